"""Which of the findings are shown: by severity and by page."""

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.rules.finding import Finding, Severity


class FindingsFilter(QSortFilterProxyModel):
    """Rows that stay keep their selection, as in the model behind."""

    def __init__(self, findings: FindingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings = findings
        self._hidden: set[Severity] = set()
        self._page = ""
        self._pages: dict[Finding, str] = {}
        self.setSourceModel(findings)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot's findings; to be called instead of the model's own."""
        self._pages = snapshot.pages_of_findings
        self._findings.show_snapshot(snapshot)

    def finding(self, index: QModelIndex) -> Finding:
        """The finding of a row."""
        return self._findings.finding(self.mapToSource(index))

    def index_of(self, finding: Finding) -> QModelIndex:
        """The row of a finding; invalid if it is not shown."""
        rows = (self.index(row, 0) for row in range(self.rowCount()))
        return next((index for index in rows if self.finding(index) == finding), QModelIndex())

    def show_severity(self, severity: Severity, *, shown: bool) -> None:
        """Show or hide all findings of a severity."""
        if shown:
            self._hidden.discard(severity)
        else:
            self._hidden.add(severity)
        self.invalidateFilter()

    def show_page(self, stem: str) -> None:
        """Show only what is mended on one page; all of it for an empty stem."""
        self._page = stem
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: ARG002 - a flat list
        """By severity and page."""
        finding = self._findings.finding(self._findings.index(source_row, 0))
        return finding.severity not in self._hidden and self._page in {"", self._pages.get(finding, "")}

"""Which of the findings are shown: by severity, by page, and beneath the causes that are unfolded."""

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.rules.finding import Finding, Severity


class FindingsFilter(QSortFilterProxyModel):
    """Rows that stay keep their selection, as in the model behind."""

    def __init__(self, findings: FindingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings = findings
        self._hidden: set[Severity] = set()
        self._page = ""
        self._pages: dict[Finding, str] = {}
        self._causes: dict[str, Finding] = {}
        self._unfolded: set[str] = set()
        self.setSourceModel(findings)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot's findings; to be called instead of the model's own."""
        self._pages = snapshot.pages_of_findings
        self._causes = {finding.key: finding for finding in snapshot.findings if finding.key}
        self.findings.show_snapshot(snapshot)

    def finding(self, index: QModelIndex) -> Finding:
        """The finding of a row."""
        return self.findings.finding(self.mapToSource(index))

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

    def is_unfolded(self, finding: Finding) -> bool:
        """Whether what follows from a finding is shown."""
        return finding.key in self._unfolded

    def unfold(self, finding: Finding, *, on: bool) -> bool:
        """Show or hide what follows from a finding; False if nothing follows, or it is so already."""
        if not self.findings.consequences(finding) or on == self.is_unfolded(finding):
            return False
        if on:
            self._unfolded.add(finding.key)
        else:
            self._unfolded.discard(finding.key)
        self.invalidateFilter()
        return True

    def following(self, finding: Finding) -> int:
        """How many findings follow from one."""
        return self.findings.consequences(finding)

    def shown_cause(self, finding: Finding) -> Finding | None:
        """The cause of a finding if it stands in the list; a finding whose cause is left out stands alone."""
        cause = self._causes.get(finding.cause) if finding.cause else None
        return cause if cause is not None and self._passes(cause) else None

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: ARG002 - a flat list
        """By severity and page, and by whether its cause is unfolded."""
        finding = self.findings.finding(self.findings.index(source_row, 0))
        if not self._passes(finding):
            return False
        cause = self.shown_cause(finding)
        return cause is None or self.is_unfolded(cause)

    def _passes(self, finding: Finding) -> bool:
        return finding.severity not in self._hidden and self._page in {"", self._pages.get(finding, "")}

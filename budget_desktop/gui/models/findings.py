"""The findings as a Qt table, gravest first."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from budget_desktop.domain.money import Measure
from budget_desktop.gui import theme
from budget_desktop.gui.models.kinds import exact
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.models.rows import follow
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.rules.finding import Finding, Severity

TITLES = ("级别", "规则", "说明", "差额（万元）")


@dataclass(frozen=True, slots=True)
class _Row:
    key: Finding


class FindingsModel(QAbstractTableModel):
    """One row per finding; rows that stay keep their selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the findings of a snapshot."""
        ordered = sorted(dict.fromkeys(snapshot.findings), key=lambda finding: ORDER.index(finding.severity))
        follow(self, self._rows, [_Row(finding) for finding in ordered], len(TITLES))

    def finding(self, index: Index) -> Finding:
        """The finding of a row."""
        return self._rows[index.row()].key

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per finding."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Severity, rule, message, difference."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; the severity in its colour."""
        if not index.isValid():
            return None
        finding = self.finding(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(finding)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(theme.sign(finding.severity).colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.message
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == len(TITLES) - 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(row.key.severity == severity for row in self._rows)

    @staticmethod
    def _texts(finding: Finding) -> tuple[str, str, str, str]:
        gap = finding.difference
        shown = "" if gap is None else exact(gap, Measure.WAN)
        return theme.sign(finding.severity).text, finding.rule, finding.message, shown

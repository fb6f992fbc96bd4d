"""The findings as a Qt table: gravest first, each cause before what follows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from budget_desktop.domain.money import Measure
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.models.rows import follow
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.rules.finding import Finding

TITLES = ("级别", "规则", "说明", "差额（万元）")
MESSAGE = TITLES.index("说明")
_GAP = TITLES.index("差额（万元）")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)
"""Of the rest, as much is asked for each cell that is painted."""


def alignment(column: int) -> Qt.AlignmentFlag:
    """Where a column's texts stand."""
    return _RIGHT if column == _GAP else _LEFT


@dataclass(frozen=True, slots=True)
class _Row:
    key: object
    """Stays while figures change; a finding without one is known by itself."""
    finding: Finding
    consequences: int


class FindingsModel(QAbstractTableModel):
    """One row per finding; rows that stay keep their selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._consequences: Counter[str] = Counter()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the findings of a snapshot."""
        findings = tuple(dict.fromkeys(snapshot.findings))
        keys = {finding.key for finding in findings if finding.key}
        self._consequences = Counter(finding.cause for finding in findings if finding.cause in keys)
        rows = [
            _Row(finding.key or finding, finding, self.consequences(finding))
            for finding in _in_order(findings)
        ]
        follow(self, self._rows, rows, len(TITLES), _differing)

    def finding(self, index: Index) -> Finding:
        """The finding of a row."""
        return self._rows[index.row()].finding

    def consequences(self, finding: Finding) -> int:
        """How many findings follow from one."""
        return self._consequences[finding.key] if finding.key else 0

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
        if role not in _ANSWERED or not index.isValid():
            return None
        finding = self.finding(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(finding, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(theme.sign(finding.severity).colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.message
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == MESSAGE and finding.cause:
            return f"随之而来：{finding.message}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(index.column())
        return None

    def text(self, finding: Finding, column: int) -> str:
        """What is said of a finding in a column."""
        if column == MESSAGE:
            following = self.consequences(finding)
            # In front, for the end of a long message is cut off.
            return (f"（另有 {following} 项随之而来）" if following else "") + finding.message
        if column == _GAP:
            return "" if finding.difference is None else exact(finding.difference, Measure.WAN)
        return finding.rule if column else theme.sign(finding.severity).text


def _differing(one: _Row, other: _Row) -> Sequence[int]:
    return () if one is other or one == other else range(len(TITLES))


def _in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Causes, the gravest first, each with its consequences behind it."""
    ordered = sorted(findings, key=lambda finding: ORDER.index(finding.severity))
    known = {finding.key for finding in ordered if finding.key and not finding.cause}
    following: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in ordered:
        if finding.cause in known:
            following[finding.cause].append(finding)
    for finding in ordered:
        if finding.cause not in known:
            yield finding
            yield from following.get(finding.key, ()) if finding.key else ()

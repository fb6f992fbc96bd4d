"""A sheet of a stranger's workbook as it looks, every number marked with what becomes of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index
from budget_desktop.intake.layout.model import CellNote, Column, Fate, SheetReading
from budget_desktop.intake.sheet import Sheet, address

SIGNS: Mapping[Fate, str] = {Fate.TAKEN: "✓", Fate.TOTAL: "Σ", Fate.CODE: "", Fate.LEFT: "×"}
"""How each fate is marked, for those who tell no colours apart."""


class SourcePicture(QAbstractTableModel):
    """The cells of one sheet; the columns' titles say what they were understood as."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(name="", cells={})
        self._notes: Mapping[tuple[int, int], CellNote] = {}
        self._columns: dict[int, list[Column]] = {}
        self._heads: frozenset[int] = frozenset()

    def show_sheet(self, sheet: Sheet, reading: SheetReading) -> None:
        """Show this sheet."""
        self.beginResetModel()
        self._sheet, self._notes = sheet, reading.notes
        self._columns = {}
        for table in reading.tables:
            for column in table.columns:
                self._columns.setdefault(column.index, []).append(column)
        self._heads = frozenset(row for table in reading.tables for row in table.head)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The rows up to the last filled one."""
        return 0 if parent.isValid() else self._sheet.height

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns up to the last filled one."""
        return 0 if parent.isValid() else self._sheet.width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Letter and meaning of a column, number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        letter = address((0, section)).rstrip("1")
        columns = self._columns.get(section, ())
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join((letter, columns[0].holds.value if columns else ""))
        if role == Qt.ItemDataRole.ToolTipRole and columns:
            return "\n".join(f"{letter} 列：{column.title}，读作{column.holds.value}" for column in columns)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, mark, colours and why."""
        here = (index.row(), index.column())
        cell = self._sheet.cells.get(here) if index.isValid() else None
        note = self._notes.get(here)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{SIGNS[note.fate]} {cell.text}".strip() if note else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(here, note)
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return _font(note, is_head=here[0] in self._heads)
        return self._colour(here, note, role)

    def _told(self, here: tuple[int, int], note: CellNote | None) -> str:
        text = self._sheet.text(*here)
        if note is None:
            return text
        why = f"：{note.reason}" if note.reason else ""
        return f"{address(here)}　{text}\n{note.fate.value}{why}"

    def _colour(self, here: tuple[int, int], note: CellNote | None, role: int) -> QColor | None:
        colours = theme.active()
        if role == Qt.ItemDataRole.BackgroundRole:
            if note is not None and note.fate is Fate.TAKEN:
                return QColor(colours.linked)
            if here[0] in self._heads:
                return QColor(colours.head)
            return QColor(colours.computed) if note is not None and note.fate is Fate.TOTAL else None
        if role == Qt.ItemDataRole.ForegroundRole and note is not None and note.fate is Fate.LEFT:
            return QColor(colours.muted)
        return None


def _font(note: CellNote | None, *, is_head: bool) -> QFont | None:
    if not is_head and (note is None or note.fate is not Fate.TAKEN):
        return None
    font = QFont()
    font.setBold(True)
    return font

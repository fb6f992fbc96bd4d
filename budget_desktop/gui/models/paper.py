"""A statutory table as Qt sees it: header rows and body in one grid, texts as printed."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from budget_desktop.domain.places import CellPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.models.rows import spans
from budget_desktop.tables.table import Cell, GridRow, Role, Table

_CENTRED = frozenset({Role.HEAD, Role.NUMBERING, Role.CODE})
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
"""Of the rest, as much is asked for each cell that is painted."""
_INDENT = "　"


class PaperModel(QAbstractTableModel):
    """Shows one table; nothing can be typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None
        self._grid: list[tuple[Cell | None, ...]] = []

    def show_table(self, table: Table) -> bool:
        """Show a table; True if its shape is another one, so that spans must be set again."""
        if table is self.table:
            return False
        grid = [*table.head, *table.body]
        same = self.table is not None and self.table.key == table.key and _of_one_shape(self._grid, grid)
        if self.table is not None and same:
            before, amounts = self._grid, self.table.amounts
            self.table, self._grid = table, grid
            # What amounts look like hangs on their format too: of an empty table the zeros are printed.
            stale = (n for n, row in enumerate(grid) if row != before[n] or table.amounts != amounts)
            for first, last in spans(stale):
                self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.table, self._grid = table, grid
            self.endResetModel()
        return not same

    def cell(self, index: Index) -> Cell | None:
        """The cell at a grid position; None where another one spans it."""
        return self._grid[index.row()][index.column()] if index.isValid() else None

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """All cells with their row and column."""
        for row, cells in enumerate(self._grid):
            for column, cell in enumerate(cells):
                if cell is not None:
                    yield row, column, cell

    def index_of(self, place: CellPlace) -> QModelIndex:
        """The grid position of a body cell; invalid if the table has no such cell."""
        from budget_desktop.tracing import grid_position

        found = grid_position(self.table, place) if self.table is not None else None
        if self.table is None or found is None:
            return QModelIndex()
        return self.index(len(self.table.head) + found[0], found[1])

    def place(self, index: Index) -> CellPlace | None:
        """The place of a body cell; cells without keys are known by where they stand."""
        cell = self.cell(index)
        if cell is None or self.table is None or index.row() < len(self.table.head):
            return None
        if cell.row:
            return CellPlace(self.table.key, cell.row, cell.column)
        row = index.row() - len(self.table.head) + 1
        return CellPlace(self.table.key, f"@{row}", f"@{index.column() + 1}")

    def text(self, cell: Cell) -> str:
        """A cell's text as printed."""
        if cell.role.is_amount and self.table is not None:
            return self.table.amounts.text(cell.amount)
        return _INDENT * cell.indent + cell.text

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Header rows and body."""
        return 0 if parent.isValid() else len(self._grid)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The table's columns."""
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment and weight by what the cell is."""
        if role not in _ANSWERED or (cell := self.cell(index)) is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            if cell.role.is_amount:
                return _RIGHT
            return _MIDDLE if cell.role in _CENTRED else _LEFT
        if role == Qt.ItemDataRole.BackgroundRole and cell.role in {Role.HEAD, Role.NUMBERING}:
            return QColor(theme.active().head)
        if role == Qt.ItemDataRole.FontRole and cell.role in {Role.TOTAL, Role.SUBTOTAL}:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and cell.role.is_amount and cell.slice is not None:
            return "点这个数，看它由哪些录入行组成"
        return None


def _of_one_shape(before: list[GridRow], grid: list[GridRow]) -> bool:
    """Whether cells span the same; rows that stayed are the very same and need no look."""
    return len(before) == len(grid) and all(
        old is new or _spans(old) == _spans(new) for old, new in zip(before, grid, strict=True)
    )


def _spans(row: GridRow) -> list[tuple[int, int]]:
    return [(cell.row_span, cell.column_span) if cell else (0, 0) for cell in row]

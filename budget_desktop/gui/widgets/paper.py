"""The view of a statutory table: spans, widths and row heights as on paper."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from budget_desktop.domain.places import CellPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.paper import PaperModel
from budget_desktop.tables.table import Table

_PADDING = theme.GRID


class Paper(QTableView):
    """Shows a `PaperModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperModel(self)
        self.setModel(self.paper)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("表格预览")

    def show_table(self, table: Table) -> None:
        """Show a table; scroll and selection stay while its shape does."""
        if not self.paper.show_table(table):
            return
        self.clearSpans()
        em = self.fontMetrics().horizontalAdvance("国")
        for number, column in enumerate(table.columns):
            self.setColumnWidth(number, round(em * column.width) + 2 * _PADDING)
        for row, column_number, cell in self.paper.cells():
            if cell.row_span > 1 or cell.column_span > 1:
                self.setSpan(row, column_number, cell.row_span, cell.column_span)
        self._fit_heights()

    def go_to(self, place: CellPlace) -> bool:
        """Make a cell current."""
        index = self.paper.index_of(place)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fit_heights(self) -> None:
        # Qt's own fitting ignores spans: a long text over five columns would get the height for one.
        metrics = self.fontMetrics()
        least = theme.row_height(self)
        heights = [least] * self.paper.rowCount()
        for row, column, cell in self.paper.cells():
            width = sum(self.columnWidth(column + n) for n in range(cell.column_span)) - _PADDING
            wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
            box = metrics.boundingRect(QRect(0, 0, width, 10**5), wrap, self.paper.text(cell))
            needed = box.height() + _PADDING
            have = sum(heights[row : row + cell.row_span])
            if needed > have:
                heights[row + cell.row_span - 1] += needed - have
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)

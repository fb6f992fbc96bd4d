"""The view of a statutory table: spans, widths and row heights as on paper, the head always in sight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from budget_desktop.domain.places import CellPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.paper import PaperModel
from budget_desktop.gui.widgets import copying, zoom
from budget_desktop.gui.widgets.opaque import Opaque
from budget_desktop.tables.table import Table

_PADDING = theme.GRID
_Index = QModelIndex | QPersistentModelIndex


class _Head(QTableView):
    """The first rows once more, above the others. It shares their selection and stands still."""

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Never: the current cell is brought into view below."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for what stands below."""
        event.ignore()


class Paper(QTableView):
    """Shows a `PaperModel`. `activated` comes on Enter and double-click, `number_clicked` on one click."""

    number_clicked = Signal(QModelIndex)
    """One cell was clicked with the mouse, not dragged over: for those who follow a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperModel(self)
        self._pressed = QModelIndex()
        self._percent = 100
        self._fits = False
        self._head = _Head(self)
        self._bare(self)
        self._bare(self._head)
        self.setModel(self.paper)
        self._head.setModel(self.paper)
        self._head.setSelectionModel(self.selectionModel())
        self._head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.setFrameShape(QTableView.Shape.NoFrame)
        for bar in ("setHorizontalScrollBarPolicy", "setVerticalScrollBarPolicy"):
            getattr(self._head, bar)(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head.setAccessibleName("表头")
        self._head.hide()
        for view in (self, self._head):
            Opaque(view)
        self.horizontalScrollBar().valueChanged.connect(self._head.horizontalScrollBar().setValue)
        self.horizontalHeader().sectionResized.connect(
            lambda column, _old, new: self._head.setColumnWidth(column, new)
        )
        self.setAccessibleName("表格预览")

    @staticmethod
    def _bare(view: QTableView) -> None:
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.horizontalHeader().hide()
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_table(self, table: Table) -> None:
        """Show a table; scroll and selection stay while its shape does."""
        if self.paper.show_table(table):
            self.fit()

    def set_zoom(self, percent: int) -> None:
        """Show at this size, or as large as the width allows where it is `zoom.FIT`."""
        self._fits = percent == zoom.FIT
        self._scale(self._fitting() if self._fits else percent)

    @property
    def percent(self) -> int:
        """The size shown at, in per cent of the letters' own."""
        return self._percent

    def fit(self) -> None:
        """Set spans, widths and heights for the letters in use."""
        table = self.paper.table
        if table is None:
            return
        if self._fits:
            self._percent = self._fitting()
        self._size_letters()
        for view in (self, self._head):
            view.clearSpans()
            for number, width in enumerate(self._natural_widths()):
                # Rounded down, so that what fits the width does not miss it by a pixel.
                view.setColumnWidth(number, int(width * self._percent / 100))
            for row, column_number, cell in self.paper.cells():
                if cell.row_span > 1 or cell.column_span > 1:
                    view.setSpan(row, column_number, cell.row_span, cell.column_span)
        self._fit_heights()
        self._place_head()

    def _scale(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            self.fit()

    def _natural_widths(self) -> list[float]:
        """Widths of the columns at 100 %."""
        em = QFontMetrics(QApplication.font()).horizontalAdvance("国")
        columns = self.paper.table.columns if self.paper.table is not None else ()
        return [em * column.width + 2 * _PADDING for column in columns]

    def _fitting(self) -> int:
        """The size the whole width can be seen at, as far as it can still be read."""
        # The scroll bar counts whether it shows or not: it must not come and go with the size.
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        wanted = sum(self._natural_widths())
        return zoom.readable(room * 100 / wanted) if wanted else 100

    def _size_letters(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._percent / 100)
        for view in (self, self._head):
            view.setFont(font)

    def go_to(self, place: CellPlace) -> bool:
        """Make a cell current."""
        if not place.row:
            # What stands around the body: the table itself is the place.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        index = self.paper.index_of(place)
        if not index.isValid():
            return False
        across = self.horizontalScrollBar().value()
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        # Sideways no further than needed: the labels stand at the left.
        self.horizontalScrollBar().setValue(across)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view, and out from under the head."""
        super().scrollTo(index, hint)
        hidden = self.head_height() - self.visualRect(index).top()
        if index.row() >= self._head_rows() and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def head_height(self) -> int:
        """How much of the view the standing head takes; nothing where it would take too much."""
        height = sum(self.rowHeight(row) for row in range(self._head_rows()))
        return height if height * 2 < self.viewport().height() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected block as it is printed."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copying.copy(copying.block(self.paper, self.selectedIndexes()))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a drag."""
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self.indexAt(event.position().toPoint()) if plain else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one cell."""
        super().mouseReleaseEvent(event)
        index, self._pressed = self._pressed, QModelIndex()
        if index.isValid() and index == self.indexAt(event.position().toPoint()):
            self.number_clicked.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head keeps the width of the view, and so does what is to fit it."""
        super().resizeEvent(event)
        if self._fits:
            self._scale(self._fitting())
        self._place_head()

    def _head_rows(self) -> int:
        return len(self.paper.table.head) if self.paper.table is not None else 0

    def _place_head(self) -> None:
        height = self.head_height()
        self._head.setVisible(height > 0)
        inner = self.viewport().geometry()
        self._head.setGeometry(inner.x(), inner.y(), inner.width(), height)
        self._head.verticalScrollBar().setValue(0)
        self._head.horizontalScrollBar().setValue(self.horizontalScrollBar().value())

    def _fit_heights(self) -> None:
        # Qt's own fitting ignores spans: a long text over five columns would get the height for one.
        metrics, padding = self.fontMetrics(), round(_PADDING * self._percent / 100)
        least = theme.row_height(self)
        heights = [least] * self.paper.rowCount()
        for row, column, cell in self.paper.cells():
            width = sum(self.columnWidth(column + n) for n in range(cell.column_span)) - padding
            wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
            box = metrics.boundingRect(QRect(0, 0, width, 10**5), wrap, self.paper.text(cell))
            needed = box.height() + padding
            have = sum(heights[row : row + cell.row_span])
            if needed > have:
                heights[row + cell.row_span - 1] += needed - have
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
            self._head.setRowHeight(row, height)

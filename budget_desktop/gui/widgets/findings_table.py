"""The list of findings: what follows from a finding is folded beneath it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.models.findings import MESSAGE, alignment
from budget_desktop.gui.widgets import copying
from budget_desktop.gui.widgets.cell_paint import draw_text
from budget_desktop.gui.widgets.findings_filter import FindingsFilter
from budget_desktop.gui.widgets.opaque import Opaque
from budget_desktop.gui.widgets.selecting import select_alone
from budget_desktop.rules.finding import Finding

_ROWS = 6
"""Rows the panel shows before anybody has drawn it taller, its two headers counted."""
_FOLDED, _UNFOLDED, _BENEATH = "▸ ", "▾ ", "　　"


class FindingsTable(QTableView):
    """Enter goes to the place; → shows what follows from a finding, ← hides it; Ctrl+C copies whole rows."""

    confirmed = Signal()
    """F9 or Ctrl+Enter: what the current finding doubts still holds."""

    def __init__(self, shown: FindingsFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setModel(shown)
        self.setAccessibleName("校验结果")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegate(_Delegate(shown, self))
        self.fit_columns()
        Opaque(self)

    def selectRow(self, row: int) -> None:
        """Select one row alone, also while Shift is held."""
        select_alone(self, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing was found; the panel keeps its height, so that nothing jumps."""
        super().paintEvent(event)
        if self._shown.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.active().muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty_text())

    def _empty_text(self) -> str:
        return "没有符合筛选的问题" if self._shown.sourceModel().rowCount() > 0 else "没有发现问题"

    def sizeHint(self) -> QSize:
        """A few findings; the dock can be drawn taller."""
        return QSize(super().sizeHint().width(), _ROWS * theme.row_height(self))

    def lay_out(self) -> None:
        """Find a place for rows that came now: Qt would a turn later, and paint them after all else."""
        self.executeDelayedItemsLayout()

    def fit_columns(self) -> None:
        """Take over the size of the letters."""
        self.verticalHeader().setMinimumSectionSize(theme.row_height(self))
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        em = self.fontMetrics().horizontalAdvance("国")
        for column, width in ((0, 7), (1, 5), (3, 8)):
            self.setColumnWidth(column, em * width)
        self.horizontalHeader().setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, fold, confirm; Enter alone is `activated` already."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            copying.copy(copying.block(self.model(), self.selectedIndexes()))
        elif event.key() == Qt.Key.Key_F9 or (
            entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Right:
            self._unfold()
        elif event.key() == Qt.Key.Key_Left:
            self._fold()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow before a message folds and unfolds."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        from_left = event.position().x() - self.columnViewportPosition(MESSAGE)
        if index.isValid() and index.column() == MESSAGE and from_left < 2 * theme.GRID:
            finding = self._shown.finding(index)
            self._shown.unfold(finding, on=not self._shown.is_unfolded(finding))

    def _unfold(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._shown.unfold(self._shown.finding(index), on=True)

    def _fold(self) -> None:
        """Hide what follows, or go back to what it follows from."""
        index = self.currentIndex()
        if not index.isValid():
            return
        finding = self._shown.finding(index)
        cause = self._shown.shown_cause(finding)
        if cause is not None:
            self.selectRow(self._shown.index_of(cause).row())
        else:
            self._shown.unfold(finding, on=False)


class _Delegate(QStyledItemDelegate):
    """Paints at once what Qt would ask for role by role, through the filter and the model."""

    def __init__(self, shown: FindingsFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A sign keeps its colour when selected. An arrow stands before what can be unfolded; what follows is
        set in. Neither is part of what is copied."""
        at = self._shown.mapToSource(index)
        source = self._shown.findings
        finding, column = source.finding(at), at.column()
        text = source.text(finding, column)
        if column == 0:
            colour = QColor(theme.sign(finding.severity).colour)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)  # type: ignore[attr-defined]  # not in Qt's stubs
        elif column == MESSAGE:
            text = self._mark(finding) + text
        draw_text(painter, option, text, alignment(column))

    def _mark(self, finding: Finding) -> str:
        if self._shown.following(finding):
            return _UNFOLDED if self._shown.is_unfolded(finding) else _FOLDED
        return _BENEATH if self._shown.shown_cause(finding) is not None else ""

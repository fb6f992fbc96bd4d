"""The dock that lists what the rules found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTextBrowser,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.session.snapshot import Snapshot, explanation_place, first_place
from budget_desktop.gui.widgets import copying
from budget_desktop.gui.widgets.findings_filter import FindingsFilter
from budget_desktop.gui.widgets.findings_head import FindingsHead
from budget_desktop.rules.finding import Finding

_ROWS = 6
"""Rows the panel shows before anybody has drawn it taller, its two headers counted."""


class FindingsPanel(QDockWidget):
    """Filters in the title, then severity, rule, message, difference. Enter or a double-click goes there.

    A new snapshot changes rows and texts in place: focus, selection and scroll stay.
    """

    wanted = Signal(object)
    """The place of the finding to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("校验", parent)
        self.setObjectName("findings")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self.model = FindingsModel(self)
        self.shown = FindingsFilter(self.model, self)
        self.table = _FindingsTable(self)
        self.table.setModel(self.shown)
        self.table.fit_columns()
        self.table.activated.connect(self._go)
        self.detail = QTextBrowser(self)
        self.detail.setAccessibleName("校验说明全文")
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        body = QSplitter(self)
        body.addWidget(self.table)
        body.addWidget(self.detail)
        body.setStretchFactor(0, 3)
        body.setStretchFactor(1, 1)
        self.setWidget(body)
        self.head = FindingsHead(self)
        self.setTitleBarWidget(self.head)
        self.head.severity_toggled.connect(lambda severity, on: self.shown.show_severity(severity, shown=on))
        self.head.page_chosen.connect(self.shown.show_page)
        self.head.explain_button.clicked.connect(self._explain)
        self.head.close_button.clicked.connect(self.close)
        self.shown.rowsInserted.connect(lambda *_: self._count())
        self.shown.rowsRemoved.connect(lambda *_: self._count())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot's findings; the selected one stays selected while it is found."""
        self.shown.show_snapshot(snapshot)
        self.head.show_counts(snapshot)
        self._count()
        self._show_detail()

    @property
    def current(self) -> Finding | None:
        """The selected finding."""
        index = self.table.currentIndex()
        return self.shown.finding(index) if index.isValid() else None

    def step(self, by: int) -> None:
        """Select the next finding shown, or the one before, and go to its place."""
        rows = self.shown.rowCount()
        if rows:
            row = self.table.currentIndex().row()
            # Focus alone makes the first row current without anybody having chosen it.
            chosen = self.table.selectionModel().isRowSelected(row, QModelIndex()) if row >= 0 else False
            row = (row + by) % rows if chosen else (0 if by > 0 else rows - 1)
            self.table.selectRow(row)
            self._go(self.shown.index(row, 0))

    def select(self, finding: Finding) -> None:
        """Select a finding, if it is shown, and go to its place."""
        index = self.shown.index_of(finding)
        if index.isValid():
            self.table.selectRow(index.row())
        if (place := first_place(finding)) is not None:
            self.wanted.emit(place)

    def _show_detail(self) -> None:
        """The whole message of the current finding: rows cut long ones off."""
        finding = self.current
        text = finding.message if finding else ""
        if self.detail.toPlainText() != text:
            self.detail.setPlainText(text)
        self.head.show_finding(finding)

    def _count(self) -> None:
        self.head.show_number(self.shown.rowCount(), self.model.rowCount())

    def _go(self, index: QModelIndex) -> None:
        if (place := first_place(self.shown.finding(index))) is not None:
            self.wanted.emit(place)

    def _explain(self) -> None:
        finding = self.current
        if finding is not None and (place := explanation_place(finding)) is not None:
            self.wanted.emit(place)


class _SignDelegate(QStyledItemDelegate):
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A selected sign keeps its colour."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)  # type: ignore[attr-defined]


class _FindingsTable(QTableView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("校验结果")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegateForColumn(0, _SignDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing was found; the panel keeps its height, so that nothing jumps."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.active().muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty_text())

    def _empty_text(self) -> str:
        model = self.model()
        hidden = isinstance(model, FindingsFilter) and model.sourceModel().rowCount() > 0
        return "没有符合筛选的问题" if hidden else "没有发现问题"

    def sizeHint(self) -> QSize:
        """A few findings; the dock can be drawn taller."""
        return QSize(super().sizeHint().width(), _ROWS * theme.row_height(self))

    def fit_columns(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.row_height(self))
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        em = self.fontMetrics().horizontalAdvance("国")
        header = self.horizontalHeader()
        for column, width in ((0, 7), (1, 5), (3, 8)):
            self.setColumnWidth(column, em * width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected findings as text; Enter is `activated` already."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copying.copy(copying.block(self.model(), self.selectedIndexes()))
            return
        super().keyPressEvent(event)

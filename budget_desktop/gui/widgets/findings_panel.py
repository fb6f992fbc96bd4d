"""The dock that lists what the rules found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
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

from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.gui import theme
from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.rules.finding import Finding

_ROWS = 6
"""Rows the panel shows before anybody has drawn it taller, its two headers counted."""


class FindingsPanel(QDockWidget):
    """Severity, rule, message, difference. Enter or a double-click goes to the place."""

    wanted = Signal(object)
    """The place of the finding to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("校验", parent)
        self.setObjectName("findings")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self.model = FindingsModel(self)
        self.table = _FindingsTable(self)
        self.table.setModel(self.model)
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

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot's findings; the selected one stays selected while it is found."""
        self.model.show_snapshot(snapshot)
        counts = [f"{severity.label} {self.model.count(severity)}" for severity in ORDER]
        self.setWindowTitle("校验　" + " · ".join(counts))
        self._show_detail()

    def _show_detail(self) -> None:
        """The whole message of the current finding: rows cut long ones off."""
        index = self.table.currentIndex()
        text = self.model.finding(index).message if index.isValid() else ""
        if self.detail.toPlainText() != text:
            self.detail.setPlainText(text)

    def step(self, by: int) -> None:
        """Select the next finding, or the one before, and go to its place."""
        rows = self.model.rowCount()
        if rows:
            current = self.table.currentIndex()
            row = (current.row() + by) % rows if current.isValid() else 0
            self.table.selectRow(row)
            self._go(self.model.index(row, 0))

    def _go(self, index: QModelIndex) -> None:
        if (place := first_place(self.model.finding(index))) is not None:
            self.wanted.emit(place)


def first_place(finding: Finding) -> Place | None:
    """Where to mend a finding: an entry if it names one, else the first place it names."""
    entries = [place for place in finding.places if isinstance(place, EntryPlace)]
    # A place without a key means that something is missing in a collection, an entry says more.
    named = next((place for place in entries if place.key or place.collection == "header"), None)
    return named or next(iter(entries), None) or next(iter(finding.places), None)


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
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegateForColumn(0, _SignDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing was found; the panel keeps its height, so that nothing jumps."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.active().muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, "没有发现问题")

    def sizeHint(self) -> QSize:
        """A few findings; the dock can be drawn taller."""
        return QSize(super().sizeHint().width(), _ROWS * theme.row_height(self))

    def fit_columns(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        header = self.horizontalHeader()
        for column, width in ((0, 7), (1, 5), (3, 8)):
            self.setColumnWidth(column, em * width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected findings as text; Enter is `activated` already."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            columns = range(self.model().columnCount())
            lines = [
                "\t".join(str(self.model().index(row, column).data()) for column in columns) for row in rows
            ]
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)

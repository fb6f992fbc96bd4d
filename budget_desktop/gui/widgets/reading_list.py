"""A read-only table in a dialog: rows of texts, to be gone through and copied by keyboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from budget_desktop.entry.block import write_block
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.selecting import select_alone


class TextRows(QAbstractTableModel):
    """Rows of texts under titles; some rows in a colour."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._rows: Sequence[Sequence[str]] = ()
        self._colours: Sequence[str] = ()

    def show_rows(self, rows: Sequence[Sequence[str]], colours: Sequence[str] = ()) -> None:
        """Show these; `colours` names one for each row, or nothing."""
        self.beginResetModel()
        self._rows, self._colours = rows, colours
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row per row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """One column per title."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if across else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, whole as a tip."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and self._colours and self._colours[index.row()]:
            return QColor(self._colours[index.row()])
        return None


class ReadingList(QTableView):
    """Shows `TextRows`; Ctrl+C copies the selected rows."""

    def __init__(self, titles: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TextRows(titles, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.row_height(self))
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        frame_focus(self)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Widths in full-width characters; the last column takes the rest."""
        em = self.fontMetrics().horizontalAdvance("国")
        for column, width in enumerate(widths):
            self.setColumnWidth(column, round(em * width) + 2 * theme.GRID)

    def selectRow(self, row: int) -> None:
        """Select one row alone, also while Shift is held."""
        select_alone(self, row)

    def selected_rows(self) -> list[int]:
        """The selected rows, top to bottom."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy as a spreadsheet takes it; Enter is the dialog's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = [
                [str(self.rows.index(row, column).data()) for column in range(self.rows.columnCount())]
                for row in self.selected_rows()
            ]
            QGuiApplication.clipboard().setText(write_block(rows))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

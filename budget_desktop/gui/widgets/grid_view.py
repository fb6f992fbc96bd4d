"""Sorting and filtering of a grid: a line to type in, the header, and the arrow that says what is on."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from budget_desktop.entry.readings import folded
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.widgets.record_table import RecordTable


class GridView(QObject):
    """Changes the model's arrangement. The stored order is never touched."""

    changed = Signal()
    """Other rows show, or in another order."""

    def __init__(self, table: RecordTable, filter_edit: QLineEdit) -> None:
        super().__init__(table)
        self._table = table
        self._edit = filter_edit
        self._sorted: tuple[int, bool] | None = None
        """Column, and whether it descends."""
        filter_edit.textEdited.connect(self._filter)
        filter_edit.returnPressed.connect(table.setFocus)
        filter_edit.installEventFilter(self)
        table.horizontalHeader().sectionDoubleClicked.connect(self.sort)

    @property
    def is_on(self) -> bool:
        """Whether the rows show otherwise than they are stored."""
        return not self._model.arrangement.is_plain

    def sort_here(self) -> None:
        """Sort by the column of the current cell: up, down, stored order, in turn."""
        if self._table.currentIndex().isValid():
            self.sort(self._table.currentIndex().column())

    def sort(self, column: int) -> None:
        """Sort by a column: up, down, stored order, in turn."""
        turn = {None: (column, False), (column, False): (column, True), (column, True): None}
        self._sorted = turn.get(self._sorted, (column, False))
        arrangement = self._model.arrangement.unsorted()
        if self._sorted is not None:
            arrangement = arrangement.sorted(
                self._model.stored, lambda record: self._rank(column, record), descending=self._sorted[1]
            )
        self._model.arrange(arrangement)
        self._show_arrow()
        self.changed.emit()

    def open_filter(self) -> None:
        """Show the line to type in."""
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def filter_same(self) -> None:
        """Only the rows that say the same in the current column."""
        at, model = self._table.currentIndex(), self._model
        if at.isValid():
            wanted = str(at.data() or "")
            keys = {
                model.record(cell).key
                for cell in self._column(at.column())
                if str(cell.data() or "") == wanted
            }
            model.arrange(model.arrangement.filtered(model.stored, lambda record: record.key in keys))
            self.changed.emit()

    def show_all(self) -> None:
        """All rows in their stored order."""
        self._sorted = None
        self._edit.clear()
        self._edit.hide()
        self._model.arrange(self._model.arrangement.unsorted().unfiltered())
        self._show_arrow()
        self._table.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the line shows all rows again; Down goes to them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._edit.clear()
                self._filter("")
                self._edit.hide()
                self._table.setFocus()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._table.setFocus()
                return True
        return super().eventFilter(watched, event)

    @property
    def _model(self) -> RecordModel:
        return self._table.records()

    def _filter(self, text: str) -> None:
        model, wanted = self._model, folded(text).lower()
        if wanted:
            model.arrange(model.arrangement.unfiltered())
            kept = {
                record.key
                for row, record in enumerate(model.records)
                if any(
                    wanted in folded(str(model.index(row, column).data() or "")).lower()
                    for column in self._table.shown_columns()
                )
            }
            model.arrange(model.arrangement.filtered(model.stored, lambda record: record.key in kept))
        else:
            model.arrange(model.arrangement.unfiltered())
        self.changed.emit()

    def _column(self, column: int) -> list[Any]:
        return [self._model.index(row, column) for row in range(self._model.rowCount())]

    def _rank(self, column: int, record: Any) -> Any:
        """What a row is sorted by: numbers by size, codes by code, all else by what is shown."""
        declared, model = self._model.spec.columns[column], self._model
        row = model.row_of(record.key)
        if row < 0:
            return None
        cell = model.index(row, column)
        value = model.shown_value(cell)
        if value in (None, ""):
            return None
        return value if declared.kind.is_number else str(cell.data())

    def _show_arrow(self) -> None:
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is not None:
            column, descends = self._sorted
            order = Qt.SortOrder.DescendingOrder if descends else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)

"""The table of a grid: keys as in a spreadsheet, copy and paste as tab-separated text."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.kinds import EntryError
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.widgets.delegate import CellDelegate
from budget_desktop.gui.widgets.explanation import Explanation

if TYPE_CHECKING:
    from collections.abc import Callable

_ARROWS = frozenset({"Left", "Right", "Up", "Down"})
_KEYPAD = Qt.KeyboardModifier.KeypadModifier.value


class RecordTable(QTableView):
    """A view of a `RecordModel`. Typing begins an edit, Enter goes down, Tab right, Del empties."""

    row_wanted = Signal(int)
    """A row is wanted below this one."""
    rows_unwanted = Signal()
    """The selected rows are to be deleted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = CellDelegate(self)
        self._delegate.leaving.connect(self.step)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.row_height(self))
        rows.setDefaultSectionSize(theme.row_height(self))
        self.horizontalHeader().setHighlightSections(False)
        self._tab_start: int | None = None
        self._keys: dict[str, Callable[[], object]] = {
            "Ctrl+C": self.copy,
            "Ctrl+V": self.paste,
            "Return": lambda: self.step(1, 0),
            "Enter": lambda: self.step(1, 0),
            "Tab": lambda: self.step(0, 1),
            "Shift+Backtab": lambda: self.step(0, -1),
            "Del": self.clear,
            "Backspace": self.clear,
            "Ctrl+Ins": lambda: self.row_wanted.emit(self.currentIndex().row()),
            "Ctrl+Del": self.rows_unwanted.emit,
        }
        self._explanation = Explanation(self.viewport())

    def show_model(self, model: RecordModel) -> None:
        """Show a model, its columns as wide as declared."""
        self.setModel(model)
        em = self.fontMetrics().horizontalAdvance("国")
        for number, column in enumerate(model.spec.columns):
            self.setColumnWidth(number, round(em * column.width) + theme.GRID * 2)
            if column.grows:
                self.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setStretchLastSection(not any(column.grows for column in model.spec.columns))
        self.show_needed_columns()

    def records(self) -> RecordModel:
        """The model."""
        return cast("RecordModel", self.model())

    def selected_rows(self) -> list[int]:
        """Rows with a selected cell, top to bottom."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def go_to(self, place: EntryPlace) -> bool:
        """Make a place's cell current; False if it is not here."""
        index = self.records().index_of(place)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_needed_columns(self) -> None:
        """Hide the columns that have nothing to say in the current snapshot."""
        for number, column in enumerate(self.records().spec.columns):
            needed = column.only_if is None or column.only_if(self.records().snapshot)
            self.setColumnHidden(number, not needed)

    def _shown_columns(self) -> list[int]:
        return [number for number in range(self.records().columnCount()) if not self.isColumnHidden(number)]

    def step(self, rows: int, columns: int) -> None:
        """Move on by so many cells: Tab wraps to the next row, Enter returns to where Tab began."""
        at = self.currentIndex()
        if not at.isValid():
            return
        row, column = at.row() + rows, at.column() + columns
        if columns and self._tab_start is None:
            self._tab_start = at.column()
        if rows == 1 and self._tab_start is not None:
            column, self._tab_start = self._tab_start, None
        shown = self._shown_columns()
        while columns and column not in shown and 0 <= column <= shown[-1]:
            column += columns
        if column > shown[-1]:
            row, column = row + 1, shown[0]
        elif column < shown[0]:
            row, column = row - 1, shown[-1]
        if row >= self.records().rowCount():
            if columns:
                self.row_wanted.emit(at.row())
            return
        if row < 0:
            self.focusPreviousChild()
            return
        self.setCurrentIndex(self.records().index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Spreadsheet keys; all else is Qt's."""
        self._explanation.explain("")
        keys = QKeySequence(event.keyCombination().toCombined() & ~_KEYPAD).toString()
        if (act := self._keys.get(keys)) is not None:
            act()
            return
        if keys in _ARROWS:
            self._tab_start = None
        elif event.text().isprintable() and event.text():
            self._explain_lock()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A grid one comes to by key has a current cell to be seen."""
        super().focusInEvent(event)
        current = self.currentIndex()
        if self.records().rowCount() and not (
            current.isValid() and current.column() in self._shown_columns()
        ):
            self.select_first(max(current.row(), 0))

    def _explain_lock(self) -> None:
        """Say why nothing happens when somebody types in a computed cell."""
        index = self.currentIndex()
        if index.isValid() and (reason := self.records().reason_locked(index)):
            self._explanation.explain(f"这一格不能输入：{reason}")

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another cell: what was explained about the last one is stale."""
        super().currentChanged(current, previous)
        self._explanation.explain("")

    def clear(self) -> None:
        """Empty the selected cells."""
        self.records().clear(self.selectedIndexes())

    def copy(self) -> None:
        """The selected block as shown, tab-separated, as Excel and WPS take it."""
        chosen = self.selectedIndexes()
        columns = sorted({index.column() for index in chosen} & set(self._shown_columns()))
        lines = [
            "\t".join(str(self.records().index(row, column).data() or "") for column in columns)
            for row in self.selected_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """A block from a spreadsheet, from the current cell on; all of it or nothing."""
        start, model = self.currentIndex(), self.records()
        values: dict[EntryPlace, object] = {}
        columns = [column for column in self._shown_columns() if column >= start.column()]
        for down, line in enumerate(QGuiApplication.clipboard().text().splitlines()):
            for column, text in zip(columns, line.split("\t"), strict=False):
                index = model.index(start.row() + down, column)
                if not index.isValid() or model.reason_locked(index):
                    continue
                try:
                    values[model.place(index)] = model.parse(index, text)
                except EntryError as error:
                    self.select(index)
                    where = f"第{index.row() + 1}行{model.column(index).title}"
                    self._explanation.explain(f"没有粘贴：{where}，{error}")
                    return
        model.set_many("粘贴", values)

    def select_first(self, row: int) -> None:
        """Make a row's first shown cell current."""
        self.select(self.records().index(row, self._shown_columns()[0]))

    def select(self, index: QModelIndex) -> None:
        """Make one cell current and alone selected."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

"""The table of a grid: moving, selecting and typing as in a spreadsheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit, QTableView, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.widgets.columns_memory import ColumnsMemory, settings_of
from budget_desktop.gui.widgets.delegate import CellDelegate, Leave
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.grid_jumps import Jumps
from budget_desktop.gui.widgets.opaque import Opaque

if TYPE_CHECKING:
    from collections.abc import Callable

    from budget_desktop.domain.packet import Record

_ARROWS = frozenset({"Left", "Right", "Up", "Down"})
_TURN_LEAVES = frozenset({"Ctrl+Tab", "Ctrl+Backtab", "Ctrl+Shift+Tab", "Ctrl+Shift+Backtab"})
"""Qt's tables would move in the grid."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier.value


class RecordTable(QTableView):
    """A view of a `RecordModel`. Typing begins an edit; Enter goes down or right, as the settings say."""

    row_wanted = Signal(int)
    """A row is wanted below this one, because somebody went on behind the last."""
    done = Signal(int)
    """Somebody goes on to what comes behind the grid (1), or back before it (-1)."""
    wanted = Signal(object)
    """The person wants to see what a cell comes from: its place."""
    menu_wanted = Signal(object)
    """The context menu is wanted at this point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = CellDelegate(self)
        self._delegate.leaving.connect(self.leave)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        Opaque(self)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.row_height(self))
        rows.setDefaultSectionSize(theme.row_height(self))
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self.look_into)
        self._tab_start: int | None = None
        self.begun: Record | None = None
        """The row added last, as it was before anything was typed in it."""
        self.keys: dict[str, Callable[[], object]] = {
            "Return": lambda: self.leave(Leave.ENTER),
            "Enter": lambda: self.leave(Leave.ENTER),
            "Shift+Return": lambda: self.leave(Leave.ENTER_BACK),
            "Shift+Enter": lambda: self.leave(Leave.ENTER_BACK),
            "Ctrl+Return": lambda: self.leave(Leave.DONE),
            "Ctrl+Enter": lambda: self.leave(Leave.DONE),
            "Ctrl+Shift+Return": lambda: self.leave(Leave.DONE_BACK),
            "Ctrl+Shift+Enter": lambda: self.leave(Leave.DONE_BACK),
            "Tab": lambda: self.leave(Leave.TAB),
            "Shift+Backtab": lambda: self.leave(Leave.TAB_BACK),
            # Qt passes Shift+Tab on without the Shift.
            "Backtab": lambda: self.leave(Leave.TAB_BACK),
            "F2": lambda: self.look_into(self.currentIndex()),
            "Shift+F10": self._ask_for_menu,
        }
        self.keys.update(Jumps(self).keys)
        self._explanation = Explanation(
            self.viewport(), lambda: self.visualRect(self.currentIndex()), is_calm=True
        )

    def show_model(self, model: RecordModel) -> None:
        """Show a model, its columns as wide as declared or as somebody left them."""
        self.setModel(model)
        self.columns = ColumnsMemory(self, model.spec)
        self.columns.restore()
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
        # Alone, also while the Ctrl of the key that led here is still held.
        self.select(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def explain(self, text: str) -> None:
        """Say something under the current cell."""
        self._explanation.explain(text)

    # Columns

    def show_needed_columns(self) -> None:
        """Hide the columns that have nothing to say in the current snapshot."""
        snapshot, changed = self.records().snapshot, False
        for number, column in enumerate(self.records().spec.columns):
            if column.only_if is not None and column.only_if(snapshot) == self.isColumnHidden(number):
                self.setColumnHidden(number, not self.isColumnHidden(number))
                changed = True
        if changed:
            self.columns.share()

    def shown_columns(self) -> list[int]:
        """The columns that show, left to right as they stand on screen."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(self.records().columnCount())]
        return [column for column in order if not self.isColumnHidden(column)]

    def leave(self, how: Leave) -> None:
        """Go on from the current cell."""
        settings = settings_of(self)
        right = settings is not None and settings.enter_moves_right
        if how is Leave.TAB or (how is Leave.ENTER and right):
            self._sideways(1)
        elif how is Leave.TAB_BACK or (how is Leave.ENTER_BACK and right):
            self._sideways(-1)
        elif how is Leave.ENTER:
            self._down()
        elif how in (Leave.DONE, Leave.DONE_BACK):
            self._tab_start = None
            self.done.emit(1 if how is Leave.DONE else -1)
        else:
            if how in (Leave.LEFT, Leave.RIGHT):
                self._tab_start = None
            down = {Leave.UP: -1, Leave.ENTER_BACK: -1, Leave.DOWN: 1}.get(how, 0)
            self.step(down, {Leave.LEFT: -1, Leave.RIGHT: 1}.get(how, 0))

    def step(self, rows: int, columns: int) -> None:
        """To a neighbouring cell, if there is one."""
        at, shown = self.currentIndex(), self.shown_columns()
        if not at.isValid() or at.column() not in shown:
            return
        place = min(max(shown.index(at.column()) + columns, 0), len(shown) - 1)
        row = min(max(at.row() + rows, 0), self.records().rowCount() - 1)
        self.select(self.records().index(row, shown[place]))

    def _down(self) -> None:
        """Down; after tabbing, to the column where that began, and behind the last row to a new one."""
        at, began = self.currentIndex(), self._tab_start
        self._tab_start = None
        if at.row() + 1 < self.records().rowCount():
            self.select(self.records().index(at.row() + 1, at.column() if began is None else began))
        elif began is not None or not at.isValid():
            self._go_on_below(at)
        elif (wanting := self._wanting_after(at)) is not None:
            self.select(wanting)
        elif self.records().spec.create is not None:
            self.explain("已是最后一行，按 Ctrl+Insert 再添加一行")

    def _wanting_after(self, at: Index) -> QModelIndex | None:
        """The next cell of a row that is still to be filled, to the right and then from the left."""
        model, shown = self.records(), self.shown_columns()
        model.workspace.show_typed()
        place = shown.index(at.column())
        cells = (model.index(at.row(), column) for column in shown[place + 1 :] + shown[:place])
        return next((cell for cell in cells if model.is_wanting(cell)), None)

    def _sideways(self, step: int) -> None:
        """To the next cell there is something to type in, on the next row if need be."""
        at, model, shown = self.currentIndex(), self.records(), self.shown_columns()
        if not at.isValid():
            if step > 0:
                self.row_wanted.emit(-1)
            else:
                self.leave(Leave.DONE_BACK)
            return
        if self._tab_start is None:
            self._tab_start = at.column()
        row = at.row()
        places = range(shown.index(at.column()) + step, len(shown) if step > 0 else -1, step)
        while 0 <= row < model.rowCount():
            for place in places:
                cell = model.index(row, shown[place])
                if model.column(cell).locked or model.column(cell).derived:
                    # Whether one can type there may hang on what was typed just now.
                    model.workspace.show_typed()
                if not model.reason_locked(cell) and not self._follows_by_itself(cell):
                    self.select(cell)
                    return
            row += step
            places = range(len(shown)) if step > 0 else range(len(shown) - 1, -1, -1)
        if step > 0 and model.spec.create is not None:
            self._go_on_below(at)
        else:
            self.leave(Leave.DONE if step > 0 else Leave.DONE_BACK)

    def _go_on_below(self, at: Index) -> None:
        """To a new row; not from one that was added itself and nothing typed in it: rows would pile up."""
        self.records().workspace.show_typed()
        if at.isValid() and self.records().record(at) == self.begun:
            self.explain("这一行还没有填。不要这一行按 Ctrl+Delete，离开表格按 Ctrl+回车")
        else:
            self.row_wanted.emit(at.row())

    def _follows_by_itself(self, cell: Index) -> bool:
        """Typed over or not: one goes there by arrow, and Tab always lands on the same cells."""
        column, model = self.records().column(cell), self.records()
        return column.follows or (column.derived is not None and model.shown_value(cell) not in (None, ""))

    def select_first(self, row: int) -> None:
        """Go to the first cell of a row still to be filled, or else to the first one can type in."""
        model, shown = self.records(), self.shown_columns()
        cells = [model.index(row, column) for column in shown]
        open_cells = [cell for cell in cells if not model.reason_locked(cell)]
        # A row is begun at its beginning: what it belongs to stands left of what is still to be filled.
        self.horizontalScrollBar().setValue(0)
        self.select(next((cell for cell in cells if model.is_wanting(cell)), (open_cells or cells)[0]))

    def select(self, index: QModelIndex) -> None:
        """Make one cell current and alone selected."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room for the columns that grow."""
        super().resizeEvent(event)
        if self.model() is not None:
            self.columns.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Spreadsheet keys; all else is Qt's."""
        self.explain("")
        keys = QKeySequence(event.keyCombination().toCombined() & ~_KEYPAD).toString()
        if (act := self.keys.get(keys)) is not None:
            act()
            return
        if keys in _TURN_LEAVES:
            event.ignore()
            return
        is_typing = event.text().isprintable() and bool(event.text())
        if keys in _ARROWS:
            self._tab_start = None
        elif is_typing:
            if not self.currentIndex().isValid():
                self.row_wanted.emit(-1)
            self._explain_lock()
        self._delegate.is_typing = is_typing
        super().keyPressEvent(event)
        self._delegate.is_typing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method brings is typed, too: it begins a row and an edit as a key does."""
        if not self.currentIndex().isValid():
            self.row_wanted.emit(-1)
        self._explain_lock()
        was_open = self._is_editing()
        self._delegate.is_typing = True
        super().inputMethodEvent(event)
        self._delegate.is_typing = False
        editor = QApplication.focusWidget()
        is_new = self._is_editing() and not was_open
        if event.commitString() and is_new and isinstance(editor, QLineEdit) and not editor.isModified():
            # Qt opens the editor but drops what comes without having been composed: a sign such as “ or ≥.
            QApplication.sendEvent(editor, event)

    def _is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who takes the mouse has stopped tabbing."""
        self._tab_start = None
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the mouse, or at the current cell when asked for by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        else:
            self.menu_wanted.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        self.scrollTo(self.currentIndex())
        area = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(area.bottomLeft()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A grid one comes to by key has a current cell to be seen, one there is something to type in."""
        # Before Qt makes the very first one current, be it computed or not.
        current = self.currentIndex()
        super().focusInEvent(event)
        if self.records().rowCount() and not (current.isValid() and current.column() in self.shown_columns()):
            self.select_first(max(current.row(), 0))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """What changed is painted alone: Qt takes one pixel more, and with it whole cells beside it."""
        ends = self.visualRect(first), self.visualRect(last)
        is_plain = (
            self.state() == QAbstractItemView.State.NoState
            and not self.horizontalHeader().sectionsMoved()
            and not QAccessible.isActive()
        )
        if is_plain and all(area.isValid() for area in ends):
            self.viewport().update(ends[0].united(ends[1]))
        else:
            super().dataChanged(first, last, roles)

    def look_into(self, index: Index) -> None:
        """Mend what stands in a cell; from a computed one, go to what it comes from."""
        if not index.isValid():
            return
        if not self.records().reason_locked(index):
            self.edit(self.records().index(index.row(), index.column()))
        elif origin := self.records().origin(index):
            self.wanted.emit(origin[0])
        else:
            self._explain_lock()

    def _explain_lock(self) -> None:
        """Say why nothing happens when somebody types in a computed cell."""
        index = self.currentIndex()
        if index.isValid() and (reason := self.records().reason_locked(index)):
            self.explain(f"这一格不能输入：{reason}")

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another cell: what was explained about the last one is stale."""
        super().currentChanged(current, previous)
        self.explain("")

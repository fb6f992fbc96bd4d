"""Long ways in a grid: Ctrl with arrows, Home and End; with Shift the selection grows along."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

if TYPE_CHECKING:
    from budget_desktop.gui.widgets.record_table import RecordTable

_Flag = QItemSelectionModel.SelectionFlag
_ARROWS = {"Left": (0, -1), "Right": (0, 1), "Up": (-1, 0), "Down": (1, 0)}


class Jumps:
    """Moves the current cell of a table."""

    def __init__(self, table: "RecordTable") -> None:
        self._table = table

    @property
    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What each key does, by its name."""
        keys: dict[str, Callable[[], object]] = {}
        for name, (down, right) in _ARROWS.items():
            keys[f"Ctrl+{name}"] = partial(self.jump, down, right)
            keys[f"Ctrl+Shift+{name}"] = partial(self.jump, down, right, extend=True)
        for name, to_end in (("Home", False), ("End", True)):
            keys[f"Ctrl+{name}"] = partial(self.to_corner, to_end=to_end)
            keys[f"Ctrl+Shift+{name}"] = partial(self.to_corner, to_end=to_end, extend=True)
        return keys

    def jump(self, down: int, right: int, *, extend: bool = False) -> None:
        """To the end of the filled cells in a direction, or over the empty ones to the next filled one."""
        at, model, shown = self._table.currentIndex(), self._table.records(), self._table.shown_columns()
        if not at.isValid():
            return

        def cell(row: int, place: int) -> QModelIndex:
            inside = 0 <= row < model.rowCount() and 0 <= place < len(shown)
            return model.index(row, shown[place]) if inside else QModelIndex()

        row, place = at.row(), shown.index(at.column())
        following = cell(row + down, place + right)
        filled = bool(at.data()) and following.isValid() and bool(following.data())
        while (following := cell(row + down, place + right)).isValid():
            if filled and not following.data():
                break
            row, place = row + down, place + right
            if not filled and following.data():
                break
        self._move_to(cell(row, place), extend=extend)

    def to_corner(self, *, to_end: bool, extend: bool = False) -> None:
        """To the first or the last cell of the grid."""
        model, shown = self._table.records(), self._table.shown_columns()
        if model.rowCount():
            row, place = (model.rowCount() - 1, -1) if to_end else (0, 0)
            self._move_to(model.index(row, shown[place]), extend=extend)

    def _move_to(self, target: QModelIndex, *, extend: bool) -> None:
        if not extend:
            self._table.select(target)
            return
        chosen = self._table.selectedIndexes() or [target]
        at = self._table.currentIndex()
        # The corner opposite the current cell stays.
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        far_row = min(rows) if at.row() == max(rows) else max(rows)
        far_column = min(columns) if at.column() == max(columns) else max(columns)
        block = QItemSelection(self._table.records().index(far_row, far_column), target)
        self._table.selectionModel().select(block, _Flag.ClearAndSelect)
        self._table.selectionModel().setCurrentIndex(target, _Flag.NoUpdate)

"""Widths and order of a grid's columns as somebody dragged them, kept in the settings."""

import json
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView, QWidget

from budget_desktop.entry.fields.kinds import SubjectKind
from budget_desktop.gui import theme
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.settings import Settings

_PAUSE_MS = 300
_NARROWEST = 24
_SQUEEZED = 0.6
"""Part of its declared width a column of text keeps where amounts would be out of sight otherwise."""


def settings_of(widget: QWidget) -> Settings | None:
    """The settings of the window a widget stands in; None where it stands alone, as in tests."""
    found = getattr(widget.window(), "settings", None)
    return found if isinstance(found, Settings) else None


class ColumnsMemory:
    """Sets the columns as declared, then as remembered, and writes down what people change."""

    def __init__(self, table: QTableView, spec: GridSpec) -> None:
        self._table = table
        self._spec = spec
        self._name = spec.name or f"{spec.record_type.__name__}.{spec.noun}"
        self._keys = [column.key for column in spec.columns]
        self._widths: dict[str, int] = {}
        """Only what somebody dragged: the rest follows the size of the letters."""
        self._is_setting = False
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(_NARROWEST)
        self._pause = QTimer(table, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.write)
        self.declare()
        header.sectionResized.connect(self._note_width)
        header.sectionMoved.connect(lambda *_: self._note())

    def declare(self) -> None:
        """Widths and order as declared."""
        self._is_setting = True
        header = self._table.horizontalHeader()
        for number in range(len(self._spec.columns)):
            self._table.setColumnWidth(number, self._declared(number))
            header.moveSection(header.visualIndex(number), number)
        self._is_setting = False

    def _declared(self, number: int) -> int:
        em = self._table.fontMetrics().horizontalAdvance("国")
        return round(em * self._spec.columns[number].width) + theme.GRID * 2

    def share(self) -> None:
        """Give the room that is left over to the columns that grow; where there is too little, they give way
        to the amounts behind them."""
        shown = [n for n in range(len(self._keys)) if not self._table.isColumnHidden(n)]
        taken = {n: self._widths.get(self._keys[n], self._declared(n)) for n in shown}
        growing = [n for n in shown if self._spec.columns[n].grows and self._keys[n] not in self._widths]
        spare = self._table.viewport().width() - sum(taken.values())
        if spare < 0:
            taken |= self._squeezed(taken, growing)
        spare = max(spare, 0)
        parts = sum(taken[n] for n in growing)
        self._is_setting = True
        for number in growing:
            part = spare * taken[number] // parts
            spare, parts = spare - part, parts - taken[number]
            self._table.setColumnWidth(number, taken[number] + part)
        self._is_setting = False

    def _squeezed(self, taken: dict[int, int], growing: list[int]) -> dict[int, int]:
        """Narrower widths that bring as many numbers as possible into sight; none where they bring none."""
        room = self._table.viewport().width()
        for last in reversed([n for n in taken if self._spec.columns[n].kind.is_number]):
            lack = sum(width for n, width in taken.items() if n <= last) - room
            if lack <= 0:
                return {}
            gives = {n: max(taken[n] - self._least(n), 0) for n in growing if n < last}
            if lack <= (most := sum(gives.values())):
                # Rounded up, or a pixel of the last number stays outside.
                return {n: taken[n] - -(-give * lack // most) for n, give in gives.items()}
        return {}

    def _least(self, number: int) -> int:
        """So much a column keeps: a part of what was declared, room for its title and for a whole code."""
        metrics, column = self._table.fontMetrics(), self._spec.columns[number]
        code = "0" * column.kind.digits + "…" if isinstance(column.kind, SubjectKind) else ""
        needed = max(metrics.horizontalAdvance(text) for text in (column.title, code)) + theme.GRID * 2
        return max(round(self._declared(number) * _SQUEEZED), needed)

    def restore(self) -> None:
        """Widths and order as last left."""
        settings = settings_of(self._table)
        kept = _read(settings.columns(self._name)) if settings else {}
        widths, order = kept.get("widths", {}), kept.get("order", [])
        self._is_setting = True
        header = self._table.horizontalHeader()
        for key, width in widths.items():
            if key in self._keys and isinstance(width, int) and width >= _NARROWEST:
                self._widths[key] = width
                header.resizeSection(self._keys.index(key), width)
        if sorted(order) == sorted(self._keys):
            for place, key in enumerate(order):
                header.moveSection(header.visualIndex(self._keys.index(key)), place)
        self._is_setting = False
        self.share()

    def forget(self) -> None:
        """As declared again."""
        self._widths = {}
        self.declare()
        self.share()
        if (settings := settings_of(self._table)) is not None:
            settings.remember_columns(self._name, "")

    def write(self) -> None:
        """Write down what was changed, if it was."""
        header, settings = self._table.horizontalHeader(), settings_of(self._table)
        if settings is not None:
            order = [self._keys[header.logicalIndex(place)] for place in range(len(self._keys))]
            settings.remember_columns(
                self._name, json.dumps({"widths": self._widths, "order": order}, ensure_ascii=False)
            )

    def _note_width(self, column: int, _old: int, new: int) -> None:
        # Hiding a column is a change of its width to Qt.
        if new and not self._is_setting and not self._table.isColumnHidden(column):
            self._widths[self._keys[column]] = new
            self._note()

    def _note(self) -> None:
        if not self._is_setting:
            self._pause.start()


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

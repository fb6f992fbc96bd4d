"""One worksheet: its filled cells, what is merged and what is hidden.

What a sheet claims to be its size is not asked: it is often untrue.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from budget_desktop.intake import limits
from budget_desktop.intake.files.markup import MarkupError, Told, known, walk
from budget_desktop.intake.files.numbers import number_cell, read_number
from budget_desktop.intake.files.strings import TextReader
from budget_desktop.intake.files.styles import Shown
from budget_desktop.intake.sheet import Area, Cell, CellKind, Position, area_of, position_of

_ELEMENTS = known("c", "v", "f", "is", "t", "rPh", "row", "col", "mergeCell")
_PLACE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_SUM = re.compile(r"[0-9.+\-*/() ]{1,200}")
"""A formula of numbers alone."""
_UNCOMPUTED = Cell(CellKind.UNCOMPUTED, "公式没有结果", is_formula=True)
_TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What cells refer to."""

    texts: Sequence[Cell]
    shown: Sequence[Shown]
    """By the number of a style."""
    epoch: date
    """The day before the first."""


class _FullError(Exception):
    """There is more than is read."""


class WorksheetReader:
    """Reads one sheet once; afterwards its fields say what is there.

    At most one cell more than the bound is kept. Raises MarkupError, or ValueError and LookupError for what
    refers to nothing.
    """

    def __init__(self, data: bytes, ground: Ground) -> None:
        self.cells: dict[Position, Cell] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.numbers = 0
        """Cells that are kept as numbers, days and what is infinite among them."""
        self._ground = ground
        self._columns: dict[str, int] = {}
        self._known: dict[str, Cell] = {}
        self._text = TextReader()
        self._told: Told = {}
        self._value = self._inline = ""
        self._formula: str | None = None
        self._reckons = False
        with suppress(_FullError):
            walk(data, self._start, self._end, self._text.pieces.append)
        if any(one > other for one, other in pairwise(self.cells)):
            self.cells = dict(sorted(self.cells.items()))

    @property
    def last(self) -> Position:
        """The last row and the last column with a value; -1 for none."""
        row = max((row for row, _ in self.cells), default=-1)
        return row, max((column for _, column in self.cells), default=-1)

    def _start(self, name: str, told: Told) -> None:
        what = _ELEMENTS.get(name)
        if what == "c":
            self._told, self._value, self._inline, self._formula = told, "", "", None
        elif what in {"v", "f"}:
            self._text.pieces.clear()
            # A formula shared with other cells or of a whole area says so in attributes.
            self._reckons = not told
        elif what in {"t", "rPh"}:
            self._text.start(what)
        elif what is not None:
            self._structure(what, told)

    def _end(self, name: str) -> None:
        what = _ELEMENTS.get(name)
        if what == "v":
            self._value = "".join(self._text.pieces)
        elif what == "c":
            self._take()
        elif what == "f":
            self._formula = "".join(self._text.pieces) if self._reckons else ""
        elif what == "is":
            self._inline = self._text.taken()
        else:
            self._text.end(what)

    def _structure(self, what: str, told: Told) -> None:
        if what == "mergeCell":
            self.merged.append(area_of(told.get("ref", "")))
            if len(self.merged) > limits.MERGED_CELLS:
                raise _FullError
        elif told.get("hidden") in _TRUE:
            if what == "row":
                self.hidden_rows.add(int(told.get("r", "0")) - 1)
            else:
                last = min(int(told.get("max", "1")), limits.COLUMNS)
                self.hidden_columns.update(range(int(told.get("min", "1")) - 1, last))

    def _take(self) -> None:
        """Keep the cell that ends, if there is anything in it."""
        told, formula = self._told, self._formula
        kind = told.get("t", "n")
        if self._inline and kind != "inlineStr":
            raise MarkupError("a text in a cell of another kind")
        value = self._inline or self._value
        if not value or value.isspace():
            if formula is not None and kind != "str":
                self._put(told, _UNCOMPUTED)
            return
        cell = self._cell(kind, value)
        if cell.text.strip():
            self._put(told, cell if formula is None else _of_formula(cell, formula))

    def _put(self, told: Told, cell: Cell) -> None:
        here = self._position(told.get("r", ""))
        if here in self.cells:
            raise MarkupError("a cell stands twice")
        self.cells[here] = cell
        if len(self.cells) > limits.CELLS:
            raise _FullError

    def _position(self, name: str) -> Position:
        """Row and column of a cell; there are many cells and few columns."""
        place = _PLACE.fullmatch(name)
        if place is None:
            # To leave it out is allowed, done by nobody: where such a cell stands depends on those before it.
            raise MarkupError("a cell without an address")
        letters, digits = place.groups()
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = position_of(f"{letters}1")[1]
        return int(digits) - 1, column

    def _cell(self, kind: str, value: str) -> Cell:
        if kind == "s":
            return self._ground.texts[_index(value)]
        if kind == "n":
            self.numbers += 1
            return self._number(value)
        if kind == "b":
            return Cell(CellKind.TRUTH, "是" if value in _TRUE else "否")
        if kind == "d":
            return Cell(CellKind.DATE, datetime.fromisoformat(value).date().isoformat())
        if kind == "e":
            return Cell(CellKind.ERROR, value[: limits.LETTERS])
        if kind not in {"str", "inlineStr"}:
            raise MarkupError("a cell of no kind")
        if value not in self._known:
            self._known[value] = Cell(CellKind.TEXT, value[: limits.LETTERS])
        return self._known[value]

    def _number(self, value: str) -> Cell:
        style = self._told.get("s", "0")
        shown = self._ground.shown[_index(style)] if self._ground.shown else Shown.NUMBER
        if shown is Shown.DATE:
            return self._day(float(read_number(value)))
        return number_cell(value, is_percent=shown is Shown.PERCENT)

    def _day(self, number: float) -> Cell:
        """The day that many days after the epoch, or the time that part of a day is."""
        try:
            if 0 <= number < 1:
                return Cell(CellKind.DATE, str(timedelta(seconds=round(number * 86_400))))
            return Cell(CellKind.DATE, (self._ground.epoch + timedelta(days=number)).isoformat())
        except (OverflowError, ValueError):
            return Cell(CellKind.ERROR, str(number))


def _of_formula(cell: Cell, formula: str) -> Cell:
    reckoned = formula if cell.is_number and _SUM.fullmatch(formula) else ""
    return replace(cell, is_formula=True, sum=reckoned)


def _index(text: str) -> int:
    """A number that names one of a list; a negative one would name another than is meant."""
    if not text.isdecimal():
        raise MarkupError("what is referred to has no number")
    return int(text)

"""A workbook as plain values: a grid of texts with their kinds, and what is merged, hidden or a formula."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias


class CellKind(StrEnum):
    """What the file says a cell holds."""

    TEXT = "t"
    NUMBER = "n"
    DATE = "d"
    TRUTH = "b"
    ERROR = "e"
    """An error of a formula, or a number that is none (infinite)."""
    UNCOMPUTED = "f"
    """A formula whose result nobody ever worked out: opened and saved in Excel or WPS it has one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell."""

    kind: CellKind
    text: str
    """What it holds, as text: a number in full without exponent, a day as 2020-01-05."""
    is_percent: bool = False
    """Whether a number is shown in per cent: 0.95 as 95%."""
    is_formula: bool = False
    sum: str = ""
    """The formula of a number worked out from numbers alone, without its sign of equality: 3*1.2+5."""

    @property
    def is_number(self) -> bool:
        """Whether it holds a number."""
        return self.kind is CellKind.NUMBER


Position: TypeAlias = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """A merged rectangle; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """The rows it covers."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """The columns it covers."""
        return range(self.left, self.right + 1)

    @property
    def size(self) -> int:
        """How many cells it covers."""
        return len(self.rows) * len(self.columns)

    def __contains__(self, position: Position) -> bool:
        return position[0] in self.rows and position[1] in self.columns


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One worksheet. Only filled cells are there."""

    name: str
    cells: Mapping[Position, Cell]
    """In order of rows, then columns."""
    merged: tuple[Area, ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    numbers: int = 0
    """How many numbers the file has in this sheet, counted without reading them: none may get lost."""

    @cached_property
    def height(self) -> int:
        """Rows up to the last filled one."""
        return max(self.rows, default=-1) + 1

    @cached_property
    def width(self) -> int:
        """Columns up to the last filled one."""
        return max((cells[-1][0] for cells in self.rows.values()), default=-1) + 1

    def text(self, row: int, column: int) -> str:
        """The text of a cell, or nothing."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    @cached_property
    def rows(self) -> Mapping[int, tuple[tuple[int, Cell], ...]]:
        """The filled cells of each row, with their columns."""
        found: dict[int, list[tuple[int, Cell]]] = {}
        for (row, column), cell in self.cells.items():
            found.setdefault(row, []).append((column, cell))
        return {row: tuple(cells) for row, cells in found.items()}

    def numbered(self) -> Iterator[tuple[Position, Cell]]:
        """The cells that hold numbers."""
        return ((position, cell) for position, cell in self.cells.items() if cell.is_number)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A file of worksheets, and what is to be known about it."""

    name: str
    """Of the file."""
    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...] = field(default=())


def address(position: Position) -> str:
    """A cell as people call it: C5."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def position_of(name: str) -> Position:
    """Row and column of C5. Raises ValueError for anything that is no cell."""
    plain = name.replace("$", "")
    letters = plain.rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii() or len(letters) > 3 or len(plain) - len(letters) > 7:
        raise ValueError(name)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(plain[len(letters) :]) - 1, column - 1


def area_of(name: str) -> Area:
    """The rectangle of A1:C5. Raises ValueError for anything that is none."""
    first, _, last = name.partition(":")
    top, left = position_of(first)
    bottom, right = position_of(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

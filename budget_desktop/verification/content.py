"""What a table says, whatever it was read from: the disclosure, a sheet of the workbook, pages of the PDF."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from budget_desktop.tables.table import PageSetup
from budget_desktop.verification.wording import AMOUNT

STAND_IN = "〓"
"""What the PDF prints for a character no font has."""


class Box(NamedTuple):
    """One cell; places and spans count rows and columns of its grid."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    """Without blanks and line ends."""
    value: Decimal | None = None
    """The number behind the text, where the cell holds one."""

    @property
    def end(self) -> int:
        """The row after the last one it covers."""
        return self.row + self.rows

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Where it stands."""
        return self.row, self.column, self.rows, self.columns


@dataclass(frozen=True)
class Grid:
    """Cells in reading order."""

    boxes: tuple[Box, ...]

    @cached_property
    def rows(self) -> int:
        """How many rows there are."""
        return max((box.end for box in self.boxes), default=0)

    @cached_property
    def owner(self) -> dict[tuple[int, int], Box]:
        """The cell that covers a row and column."""
        return {
            (row, column): box
            for box in self.boxes
            for row in range(box.row, box.end)
            for column in range(box.column, box.column + box.columns)
        }

    def row_name(self, row: int) -> str:
        """How a person calls a row: its number and first words."""
        words = (box.text for box in self.boxes if box.row <= row < box.end and _is_words(box.text))
        name = next(words, "")
        return f"第{row + 1}行" + (f"“{name[:20]}”" if name else "")

    def column_name(self, column: int) -> str:
        """How a person calls a column of this head: the lowest words above it."""
        names = [
            box.text
            for box in self.boxes
            if box.column <= column < box.column + box.columns and _is_words(box.text)
        ]
        return f"“{names[-1][:20]}”列" if names else f"第{column + 1}列"


@dataclass(frozen=True)
class TableContent:
    """A table: what stands above its grid, the head, the body, the notes below."""

    name: str
    above: tuple[str, ...]
    head: Grid
    body: Grid
    page: PageSetup
    """The paper it asks for, or is set up for."""
    notes: tuple[str, ...] = ()
    sheet: str = ""

    @cached_property
    def columns(self) -> int:
        """How many columns head and body have together."""
        return max((box.column + box.columns for box in (*self.head.boxes, *self.body.boxes)), default=0)

    @cached_property
    def amounts(self) -> int:
        """How many cells of the body hold an amount."""
        return sum(box.value is not None or bool(AMOUNT.fullmatch(box.text)) for box in self.body.boxes)


def content(
    name: str,
    above: Iterable[str],
    head: Iterable[Box],
    body: Iterable[Box],
    notes: Iterable[str],
    sheet: str,
    page: PageSetup,
) -> TableContent:
    """A table without grid lines that no cell begins or ends at: they cannot be seen on paper."""
    head, body = list(head), list(body)
    columns = _edges((box.column, box.columns) for box in (*head, *body))
    return TableContent(
        name=name,
        above=tuple(text for text in above if text),
        head=Grid(tuple(_renumbered(head, columns))),
        body=Grid(tuple(_renumbered(body, columns))),
        notes=tuple(text for text in notes if text),
        sheet=sheet,
        page=page,
    )


def on_paper(table: TableContent, missing: Mapping[int, str]) -> TableContent:
    """The table as a document prints it that lacks some characters."""
    if not missing:
        return table
    head, body = (
        [box._replace(text=box.text.translate(missing)) for box in grid.boxes]
        for grid in (table.head, table.body)
    )
    above, notes = ([text.translate(missing) for text in texts] for texts in (table.above, table.notes))
    return content(table.name, above, head, body, notes, table.sheet, table.page)


def _renumbered(boxes: list[Box], columns: list[int]) -> Iterator[Box]:
    rows = _edges((box.row, box.rows) for box in boxes)
    in_order = sorted(boxes, key=itemgetter(0, 1))
    if all(edges == list(range(len(edges))) for edges in (rows, columns)):
        # Every line of the grid can be seen, as in nearly all tables.
        yield from in_order
        return
    for box in in_order:
        row, column = bisect_left(rows, box.row), bisect_left(columns, box.column)
        yield box._replace(
            row=row,
            column=column,
            rows=bisect_left(rows, box.end) - row,
            columns=bisect_left(columns, box.column + box.columns) - column,
        )


def _edges(spans: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({edge for start, length in spans for edge in (start, start + length)})


def _is_words(text: str) -> bool:
    return any(one.isalpha() for one in text)

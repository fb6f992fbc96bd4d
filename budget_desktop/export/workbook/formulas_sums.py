"""Sums of printed cells as formulas: where each cell stands on its sheet, and the text of their sum."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.utils import get_column_letter, quote_sheetname

from budget_desktop.domain.money import Measure
from budget_desktop.export.workbook.layout import column_widths, grid
from budget_desktop.rules.sheet import Side
from budget_desktop.tables.table import Table

_MOST_ARGUMENTS = 255
_LONGEST = 8_000
"""A little less than the 8,192 characters a formula may have."""

Address = tuple[str, str, str]
"""Keys of table, row and column."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """What it is called on its own sheet: C5."""
        return f"{get_column_letter(self.column)}{self.row}"


def spots(table: Table, sheet: str, first_row: int) -> Iterator[tuple[Address, Spot]]:
    """Where the cells of a table that have an address stand, its body beginning in that row of the sheet."""
    tops = grid(table.body, column_widths(table)).tops
    for top, row in zip(tops, table.body, strict=False):
        for column, cell in enumerate(row, start=1):
            if cell is not None and cell.row:
                yield (table.key, cell.row, cell.column), Spot(sheet, first_row + top, column)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cells of all tables stand, and in which measure their amounts are."""

    spots: Mapping[Address, Spot]
    measures: Mapping[str, Measure]
    """By the key of the table."""

    def of(self, side: Side) -> list[Address]:
        """The cells of a side that are printed."""
        cells = ((row.form.key, row.key, column) for row, column in side.addresses)
        return [cell for cell in cells if cell in self.spots]

    def formula(self, cells: Sequence[Address], sheet: str, measure: Measure) -> str:
        """The sum of the cells as it is written on that sheet; nothing for no cells, or for too many.

        A sum of several hundred pieces does not fit a formula.
        """
        by_measure = groupby(cells, key=lambda cell: self.measures[cell[0]])
        terms = [self._term(list(those), sheet, own, measure) for own, those in by_measure]
        text = "=" + "+".join(terms)
        return text if terms and len(text) <= _LONGEST else ""

    def _term(self, cells: Sequence[Address], sheet: str, own: Measure, measure: Measure) -> str:
        names = [_name(first, last, sheet) for first, last in _runs(self.spots[cell] for cell in cells)]
        plain = names[0] if len(cells) == 1 else _sum(names)
        return plain if own is measure else f"{plain}*{own.fen}/{measure.fen}"


def _sum(names: Sequence[str]) -> str:
    if len(names) > _MOST_ARGUMENTS:
        starts = range(0, len(names), _MOST_ARGUMENTS)
        return _sum([_sum(names[start : start + _MOST_ARGUMENTS]) for start in starts])
    return f"SUM({','.join(names)})"


def _runs(cells: Iterable[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """First and last of the cells that follow one another downwards or to the right."""
    run: list[Spot] = []
    for cell in cells:
        if run and not _goes_on(run, cell):
            yield run[0], run[-1]
            run = []
        run.append(cell)
    if run:
        yield run[0], run[-1]


def _goes_on(run: Sequence[Spot], cell: Spot) -> bool:
    first, last = run[0], run[-1]
    step = cell.row - last.row, cell.column - last.column
    known = last.row - first.row > 0, last.column - first.column > 0
    return cell.sheet == last.sheet and step in {(1, 0), (0, 1)} and known in {(False, False), step}


def _name(first: Spot, last: Spot, sheet: str) -> str:
    told = first.name if first == last else f"{first.name}:{last.name}"
    return told if first.sheet == sheet else f"{quote_sheetname(first.sheet)}!{told}"

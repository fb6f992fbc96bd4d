"""Where the cells of a table go on a sheet: column widths, row heights, sheet rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from budget_desktop.export.atomic import strip_control
from budget_desktop.export.columns import proposals
from budget_desktop.export.workbook.fit import CELL_PADDING, text_height, text_width
from budget_desktop.tables.table import Cell, GridRow, PageSetup, Role, Table

SIZE = 9.0
"""Font size of the grid, in points."""

INDENT = 15.0
"""One step of indentation: three spaces of the Normal font."""

SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 0.5, 0.6, 0.7
"""Margins of the page, in inches."""

_INCH = 72
_SHORT_SIDE = {"A4": 595.3, "A3": 841.9}
_LONG_SIDE = {"A4": 841.9, "A3": 1190.6}

# Excel rows end at 409 points; a higher one is laid over several sheet rows, merged.
_HIGHEST_ROW = 400.0

# Excel rounds columns up to whole pixels, so a table as wide as the page would be a little wider.
_PAGE_SHARE = 0.95

# 9 points become 6.3: about what the width of 预算01表 asks for in any case.
_SMALLEST_SCALE = 0.7


def column_widths(table: Table) -> list[float]:
    """Widths in points: at least what the form proposes, what the amounts need, and what fills the page."""
    widths = [text_width("宽", SIZE) * proposal + CELL_PADDING for proposal in proposals(table)]
    for row in (*table.head, *table.body):
        for index, cell in enumerate(row):
            if cell is not None and (need := _unbroken_width(table, cell)):
                span = slice(index, index + cell.column_span)
                missing = need - sum(widths[span])
                if missing > 0:
                    widths[span] = [width + missing / cell.column_span for width in widths[span]]
    stretch = _PAGE_SHARE * _page_width(table.page) / sum(widths)
    return [width * max(stretch, 1.0) for width in widths]


def _unbroken_width(table: Table, cell: Cell) -> float:
    if cell.role in {Role.CODE, Role.NUMBERING}:
        text = cell.text
    elif cell.amount is not None:
        text = table.amounts.text(cell.amount)
    else:
        return 0.0
    return text_width(text, SIZE) + CELL_PADDING if text else 0.0


def _page_width(page: PageSetup) -> float:
    side = _LONG_SIDE if page.landscape else _SHORT_SIDE
    return side[page.paper] - 2 * SIDE_MARGIN * _INCH


def fits_one_page(height: float, page: PageSetup) -> bool:
    """Whether so high a table can be printed on one page and still be read."""
    side = _SHORT_SIDE if page.landscape else _LONG_SIDE
    return height * _SMALLEST_SCALE <= side[page.paper] - (TOP_MARGIN + BOTTOM_MARGIN) * _INCH


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheet rows of some grid rows. A grid row is one sheet row, or several when it is very high."""

    heights: tuple[float, ...]
    """Height of each sheet row."""
    tops: tuple[int, ...]
    """First sheet row of each grid row, counted from 0, and one entry more for the end."""


def grid(rows: tuple[GridRow, ...], widths: list[float]) -> Grid:
    """Lay out grid rows so that every wrapped text shows in full."""
    heights = [text_height("", SIZE, 0)] * len(rows)
    # Cells over one row first, so that a cell over several knows what is missing.
    for index, row_span, need in sorted(_needs(rows, widths), key=lambda found: found[1]):
        missing = need - sum(heights[index : index + row_span])
        if missing > 0:
            for row in range(index, index + row_span):
                heights[row] += missing / row_span
    parts = [ceil(height / _HIGHEST_ROW) for height in heights]
    return Grid(
        tuple(height / part for height, part in zip(heights, parts, strict=True) for _ in range(part)),
        tuple(accumulate(parts, initial=0)),
    )


def _needs(rows: tuple[GridRow, ...], widths: list[float]) -> Iterator[tuple[int, int, float]]:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None and cell.text:
                width = sum(widths[column : column + cell.column_span]) - cell.indent * INDENT
                yield index, cell.row_span, text_height(strip_control(cell.text), SIZE, width)

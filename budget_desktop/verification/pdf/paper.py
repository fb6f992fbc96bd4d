"""Whether each page is of the paper that was asked for: by its form for a table, A4 upright for all else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from budget_desktop.export.columns import halves, proposals
from budget_desktop.tables.table import Cell, GridRow, PageSetup, Role, Table
from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.expected import Entry
from budget_desktop.verification.paper import ACROSS, LARGE, LARGE_ACROSS, SHEETS, UPRIGHT, paper_name, sides
from budget_desktop.verification.pdf.document import Page
from budget_desktop.verification.pdf.ruled import Ruled

_POINTS = 72 / 25.4
_INSTEAD = {
    UPRIGHT: (ACROSS, LARGE_ACROSS),
    ACROSS: (LARGE_ACROSS,),
    LARGE: (LARGE_ACROSS,),
    LARGE_ACROSS: (),
}
"""What a table may be printed on that is too wide for the paper its form asks for."""
_MARGIN = 25
"""Millimetres. No table stands further from the edge of its paper."""
_WHITE = 40
"""Millimetres at both sides together, at least."""
_LEAST_SIZE = 6.0
"""Points. A larger sheet is for a table that would not fit in type as small as this."""
_PAD, _NARROWEST, _CODE, _HEAD_LINES = 0.8, 3.0, 16.0, 4
_GENEROUS = 1.1
"""What is counted in characters may be somewhat wider in a face."""
_UNBROKEN = re.compile(r"[!-~\u00a0-\u024f]+")
_KNOWN = {
    (round(wide * _POINTS), round(high * _POINTS)): page for page in SHEETS for wide, high in [sides(page)]
}
"""By width and height in whole points."""


def paper_of(page: Page) -> PageSetup | None:
    """What paper a page is of; None for any that we do not print on."""
    return _KNOWN.get((round(page.width), round(page.height)))


def compare_upright(pages: Sequence[Page]) -> Differences:
    """Which of the pages that hold no table are not A4 upright."""
    for page in pages:
        yield from _other(page, (UPRIGHT,), "")


def compare_paper(entry: Entry, pages: Sequence[Page], grids: Mapping[int, Ruled]) -> Differences:
    """Which pages of a table are not of the paper its form asks for."""
    table = entry.table
    if table is None or not pages:
        return
    first = paper_of(pages[0])
    allowed = [table.page, *_INSTEAD.get(table.page, ())]
    yield from _other(pages[0], allowed, table.name)
    for page in pages[1:]:
        yield from _other(page, (first,) if first else allowed, table.name)
    if first in allowed[1:] and entry.form is not None:
        smaller = allowed[allowed.index(first) - 1]
        if _least_width(entry.form) * _LEAST_SIZE <= _room(smaller):
            said = paper_name(smaller), paper_name(first)
            yield Difference("纸张比需要的大", *said, page=pages[0].index + 1, table=table.name)
    for page in pages:
        grid = grids.get(page.index)
        if grid and max(grid.edges[0], page.width - grid.edges[-1]) > _MARGIN * _POINTS:
            yield Difference("表没有排满纸的宽度", page=page.index + 1, table=table.name)


def _other(page: Page, allowed: Sequence[PageSetup], table: str) -> Differences:
    """That a page is of other paper, of which none at all is told with all that is wrong with the file."""
    found = paper_of(page)
    if found is not None and found not in allowed:
        yield Difference(
            "纸张不符", paper_name(allowed[0]), paper_name(found), page=page.index + 1, table=table
        )


def _room(page: PageSetup) -> float:
    return (sides(page)[0] - _WHITE) * _POINTS


def _least_width(table: Table) -> float:
    """Ems in which its columns stand at ease, reckoned generously: as proposed, or as texts ask for."""
    widths = proposals(table)
    spanning: list[tuple[int, int, float]] = []
    for column, cell in _cells(table):
        need = _need(cell, table)
        if cell.column_span == 1:
            widths[column] = max(widths[column], need)
        else:
            spanning.append((column, column + cell.column_span, need))
    for start, stop, need in sorted(spanning, key=lambda one: one[1] - one[0]):
        lacking = need - sum(widths[start:stop])
        if lacking > 0:
            widths[start] += lacking
    return sum(widths)


def _cells(table: Table) -> Iterator[tuple[int, Cell]]:
    rows: Iterator[GridRow] = chain(table.head, table.body)
    return ((column, cell) for row in rows for column, cell in enumerate(row) if cell is not None)


def _need(cell: Cell, table: Table) -> float:
    """Ems below which something would be broken that should not be."""
    text = table.amounts.text(cell.amount) if cell.amount is not None else cell.text
    whole = max(map(halves, text.split("\n"))) / 2
    if cell.role is Role.HEAD:
        need = max(whole / _HEAD_LINES + 1, _NARROWEST)
    elif cell.role.is_amount or (cell.role in {Role.CODE, Role.NUMBERING} and whole <= _CODE):
        need = whole
    else:
        longest = max(map(len, _UNBROKEN.findall(text)), default=0)
        need = min(longest / 2 + _NARROWEST, _CODE)
    return need * _GENEROUS + _PAD

"""A whole table: its paper, its size of type, and its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budget_desktop.export.columns import proposals
from budget_desktop.export.pdf.paper import (
    A3,
    A3_LANDSCAPE,
    A4,
    A4_LANDSCAPE,
    Entry,
    Frame,
    Page,
    frame,
)
from budget_desktop.export.pdf.pen import Pen, Size
from budget_desktop.export.pdf.structure import Group
from budget_desktop.export.pdf.tables.around import NOTE_LEADING, Above, Note, draw_notes, notes_below
from budget_desktop.export.pdf.tables.boxes import Box, boxes_of
from budget_desktop.export.pdf.tables.columns import Columns, columns_of
from budget_desktop.export.pdf.tables.grid import draw_grid
from budget_desktop.export.pdf.tables.paging import Leaf, Paging, Piece, announces
from budget_desktop.export.pdf.tables.rows import Needs, cut_tall_rows, wrap
from budget_desktop.export.pdf.tables.tags import add_table
from budget_desktop.tables.table import Table

_PORTRAIT = frame(A4, top=30, right=22, bottom=35, left=24)
_LANDSCAPE = frame(A4_LANDSCAPE, top=20, right=20, bottom=22, left=20)
_A3_PORTRAIT = frame(A3, top=30, right=22, bottom=35, left=24)
_A3_LANDSCAPE = frame(A3_LANDSCAPE, top=22, right=20, bottom=22, left=20)
_A3_SHEETS = ((A3, _A3_PORTRAIT), (A3_LANDSCAPE, _A3_LANDSCAPE))
_SHEETS = ((A4, _PORTRAIT), (A4_LANDSCAPE, _LANDSCAPE), (A3_LANDSCAPE, _A3_LANDSCAPE))

_MOST_SIZE = 10.5
_ONE_PAGE_SIZE = 7.5
"""Type as small as this is taken for the sake of standing on one page."""
_STEP = 0.25
_LONG_SIZE = 9.5
"""The largest for a table of several pages."""
_EASY_SIZE = 9.0
"""Columns of texts give way before the type becomes smaller than this."""
_LEAST_SIZE = 6.0
"""Rather than in type smaller than this, a table is set on a larger sheet."""
_PITCHES = (2.1, 1.95, 1.8, 1.7, 1.6, 1.55)
"""Heights of a row in ems, airy to tight."""
_LONG_PITCH = 1.8
_LEAST_ROOM = 0.2
_FEW_ROWS = 90
"""More never fit on one page, so the smaller sizes need not be tried."""

_NOTE_GAP = 5.0


@dataclass(frozen=True, slots=True)
class _Fit:
    """A way to set a table: size of type, width of columns, rows of the head and of the body."""

    size: float
    widths: list[float]
    """In points."""
    head: Leaf
    rows: list[list[Box]]
    heights: list[float]


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """A table whose texts are wrapped: what remains open is how far apart its rows stand."""

    widths: list[float]
    """In points."""
    head: list[list[Box]]
    body: list[list[Box]]
    head_needs: Needs
    body_needs: Needs

    def at_pitch(self, pitch: float) -> _Fit:
        """With rows at least so many ems high."""
        pieces = [Piece(box, box.row, box.end, box.text, box.lines) for row in self.head for box in row]
        head = Leaf(self.head_needs.heights(pitch), pieces)
        return _Fit(self.body_needs.size, self.widths, head, self.body, self.body_needs.heights(pitch))


def table_pages(table: Table, entry: Entry, group: Group) -> list[Page]:
    """The pages of a table, each with its number, title, captions and head; `group` is its section."""
    return _Sheet(table, group).pages(entry)


class _Sheet:
    def __init__(self, table: Table, group: Group) -> None:
        self._head = boxes_of(table.head, table, in_head=True)
        self._body = boxes_of(table.body, table, in_head=False)
        self._columns = columns_of(self._head, self._body, proposals(table))
        self._size, self._frame = _paper(table, self._columns)
        self._above = Above(table, self._frame, group)
        add_table(group.element, self._head, self._body, len(table.columns))
        self._notes = notes_below(table, self._frame, group.element)
        self._fit = self._best_fit()

    def pages(self, entry: Entry) -> list[Page]:
        fit = self._fit
        room = self._room(fit)
        notes_height = self._notes_height(len(self._notes))
        paging = Paging(fit.head, fit.rows, fit.heights, fit.size, room)
        # A note longer than half a page may as well begin on the next one.
        leaves = list(paging.leaves(notes_height if notes_height <= room / 2 else 0.0)) or [fit.head]
        pages = [self._page(leaf, []) for leaf in leaves[:-1]]
        free = self._frame.height - self._above.height - sum(leaves[-1].heights)
        pages += self._closing_pages(leaves[-1], free)
        pages[0].entries.append((entry, self._frame.top))
        return pages

    def _best_fit(self) -> _Fit:
        """The largest type that puts the table on one page; else one that reads well over several."""
        most = self._most_size()
        least = min(most, _ONE_PAGE_SIZE)
        if len(self._body) <= _FEW_ROWS and self._one_page(least):
            size = most
            while size > least:
                if fit := self._one_page(size):
                    return fit
                size -= _STEP
            if fit := self._one_page(least):
                return fit
        size = min(most, _LONG_SIZE)
        fit = self._wrapped(size).at_pitch(_LONG_PITCH)
        heads = (height for row, height in zip(fit.rows, fit.heights, strict=True) if announces(row))
        room = self._room(fit) - max(heads, default=0.0)
        rows, heights = cut_tall_rows(fit.rows, fit.heights, size, room)
        return replace(fit, rows=rows, heights=heights)

    def _one_page(self, size: float) -> _Fit | None:
        """The airiest way to put the table on one page in type of this size, if there is one."""
        notes = self._notes_height(len(self._notes))
        least = len(self._body) * _PITCHES[-1] * size + notes
        if least > max(self._frame.height - self._above.height, _LEAST_ROOM * self._frame.height):
            return None  # Not even if nothing had to be wrapped.
        wrapped = self._wrapped(size)
        fits = map(wrapped.at_pitch, _PITCHES)
        return next((fit for fit in fits if sum(fit.heights) + notes <= self._room(fit)), None)

    def _most_size(self) -> float:
        """The largest type whose columns fit on the paper."""
        room = self._frame.width
        at_ease = room / sum(self._columns.wish)
        at_most = room / sum(self._columns.least)
        size = min(_MOST_SIZE, max(at_ease, min(at_most, _EASY_SIZE)))
        return max(int(size / _STEP) * _STEP, min(size, _STEP))

    def _wrapped(self, size: float) -> "_Wrapped":
        """The columns in type of this size, with all texts wrapped to them."""
        widths = self._columns.widths(self._frame.width / size)
        wrap([*self._head, *self._body], widths, size)
        in_points = [width * size for width in widths]
        return _Wrapped(
            in_points, self._head, self._body, Needs.of(self._head, size), Needs.of(self._body, size)
        )

    def _room(self, fit: _Fit) -> float:
        left = self._frame.height - self._above.height - sum(fit.head.heights)
        # A head that fills the page is a slip in the form; the rows are still printed.
        return max(left, _LEAST_ROOM * self._frame.height)

    def _notes_height(self, count: int) -> float:
        return count * NOTE_LEADING + _NOTE_GAP if count else 0.0

    def _closing_pages(self, leaf: Leaf, free: float) -> Iterator[Page]:
        """The last rows with the notes below them, which run on where there are many."""
        notes = self._notes
        fits = max(int((free - _NOTE_GAP) / NOTE_LEADING), 0)
        yield self._page(leaf, notes[:fits])
        notes = notes[fits:]
        fits = int((self._frame.height - self._above.height - _NOTE_GAP) / NOTE_LEADING)
        while notes:
            yield self._page(None, notes[:fits])
            notes = notes[fits:]

    def _page(self, leaf: Leaf | None, notes: Sequence[Note]) -> Page:
        fit, area, above = self._fit, self._frame, self._above

        def draw(pen: Pen) -> None:
            above.draw(pen, area.top)
            bottom = area.top - above.height
            if leaf is not None:
                draw_grid(pen, leaf, area.left, bottom, fit.widths, fit.size)
                bottom -= sum(leaf.heights)
            draw_notes(pen, notes, area.left, bottom - _NOTE_GAP)

        return Page(self._size, draw)


def _paper(table: Table, columns: Columns) -> tuple[Size, Frame]:
    """The sheet the form asks for, or the next larger one where even small type does not fit."""
    sheets: tuple[tuple[Size, Frame], ...] = _A3_SHEETS if table.page.paper == "A3" else _SHEETS
    if table.page.landscape:
        sheets = tuple(sheet for sheet in sheets if sheet[0][0] > sheet[0][1])
    needed = sum(columns.least) * _LEAST_SIZE
    return next((sheet for sheet in sheets if sheet[1].width >= needed), sheets[-1])

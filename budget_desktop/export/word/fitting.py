"""The size of type a table is set in, how far apart its rows stand, and which of them stay on one page.

Lines of tables are of a fixed height, so what is reckoned here holds with any face of 宋体.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from budget_desktop.export.word.paper import table_area
from budget_desktop.export.word.styles import LEADINGS
from budget_desktop.export.workbook.fit import LINE, ROW_PADDING, text_height
from budget_desktop.export.workbook.layout import SIZE, Grid, column_widths, grid
from budget_desktop.tables.table import Table

_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points, in steps Word has; smaller digits are hard to read on paper."""
_FEW_ROWS = 90
"""More never fit on one page, so smaller sizes need not be tried."""
_SPLIT = 0.5
"""A row higher than so much of a page may run on to the next one."""
_RULE = 0.5
"""Points between rows."""
_SPARE = 6.0
"""Points left free: programs round heights each in its own way."""


class Pitch(NamedTuple):
    """How far apart rows stand."""

    leading: float
    """Of a line, in ems."""
    margin: float
    """Above and below the text of a cell, each, in points."""


AIRY, _TIGHT = Pitch(LEADINGS["TableText"] / SIZE, 2.0), Pitch(1.2, 0.5)


class Fit(NamedTuple):
    """How a table is set."""

    size: float
    """Of its type, in points."""
    pitch: Pitch
    widths: list[float]
    """Of its columns, in points."""
    whole: list[bool]
    """Whether each row of the body stays on one page."""


def fitted(table: Table, above: float) -> Fit:
    """The largest type in which no amount wraps and the table stands on one page, if there is one.

    `above` is the height of what stands above its grid, in points.
    """
    wanted = column_widths(table)
    wide, high = table_area(table.page)
    below = sum(text_height(note, SIZE, wide) + LEADINGS["TableNote"] for note in table.notes)
    room = high - above - below - _SPARE
    widths = [width * wide / sum(wanted) for width in wanted]
    sizes = [size for size in _SIZES if size / SIZE * sum(wanted) <= wide] or [*_SIZES[-1:]]
    for size in sizes if len(table.body) <= _FEW_ROWS else ():
        laid = _Laid(table, widths, size)
        for pitch in (AIRY, _TIGHT):
            if laid.height(pitch) <= room:
                return Fit(size, pitch, widths, laid.whole(high))
    return Fit(sizes[0], AIRY, widths, _Laid(table, widths, sizes[0]).whole(high))


class _Laid:
    """The rows of a table in type of one size, by the reckoning of the workbook's."""

    def __init__(self, table: Table, widths: Sequence[float], size: float) -> None:
        self._size = size
        at_usual = [width * SIZE / size for width in widths]
        self._head, self._body = (grid(rows, at_usual) for rows in (table.head, table.body))

    def height(self, pitch: Pitch) -> float:
        return sum(self._height(part, pitch) for part in (self._head, self._body))

    def whole(self, high: float) -> list[bool]:
        """Which rows of the body are not too high to stay on one page."""
        heights, scale = self._body.heights, self._size / SIZE
        return [sum(heights[top:end]) * scale <= _SPLIT * high for top, end in pairwise(self._body.tops)]

    def _height(self, laid: Grid, pitch: Pitch) -> float:
        """Of rows with the lines they have there, as far apart as is wanted here."""
        rows = len(laid.heights)
        lines = (sum(laid.heights) - rows * ROW_PADDING) / (LINE * SIZE)
        return lines * self._size * pitch.leading + rows * (2 * pitch.margin + _RULE)

"""Texts wrapped to their columns, and how high that makes the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from budget_desktop.export.pdf.faces import Typeface
from budget_desktop.export.pdf.linebreak import Line, balanced_lines, break_lines
from budget_desktop.export.pdf.tables.boxes import Align, Box
from budget_desktop.export.pdf.tables.columns import PAD

LEADING = 1.3
"""Line to line, in ems."""
_RISE = 0.12
"""White above and below a single line, in ems, besides that of its leading."""
_RISE_OF_MANY = 0.24
"""The same for several lines, which look crowded sooner."""
_TURN = LEADING + 2 * _RISE_OF_MANY
_LONG = 20
"""A text of fewer lines than this takes less than half a page."""
_NARROW = 14.0
"""Ems. Running text in a column narrower than this is not justified if it is short."""
_KEPT = 4096
"""Wrapped texts that are remembered: tables repeat themselves, sizes are tried twice, files written again."""
_STRIP_LINES = 3
"""Lines in each of the strips a row is cut into that is higher than a page."""


def need(box: Box, size: float) -> float:
    """The height a box needs for its text."""
    return height_of(box.count, size)


def height_of(lines: int, size: float) -> float:
    """The height so many lines need in a cell."""
    if not lines:
        return 0.0
    return (lines * LEADING + 2 * (_RISE if lines == 1 else _RISE_OF_MANY)) * size


def fitting(height: float, size: float) -> int:
    """How many lines of text fit into a height."""
    many = int((height / size - 2 * _RISE_OF_MANY + 1e-6) / LEADING)
    return many if many > 1 else int(height / size >= LEADING + 2 * _RISE - 1e-6)


def wrap(rows: Sequence[Sequence[Box]], widths: Sequence[float], size: float) -> None:
    """Set each text that is wider than its cell. `widths` are in ems; lines are set in points."""
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    for row in rows:
        for box in row:
            inner = edges[box.column + box.columns] - edges[box.column] - 2 * PAD
            box.lines = () if box.widest <= inner + 1e-6 else _wrapped(box, inner * size, size)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the rows of a table need for their texts in type of one size, however far apart they are set."""

    size: float
    rows: list[float]
    """The height each row needs for what stands in it alone."""
    spanning: list[tuple[Box, float]]
    """What reaches over several rows, with the height it needs; the lowest first."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[Box]], size: float) -> "Needs":
        """Of rows whose texts are wrapped to that size."""
        alone = [max((box.count for box in row if box.rows == 1), default=0) for row in rows]
        spanning = sorted((box for row in rows for box in row if box.rows > 1), key=lambda box: box.rows)
        needed = {count: height_of(count, size) for count in {*alone}}
        return cls(size, [needed[count] for count in alone], [(box, _spread(box, size)) for box in spanning])

    def heights(self, pitch: float) -> list[float]:
        """Heights of the rows, each at least `pitch` ems, more for what is in them or reaches over them."""
        least = pitch * self.size
        heights = [max(least, height) for height in self.rows]
        for box, height in self.spanning:
            lacking = height - sum(heights[box.row : box.end])
            if lacking > 0:
                for index in range(box.row, box.end):
                    heights[index] += lacking / box.rows
        return heights


def _spread(box: Box, size: float) -> float:
    """The height of a box over several rows. A long text may run over several pages, and each turn costs it
    up to a line and the white around it."""
    turns = min(box.rows, 2 + box.count // _LONG) if box.count > _LONG else 0
    return height_of(box.count, size) + turns * _TURN * size


def cut_tall_rows(
    rows: list[list[Box]], heights: list[float], size: float, room: float
) -> tuple[list[list[Box]], list[float]]:
    """Cut each row that is higher than a page into strips over which its texts run.

    The boxes of such a row then span its strips, so that a page break among them is like one among rows.
    """
    if max(heights, default=0) <= room:
        return rows, heights
    strips = [_strips(height, size, room) for height in heights]
    first = [0]
    for parts in strips:
        first.append(first[-1] + len(parts))
    cut: list[list[Box]] = []
    for index, row in enumerate(rows):
        cut.append([replace(box, row=first[index], rows=first[box.end] - first[index]) for box in row])
        cut.extend([] for _ in strips[index][1:])
    return cut, [height for parts in strips for height in parts]


def _strips(height: float, size: float, room: float) -> list[float]:
    if height <= room:
        return [height]
    strip = _STRIP_LINES * LEADING * size
    height += (int(height / room) + 2) * _TURN * size
    count = int(height / strip) + 1
    return [height / count] * count


def _wrapped(box: Box, measure: float, size: float) -> tuple[Line, ...]:
    return _lines(box.text, box.face, measure - box.indent * size, size, box.align is Align.JUSTIFY)


@lru_cache(_KEPT)
def _lines(text: str, face: Typeface, room: float, size: float, is_running: bool) -> tuple[Line, ...]:
    """The lines of all parts of a text; running text is set as such where it is not short."""
    lines: list[Line] = []
    for part in text.split("\n"):
        advances = [face.advances[character] * size for character in part]
        if is_running and not _is_short(sum(advances), room, size):
            lines += break_lines(part, advances, room, em=size)
        else:
            lines += balanced_lines(part, advances, room, em=size)
    return tuple(lines)


def _is_short(length: float, room: float, size: float) -> bool:
    """Whether a text in a narrow column is rather a label of a few lines than running text."""
    return room < _NARROW * size and length <= 3 * room

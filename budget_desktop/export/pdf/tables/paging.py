"""Which rows stand on which page, and which part of a cell that a page break cuts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budget_desktop.export.pdf.linebreak import Line
from budget_desktop.export.pdf.tables.boxes import Align, Box
from budget_desktop.export.pdf.tables.rows import fitting, height_of, need

_LEAST_FILL = 0.6
"""A page is broken early for the sake of a group, but not before it is this full."""


_LEAST_AT_END = 3
"""So many rows stand at least on the last page: a total is not left alone."""
_LEAST_HEADS = 3
_LEAST_TOGETHER = 2
"""So many rows of a larger group stay together at either side of a break."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a box that stands on one page, in rows of that page."""

    box: Box
    first: int
    stop: int
    text: str
    lines: tuple[Line, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all of the box's text stands here, none of it on another page."""
        return self.lines == self.box.lines and (bool(self.lines) or self.text == self.box.text)


@dataclass(slots=True)
class Leaf:
    """The rows of one page."""

    heights: list[float]
    first: list[Piece]
    """What is repeated from the head, and what the page break before this page has cut."""
    rows: Sequence[Sequence[Box]] = ()
    shift: int = 0
    """From rows of the table to rows of the page."""
    cut: dict[int, Piece] = field(default_factory=dict)
    """What the page break after this page cuts, by the identity of the box."""

    def pieces(self) -> Iterator[Piece]:
        """All that stands on the page, in reading order. Whole cells are kept once: tables may be long."""
        yield from self.first
        shift = self.shift
        for row in self.rows:
            for box in row:
                yield self.cut.get(id(box)) or Piece(
                    box, box.row + shift, box.end + shift, box.text, box.lines
                )


class Paging:
    """Cuts the body of a table into pages, each under the head; takes time in proportion to its rows.

    `room` is what the head leaves of a page.
    """

    def __init__(
        self,
        head: Leaf,
        rows: Sequence[Sequence[Box]],
        heights: Sequence[float],
        size: float,
        room: float,
    ) -> None:
        self._head = head
        self._rows = rows
        self._heights = list(heights)
        self._size = size
        self._room = room
        self._crossing: dict[int, list[Box]] = {}
        """Boxes cut by a break before a row."""
        for row in rows:
            for box in row:
                for index in range(box.row + 1, box.end):
                    self._crossing.setdefault(index, []).append(box)
        self._printed: dict[int, int] = {}
        """How many lines of a text that runs on are already on earlier pages."""
        self._announcing: int | None = None
        """The row of heads within the body that says what the columns hold from there on."""

    def leaves(self, after: float) -> Iterator[Leaf]:
        """The pages. The last one leaves `after` free for what follows the table."""
        start = 0
        while start < len(self._rows):
            self._make_room_for_labels(start)
            announcing = None if _only_heads(self._rows[start]) else self._announcing
            room = self._room - (self._heights[announcing] if announcing is not None else 0.0)
            stop = self._fill(start, room)
            if stop == len(self._rows) and self._used(start, stop) + after > room and stop - start > 1:
                stop = self._best_break(start, stop - 1, 0)
            yield self._leaf(announcing, start, stop)
            start = stop

    def _used(self, start: int, stop: int) -> float:
        return sum(self._heights[start:stop])

    def _lacking(self, start: int, stop: int, wanted: float) -> float:
        """What some rows lack of a height. Groups may be long, so it looks no farther than it must."""
        for index in range(start, stop):
            wanted -= self._heights[index]
            if wanted <= 0:
                return 0.0
        return wanted

    def _repeats(self, box: Box) -> bool:
        return box.repeats and need(box, self._size) <= self._room / 2

    def _fill(self, start: int, room: float) -> int:
        stop = start
        left = room + 0.01
        while stop < len(self._rows) and self._heights[stop] <= left:
            left -= self._heights[stop]
            stop += 1
        if stop == len(self._rows):
            return stop
        return self._best_break(start, max(stop, start + 1), _LEAST_FILL * room)

    def _best_break(self, start: int, latest: int, least: float) -> int:
        """The latest break that leaves room for the labels on both sides of it."""
        filled = self._used(start, latest)
        for stop in range(latest, start, -1):
            if filled < least:
                break
            if self._is_good(start, stop):
                return stop
            filled -= self._heights[stop - 1]
        return latest

    def _is_good(self, start: int, stop: int) -> bool:
        last, next_one = self._rows[stop - 1], self._rows[stop]
        if _only_heads(last) or _leads(last, next_one) or len(self._rows) - stop < _LEAST_AT_END:
            return False
        for box in self._crossing.get(stop, ()):
            if not self._repeats(box):
                continue
            above, below = stop - max(start, box.row), box.end - stop
            if box.rows > _LEAST_TOGETHER and min(above, below) < _LEAST_TOGETHER:
                return False
            wanted = need(box, self._size)
            if self._lacking(max(start, box.row), stop, wanted) or self._lacking(stop, box.end, wanted):
                return False
        return True

    def _make_room_for_labels(self, start: int) -> None:
        """Let the rows a cut group has left be high enough for its label, and for the rest of its text."""
        for box in self._crossing.get(start, ()):
            lines = box.count if self._repeats(box) else box.count - self._printed.get(id(box), 0)
            wanted = height_of(lines, self._size)
            self._heights[box.end - 1] += self._lacking(start, box.end, wanted)

    def _leaf(self, announcing: int | None, start: int, stop: int) -> Leaf:
        heights, first = [*self._head.heights], [*self._head.first]
        if announcing is not None:
            above = len(heights)
            heights.append(self._heights[announcing])
            first += [Piece(box, above, above + 1, box.text, box.lines) for box in self._rows[announcing]]
        shift = len(heights) - start
        heights += self._heights[start:stop]
        for index in range(start, stop):
            if announces(self._rows[index]):
                self._announcing = index
        first += [self._part(box, start, min(box.end, stop), shift) for box in self._crossing.get(start, ())]
        cut = {
            id(box): self._part(box, box.row, stop, shift)
            for box in self._crossing.get(stop, ())
            if box.row >= start
        }
        return Leaf(heights, first, self._rows[start:stop], shift, cut)

    def _part(self, box: Box, first: int, last: int, shift: int) -> Piece:
        """What of a cut box is printed in the rows of one page."""
        text, lines = self._text_of(box, first, last)
        return Piece(box, first + shift, last + shift, text, lines)

    def _text_of(self, box: Box, first: int, last: int) -> tuple[str, tuple[Line, ...]]:
        fits = fitting(self._used(first, last), self._size)
        if self._repeats(box):
            return (box.text, box.lines) if box.count <= fits else ("", ())
        done = self._printed.get(id(box), 0)
        upto = box.count if last == box.end else min(done + fits, box.count)
        self._printed[id(box)] = upto
        if box.lines:
            return "", box.lines[done:upto]
        return "\n".join(box.text.split("\n")[done:upto]), ()


def _only_heads(row: Sequence[Box]) -> bool:
    """Whether a row only announces what follows, and must not be left behind at the foot of a page."""
    return bool(row) and all(box.is_head for box in row)


def _leads(row: Sequence[Box], below: Sequence[Box]) -> bool:
    """Whether a row is that of a whole whose parts follow, further in: a unit above its subjects."""
    further_out = {box.column: box.indent for box in row if box.align is Align.LEFT and box.text}
    return any(box.indent > further_out.get(box.column, box.indent) for box in below)


def announces(row: Sequence[Box]) -> bool:
    """Whether a row of a form is the head of a grid within it: 一级指标, 二级指标 …"""
    return len(row) >= _LEAST_HEADS and all(box.is_head and box.text and box.rows == 1 for box in row)

"""Which rows stand on which page, and which part of a cell that a page break cuts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budget_desktop.export.pdf.linebreak import Line
from budget_desktop.export.pdf.tables.boxes import Box
from budget_desktop.export.pdf.tables.rows import fitting, need

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
    texts: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Leaf:
    """The rows of one page."""

    heights: list[float]
    pieces: list[Piece] = field(default_factory=list)


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
        if _only_heads(self._rows[stop - 1]) or len(self._rows) - stop < _LEAST_AT_END:
            return False
        for box in self._crossing.get(stop, ()):
            if not self._repeats(box):
                continue
            above, below = stop - max(start, box.row), box.end - stop
            if box.rows > _LEAST_TOGETHER and min(above, below) < _LEAST_TOGETHER:
                return False
            wanted = need(box, self._size)
            if self._used(max(start, box.row), stop) < wanted or self._used(stop, box.end) < wanted:
                return False
        return True

    def _make_room_for_labels(self, start: int) -> None:
        """Let the rows a cut group has left be high enough for its label, and for the rest of its text."""
        for box in self._crossing.get(start, ()):
            wanted = need(box, self._size)
            if not self._repeats(box):
                rest = box.count - self._printed.get(id(box), 0)
                wanted = wanted * rest / box.count if rest > 0 else 0.0
            lacking = wanted - self._used(start, box.end)
            if lacking > 0:
                self._heights[box.end - 1] += lacking

    def _leaf(self, announcing: int | None, start: int, stop: int) -> Leaf:
        leaf = Leaf([*self._head.heights], [*self._head.pieces])
        above = len(leaf.heights)
        if announcing is not None:
            leaf.heights.append(self._heights[announcing])
            leaf.pieces += [
                Piece(box, above, above + 1, box.texts, box.lines) for box in self._rows[announcing]
            ]
            above += 1
        leaf.heights += self._heights[start:stop]
        for index in range(start, stop):
            if _announces(self._rows[index]):
                self._announcing = index
        begun = [box for row in self._rows[start:stop] for box in row]
        for box in [*self._crossing.get(start, ()), *begun]:
            first, last = max(box.row, start), min(box.end, stop)
            texts, lines = box.texts, box.lines
            if first > box.row or last < box.end:
                texts, lines = self._part(box, first, last)
            leaf.pieces.append(Piece(box, first - start + above, last - start + above, texts, lines))
        return leaf

    def _part(self, box: Box, first: int, last: int) -> tuple[tuple[str, ...], tuple[Line, ...]]:
        """What of a cut box is printed on this page."""
        fits = fitting(self._used(first, last), self._size)
        if self._repeats(box):
            return (box.texts, box.lines) if box.count <= fits else ((), ())
        done = self._printed.get(id(box), 0)
        upto = box.count if last == box.end else min(done + fits, box.count)
        self._printed[id(box)] = upto
        if box.lines:
            return (), box.lines[done:upto]
        return box.texts[done:upto], ()


def _only_heads(row: Sequence[Box]) -> bool:
    """Whether a row only announces what follows, and must not be left behind at the foot of a page."""
    return bool(row) and all(box.is_head for box in row)


def _announces(row: Sequence[Box]) -> bool:
    """Whether a row of a form is the head of a grid within it: 一级指标, 二级指标 …"""
    return len(row) >= _LEAST_HEADS and all(box.is_head and box.texts and box.rows == 1 for box in row)

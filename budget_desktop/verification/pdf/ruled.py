"""Cells of a page, found from its rules and the characters between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from budget_desktop.verification.pdf.document import Mark, Page, Rule, Run

_NEAR = 0.6
"""Points. Edges as near as this are one."""
_OVER = 0.6
"""Points by which ink may reach over a rule: half the rule, and the roundness of letters."""


class RuledCell(NamedTuple):
    """A cell between rules; rows count from the top, columns are places of its edges."""

    row: int
    end: int
    left: float
    right: float
    text: str
    spilled: str
    """Characters whose ink leaves the cell."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The grid of a page and the text outside it."""

    cells: tuple[RuledCell, ...]
    rows: int
    edges: tuple[float, ...]
    above: str
    below: str


def ruled(page: Page) -> Ruled | None:
    """The grid of a page; None where nothing is ruled. A page holds one grid at most."""
    xs, ys = edges(rule.at for rule in page.down), edges(rule.at for rule in page.across)[::-1]
    if len(xs) < 2 or len(ys) < 2:
        return None
    beside = _covered(page.down, xs, sorted(ys), flip=len(ys) - 2)
    below = {(row, column) for column, row in _covered(page.across, ys, xs, flip=None)}
    owner, areas = _areas(len(ys) - 1, len(xs) - 1, beside, below)
    boxes = [_Box(xs[left], ys[end], xs[right], ys[row]) for row, end, left, right in areas]
    texts = [""] * len(areas)
    spilled = [""] * len(areas)
    above, under = "", ""
    falling = [-y for y in ys]

    def at(left: float, bottom: float, right: float, top: float) -> int | None:
        """The number of the cell in which the middle of some ink lies."""
        row = bisect_right(falling, -(bottom + top) / 2) - 1
        return owner.get((row, bisect_right(xs, (left + right) / 2) - 1))

    for run in page.body_runs:
        if (number := at(*run[2:6])) is not None and boxes[number].holds(run):
            texts[number] += run.text
            continue
        for mark in run.marks:
            if (number := at(*mark[1:5])) is not None:
                texts[number] += mark.character
                spilled[number] += "" if boxes[number].nearly_holds(mark) else mark.character
            elif mark.bottom + mark.top > 2 * ys[0]:
                above += mark.character
            else:
                under += mark.character
    cells = tuple(
        RuledCell(row, end, box.left, box.right, text, over)
        for (row, end, _, _), box, text, over in zip(areas, boxes, texts, spilled, strict=True)
    )
    return Ruled(cells, len(ys) - 1, tuple(xs), above, under)


def edges(places: Iterable[float]) -> list[float]:
    """Places in rising order, those that are nearly the same once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def nearest(place: float, among: Sequence[float]) -> int:
    """The number of the edge nearest to a place."""
    right = bisect_left(among, place)
    candidates = [index for index in (right - 1, right) if 0 <= index < len(among)]
    return min(candidates, key=lambda index: abs(among[index] - place))


def _covered(
    rules: Sequence[Rule], lines: Sequence[float], spans: Sequence[float], *, flip: int | None
) -> set[tuple[int, int]]:
    """Which (span, line) pairs a rule runs along; `flip` turns rising spans into rows from the top."""
    rising = sorted(lines)
    descending = rising != list(lines)
    at_line = {place: nearest(place, rising) for place in {rule.at for rule in rules}}
    ends = {rule.start for rule in rules} | {rule.stop for rule in rules}
    at_end = {place: nearest(place, spans) for place in ends}
    found = set()
    for rule in rules:
        line = at_line[rule.at]
        line = len(lines) - 1 - line if descending else line
        for span in range(at_end[rule.start], at_end[rule.stop]):
            found.add((span if flip is None else flip - span, line))
    return found


class _Box(NamedTuple):
    """Where a cell lies, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, ink: Run) -> bool:
        """Whether all of it lies within."""
        left, bottom, right, top = self
        return left <= ink.left and ink.right <= right and bottom <= ink.bottom and ink.top <= top

    def nearly_holds(self, ink: Mark) -> bool:
        """Whether it reaches over a rule by no more than it may."""
        return (
            ink.left >= self.left - _OVER
            and ink.right <= self.right + _OVER
            and ink.bottom >= self.bottom - _OVER
            and ink.top <= self.top + _OVER
        )


_Area = tuple[int, int, int, int]
"""First row, row after the last, first column, column after the last."""


def _areas(
    rows: int, columns: int, beside: set[tuple[int, int]], below: set[tuple[int, int]]
) -> tuple[dict[tuple[int, int], int], list[_Area]]:
    """The cells: each reaches to the right and down to the next rule.

    `beside` has (row, x edge), `below` (y edge, column).
    """
    owner: dict[tuple[int, int], int] = {}
    areas: list[_Area] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            right = column + 1
            while right < columns and (row, right) not in beside and (row, right) not in owner:
                right += 1
            end = row + 1
            while end < rows and (end, column) not in below:
                end += 1
            for down in range(row, end):
                for across in range(column, right):
                    owner[down, across] = len(areas)
            areas.append((row, end, column, right))
    return owner, areas

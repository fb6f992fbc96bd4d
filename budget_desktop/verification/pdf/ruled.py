"""Cells of a page, found from its rules and the characters between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budget_desktop.verification.pdf.document import Mark, Page, Rule, text_of

_NEAR = 0.6
"""Points. Edges as near as this are one."""
_OVER = 0.6
"""Points by which ink may reach over a rule: half the rule, and the roundness of letters."""


@dataclass(frozen=True, slots=True)
class RuledCell:
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
    inside: list[list[Mark]] = [[] for _ in areas]
    above: list[Mark] = []
    under: list[Mark] = []
    falling = [-y for y in ys]
    for mark in page.body:
        _, left, bottom, right, top, _ = mark
        x, y = (left + right) / 2, (bottom + top) / 2
        row, column = bisect_right(falling, -y) - 1, bisect_right(xs, x) - 1
        number = owner.get((row, column))
        if number is not None:
            inside[number].append(mark)
        else:
            (above if y > ys[0] else under).append(mark)
    cells = tuple(_cell(area, marks, xs, ys) for area, marks in zip(areas, inside, strict=True))
    return Ruled(cells, len(ys) - 1, tuple(xs), text_of(above), text_of(under))


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


def _cell(area: _Area, marks: Sequence[Mark], xs: Sequence[float], ys: Sequence[float]) -> RuledCell:
    row, end, column, right = area
    left_x, right_x, top, bottom = xs[column], xs[right], ys[row], ys[end]
    spilled = [
        mark.character
        for mark in marks
        if mark.left < left_x - _OVER
        or mark.right > right_x + _OVER
        or mark.top > top + _OVER
        or mark.bottom < bottom - _OVER
    ]
    return RuledCell(row, end, left_x, right_x, text_of(list(marks)), "".join(spilled))

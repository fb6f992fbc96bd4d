"""Chinese text into lines: what may not begin or end a line, what stays together, where the slack goes.

Lengths are in any one unit. A line never grows beyond its measure. Breaks are chosen for the whole paragraph
at once, so that no line is stretched for the sake of its neighbour.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

NO_START = frozenset("，、。．：；！？”’）》〉】〕〗」』］｝%％‰℃°…～·,.;:!?)]}>")
"""Marks no line begins with."""

NO_END = frozenset("“‘（《〈【〔〖「『［｛([{<￥¥＄$≥≤±")
"""Marks no line ends with."""

_RIGHT_BLANK = frozenset("，、。．：；”’）》〉】〕〗」』")
"""Full-width marks whose right half is white in every face we ship, and so may be cut off."""
_LEFT_BLANK = frozenset("“‘（《〈【〔〖「『")

_MONEY = "万元|亿元|千元|元"
_UNIT = (
    "%|％|‰|℃|万平方米|平方米|立方米|公里|万人次|人次|万[人户册]|年度"
    "|[年月日号人名个项次辆台套件户家册份间处届周岁天时期批条款章页倍亩吨米]"
)
_TOGETHER = re.compile(
    r"[〔\[（(【]\d{4}[〕\]）)】] ?第?\d+ ?号"
    r"|第?[-−+＋－=＝<>≥≤±]*[￥¥$]?[A-Za-z0-9]+(?:[!-/:-@\[-`{-~]+[A-Za-z0-9]+)*"
    rf"(?:(?<=\d) ?(?:(?P<money>{_MONEY})|{_UNIT}))?"
    r"|—{2,}|…{2,}"
)
_SOLID = re.compile(r"[!-~](?=.)|.(?=[!-~])|—(?=—)|…(?=…)")
"""Before gaps that are not stretched: readers of the file would take one beside a figure for a blank."""
_SEAM = re.compile(
    r"(?<=[A-Za-z0-9%])(?=[\u3400-\u9fff\U00020000-\U0003ffff])"
    r"|(?<=[\u3400-\u9fff\U00020000-\U0003ffff])(?=[A-Za-z0-9])"
)
"""Between an ideograph and a Latin letter or digit."""

_SEAM_SPACE = 1 / 12
_MARK_SHRINK = 1 / 4
"""How far a mark inside a line may give way, of the half em that is white."""
_GOOD_STRETCH = 1 / 25
"""Extra space between characters nobody notices: one character pushed out of a line of 26."""
_MOST_STRETCH = 1 / 4
"""Beyond this a line is left ragged: spaced-out words read worse than a ragged edge."""
_REACH = 4
"""Breaks are tried this many ems before the end of the measure."""
_SLIVER = 1.75
_SLIVER_COST = 9.0
"""For a last line whose ink is shorter than that, one character alone: as bad as spacing out a line by an em
in eight."""
_MONEY_COST = 14.0
"""For parting an amount from its 万元: as bad as spacing out a line by an em in seven."""
_FORCED_COST = 1e6

_LINE_COST = 1e3
"""In balanced text, for each line: one more is worse than any unevenness."""
_UNEVEN_COST = 100.0
"""In balanced text, for a line that is nearly empty."""
_BROKEN_SENSE_COST = 20.0
"""In balanced text, for a break within a phrase."""
_BALANCED_REACH = 0.7
"""In balanced text, the part of a line that may be empty."""
_PHRASE = re.compile(r"(?<=[：；，、。”）》】〕])(?=.)|(?=[（《“【〔])|(?<!\d)(?=\d{4}年)|(?<=\s)(?=\S)")
"""Where a title or label falls into phrases."""
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its characters, where each stands from the left edge, and where the last one ends."""

    text: str
    places: tuple[float, ...]
    width: float


def longest_word(text: str, advances: Mapping[str, float]) -> float:
    """Width of the longest figure or word of a text, which a column should not be narrower than."""
    return max((sum(map(advances.__getitem__, word[0])) for word in _TOGETHER.finditer(text)), default=0.0)


def break_lines(
    text: str,
    advances: Sequence[float],
    measure: float,
    *,
    em: float,
    indent: float = 0,
    justify: bool = True,
    spaced: bool = False,
) -> list[Line]:
    """Set one paragraph. `advances` has the width of each character of `text`, which holds no line feed.

    `indent` moves the first line in. `spaced` puts a thin space between ideographs and figures.
    """
    if not text.strip():
        return []
    return _Paragraph(text, advances, measure, em, indent, justify, spaced).lines()


def balanced_lines(text: str, advances: Sequence[float], measure: float, *, em: float) -> list[Line]:
    """Set a title or a label: no more lines than needed, of like length, broken where the sense allows."""
    if not text.strip():
        return []
    return _Balanced(text, advances, measure, em, 0.0, justify=False, spaced=False).lines()


class _Paragraph:
    def __init__(
        self,
        text: str,
        advances: Sequence[float],
        measure: float,
        em: float,
        indent: float,
        justify: bool,
        spaced: bool,
    ) -> None:
        self.text = text
        self.measure, self.em, self.indent, self.justify = measure, em, indent, justify
        self._weigh(advances, spaced)
        self._find_breaks()

    def _weigh(self, advances: Sequence[float], spaced: bool) -> None:
        """Natural advances with touching marks closed up, and how far each place can give either way."""
        text, em = self.text, self.em
        count = len(text)
        half = em / 2
        full = [advance >= 0.9 * em for advance in advances]
        right = [full[i] and text[i] in _RIGHT_BLANK for i in range(count)]
        left = [full[i] and text[i] in _LEFT_BLANK for i in range(count)]
        self.advance = list(advances)
        self.cut = [0.0] * count
        """White taken from the left of a mark by its neighbour."""
        self.tail = [half if right[i] else 0.0 for i in range(count)]
        """White at the right of a mark that may hang over the end of the line."""
        give_right = [_MARK_SHRINK * em if right[i] and self.justify else 0.0 for i in range(count)]
        self.give_left = [_MARK_SHRINK * em if left[i] and self.justify else 0.0 for i in range(count)]
        for i in range(count - 1):
            if right[i] and (right[i + 1] or left[i + 1]):
                self.advance[i] -= half
                self.tail[i] = give_right[i] = 0.0
            elif left[i] and left[i + 1]:
                self.advance[i + 1] -= half
                self.cut[i + 1] = half
                self.give_left[i + 1] = 0.0
        self.give_right = give_right
        self.seam = [0.0] * count
        if spaced:
            for match in _SEAM.finditer(text):
                self.seam[match.start() - 1] = _SEAM_SPACE * em
        self.elastic = [1] * count
        for match in _SOLID.finditer(text):
            if not match[0].isspace():
                self.elastic[match.start()] = 0
        self.upto_width = [0.0, *accumulate(a + s for a, s in zip(self.advance, self.seam, strict=True))]
        self.upto_give = [0.0, *accumulate(a + b for a, b in zip(self.give_left, give_right, strict=True))]
        self.upto_elastic = [0, *accumulate(self.elastic)]

    def _find_breaks(self) -> None:
        """Indices a line may start at, and where the line before then ends: spaces between are dropped."""
        text = self.text
        inside = bytearray(len(text) + 1)
        self.costly: set[int] = set()
        """Where an amount may be parted from its unit, at a price; its digits never are."""
        for match in _TOGETHER.finditer(text):
            for i in range(match.start() + 1, match.end()):
                inside[i] = 1
            if match["money"]:
                inside[match.start("money")] = 0
                self.costly.add(match.start("money"))
        self.start = len(text) - len(text.lstrip())
        self.stop = len(text.rstrip())
        self.breaks = [
            i for i in range(self.start + 1, self.stop) if not inside[i] and self._separable(self.start, i)
        ]
        self.breaks.append(self.stop)

    def lines(self) -> list[Line]:
        best: dict[int, tuple[float, int]] = {self.start: (0.0, self.start)}
        # A start lies before all it reaches, so going up the breaks settles each before it is used.
        reached = [self.start]
        for start in reached:
            if start == self.stop:
                break
            for stop, cost in self._choices(start):
                total = best[start][0] + cost
                if stop not in best:
                    _insert(reached, stop)
                    best[stop] = (total, start)
                elif total < best[stop][0]:
                    best[stop] = (total, start)
        ends = [self.stop]
        while ends[-1] != self.start:
            ends.append(best[ends[-1]][1])
        ends.reverse()
        return [self._set(start, stop) for start, stop in pairwise(ends)]

    def _room(self, start: int) -> float:
        return self.measure - (self.indent if start == self.start else 0)

    def _end(self, start: int, stop: int) -> int:
        """Where the line that breaks at `stop` ends, without its trailing spaces."""
        while stop > start + 1 and self.text[stop - 1].isspace():
            stop -= 1
        return stop

    def _separable(self, start: int, stop: int) -> bool:
        """Whether the marks on both sides allow a line to break at `stop`."""
        if stop == self.stop:
            return True
        after = self.text[stop]
        before = self.text[self._end(start, stop) - 1]
        return before not in NO_END and after not in NO_START and not after.isspace()

    def _natural(self, start: int, end: int) -> float:
        return self.upto_width[end] - self.upto_width[start] - self.seam[end - 1]

    def _give(self, start: int, end: int) -> float:
        return self.upto_give[end] - self.upto_give[start] - self.give_right[end - 1] + self.tail[end - 1]

    def _choices(self, start: int) -> list[tuple[int, float]]:
        """Where the line from `start` may end, with what each way costs."""
        room = self._room(start)
        breaks = self.breaks
        farthest = bisect_right(self.upto_width, self.upto_width[start] + room + _REACH * self.em)
        found: list[tuple[int, float]] = []
        for position in range(bisect_right(breaks, farthest) - 1, -1, -1):
            stop = breaks[position]
            if stop <= start:
                break
            end = self._end(start, stop)
            slack = room - self._natural(start, end)
            if slack < 0 and -slack > self._give(start, end) + _TOLERANCE:
                continue
            if found and slack > self._reach():
                break
            price = _MONEY_COST if stop in self.costly else 0.0
            found.append((stop, price + self._cost(start, stop, slack)))
        return found or [self._forced(start, room)]

    def _reach(self) -> float:
        """How much shorter than its measure a line may be, in the first instance."""
        return _REACH * self.em

    def _cost(self, start: int, stop: int, slack: float) -> float:
        end = self._end(start, stop)
        if slack < -_TOLERANCE:
            return 0.1 + (slack / self._give(start, end)) ** 2
        if stop == self.stop:
            inked = self._natural(start, end) - self.tail[end - 1]
            sliver = start != self.start and inked < _SLIVER * self.em
            return _SLIVER_COST if sliver else 0.0
        places = self.upto_elastic[end - 1] - self.upto_elastic[start]
        return float((max(slack, 0.0) / max(places, 1) / (_GOOD_STRETCH * self.em)) ** 2)

    def _forced(self, start: int, room: float) -> tuple[int, float]:
        """A break inside what should stay together, because it is longer than a line."""
        most = bisect_right(self.upto_width, self.upto_width[start] + room + _TOLERANCE) - 1
        most = min(max(most, start + 1), self.stop)
        decent = [i for i in range(most, start, -1) if self._separable(start, i)]
        joints = (i for i in decent if self.text[i - 1] in "/-_.,&=?:")
        return next(joints, decent[0] if decent else most), _FORCED_COST

    def _set(self, start: int, stop: int) -> Line:
        end = self._end(start, stop)
        indent = self.indent if start == self.start else 0.0
        slack = self.measure - indent - self._natural(start, end)
        stretch = squeeze = 0.0
        if slack < 0:
            give = self._give(start, end)
            squeeze = min(-slack / give, 1.0) if give else 0.0
        elif self.justify and stop != self.stop:
            places = self.upto_elastic[end - 1] - self.upto_elastic[start]
            if places and slack / places <= _MOST_STRETCH * self.em:
                stretch = slack / places
        places_of: list[float] = []
        at = indent
        for i in range(start, end):
            at -= squeeze * self.give_left[i]
            places_of.append(at - self.cut[i])
            at += self.advance[i]
            if i < end - 1:
                at += self.seam[i] + stretch * self.elastic[i] - squeeze * self.give_right[i]
            else:
                at -= squeeze * self.tail[i]
        return Line(self.text[start:end], tuple(places_of), at)


class _Balanced(_Paragraph):
    def _reach(self) -> float:
        return _BALANCED_REACH * self.measure

    def _cost(self, start: int, stop: int, slack: float) -> float:
        cost = _LINE_COST + _UNEVEN_COST * float(max(slack, 0.0) / self._room(start)) ** 2
        if stop == self.stop:
            # Of two ways alike, the one with the short line at the end.
            return cost - 1
        return cost if _PHRASE.match(self.text, stop) else cost + _BROKEN_SENSE_COST


def _insert(reached: list[int], stop: int) -> None:
    """Keep the list sorted. It is appended to nearly always: breaks are found from the left."""
    position = len(reached)
    while reached[position - 1] > stop:
        position -= 1
    reached.insert(position, stop)

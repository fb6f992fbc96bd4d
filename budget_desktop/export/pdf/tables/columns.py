"""How wide each column is, in ems of the table's own type, so that one answer serves every size of type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from budget_desktop.export.pdf.linebreak import longest_word
from budget_desktop.export.pdf.tables.boxes import Align, Box

PAD = 0.4
"""White at each side of a cell, in ems."""

_HEAD_LINES = 4
"""A column head may take so many lines before it widens its column."""
_TEXT_LEAST = 3.0
_LABEL_LEAST = 0.6
"""The part of its proposal a column of texts keeps when room is short."""
_GENEROUS = 2.0
"""A column of texts grows at most to so many times its proposal in order not to wrap."""
_WHOLE_LIMIT = 16.0
"""A code longer than this is wrapped after all, or one slip of a finger would ruin the table."""
_GROUP_LEADING = 1.4


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table need and wish for."""

    least: tuple[float, ...]
    """Nothing that must stay whole is cut as long as each has this."""
    wish: tuple[float, ...]
    """The proposals of the form, widened for what must stay whole."""
    ideal: tuple[float, ...]
    """What columns of texts would take to set them on one line; zero for the others."""
    figures: tuple[bool, ...]
    """Which columns hold amounts and no texts."""

    def widths(self, room: float) -> list[float]:
        """The widths that fill `room` ems; never under `least`, which may be more than the room."""
        spare = room - sum(self.wish)
        if spare < 0:
            return self._shrunk(-spare)
        widths = list(self.wish)
        wanting = [max(ideal - wish, 0) for ideal, wish in zip(self.ideal, self.wish, strict=True)]
        if granted := min(spare, sum(wanting)):
            share = granted / sum(wanting)
            widths = [width + want * share for width, want in zip(widths, wanting, strict=True)]
        scale = room / sum(widths)
        return [width * scale for width in widths]

    def _shrunk(self, excess: float) -> list[float]:
        """Take the excess from the figures, as far as they can give, and then from the texts."""
        widths = list(self.wish)
        for figures in (True, False):
            chosen = [column for column, holds in enumerate(self.figures) if holds is figures]
            spare = sum(widths[column] - self.least[column] for column in chosen)
            share = min(excess / spare, 1.0) if spare > 0 else 0.0
            for column in chosen:
                widths[column] -= (widths[column] - self.least[column]) * share
            excess -= spare * share
        return widths


def columns_of(
    head: Iterable[Sequence[Box]], body: Iterable[Sequence[Box]], proposals: Sequence[float]
) -> Columns:
    """Measure the boxes of a table against the widths proposed for its columns."""
    least = [2 * PAD] * len(proposals)
    ideal = [0.0] * len(proposals)
    figures = [False] * len(proposals)
    spanning: list[tuple[Box, float]] = []
    for rows, need in ((head, _head_need), (body, _body_need)):
        for row in rows:
            for box in row:
                column = box.column
                if not box.text:
                    continue
                if box.columns > 1:
                    proposal = sum(proposals[column : column + box.columns])
                    spanning.append((box, need(box, proposal)))
                    continue
                least[column] = max(least[column], need(box, proposals[column]))
                figures[column] |= box.align is Align.RIGHT
                if box.align is Align.LEFT or box.align is Align.JUSTIFY:
                    ideal[column] = max(ideal[column], box.widest + 2 * PAD)
    for box, wanted in sorted(spanning, key=lambda one: one[0].columns):
        _widen(least, box, wanted, proposals)
    wish = [max(need, proposal) for need, proposal in zip(least, proposals, strict=True)]
    ideal = [min(width, _GENEROUS * proposal) for width, proposal in zip(ideal, proposals, strict=True)]
    only_figures = [holds and not texts for holds, texts in zip(figures, ideal, strict=True)]
    return Columns(tuple(least), tuple(wish), tuple(ideal), tuple(only_figures))


def _head_need(box: Box, _proposal: float) -> float:
    if box.whole:
        return box.widest + 2 * PAD
    # Four characters stand two by two; five would leave one alone.
    least = 2.0 if box.widest <= 4 else 3.0
    return max(ceil(box.widest / _HEAD_LINES), min(box.widest, least)) + 2 * PAD


def _body_need(box: Box, proposal: float) -> float:
    if box.whole and (box.align is Align.RIGHT or box.widest <= _WHOLE_LIMIT):
        return box.widest + 2 * PAD
    word = max(longest_word(text, box.face.advances) for text in box.text.split("\n"))
    least = min(word, _WHOLE_LIMIT)
    if box.align is not Align.CENTRE:
        least = max(least, min(box.widest, max(_LABEL_LEAST * proposal - 2 * PAD, _TEXT_LEAST)))
    elif box.rows > 1:
        # A label beside many rows may run down the column, as far as the rows reach.
        least = max(least, box.widest / max(box.rows / _GROUP_LEADING, 1), 1.0)
    else:
        least = max(least, min(box.widest, _TEXT_LEAST))
    return least + 2 * PAD


def _widen(least: list[float], box: Box, wanted: float, proposals: Sequence[float]) -> None:
    """Make the columns under a merged cell wide enough for it together."""
    covered = range(box.column, box.column + box.columns)
    proposal = sum(proposals[column] for column in covered)
    lacking = wanted - sum(least[column] for column in covered)
    if lacking > 0:
        for column in covered:
            least[column] += lacking * (proposals[column] / proposal if proposal else 1 / box.columns)

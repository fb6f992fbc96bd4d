"""Many short texts, asked for beginnings, for parts, and for beginnings with one slip of the fingers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LAST = "\U0010ffff"
_SHORTEST = 3
"""Fewer characters than these are not mended: nearly everything is one slip away from them."""


class Found(NamedTuple):
    """A text of the haystack and which stretch of it was typed."""

    text: str
    owner: int
    """What the text belongs to."""
    start: int
    end: int
    gap: int = -1
    """A position in the stretch that was left out in typing."""

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions in the text that were typed."""
        return tuple(position for position in range(self.start, self.end) if position != self.gap)


class Haystack:
    """Texts with their owners; an owner may have several."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        ordered = sorted({(text, owner) for text, owner in texts if text})
        self._texts = [text for text, _ in ordered]
        self._owners = [owner for _, owner in ordered]
        self._joined = "\n".join(self._texts)
        self._offsets: list[int] = []
        offset = 0
        for text in self._texts:
            self._offsets.append(offset)
            offset += len(text) + 1

    def starting(self, typed: str) -> Iterator[Found]:
        """Texts that begin with what was typed."""
        texts, owners, end = self._texts, self._owners, len(typed)
        return (Found(texts[row], owners[row], 0, end) for row in self._range(typed))

    def containing(self, typed: str) -> Iterator[Found]:
        """Texts that hold what was typed further on, each once."""
        at = self._joined.find(typed)
        while at >= 0:
            row = bisect_right(self._offsets, at) - 1
            text = self._texts[row]
            start = at - self._offsets[row]
            if start:
                yield Found(text, self._owners[row], start, start + len(typed))
                at = self._joined.find(typed, self._offsets[row] + len(text))
            else:
                at = self._joined.find(typed, at + 1)

    def slipped(self, typed: str) -> Iterator[Found]:
        """Texts that begin with what was meant: two characters swapped, one too many, or one left out."""
        if len(typed) < _SHORTEST:
            return
        for position in range(len(typed)):
            before, here, after = typed[:position], typed[position], typed[position + 1 :]
            if after and after[0] != here:
                yield from self.starting(before + after[0] + here + after[1:])
            if not after or after[0] != here:
                yield from self._long_enough(before + after)
            yield from self._without_one(before, typed[position:])

    def _long_enough(self, meant: str) -> Iterator[Found]:
        """Texts that begin with this; if it is very short, only those that are just this."""
        return (
            found for found in self.starting(meant) if found.end == len(found.text) or len(meant) >= _SHORTEST
        )

    def _without_one(self, before: str, after: str) -> Iterator[Found]:
        position = len(before)
        texts = self._texts
        for row in self._range(before):
            if texts[row].startswith(after, position + 1):
                yield Found(texts[row], self._owners[row], 0, position + 1 + len(after), position)

    def _range(self, beginning: str) -> range:
        first = bisect_left(self._texts, beginning)
        return range(first, bisect_left(self._texts, beginning + _LAST, first))

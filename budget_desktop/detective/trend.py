"""How this year's amounts usually stand to last year's: one that stands out is the likelier culprit."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log
from statistics import median

from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet

_STEADIEST = 0.02
"""No book is steadier than this (as a logarithm): two per cent up or down prove nothing."""
_LEAST, _MOST = 0.3, 1.0
_UNKNOWN = (_LEAST + _MOST) / 2
_ENOUGH = 3
_FAR = 6.0
"""A factor of four hundred, as a logarithm: so far from the usual size nothing is believed at once."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The usual change from last year to this, and how far changes usually stray from it; logarithms."""

    usual: float = 0.0
    spread: float = _STEADIEST

    @staticmethod
    def of(packet: Packet) -> "Trend":
        """From the lines with both amounts; no change where there are none."""
        changes = [
            log(line.amount / line.prior)
            for line in packet.lines
            if line.amount and line.prior and line.amount > 0 and line.prior > 0
        ]
        usual = median(changes) if changes else 0.0
        return Trend(usual, max(_STEADIEST, _middle(abs(change - usual) for change in changes)))

    @property
    def inverse(self) -> "Trend":
        """How last year's amounts stand to this year's."""
        return Trend(-self.usual, self.spread)

    def favours(self, this: Fen, last: Fen | None, instead: Fen) -> float:
        """A factor for the guess that `instead` was meant, not `this`: 1 where it comes nearer to the usual.

        Halfway where nothing is known of last year.
        """
        if not last or last < 0 or this <= 0:
            return _UNKNOWN
        if instead <= 0:
            return _LEAST
        gained = (self.strays(this, last) - self.strays(instead, last)) / self.spread
        return _LEAST + (_MOST - _LEAST) / (1 + exp(-min(max(gained, -30.0), 30.0)))

    def strays(self, this: Fen, last: Fen) -> float:
        """How far a change is from the usual one; an amount that did not change is as usual."""
        change = log(this / last)
        return min(abs(change - self.usual), abs(change))


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the amounts of one side of a budget usually are, where nothing is known of last year."""

    middle: float | None = None
    """The median, as a logarithm; None where there are too few to tell."""

    @staticmethod
    def of(amounts: Iterable[Fen]) -> "Sizes":
        """From the amounts of the side."""
        known = [log(amount) for amount in amounts if amount > 0]
        return Sizes(median(known) if len(known) >= _ENOUGH else None)

    def favours(self, this: Fen, instead: Fen) -> float:
        """A factor for the guess that `instead` was meant: above the middle where it is of a usual size."""
        if self.middle is None or this <= 0 or instead <= 0:
            return _UNKNOWN
        gained = abs(log(this) - self.middle) - abs(log(instead) - self.middle)
        return _UNKNOWN + (_MOST - _UNKNOWN) * max(-1.0, min(1.0, gained / _FAR))


def _middle(values: Iterable[float]) -> float:
    found = list(values)
    return median(found) if found else 0.0

"""How this year's amounts usually stand to last year's: one that stands out is the likelier culprit."""

from dataclasses import dataclass
from math import exp, log
from statistics import median

from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet

_WEIGHT = 1.5
"""How much being nearer to the usual counts, per factor of e."""
_LEAST, _MOST = 0.35, 1.0


@dataclass(frozen=True, slots=True)
class Trend:
    """The usual ratio of this year to last, as far as there is one."""

    ratio: float

    @staticmethod
    def of(packet: Packet) -> "Trend":
        """The median over the lines with both amounts; no change where there are none."""
        ratios = [
            line.amount / line.prior
            for line in packet.lines
            if line.amount and line.prior and line.amount > 0 and line.prior > 0
        ]
        return Trend(median(ratios) if ratios else 1.0)

    @property
    def inverse(self) -> "Trend":
        """How last year's amounts stand to this year's."""
        return Trend(1 / self.ratio)

    def favours(self, this: Fen, last: Fen | None, instead: Fen) -> float:
        """A factor for the guess that `instead` was meant, not `this`: 1 where it comes nearer to the usual.

        Halfway where nothing is known of last year.
        """
        if not last or last < 0 or this <= 0:
            return (_LEAST + _MOST) / 2
        if instead <= 0:
            return _LEAST
        gained = self._off(this, last) - self._off(instead, last)
        return _LEAST + (_MOST - _LEAST) / (1 + exp(-gained * _WEIGHT * 10))

    def _off(self, this: Fen, last: Fen) -> float:
        # An amount that did not change is as usual as one that changed like most.
        change = log(this / last)
        return min(abs(change - log(self.ratio)), abs(change))

"""How fingers and eyes go wrong: each slip says whether one amount is what becomes of another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from budget_desktop.domain.money import Fen


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip that would have made the typed amount out of the one that was meant."""

    cause: str
    """What it is called."""
    how: str
    """What happened, as the second half of a sentence about the amount."""
    likelihood: float
    """Between 0 and 1: how much such a coincidence says."""


Recognise: TypeAlias = Callable[[Fen, Fen], Slip | None]
"""Given what was typed and what would be right: the slip that explains it, or nothing."""

"""The sheet as filled in: each demand with its state, what was seen, and where."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from budget_desktop.domain.places import Place
from budget_desktop.domain.records import Review
from budget_desktop.edition.guard import ReviewStep
from budget_desktop.edition.inspection import InspectionItem
from budget_desktop.inspection.clock import Clock
from budget_desktop.rules.finding import Finding


class State(StrEnum):
    """How a demand stands. The values are the words on the sheet."""

    UNMET = "未达到"
    OPEN = "待确认"
    MET = "达到"
    IDLE = "不适用"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one way of looking came to."""

    state: State
    note: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One demand, judged."""

    item: InspectionItem
    state: State
    note: str
    places: tuple[Place, ...]
    """Where to look; the first is where to mend."""
    findings: tuple[Finding, ...]
    """All that the rules of the demand have to say, each of them to be decided."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One heading with its demands."""

    name: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """One step of the review as recorded."""

    step: ReviewStep
    review: Review | None
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The whole sheet."""

    title: str
    department: str
    source: str
    clock: Clock
    clock_note: str
    dimensions: tuple[Dimension, ...]
    reviews: tuple[ReviewResult, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """Every demand in order."""
        return tuple(result for dimension in self.dimensions for result in dimension.results)

    @property
    def is_met(self) -> bool:
        """Whether no demand and no review stands against publication."""
        states = [result.state for result in self.results] + [review.state for review in self.reviews]
        return State.UNMET not in states

    @property
    def summary(self) -> str:
        """How many demands stand how: 达到 20 项，未达到 1 项."""
        counts = Counter(result.state for result in self.results)
        order = (State.MET, State.UNMET, State.OPEN, State.IDLE)
        return "，".join(f"{state} {counts[state]} 项" for state in order if counts[state])

"""A fact is one amount with everything that classifies it; a slice says which facts count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from budget_desktop.domain.codes import Dimension, Flow, Year, covers
from budget_desktop.domain.money import Fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One amount. A code may be shorter than the full one where only the class is known (last year's totals)."""

    amount: Fen
    line: str
    """Key of the entry the amount was typed in."""
    unit: str
    flow: Flow
    year: Year = Year.THIS
    source: str = ""
    function: str = ""
    department_economic: str = ""
    government_economic: str = ""
    kind: str = ""
    project: str = ""

    def code(self, dimension: Dimension) -> str:
        """The fact's code in one dimension."""
        return str(getattr(self, dimension.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A choice of facts: in each dimension any of the given codes and what they contain; None means all.

    An empty tuple chooses nothing, so the intersection of foreign slices is empty, not everything.
    """

    unit: tuple[str, ...] | None = None
    flow: tuple[str, ...] | None = None
    year: tuple[str, ...] | None = None
    source: tuple[str, ...] | None = None
    function: tuple[str, ...] | None = None
    department_economic: tuple[str, ...] | None = None
    government_economic: tuple[str, ...] | None = None
    kind: tuple[str, ...] | None = None
    project: tuple[str, ...] | None = None

    def chosen(self) -> dict[Dimension, tuple[str, ...]]:
        """The dimensions this slice restricts, with the codes it admits."""
        return {
            Dimension(field.name): codes
            for field in fields(self)
            if (codes := getattr(self, field.name)) is not None
        }

    def matches(self, fact: Fact) -> bool:
        """Whether the fact counts."""
        return all(
            any(covers(dimension, code, fact.code(dimension)) for code in codes)
            for dimension, codes in self.chosen().items()
        )

    def __and__(self, other: "Slice") -> "Slice":
        merged = self.chosen()
        for dimension, codes in other.chosen().items():
            merged[dimension] = _meet(dimension, merged[dimension], codes) if dimension in merged else codes
        return slice_of(merged)


def slice_of(chosen: Mapping[Dimension, Iterable[str]]) -> Slice:
    """The slice that restricts just these dimensions."""
    return Slice(**{dimension.value: tuple(codes) for dimension, codes in chosen.items()})


def _meet(dimension: Dimension, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for one in left:
        for other in right:
            if covers(dimension, other, one):
                found[one] = None
            elif covers(dimension, one, other):
                found[other] = None
    return tuple(found)


def total(facts: Iterable[Fact], chosen: Slice) -> Fen:
    """The sum of the facts that count."""
    return sum(fact.amount for fact in facts if chosen.matches(fact))

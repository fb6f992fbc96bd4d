"""A fact is one amount with everything that classifies it; a slice says which facts count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter

from budget_desktop.domain.codes import Dimension, Flow, Year, covers
from budget_desktop.domain.money import Fen

_DIMENSIONS = tuple(Dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One amount. A code may be shorter than the full one where only the class is known (last year's)."""

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
        code: str = getattr(self, dimension)
        return code


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
            dimension: codes for dimension in _DIMENSIONS if (codes := getattr(self, dimension)) is not None
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
        return Slice(**merged)


def slice_of(chosen: Mapping[Dimension, Iterable[str]]) -> Slice:
    """The slice that restricts just these dimensions."""
    return Slice(**{dimension: tuple(codes) for dimension, codes in chosen.items()})


def _meet(dimension: Dimension, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    if left == right:
        return left
    found: dict[str, None] = {}
    for one in left:
        for other in right:
            if covers(dimension, other, one):
                found[one] = None
            elif covers(dimension, one, other):
                found[other] = None
    return tuple(found)


def total(facts: Iterable[Fact], chosen: Slice) -> Fen:
    """The sum of the facts that count: the definition, fact by fact."""
    return sum(fact.amount for fact in facts if chosen.matches(fact))


class Facts(tuple[Fact, ...]):
    """Facts that answer many slices: looked up by the codes in use rather than one by one."""

    def total(self, chosen: Slice) -> Fen:
        """The sum of the facts that count."""
        return sum(fact.amount for fact in self.matching(chosen))

    def matching(self, chosen: Slice) -> list[Fact]:
        """The facts that count, in order."""
        admitted: list[tuple[Dimension, frozenset[str], int]] = []
        for dimension, patterns in chosen.chosen().items():
            codes, size = self._codes(dimension, patterns)
            if size < len(self):
                admitted.append((dimension, codes, size))
        if not admitted:
            return list(self)
        admitted.sort(key=itemgetter(2))
        rarest, codes, _ = admitted.pop(0)
        by_code = self._positions(rarest)
        if len(codes) == 1:
            found = [self[position] for code in codes for position in by_code[code]]
        else:
            found = [
                self[position] for position in sorted(chain.from_iterable(by_code[code] for code in codes))
            ]
        for dimension, codes, _ in admitted:
            code_of = attrgetter(dimension)
            found = [fact for fact in found if code_of(fact) in codes]
        return found

    @cached_property
    def _by_dimension(self) -> dict[Dimension, dict[str, list[int]]]:
        return {}

    def _positions(self, dimension: Dimension) -> dict[str, list[int]]:
        """Where in the tuple each code of a dimension stands."""
        known = self._by_dimension.get(dimension)
        if known is None:
            known = {}
            for position, code in enumerate(map(attrgetter(dimension), self)):
                known.setdefault(code, []).append(position)
            self._by_dimension[dimension] = known
        return known

    @cached_property
    def _admitted(self) -> dict[tuple[Dimension, tuple[str, ...]], tuple[frozenset[str], int]]:
        return {}

    def _codes(self, dimension: Dimension, patterns: tuple[str, ...]) -> tuple[frozenset[str], int]:
        """The codes in use that the patterns admit, and how many facts carry one; worked out once."""
        known = self._admitted.get((dimension, patterns))
        if known is None:
            positions = self._positions(dimension)
            codes = frozenset(
                code for code in positions if any(covers(dimension, pattern, code) for pattern in patterns)
            )
            known = codes, sum(len(positions[code]) for code in codes)
            self._admitted[dimension, patterns] = known
        return known

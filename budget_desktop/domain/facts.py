"""A fact is one amount with everything that classifies it; a slice says which facts count."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import compress, count
from operator import attrgetter, is_not
from typing import TypeVar, cast

from budget_desktop.domain.codes import Dimension, Flow, Year, covers, narrower
from budget_desktop.domain.money import Fen

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

_FEW = 8
"""So many amounts may change at once for sums to be put right rather than added up anew."""
_DIMENSIONS = tuple(Dimension)
_CODES: Callable[["Fact"], tuple[str, ...]] = attrgetter(*_DIMENSIONS)


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


@dataclass(frozen=True, kw_only=True)
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
        return dict(self.restrictions)

    @cached_property
    def restrictions(self) -> tuple[tuple[Dimension, tuple[str, ...]], ...]:
        """The same as pairs, in the order of the dimensions."""
        return tuple(
            (dimension, codes) for dimension in _DIMENSIONS if (codes := getattr(self, dimension)) is not None
        )

    def matches(self, fact: Fact) -> bool:
        """Whether the fact counts."""
        return all(
            (code := fact.code(dimension)) in codes or any(covers(dimension, whole, code) for whole in codes)
            for dimension, codes in self.restrictions
        )

    def of_year(self, year: Year) -> "Slice":
        """The same choice in one year, whichever this one is of."""
        return _of_year(self, year)

    def __and__(self, other: "Slice") -> "Slice":
        return _both(self, other)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Slices are looked up by far more often than they are made.
        return hash(self.restrictions)


def slice_of(chosen: Mapping[Dimension, Iterable[str]]) -> Slice:
    """The slice that restricts just these dimensions."""
    return Slice(**{dimension: tuple(codes) for dimension, codes in chosen.items()})


@lru_cache(maxsize=64)
def of_flow(flow: tuple[str, ...] | None, year: Year) -> Slice:
    """All of a flow in one year."""
    return Slice(flow=flow, year=(year,))


@lru_cache(maxsize=2**12)
def of_codes(dimension: Dimension, *codes: str) -> Slice:
    """All with any of these codes in one dimension, and what they contain."""
    return slice_of({dimension: codes})


@lru_cache(maxsize=2**14)
def _both(left: Slice, right: Slice) -> Slice:
    merged = left.chosen()
    for dimension, codes in right.restrictions:
        merged[dimension] = _meet(dimension, merged[dimension], codes) if dimension in merged else codes
    return Slice(**merged)


@lru_cache(maxsize=2**12)
def _of_year(chosen: Slice, year: Year) -> Slice:
    return replace(chosen, year=(year,))


def _meet(dimension: Dimension, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    if left == right:
        return left
    met = (narrower(dimension, one, other) for one in left for other in right)
    return tuple(dict.fromkeys(code for code in met if code is not None))


def total(facts: Iterable[Fact], chosen: Slice) -> Fen:
    """The sum of the facts that count: the definition, fact by fact."""
    return sum(fact.amount for fact in facts if chosen.matches(fact))


class Facts(tuple[Fact, ...]):
    """Facts that answer many slices: looked up by the codes in use rather than one by one."""

    def total(self, chosen: Slice) -> Fen:
        """The sum of the facts that count."""
        known = self._sums.get(chosen)
        if known is None:
            known = self._sums[chosen] = self._added(chosen)
        return known

    def _added(self, chosen: Slice) -> Fen:
        """Added up anew, or from what it was before a few amounts changed."""
        places = self._register.places(chosen)
        before = self._former_sums.get(chosen)
        if before is None:
            amounts = self._amounts
            return sum([amounts[place] for place in places])
        return before + sum([more for place, more in self._changes if _is_among(place, places)])

    def matching(self, chosen: Slice) -> list[Fact]:
        """The facts that count, in order."""
        return [self[place] for place in self._register.places(chosen)]

    def places(self, chosen: Slice) -> Sequence[int]:
        """Where the facts that count stand, in order."""
        return self._register.places(chosen)

    def by_codes(self, work: Callable[["Facts", K], T], asked: K) -> T:
        """What a function makes of the codes of these facts, for what is asked: worked out once for all facts
        that differ in amounts alone, so amounts must make no difference to it."""
        made = self._register.made
        if (work, asked) not in made:
            made[work, asked] = work(self, asked)
        return cast("T", made[work, asked])

    def since(self, before: "Facts") -> tuple[Sequence[Fact], Sequence[Fact]]:
        """What went and what came between others and these; a fact that only moved may be in both."""
        if len(self) == len(before):
            pairs = zip(before, self, strict=True)
            moved = [(old, new) for old, new in pairs if old is not new and old != new]
            return [old for old, _ in moved], [new for _, new in moved]
        start = _alike(before, self)
        end = _alike(before[start:][::-1], self[start:][::-1])
        return before[start : len(before) - end], self[start : len(self) - end]

    def after(self, before: "Facts") -> "Facts":
        """These facts, knowing what was looked up in others, if only amounts differ between the two."""
        if len(self) != len(before):
            return self
        changed = list(compress(count(), map(is_not, self, before)))
        if all(_CODES(self[place]) == _CODES(before[place]) for place in changed):
            self._register = before._register
            if len(changed) <= _FEW:
                self._former_sums = before._sums
                self._changes = [(place, self[place].amount - before[place].amount) for place in changed]
        return self

    @cached_property
    def _sums(self) -> dict[Slice, Fen]:
        return {}

    @cached_property
    def _former_sums(self) -> Mapping[Slice, Fen]:
        """Of facts with the same codes."""
        return {}

    @cached_property
    def _changes(self) -> Sequence[tuple[int, Fen]]:
        """Which amounts are others than those the former sums were made of, and by how much."""
        return ()

    @cached_property
    def _amounts(self) -> list[Fen]:
        return [fact.amount for fact in self]

    @cached_property
    def _register(self) -> "_Register":
        return _Register(self)


def _is_among(place: int, places: Sequence[int]) -> bool:
    """Whether a place is one of these, which are in order."""
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _alike(left: Sequence[Fact], right: Sequence[Fact]) -> int:
    """How many facts two sequences begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((n for n, (one, other) in pairs if one is not other), min(len(left), len(right)))


class _Register:
    """Where in a sequence of facts each code stands. Amounts do not matter to it."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.made: dict[tuple[object, Hashable], object] = {}
        """What functions made of the codes, for what they were asked."""
        # Not they themselves, who know the register.
        self._facts = tuple(facts)
        self._by_dimension: dict[Dimension, dict[str, list[int]]] = {}
        self._admitted: dict[tuple[Dimension, tuple[str, ...]], frozenset[int]] = {}
        self._places: dict[Slice, tuple[int, ...]] = {}

    def places(self, chosen: Slice) -> tuple[int, ...]:
        """The places of the facts that count, in order; worked out once."""
        known = self._places.get(chosen)
        if known is None:
            admitted = [self._admitting(*restriction) for restriction in chosen.restrictions]
            admitted.sort(key=len)
            if admitted:
                known = tuple(sorted(admitted[0].intersection(*admitted[1:])))
            else:
                known = tuple(range(len(self._facts)))
            self._places[chosen] = known
        return known

    def _admitting(self, dimension: Dimension, patterns: tuple[str, ...]) -> frozenset[int]:
        """The places of the facts whose code the patterns admit; worked out once."""
        known = self._admitted.get((dimension, patterns))
        if known is None:
            by_code = self._codes(dimension)
            known = frozenset(
                place
                for code, places in by_code.items()
                if code in patterns or any(covers(dimension, pattern, code) for pattern in patterns)
                for place in places
            )
            self._admitted[dimension, patterns] = known
        return known

    def _codes(self, dimension: Dimension) -> dict[str, list[int]]:
        """The codes of a dimension in use, each with its places."""
        known = self._by_dimension.get(dimension)
        if known is None:
            known = {}
            for place, code in enumerate(map(attrgetter(dimension), self._facts)):
                known.setdefault(code, []).append(place)
            self._by_dimension[dimension] = known
        return known


class Sieve:
    """Many slices asked about one fact at once. Each has a bit, in their order: 1, 2, 4, …"""

    def __init__(self, slices: Sequence[Slice]) -> None:
        self._all = (1 << len(slices)) - 1
        asked: dict[Dimension, list[tuple[int, tuple[str, ...]]]] = {}
        for number, chosen in enumerate(slices):
            for dimension, codes in chosen.restrictions:
                asked.setdefault(dimension, []).append((1 << number, codes))
        self._refusals = [(attrgetter(each), _Refusals(each, asked[each])) for each in asked]

    def of(self, fact: Fact) -> int:
        """The bits of the slices that choose the fact."""
        refused = 0
        for code_of, refusals in self._refusals:
            refused |= refusals[code_of(fact)]
        return self._all & ~refused


class _Refusals(dict[str, int]):
    """The bits of the slices that do not admit a code of one dimension; worked out when first asked."""

    def __init__(self, dimension: Dimension, asked: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        super().__init__()
        self._dimension = dimension
        self._asked = asked

    def __missing__(self, code: str) -> int:
        refused = 0
        for bit, admitted in self._asked:
            if not any(covers(self._dimension, whole, code) for whole in admitted):
                refused |= bit
        self[code] = refused
        return refused

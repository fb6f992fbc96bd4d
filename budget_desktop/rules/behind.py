"""The entries behind a difference between printed values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.facts import Fact, Facts, Slice
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.rules.sheet import Pair, Side
from budget_desktop.rules.view import View

P = TypeVar("P", bound=Place)

_MOST_PLACES = 20
"""How many entries an imbalance points at, or cells a sum; marking a whole book helps nobody."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The entries behind a difference."""

    advice: str
    places: tuple[Place, ...] = ()
    lines: frozenset[str] = frozenset()


_TAMPERED = Trace("录入的明细并无出入，请核对表中的数是否被改动过。")


@dataclass(frozen=True, slots=True)
class _Fund:
    """What counts on one side only, of one budget."""

    code: str
    members: tuple[tuple[int, int], ...]
    """Where a fact stands among all, and 1 if it counts for the first side, -1 if for the second."""

    def gap(self, facts: Facts) -> Fen:
        """By how much it makes the first side larger."""
        return sum([sign * facts[place].amount for place, sign in self.members])

    def facts(self, facts: Facts) -> list[Fact]:
        """Those of its facts that are not zero."""
        return [fact for place, _ in self.members if (fact := facts[place]).amount]


_Sums = tuple[tuple[Slice, ...], tuple[Slice, ...]]
"""The slices that the two sides of a pair add up."""


def trace(view: View, pairs: Iterable[Pair]) -> Trace:
    """Which entries make the two sides differ, and what to do about them.

    Facts that count on one side only are the cause. Where income is compared with spending that is all of
    them, so there the budgets that balance are left out.
    """
    asked = tuple((_slices(found), _slices(expected)) for found, expected in pairs)
    facts = view.disclosure.facts
    funds = facts.by_codes(_one_sided, asked)
    if any(chosen.flow == (Flow.INCOME,) for pair in asked for side in pair for chosen in side):
        return _imbalance(view, funds)
    return _classification(view, frozenset(fact.line for fund in funds for fact in fund.facts(facts)))


def first_of(places: Iterable[P]) -> tuple[P, ...]:
    """As many different places as are pointed at; of the many others none is made."""
    found: dict[P, None] = {}
    for place in places:
        found[place] = None
        if len(found) == _MOST_PLACES:
            break
    return tuple(found)


def _slices(side: Side) -> tuple[Slice, ...]:
    return tuple(chosen for cell in side.cells if (chosen := cell.slice) is not None)


def _one_sided(facts: Facts, asked: tuple[_Sums, ...]) -> tuple[_Fund, ...]:
    """The facts that count on one side only, by budget."""
    signs: dict[int, int] = {}
    for pair in asked:
        more, less = (Counter(chain.from_iterable(map(facts.places, side))) for side in pair)
        more.subtract(less)
        signs |= {place: 1 if n > 0 else -1 for place, n in more.items() if n}
    members: dict[str, list[tuple[int, int]]] = {}
    for place, sign in sorted(signs.items()):
        members.setdefault(facts[place].source.partition(".")[0], []).append((place, sign))
    return tuple(_Fund(code, tuple(found)) for code, found in sorted(members.items()))


def _classification(view: View, keys: frozenset[str]) -> Trace:
    lines = [line for line in view.packet.lines if line.key in keys]
    if not lines:
        return _TAMPERED
    places = tuple(EntryPlace("lines", line.key, "amount") for line in lines[:_MOST_PLACES])
    return Trace(f"请核对{view.lines(lines)}的分类。", places, keys)


def _imbalance(view: View, funds: Iterable[_Fund]) -> Trace:
    facts = view.disclosure.facts
    said: list[str] = []
    places: list[Iterable[Place]] = []
    lines: set[str] = set()
    for fund in funds:
        if not fund.gap(facts):
            continue
        members = fund.facts(facts)
        income = [fact for fact in members if fact.flow == Flow.INCOME]
        spending = [fact for fact in members if fact.flow != Flow.INCOME]
        said.append(f"“{view.source(fund.code)}”{_against(view, income, spending)}")
        # Money spent from a source that has no income: either the income is missing, or the source is wrong.
        if not income:
            places.append((EntryPlace("lines"),))
        places.append(_places(income, "amount"))
        places.append(_places(spending, "amount" if income else "source"))
        lines.update([fact.line for fact in members])
    if not said:
        return _TAMPERED
    return Trace(f"请核对：{'；'.join(said)}。", first_of(chain.from_iterable(places)), frozenset(lines))


def _places(facts: Iterable[Fact], field: str) -> Iterator[Place]:
    return (EntryPlace("lines", fact.line, field) for fact in facts)


def _against(view: View, income: Sequence[Fact], spending: Sequence[Fact]) -> str:
    if not income:
        return f"没有录入收入，却安排了支出{view.money(_sum(spending))}"
    if not spending:
        return f"录入了收入{view.money(_sum(income))}，没有安排支出"
    return f"录入了收入{view.money(_sum(income))}，安排了支出{view.money(_sum(spending))}"


def _sum(facts: Iterable[Fact]) -> Fen:
    return sum([fact.amount for fact in facts])

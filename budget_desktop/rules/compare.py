"""Comparisons that several rules share: two printed values, a row and its parts, and the entries behind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.facts import Fact
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace, EntryPlace, Place
from budget_desktop.rules.finding import Observation
from budget_desktop.rules.sheet import Comparison, Footing, Row, Side, add
from budget_desktop.rules.view import View

P = TypeVar("P", bound=Place)
Pair = tuple[Side, Side]
"""What was found, and what it should be."""

_MOST_PLACES = 20
"""How many entries an imbalance points at, or cells a sum; marking a whole book helps nobody."""
_MOST_COLUMNS = 3
"""How many columns of a row a message names."""


def equal(view: View, found: Side, expected: Side) -> Iterator[Observation]:
    """The two must agree exactly."""
    if view.listener is not None:
        view.listener(Comparison(found, expected))
    if found.amount != expected.amount:
        said = f"{told(view, found)}，{told(view, expected)}，相差{_gap(view, found, expected)}。"
        yield observed(view, said, [(found, expected)])


def at_most(view: View, found: Side, limit: Side) -> Iterator[Observation]:
    """The first must not be larger."""
    if view.listener is not None:
        view.listener(Comparison(found, limit, is_limit=True))
    if found.amount > limit.amount:
        said = f"{told(view, found)}，大于{told(view, limit)}，多{_gap(view, found, limit)}。"
        yield observed(view, said, [(found, limit)])


def foots(view: View, footing: Footing) -> Iterator[Observation]:
    """A row must be the sum of its parts in every column; one observation for the row."""
    whole = footing.whole
    if view.listener is not None:
        for column in whole.columns:
            view.listener(Comparison(*footing.pair(column), is_sum=True))
    wrong = [footing.pair(column) for column in whole.columns if whole.amount(column) != footing.sum(column)]
    if wrong:
        several = len(whole.columns) > 1
        said = "；".join(
            (f"{found.column}" if several else "") + f"{view.money(found.amount)}，"
            f"{told(view, expected)}，相差{_gap(view, found, expected)}"
            for found, expected in wrong[:_MOST_COLUMNS]
        )
        more = f"；另有{len(wrong) - _MOST_COLUMNS}栏不符" if len(wrong) > _MOST_COLUMNS else ""
        yield observed(view, f"{whole.title}{'行' if several else ''}{said}{more}。", wrong)


def across(view: View, row: Row, whole: str, parts: Sequence[str], called: str) -> Iterator[Observation]:
    """In one row, a column must be the sum of others."""
    amounts = row.amounts
    if view.listener is not None:
        view.listener(Comparison(*_across(row, whole, parts, called), is_sum=True))
    if amounts.get(whole, 0) != sum([amounts.get(part, 0) for part in parts]):
        yield from equal(view, *_across(row, whole, parts, called))


def _across(row: Row, whole: str, parts: Sequence[str], called: str) -> Pair:
    return row.side(whole), add(called, (row.side(part) for part in parts))


def heard(view: View, pairs: Iterable[Pair], *, is_limit: bool = False) -> None:
    """Tell whoever lists what is compared of comparisons that a rule makes in its own way."""
    if view.listener is not None:
        for found, expected in pairs:
            view.listener(Comparison(found, expected, is_limit=is_limit))


def observed(view: View, said: str, pairs: Sequence[Pair]) -> Observation:
    """An observation on values that differ, with the entries behind the difference."""
    behind = trace(view, pairs)
    found, expected = pairs[0]
    return Observation(
        message=said,
        advice=behind.advice,
        places=(*behind.places, *cells_of(found, expected), *cells_of(*(whole for whole, _ in pairs))),
        expected=expected.amount,
        found=found.amount,
        lines=behind.lines,
    )


def told(view: View, side: Side) -> str:
    """A side with its amount."""
    return f"{side.text}{view.money(side.amount)}"


def cells_of(*sides: Side) -> tuple[CellPlace, ...]:
    """The places of the cells the sides were read from."""
    return _first(place for side in sides for place in side.places)


def _gap(view: View, found: Side, expected: Side) -> str:
    return view.money(abs(found.amount - expected.amount))


@dataclass(frozen=True, slots=True)
class Trace:
    """The entries behind a difference."""

    advice: str
    places: tuple[Place, ...] = ()
    lines: frozenset[str] = frozenset()


_TAMPERED = Trace("录入的明细并无出入，请核对表中的数是否被改动过。")


def trace(view: View, pairs: Iterable[Pair]) -> Trace:
    """Which entries make the two sides differ, and what to do about them.

    Facts that count on one side only are the cause. Where income is compared with spending that is all of
    them, so there the budgets that balance are left out.
    """
    weights: dict[int, int] = {}
    compares_income = False
    for found, expected in pairs:
        more, less = Counter[int](), Counter[int]()
        for side, counted in ((found, more), (expected, less)):
            for cell in side.cells:
                behind = view.behind(cell)
                compares_income = compares_income or behind.is_income
                counted.update(behind.places)
        weights |= {place: weight for place, n in more.items() if (weight := n - less.get(place, 0))}
        weights |= {place: -n for place, n in less.items() if place not in more}
    facts = view.disclosure.facts
    one_sided = [(facts[place], weights[place]) for place in sorted(weights) if facts[place].amount]
    if compares_income:
        return _imbalance(view, one_sided)
    return _classification(view, frozenset(fact.line for fact, _ in one_sided))


def _classification(view: View, keys: frozenset[str]) -> Trace:
    lines = [line for line in view.packet.lines if line.key in keys]
    if not lines:
        return _TAMPERED
    places = tuple(EntryPlace("lines", line.key, "amount") for line in lines[:_MOST_PLACES])
    return Trace(f"请核对{view.lines(lines)}的分类。", places, keys)


def _imbalance(view: View, one_sided: Iterable[tuple[Fact, int]]) -> Trace:
    funds: dict[str, list[tuple[Fact, int]]] = {}
    for fact, weight in one_sided:
        funds.setdefault(fact.source.partition(".")[0], []).append((fact, weight))
    said: list[str] = []
    places: list[Iterable[Place]] = []
    lines: set[str] = set()
    for fund, members in sorted(funds.items()):
        if not sum([fact.amount if weight > 0 else -fact.amount for fact, weight in members]):
            continue
        income = [fact for fact, _ in members if fact.flow == Flow.INCOME]
        spending = [fact for fact, _ in members if fact.flow != Flow.INCOME]
        said.append(f"“{view.source(fund)}”{_against(view, income, spending)}")
        # Money spent from a source that has no income: either the income is missing, or the source is wrong.
        if not income:
            places.append((EntryPlace("lines"),))
        places.append(_places(income, "amount"))
        places.append(_places(spending, "amount" if income else "source"))
        lines.update([fact.line for fact, _ in members])
    if not said:
        return _TAMPERED
    return Trace(f"请核对：{'；'.join(said)}。", _first(chain.from_iterable(places)), frozenset(lines))


def _places(facts: Iterable[Fact], field: str) -> Iterator[Place]:
    return (EntryPlace("lines", fact.line, field) for fact in facts)


def _first(places: Iterable[P]) -> tuple[P, ...]:
    """As many different places as are pointed at; of the many others none is made."""
    found: dict[P, None] = {}
    for place in places:
        found[place] = None
        if len(found) == _MOST_PLACES:
            break
    return tuple(found)


def _against(view: View, income: Sequence[Fact], spending: Sequence[Fact]) -> str:
    if not income:
        return f"没有录入收入，却安排了支出{view.money(_sum(spending))}"
    if not spending:
        return f"录入了收入{view.money(_sum(income))}，没有安排支出"
    return f"录入了收入{view.money(_sum(income))}，安排了支出{view.money(_sum(spending))}"


def _sum(facts: Iterable[Fact]) -> Fen:
    return sum(fact.amount for fact in facts)

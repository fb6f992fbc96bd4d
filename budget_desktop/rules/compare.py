"""Comparisons that several rules share: two printed values, a row and its parts, and the entries behind."""

from collections.abc import Iterable, Iterator, Sequence

from budget_desktop.domain.places import CellPlace
from budget_desktop.rules.behind import first_of, trace
from budget_desktop.rules.finding import Observation
from budget_desktop.rules.sheet import Comparison, Footing, Pair, Row, Side, add
from budget_desktop.rules.view import View

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
    if wrong := [footing.pair(column) for column in footing.uneven]:
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
    return first_of(place for side in sides for place in side.places)


def _gap(view: View, found: Side, expected: Side) -> str:
    return view.money(abs(found.amount - expected.amount))

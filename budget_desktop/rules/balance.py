"""Income and spending of this year by the source of the money: one value for all rules that compare them."""

from collections.abc import Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Facts
from budget_desktop.domain.money import Fen
from budget_desktop.rules.view import View


@dataclass(frozen=True, slots=True)
class Balance:
    """Of one source."""

    source: str
    income: Fen
    spending: Fen

    @property
    def fund(self) -> str:
        """The budget the source belongs to: S1 of S1.1."""
        return self.source.partition(".")[0]

    @property
    def gap(self) -> Fen:
        """Income minus spending."""
        return self.income - self.spending


def balances(view: View) -> tuple[Balance, ...]:
    """Of every source that a line names, sources in order."""
    return view.once(_balances)


def _balances(view: View) -> tuple[Balance, ...]:
    facts = view.disclosure.facts
    return tuple(
        Balance(source, *(sum([facts[place].amount for place in places]) for places in sides))
        for source, sides in facts.by_codes(_sides, None)
    )


_Sides = tuple[Sequence[int], Sequence[int]]
"""Where the facts of income and of spending stand."""


def _sides(facts: Facts, _: None) -> tuple[tuple[str, _Sides], ...]:
    found: dict[str, tuple[list[int], list[int]]] = {}
    for place, fact in enumerate(facts):
        if fact.year == Year.THIS and fact.flow in {Flow.INCOME, Flow.SPENDING}:
            found.setdefault(fact.source, ([], []))[fact.flow == Flow.SPENDING].append(place)
    return tuple(sorted(found.items()))

"""Every equation between printed values, as the rules hold them: whether or not it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.disclosure import Disclosure
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.registry import Rule
from budget_desktop.rules.sheet import Comparison, Side
from budget_desktop.rules.view import View


@dataclass(frozen=True, slots=True)
class Equation:
    """A comparison of printed values, and the rule that asks for it."""

    rule: Rule
    comparison: Comparison

    @property
    def holds(self) -> bool:
        """Whether the printed values satisfy it, to the 分."""
        found, expected = self.comparison.found.amount, self.comparison.expected.amount
        return found <= expected if self.comparison.is_limit else found == expected


def equations(disclosure: Disclosure) -> Iterator[Equation]:
    """What the rules compare in the printed tables, rule by rule; a comparison several make stands once.

    They are listened to while they check, so that there is no second list of equations to go stale.
    """
    view = View(disclosure)
    known = set[object]()
    for rule in all_rules():
        made: list[Comparison] = []
        view.listener = made.append
        if view.has(*rule.needs):
            for _ in rule.check(view):
                pass
        for each in made:
            identity = (_cells(each.found), _cells(each.expected), each.is_limit)
            if identity not in known and any(identity[:2]):
                known.add(identity)
                yield Equation(rule, each)


def _cells(side: Side) -> tuple[tuple[str, str, str], ...]:
    """The cells of a side that are printed."""
    return tuple((row.form.key, row.key, column) for row, column in side.addresses if column in row.cells)

"""What projects cost, added up from the lines: one value for all rules that hold it against something."""

from collections.abc import Mapping
from dataclasses import dataclass

from budget_desktop.domain.money import Fen
from budget_desktop.rules.view import View


@dataclass(slots=True)
class Cost:
    """Of one project."""

    this: Fen = 0
    """This year."""
    last: Fen = 0
    """Last year."""
    knows_last: bool = False
    """Whether anybody entered last year's, be it nothing."""
    is_paid: bool = False
    """Whether a line has money for it, this year or last."""


NOTHING = Cost()
"""Of a project that no line names."""


def costs(view: View) -> Mapping[str, Cost]:
    """By the keys of projects, as lines name them. Spending on no project makes no difference to it."""
    return view.once(_costs)


def _costs(view: View) -> dict[str, Cost]:
    found: dict[str, Cost] = {}
    for line in view.packet.lines:
        if line.project:
            cost = found.get(line.project)
            if cost is None:
                cost = found[line.project] = Cost()
            cost.this += line.amount or 0
            cost.last += line.prior or 0
            cost.knows_last = cost.knows_last or line.prior is not None
            cost.is_paid = cost.is_paid or bool(line.amount or line.prior)
    return found

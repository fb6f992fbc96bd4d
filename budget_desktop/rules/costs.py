"""What projects cost, added up from the lines: one value for all rules that hold it against something."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budget_desktop.domain.money import Fen
from budget_desktop.domain.records import Line
from budget_desktop.rules.view import View


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one project."""

    this: Fen
    """This year."""
    last: Fen
    """Last year."""
    knows_last: bool
    """Whether anybody entered last year's, be it nothing."""
    is_paid: bool
    """Whether a line has money for it, this year or last."""


def costs(view: View) -> Mapping[str, Cost]:
    """By the keys of projects, as lines name them. Spending on no project makes no difference to it."""
    return view.once(_costs)


def _costs(view: View) -> dict[str, Cost]:
    named: defaultdict[str, list[Line]] = defaultdict(list)
    for line in view.packet.lines:
        if line.project:
            named[line.project].append(line)
    return {project: _cost(lines) for project, lines in named.items()}


def _cost(lines: Sequence[Line]) -> Cost:
    return Cost(
        this=sum([line.amount or 0 for line in lines]),
        last=sum([line.prior or 0 for line in lines]),
        knows_last=any(line.prior is not None for line in lines),
        is_paid=any(line.amount or line.prior for line in lines),
    )


NOTHING = _cost(())
"""Of a project that no line names."""

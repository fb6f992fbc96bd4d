"""Last year's figure left standing where this year's belongs."""

from collections.abc import Iterator
from math import exp, log

from budget_desktop.detective.guess import Case, Guess
from budget_desktop.domain.codes import Year
from budget_desktop.domain.money import Fen
from budget_desktop.domain.records import Line

_LIKELY = 0.9
_STRICT = 4
"""How fast a right amount far from last year's loses belief."""


def stale(case: Case) -> Iterator[Guess]:
    """Lines whose two years are equal to the 分 while those of their neighbours differ."""
    if case.equation.year is not Year.THIS:
        return
    for term in case.equation.terms:
        line = case.lines.get(term.place.key) if term.place.collection == "lines" else None
        meant = case.equation.meant(term)
        if line is None or not line.amount or line.amount != line.prior or line.amount < 0 or meant <= 0:
            continue
        likelihood = _LIKELY * _alone(case, line) * _near(case, line.amount, meant)
        yield case.changing("沿用上年数", "与上年金额完全相同，可能没有改成本年数", likelihood, term)


def _alone(case: Case, line: Line) -> float:
    """The share of its neighbours, of the same unit, flow and project, that did change."""
    others = [
        each
        for each in case.view.packet.lines
        if each.key != line.key
        and (each.unit, each.flow, each.project) == (line.unit, line.flow, line.project)
        and each.amount
        and each.prior is not None
    ]
    changed = sum(each.amount != each.prior for each in others)
    # Half a neighbour more, so that a line without any is believed a little.
    return (changed + 0.25) / (len(others) + 0.5)


def _near(case: Case, last: Fen, meant: Fen) -> float:
    return exp(-_STRICT * abs(log(meant / last) - case.trend.usual))

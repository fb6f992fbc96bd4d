"""One amount was mistyped: a slip turns the amount that would be right into the one that stands there."""

from collections.abc import Iterator

from budget_desktop.detective.equation import Term
from budget_desktop.detective.guess import Case, Guess
from budget_desktop.detective.slips import Recognise
from budget_desktop.detective.slips.digits import one_digit
from budget_desktop.detective.slips.magnitude import decimal_point, measure
from budget_desktop.detective.slips.rounding import rounding
from budget_desktop.detective.slips.sign import sign
from budget_desktop.detective.slips.transposed import transposed
from budget_desktop.domain.money import Fen

SLIPS: tuple[Recognise, ...] = (measure, decimal_point, sign, transposed, rounding, one_digit)
"""The likelier first: one explanation for an amount is enough."""


def slipped(case: Case) -> Iterator[Guess]:
    """Amounts that a slip would explain to the last 分."""
    for term in case.equation.terms:
        meant = case.equation.meant(term)
        found = next((slip for recognise in SLIPS if (slip := recognise(term.amount, meant))), None)
        if found is not None and meant >= 0:
            likelihood = found.likelihood * usual(case, term, meant)
            yield case.changing(found.cause, found.how, likelihood, term)


def usual(case: Case, term: Term, meant: Fen) -> float:
    """How well the amount that would be right fits the other year's."""
    line = case.lines.get(term.place.key) if term.place.collection == "lines" else None
    if line is None:
        return 1.0
    this, last = (line.amount, line.prior) if term.place.field == "amount" else (line.prior, line.amount)
    if not last or last < 0 or not this or this < 0:
        return case.sizes(line.flow).favours(term.amount, meant)
    trend = case.trend if term.place.field == "amount" else case.trend.inverse
    return trend.favours(this, last, meant)

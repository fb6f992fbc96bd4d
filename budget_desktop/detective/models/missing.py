"""A line that nobody typed: the gap is its amount, and last year's gap its amount of last year."""

from collections.abc import Iterator
from dataclasses import replace

from budget_desktop.detective.accounts import Account, gap_in
from budget_desktop.detective.guess import Case, Guess
from budget_desktop.domain.codes import Dimension, Flow, Kind, Year
from budget_desktop.domain.records import Line

KEY = "+"
"""Stands for the key the book will give the new line."""

_ALONE, _BOTH_YEARS, _ONE_YEAR, _NO_PRIOR = 0.9, 0.95, 0.12, 0.42
_SURER = 1.04
"""How much likelier a line is whose subject is known to be missing too."""


def missing(case: Case) -> Iterator[Guess]:
    """The line that would make income and spending meet."""
    account = case.equation.account
    if account is None or case.equation.year is not Year.THIS:
        return
    flow = Flow.SPENDING if account.gap > 0 else Flow.INCOME
    prior = gap_in(case.view.packet, account, Year.PRIOR)
    line = Line(
        key=KEY,
        # Where all units share the income, the first is as good as any.
        unit=min(account.units),
        flow=flow,
        source=account.source,
        amount=abs(account.gap),
        prior=abs(prior) if prior * account.gap > 0 else None,
    )
    how, likely = _told(case, account, line)
    for each in _owed(case, line) if flow is Flow.SPENDING else ():
        subject = case.view.subject(Dimension.DEPARTMENT_ECONOMIC, each.department_economic)
        yield case.adding("漏录一行", f"{how}；本单位有工资而没有{subject}", likely * _SURER, each)
    yield case.adding("漏录一行", how, likely, line)


def _told(case: Case, account: Account, line: Line) -> tuple[str, float]:
    """What speaks for it, and how loudly."""
    named = f"“{case.view.source(account.source)}”"
    side = "支出" if line.flow is Flow.SPENDING else "收入"
    booked = [each for each in case.view.packet.lines if account.holds(each)]
    if not any(each.flow is line.flow for each in booked):
        return f"{named}没有录入{side}", _ALONE
    if line.prior is not None:
        return f"{named}的{side}本年和上年都少，可能漏录了一行", _BOTH_YEARS
    if any(each.prior is not None for each in booked):
        return f"{named}的{side}本年少，上年不少，可能漏录了本年新增的一行", _ONE_YEAR
    return f"{named}的{side}少，可能漏录了一行", _NO_PRIOR


def _owed(case: Case, line: Line) -> Iterator[Line]:
    """The same line as one of the contributions that wages come with, where the unit has none."""
    limits = case.view.limits
    paid = {
        each.department_economic
        for each in case.view.packet.lines
        if each.unit == line.unit and each.flow is Flow.SPENDING
    }
    if paid.isdisjoint(limits.wage_subjects):
        return
    for twin in limits.twins:
        for economic in twin.economic:
            if economic in limits.insurance_subjects and paid.isdisjoint(twin.economic):
                for function in case.functions_under(twin.function):
                    yield replace(
                        line, department_economic=economic, function=function, kind=Kind.BASIC_PAY.value
                    )

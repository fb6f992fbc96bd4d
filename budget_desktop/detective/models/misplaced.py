"""A line booked on the wrong source or unit: what is too much in one account is missing in another."""

from collections.abc import Iterator

from budget_desktop.detective.accounts import Account, sign_of, uneven
from budget_desktop.detective.guess import Case, Guess
from budget_desktop.detective.mend import Change
from budget_desktop.domain.codes import Year
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line

_LIKELY = 0.93


def misplaced(case: Case) -> Iterator[Guess]:
    """Lines that would even out two accounts by changing from one to the other."""
    here = case.equation.account
    if here is None or case.equation.year is not Year.THIS:
        return
    others = [each for each in uneven(case.view.packet, Year.THIS) if each.gap == -here.gap]
    for line in case.view.packet.lines:
        amount = sign_of(line) * (line.amount or 0)
        for other in others:
            for source, target in ((here, other), (other, here)):
                if source.holds(line) and amount and amount == source.gap:
                    yield from _moved(case, line, source, target)


def _moved(case: Case, line: Line, source: Account, target: Account) -> Iterator[Guess]:
    if source.source != target.source and line.unit in target.units:
        change = Change(EntryPlace("lines", line.key, "source"), source.source, target.source)
        names = f"由“{case.view.source(source.source)}”改为“{case.view.source(target.source)}”"
        yield _guess(case, line, "资金来源", change, names)
    elif source.source == target.source and len(target.units) == 1:
        (unit,) = target.units
        change = Change(EntryPlace("lines", line.key, "unit"), line.unit, unit)
        names = f"由“{_unit(case, line.unit)}”改为“{_unit(case, unit)}”"
        yield _guess(case, line, "单位", change, names)


def _unit(case: Case, key: str) -> str:
    unit = case.view.packet.unit_by_key.get(key)
    return unit.name if unit else key


def _guess(case: Case, line: Line, field: str, change: Change, names: str) -> Guess:
    told = f"{case.view.line(line)}{case.money(line.amount or 0)}"
    return Guess(
        f"{field}选错",
        f"{case.short(change.place)} {names}",
        f"{told}正好等于差额，另一处正好相反，可能选错了{field}。",
        f"把{told}的{field}{names}",
        change,
        _LIKELY,
    )

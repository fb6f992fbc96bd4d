"""A line under the wrong subject: its amount is the whole gap, and another code would fit better."""

from collections.abc import Iterator

from budget_desktop.detective.guess import Case, Guess
from budget_desktop.detective.mend import Change
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line

_LIKELY = 0.9
_CALLED = {
    Dimension.FUNCTION: "功能科目",
    Dimension.DEPARTMENT_ECONOMIC: "部门经济科目",
    Dimension.KIND: "支出类型",
}


def misfiled(case: Case) -> Iterator[Guess]:
    """Lines whose codes do not go together as the year's limits pair them."""
    if case.equation.account is not None:
        return
    for line in case.view.packet.lines:
        if line.flow is Flow.SPENDING and line.amount and abs(case.equation.gap) == line.amount:
            for dimension, code in _better(case, line):
                yield _guess(case, line, dimension, code)


def _better(case: Case, line: Line) -> Iterator[tuple[Dimension, str]]:
    limits = case.view.limits
    for twin in limits.twins:
        pays = line.department_economic.startswith(twin.economic)
        booked = line.function.startswith(twin.function)
        if pays and not booked:
            yield from ((Dimension.FUNCTION, code) for code in case.functions_under(twin.function))
        if booked and not pays:
            yield Dimension.DEPARTMENT_ECONOMIC, twin.economic[0]
    if line.kind in limits.kind_classes and not line.department_economic.startswith(
        limits.kind_classes[line.kind]
    ):
        for kind, classes in limits.kind_classes.items():
            if line.department_economic.startswith(classes):
                yield Dimension.KIND, kind


def _guess(case: Case, line: Line, dimension: Dimension, code: str) -> Guess:
    view, field = case.view, _CALLED[dimension]
    told = f"{view.line(line)}{case.money(line.amount or 0)}"
    old: str = getattr(line, dimension.value)
    place = EntryPlace("lines", line.key, dimension.value)
    return Guess(
        f"{field}选错",
        f"{case.short(place)} 改为 {view.subject(dimension, code)}",
        f"{told}正好等于差额，现列{view.subject(dimension, old)}，可能选错了{field}。",
        f"把{told}的{field}由{view.subject(dimension, old)}改为{view.subject(dimension, code)}",
        Change(place, old, code),
        _LIKELY,
    )

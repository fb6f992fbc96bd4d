"""The unit each table's amounts are in: as it says, and asked where it says nothing or cannot be right."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from budget_desktop.domain.money import Measure
from budget_desktop.entry.intake.questions import Inquiry, Option
from budget_desktop.intake.layout.model import Table

_OPTIONS = tuple(Option(measure.value, f"按{measure.value}读") for measure in Measure)
_SMALL_IN_YUAN = Decimal(1_000)
"""A table whose largest amount is less than so many 元 is hardly in 元."""
_LARGE_IN_WAN = Decimal(1_000_000)
"""A hundred 亿: hardly in 万元."""
_TIMES = Decimal(10_000)


def measures_of(tables: Sequence[Table], inquiry: Inquiry) -> Mapping[int, Measure]:
    """The unit of each table by its number; one whose question is open, or without money, is not there."""
    found: dict[int, Measure] = {}
    silent = [number for number, table in enumerate(tables) if not table.stated and any(table.figures)]
    if silent:
        named = "、".join(f"“{tables[number].where}”" for number in silent[:3]) + (
            "等" if len(silent) > 3 else ""
        )
        said = inquiry.ask("measure", f"{named}没有写金额单位。金额按什么单位读？", _OPTIONS)
        found |= {number: Measure(said) for number in silent if said}
    for number, table in enumerate(tables):
        if table.stated and any(table.figures) and (measure := _stated(number, table, tables, inquiry)):
            found[number] = measure
    return found


def _stated(number: int, table: Table, tables: Sequence[Table], inquiry: Inquiry) -> Measure | None:
    units = [stated.unit for stated in table.stated]
    measure = table.stated[0].measure
    if len(units) > 1:
        text = f"“{table.where}”一处写单位是{units[0]}，另一处写是{units[1]}。金额按什么单位读？"
    elif measure is None:
        text = (
            f"“{table.where}”注明单位是{units[0]}，本程序只认元和万元。"
            "请在原表换算后再导入；如果是注错了，请选实际的单位"
        )
    elif doubt := _doubt(table, measure, tables):
        text = f"“{table.where}”注明单位是{measure.value}，但{doubt}。金额按什么单位读？"
    else:
        return measure
    said = inquiry.ask(f"measure:{number}", text, _OPTIONS)
    return Measure(said) if said else None


def _doubt(table: Table, measure: Measure, tables: Sequence[Table]) -> str:
    """Why the unit a table names cannot be right; empty if it can."""
    largest = max((abs(figure) for figure in table.figures), default=Decimal())
    if measure is Measure.YUAN and 0 < largest < _SMALL_IN_YUAN:
        return f"最大的一笔只有 {largest} 元"
    if measure is Measure.WAN and largest >= _LARGE_IN_WAN:
        return f"最大的一笔有 {largest} 万元"
    return next(filter(None, (_apart(table, other) for other in tables if other is not table)), "")


def _apart(table: Table, other: Table) -> str:
    """Two tables that name the same unit and come to the same figure, but for four zeros."""
    same_unit = [each.unit for each in table.stated] == [each.unit for each in other.stated]
    ours, theirs = _whole(table), _whole(other)
    if same_unit and ours and theirs and (ours == theirs * _TIMES or theirs == ours * _TIMES):
        return f"它的合计与“{other.where}”的正好相差一万倍"
    return ""


def _whole(table: Table) -> Decimal:
    return max((abs(amount) for _, amount in table.totals), default=table.sum)

"""Last year's figures among themselves, and numbers that hang together without a table to show it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line, StaffMeasure
from budget_desktop.rules.b_between.paired import wages
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_FEN_PER_YUAN = 100
_MOST_PLACES = 20


@rule("B38", Severity.WARNING, basis="上年预算也是收支平衡的；说明中与上年比较的数取自明细的上年金额")
def last_year_balances(view: View) -> Observations:
    """每种来源的上年收入应等于用它安排的上年支出（两边都录入了上年数的）。"""
    sources: dict[str, list[Line]] = {}
    for line in view.once(_of_last_year):
        sources.setdefault(line.source, []).append(line)
    for source, lines in sources.items():
        earned = sum(line.prior or 0 for line in lines if line.flow is Flow.INCOME)
        spent = sum(line.prior or 0 for line in lines if line.flow is Flow.SPENDING)
        if earned != spent and len({line.flow for line in lines}) > 1:
            own = _of_uneven_units(lines)
            yield Observation(
                message=f"上年“{view.source(source)}”收入{view.money(earned)}，支出{view.money(spent)}，"
                f"相差{view.money(abs(earned - spent))}。",
                advice="请核对各行的上年金额，或说明原因。",
                places=tuple(EntryPlace("lines", line.key, "prior") for line in own[:_MOST_PLACES]),
                expected=spent,
                found=earned,
                lines=frozenset(line.key for line in own),
            )


def _of_last_year(view: View) -> tuple[Line, ...]:
    return tuple(view.each(_last_year, view.packet.lines))


def _last_year(_view: View, line: Line) -> Iterator[Line]:
    """The line as it was last year: this year's amount makes no difference to it."""
    if line.prior is not None and line.flow in {Flow.INCOME, Flow.SPENDING}:
        yield replace(line, amount=None)


def _of_uneven_units(lines: list[Line]) -> list[Line]:
    """The lines of the units that are uneven by themselves, where every unit has income of its own."""
    gaps: Counter[str] = Counter()
    for line in lines:
        gaps[line.unit] += (1 if line.flow is Flow.INCOME else -1) * (line.prior or 0)
    earning = {line.unit for line in lines if line.flow is Flow.INCOME}
    return [line for line in lines if gaps[line.unit] or set(gaps) != earning]


@rule("B39", Severity.WARNING, basis="“三公”上年数与明细的上年金额是同一笔钱", follows=("A22",))
def three_public_of_last_year_agrees(view: View) -> Observations:
    """“三公”各项的上年数应等于对应经济科目各行的上年金额（都录入了上年数的）。"""
    for item in view.packet.three_public:
        kind = view.edition.three_public_by_key.get(item.key)
        if kind is None or item.prior is None:
            continue
        listed = view.once(_three_public_lines)
        lines = [line for line in listed if line.department_economic.startswith(kind.subjects)]
        last = sum(line.prior or 0 for line in lines)
        if lines and all(line.prior is not None for line in lines) and last != item.prior:
            yield Observation(
                message=f"“三公”中{kind.name}的上年数{view.money(item.prior)}，明细各行的上年金额共"
                f"{view.money(last)}，相差{view.money(abs(last - item.prior))}。",
                advice="请核对；口径不同的，请写明原因。",
                places=(
                    EntryPlace("three_public", item.key, "prior"),
                    *(EntryPlace("lines", line.key, "prior") for line in lines),
                ),
                expected=last,
                found=item.prior,
            )


def _three_public_lines(view: View) -> tuple[Line, ...]:
    return tuple(view.each(_three_public_line, view.packet.lines))


def _three_public_line(view: View, line: Line) -> Iterator[Line]:
    """A line that counts for “三公”, whatever its amounts."""
    subjects = tuple(code for kind in view.edition.three_public for code in kind.subjects)
    is_general = line.source.partition(".")[0] in view.edition.funds.general
    if line.flow is Flow.SPENDING and is_general and line.department_economic.startswith(subjects):
        yield line


@rule("B40", Severity.WARNING, basis="政府采购预算是本单位用该资金安排的支出的一部分", follows=("B20",))
def procurement_is_part_of_its_own_spending(view: View) -> Observations:
    """每个单位用每种来源的政府采购，不应大于它用该来源可用于采购的支出。"""
    bought: Counter[tuple[str, str]] = Counter()
    for each in view.packet.procurement:
        if each.source:
            bought[each.unit, each.source] += each.amount or 0
    for (unit, source), amount in bought.items():
        spent = view.spent_on(view.limits.procurement_classes)
        available = sum(
            each.amount for each in spent if each.line.unit == unit and each.line.source.startswith(source)
        )
        if amount > available:
            known = view.packet.unit_by_key.get(unit)
            yield Observation(
                message=f"“{known.name if known else unit}”用“{view.source(source)}”的政府采购"
                f"{view.money(amount)}，大于可用于采购的支出{view.money(available)}。",
                advice="请核对采购金额、单位和资金来源。",
                places=tuple(
                    EntryPlace("procurement", each.key, "amount")
                    for each in view.packet.procurement
                    if (each.unit, each.source) == (unit, source)
                ),
                expected=available,
                found=amount,
            )


@rule("B41", Severity.ADVICE, basis="一般常识", unconfirmed="人均数的范围没有成文的规定。")
def wages_fit_the_people(view: View) -> Observations:
    """按在职人数平均的基本工资应在合理范围以内。"""
    least, most = (yuan * _FEN_PER_YUAN for yuan in view.limits.wage_per_person_yuan)
    for unit, keys in wages(view):
        rows = [
            each
            for each in view.packet.staffing
            if each.unit == unit.key and each.measure is StaffMeasure.SERVING
        ]
        people = sum(each.count for each in rows)
        paid = [view.entered_by_key[key] for key in keys]
        amount = sum([each.amount for each in paid])
        if people > 0 and amount > 0 and not least <= amount // people <= most:
            yield Observation(
                message=f"“{unit.name}”在职{people}人，基本工资{view.money(amount)}，"
                f"人均{view.money(amount // people)}，不合常理。",
                advice="请核对人数和金额。",
                places=(
                    *(EntryPlace("staffing", each.key, "count") for each in rows),
                    *(each.place() for each in paid),
                ),
            )

"""Units, people, vehicles and procurement against the money spent on them."""

from budget_desktop.domain.money import AmountError, Fen, parse_amount
from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.domain.records import Staffing, StaffMeasure
from budget_desktop.rules.compare import cells_of
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import column_sum
from budget_desktop.rules.view import View

_RUNNING_COSTS = "running_costs"
"""The section of the narrative on 机关运行经费."""


@rule(
    "B18",
    Severity.WARNING,
    basis="预算法实施条例；2026年重庆市某公开稿两处不一",
    needs=("T05",),
    unconfirmed="机关运行经费是否只含302、310两类，各地口径不同。",
)
def running_costs_are_those_of_organs(view: View) -> Observations:
    """机关运行经费应等于行政单位和参公单位的一般公共预算公用经费。"""
    stated = _stated_running_costs(view)
    organs = [unit for unit in view.packet.units if unit.nature.is_organ]
    if stated is None or not organs:
        return
    amount, place = stated
    sheet = view.sheet("T05")
    public = column_sum("", (sheet.row(unit.key) for unit in organs), "basic.public")
    shown = view.edition.text.amounts
    if shown.rounded(public.amount) != shown.rounded(amount):
        odd = [
            each
            for each in view.spending
            if each.kind == "basic.public"
            and each.is_organ
            and each.fund in view.edition.funds.general
            and each.economic_class not in view.limits.running_cost_classes
        ]
        classes = "、".join(view.limits.running_cost_classes)
        lines = f"其中{view.lines(each.line for each in odd)}不属于{classes}类。" if odd else ""
        yield Observation(
            message=f"说明中的机关运行经费{view.money(amount)}，{sheet.number}行政（参公）单位的公用经费"
            f"{view.money(public.amount)}，相差{view.money(abs(public.amount - amount))}。{lines}",
            advice="请核对，或写明差额的原因。",
            places=(*(each.place("department_economic") for each in odd), place, *cells_of(public)),
            expected=public.amount,
            found=amount,
        )


@rule("B19", Severity.WARNING, basis="机关运行经费的定义（预算法实施条例）；上海市、泉州市公开稿")
def institutions_have_no_running_costs(view: View) -> Observations:
    """只有事业单位（不含参公）的，没有机关运行经费。"""
    stated = _stated_running_costs(view)
    if stated is None or not stated[0] or any(unit.nature.is_organ for unit in view.packet.units):
        return
    amount, place = stated
    yield Observation(
        message=f"说明中写有机关运行经费{view.money(amount)}，但各单位都是事业单位，一般没有机关运行经费。",
        advice="请核对单位性质（是否参公）。",
        places=(*(EntryPlace("units", unit.key, "nature") for unit in view.packet.units), place),
        expected=0,
        found=amount,
    )


def _stated_running_costs(view: View) -> tuple[Fen, TextPlace] | None:
    """The amount the narrative states, where it states one."""
    for paragraph in view.disclosure.sections.get(_RUNNING_COSTS, ()):
        for run in paragraph.runs:
            if isinstance(run.origin, CellPlace):
                try:
                    amount = parse_amount(run.text, view.edition.text.measure)
                except AmountError:
                    return None
                return (amount or 0), TextPlace(paragraph.key)
    return None


@rule("B20", Severity.ERROR, basis="政府采购预算按货物、工程、服务编列，属于支出预算的一部分")
def procurement_is_part_of_spending(view: View) -> Observations:
    """政府采购货物、工程、服务三项之和应等于采购总额，总额不应大于可用于采购的支出。"""
    lines = [each for each in view.packet.procurement if each.amount]
    total = sum(each.amount or 0 for each in lines)
    known = view.edition.procurement
    stray = [each for each in lines if each.category not in known]
    if stray:
        sorted_ = total - sum(each.amount or 0 for each in stray)
        yield Observation(
            message=f"政府采购{'、'.join(known.values())}三项相加{view.money(sorted_)}，采购总额{view.money(total)}，"
            f"有{len(stray)}笔没有归入三项之一。",
            advice="请补选采购类别。",
            places=tuple(EntryPlace("procurement", each.key, "category") for each in stray),
            expected=total,
            found=sorted_,
        )
    available = sum(each.amount for each in view.spent_on(view.limits.procurement_classes))
    if total > available:
        classes = "、".join(view.limits.procurement_classes)
        largest = sorted(lines, key=lambda each: -(each.amount or 0))
        yield Observation(
            message=f"政府采购预算共{view.money(total)}，大于全部商品和服务、资本性支出（{classes}类）"
            f"{view.money(available)}，多{view.money(total - available)}。",
            advice="请核对采购金额，或补录所安排的支出。",
            places=tuple(EntryPlace("procurement", each.key, "amount") for each in largest),
            expected=available,
            found=total,
        )


@rule(
    "B27",
    Severity.WARNING,
    basis="2020年济源市某公开稿在职7人而没有基本支出，也没有说明",
    remark="basic.none",
)
def people_are_paid(view: View) -> Observations:
    """有在职人员的单位应有基本支出，没有在职人员的单位不应有人员经费。"""
    for unit, lines in view.spending_by_unit:
        serving = [
            each
            for each in view.packet.staffing
            if each.unit == unit.key and each.measure is StaffMeasure.SERVING
        ]
        people = sum(each.count for each in serving)
        basic = [each for each in lines if each.is_basic]
        pay = [each for each in basic if each.kind == "basic.pay"]
        if people > 0 and not basic:
            yield Observation(
                message=f"“{unit.name}”实际在职{people}人，但没有人员经费和公用经费。",
                advice="请补录基本支出，或说明经费由哪个单位负担。",
                places=_counts(serving),
            )
        elif serving and people <= 0 and pay:
            amount = sum(each.amount for each in pay)
            yield Observation(
                message=f"“{unit.name}”安排了工资福利支出{view.money(amount)}，但在职人员为{people}人。",
                advice="请核对人员数，或说明原因。",
                places=(*_counts(serving), *(each.place() for each in pay)),
            )


def _counts(serving: list[Staffing]) -> tuple[EntryPlace, ...]:
    return tuple(EntryPlace("staffing", each.key, "count") for each in serving)


@rule("B30", Severity.WARNING, basis="2026年湖州市某公开稿有车而没有运行维护费")
def vehicles_and_their_costs_go_together(view: View) -> Observations:
    """公务用车与运行维护费、购置费与拟购置车辆应同时有或同时没有。"""
    kinds = {kind.key for kind in view.edition.asset_kinds if kind.parent == "vehicle"}
    vehicles = [asset for asset in view.packet.assets if asset.kind in kinds]
    held, planned = sum(each.held for each in vehicles), sum(each.planned for each in vehicles)
    items = view.edition.three_public_by_key
    running = view.spent_on(items["vehicle_running"].subjects if "vehicle_running" in items else ())
    purchase = view.spent_on(items["vehicle_purchase"].subjects if "vehicle_purchase" in items else ())
    cars = tuple(EntryPlace("assets", each.key, "held") for each in vehicles if each.held)
    rows = tuple(EntryPlace("assets", each.key, "held") for each in vehicles) or (EntryPlace("assets"),)
    if held > 0 and not running:
        yield Observation(
            message=f"年末有公务用车{held}辆，但没有安排公务用车运行维护费。",
            advice="请补录，或说明费用由谁负担。",
            places=cars,
        )
    if running and held <= 0 and planned <= 0:
        amount = sum(each.amount for each in running)
        yield Observation(
            message=f"安排了公务用车运行维护费{view.money(amount)}，但没有公务用车。",
            advice="请核对车辆数，或说明原因。",
            places=(*(each.place() for each in running), *rows),
            found=amount,
        )
    if planned > 0 and not purchase:
        yield Observation(
            message=f"填了拟购置公务用车{planned}辆，但没有安排公务用车购置费。",
            advice="请补录，或说明由谁购置。",
            places=tuple(EntryPlace("assets", each.key, "planned") for each in vehicles if each.planned),
        )
    if purchase and planned <= 0:
        amount = sum(each.amount for each in purchase)
        yield Observation(
            message=f"安排了公务用车购置费{view.money(amount)}，但没有填拟购置的车辆数。",
            advice="请补填拟购置数。",
            places=(
                *(each.place() for each in purchase),
                *(EntryPlace("assets", place.key, "planned" if place.key else "") for place in rows),
            ),
            found=amount,
        )

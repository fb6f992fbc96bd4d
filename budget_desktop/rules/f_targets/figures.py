"""Figures of the target forms: in the words of a goal, as a cost, and by where the money comes from."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.domain.records import Indicator
from budget_desktop.rules.f_targets.forms import Form, applies, forms
from budget_desktop.rules.f_targets.projects import funded
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_OVERALL = "overall"
_PERCENT = ("%", "％")
_CLAUSE = re.compile(r"[^，。；、,;\n]+")
_SURE = 4
"""Characters a goal and an indicator's name share before they surely speak of one matter."""
_LEAST = 2


@rule("F11", Severity.ERROR, basis="长春市公开稿的项目目标与指标所写的数不一致")
def goals_and_indicators_give_one_number(view: View) -> Observations:
    """绩效目标文字中的数应与同一项目的指标值一致。"""
    of_one_year = view.once(_of_one_year)
    owned = [(form, form.project is not None and form.project.key in of_one_year) for form in forms(view)]
    yield from view.each(_goals_and_indicators, owned)


def _goals_and_indicators(view: View, owned: tuple[Form, bool]) -> Observations:
    form, is_of_one_year = owned
    for place, called, text in _goals(view, form, is_of_one_year=is_of_one_year):
        for clause in _CLAUSE.findall(text):
            for each, told, sure in _contradicted(view, form, clause):
                yield Observation(
                    message=f"{form.called}的{called}写“{told}”，指标“{each.name}”的值是“{each.value}”。",
                    advice="请核对，使两处一致。" if sure else "请核对是否说的是同一件事，使两处一致。",
                    places=(place, EntryPlace("indicators", each.key, "number")),
                    severity=None if sure else Severity.WARNING,
                )


def _goals(view: View, form: Form, *, is_of_one_year: bool) -> Iterator[tuple[EntryPlace, str, str]]:
    """The goals of the year; that of a project which runs on counts more than one year."""
    project = form.project
    if project is None:
        for text in view.packet.texts:
            if text.key == "performance.goal":
                yield EntryPlace("texts", text.key, "text"), "年度履职目标", text.text
        return
    yield EntryPlace("projects", project.key, "annual_goal"), "年度绩效目标", project.annual_goal
    if is_of_one_year:
        yield EntryPlace("projects", project.key, "overall_goal"), "项目总目标", project.overall_goal


def _years(view: View) -> dict[str, Fen]:
    """What each project costs this year."""
    return {project.key: amount for project, amount in funded(view)}


def _of_one_year(view: View) -> frozenset[str]:
    """Projects that cost nothing in other years."""
    amounts = view.once(_years)
    return frozenset(
        each.key for each in view.packet.projects if each.total is None or each.total == amounts.get(each.key)
    )


def _contradicted(view: View, form: Form, clause: str) -> Iterator[tuple[Indicator, str, bool]]:
    """Indicators of the matter of a clause, where none of its measure gives a number of the clause."""
    if any(word in clause for word in view.limits.words.other_years):
        return
    groups: dict[str, list[Indicator]] = {}
    for each in form.indicators:
        if each.number.strip() and not each.grade.strip() and applies(view, each):
            groups.setdefault(each.measure.strip().replace("％", "%"), []).append(each)
    for measure, members in groups.items():
        if not measure:
            continue
        pattern = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?)\s*(?:{re.escape(measure)})")
        told = list(pattern.finditer(clause.replace("％", "%")))
        about = [(each, shared) for each in members if (shared := _shared(view, each.name, clause))]
        numbers = {_decimal(match[1]) for match in told}
        if told and about and not any(_decimal(each.number) in numbers for each, _ in about):
            each, shared = max(about, key=lambda found: found[1])
            yield each, told[0][0], shared >= _SURE


def _shared(view: View, name: str, clause: str) -> int:
    """How many characters of the matter of an indicator a clause names; 0 where it speaks of another."""
    words = view.limits.words
    matter = re.sub(r"[（(].*?[）)]", "", name)
    ending = next((ending for ending in words.count_endings if matter.endswith(ending)), "")
    matter = matter.removesuffix(ending)
    if matter in clause and len(matter) >= _LEAST and matter not in words.common:
        return len(matter)
    phrases = (matter[start : start + _SURE] for start in range(len(matter) - _SURE + 1))
    told = any(phrase in clause and not any(word in phrase for word in words.common) for phrase in phrases)
    return _SURE if told else 0


def _decimal(number: str) -> Decimal | None:
    try:
        return Decimal(number.replace(",", "").strip())
    except InvalidOperation:
        return None


@rule("F12", Severity.WARNING, basis="成本指标反映项目支出的控制数（项目绩效目标表的成本指标）")
def cost_of_a_project_is_its_amount(view: View) -> Observations:
    """总成本指标应与项目金额一致。"""
    amounts = view.once(_years)
    costs = dict(view.each(_total_cost, view.packet.indicators))
    for form in forms(view):
        if form.project is None:
            continue
        year, whole = amounts[form.project.key], form.project.total
        for each in form.indicators:
            cost = costs.get(each.key)
            if cost is not None and cost not in {year, whole}:
                yield Observation(
                    message=f"{form.called}的成本指标“{each.name}”是{view.money(cost)}，"
                    f"项目本年度金额是{view.money(year)}。",
                    advice="请核对；只含部分支出的，请在指标名称中写明。",
                    places=(EntryPlace("indicators", each.key, "number"),),
                    expected=year,
                    found=cost,
                )


def _total_cost(view: View, each: Indicator) -> Iterator[tuple[str, Fen]]:
    """What an indicator says the whole project costs, by its key; prices, shares and others say nothing."""
    measure = next((measure for measure in Measure if measure.value == each.measure.strip()), None)
    number = _decimal(each.number)
    named = any(word in each.name for word in view.limits.words.total_costs)
    if measure is not None and number is not None and named and applies(view, each):
        yield each.key, int(number * measure.fen)


@rule(
    "F16",
    Severity.ERROR,
    basis="整体绩效目标表预算情况的资金来源；万里路街道2023年公开稿",
    needs=(_OVERALL, "T04"),
    unconfirmed="本版次的项目绩效目标表没有资金来源栏，只核对整体绩效目标表。",
    follows=("F01",),
)
def fiscal_money_is_part_of_the_whole(view: View) -> Observations:
    """整体绩效目标表的财政性资金不应小于财政拨款支出合计，也不应大于预算总额。"""
    form = view.disclosure.tables[_OVERALL]
    total, fiscal = form.amount("total", "amount"), form.amount("fiscal", "amount")
    appropriated = view.sheet("T04").row("spending.total")
    whole = ("预算总额", total, CellPlace(_OVERALL, "total", "amount"))
    part = ("财政性资金", fiscal, CellPlace(_OVERALL, "fiscal", "amount"))
    given = (appropriated.title, appropriated.amount("total"), CellPlace("T04", "spending.total", "total"))
    for smaller, larger in ((given, part), (part, whole)):
        if smaller[1] > larger[1]:
            yield Observation(
                message=f"整体绩效目标表{larger[0]}{view.money(larger[1])}，"
                f"小于{smaller[0]}{view.money(smaller[1])}，相差{view.money(smaller[1] - larger[1])}。",
                advice="请核对各行的资金来源。",
                places=(larger[2], smaller[2]),
                expected=smaller[1],
                found=larger[1],
            )

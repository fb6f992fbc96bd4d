"""Indicators by themselves: there, measurable, in fitting units, in the right direction and place."""

import re
from collections.abc import Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator
from budget_desktop.rules.f_targets.forms import applies, forms
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_PERCENT = ("%", "％")
_AT_LEAST = ("≥", ">", "＞", "大于", "不低于", "不少于")
_DONE = "完成"
_ECHO = 4
"""Characters of an indicator's name that a value repeats before it is taken for no value."""
_FULL = 100

Fault = tuple[Indicator, str, str]
"""An indicator, the field to look at, and what is wrong with it."""


def _told(view: View, faults: list[Fault], advice: str) -> Observations:
    """All that one rule finds, as one finding: it is mended in one pass through the form."""
    if faults:
        said = view.listed(text for _, _, text in faults)
        yield Observation(
            message=f"{said}。",
            advice=advice,
            places=tuple(EntryPlace("indicators", each.key, field) for each, field, _ in faults),
        )


@rule("F05", Severity.WARNING, basis="济源市2020年公开稿多个二级指标没有指标")
def every_subgroup_has_an_indicator(view: View) -> Observations:
    """绩效目标表的每个二级指标应至少有一个三级指标，没有的写明不适用。"""
    skipped = view.limits.words.optional_subgroups
    said = []
    for form in forms(view):
        filled = {(each.group, each.subgroup) for each in form.indicators}
        missing = [
            spec.subgroup
            for spec in form.skeleton
            if (spec.group, spec.subgroup) not in filled and spec.subgroup not in skipped
        ]
        if missing:
            said.append(f"{form.called}的{view.listed(f'“{name}”' for name in missing)}")
    if said:
        yield Observation(
            message=f"{view.listed(said)}没有指标。",
            advice="请补充指标，或在指标值中写“不适用”。",
            places=(EntryPlace("indicators"),),
        )


@rule("F06", Severity.WARNING, basis="济源市2020年公开稿的指标值多处不能衡量；泉州市、万里路街道公开稿")
def values_can_be_measured(view: View) -> Observations:
    """指标值应能衡量：比较符号、数和单位，或确定的等次，不应只是“有效提升”或重复指标名称。"""
    faults: list[Fault] = []
    for each in _indicators(view):
        if fault := _unmeasurable(view, each):
            faults.append((each, *fault))
    yield from _told(view, faults, "请写成如“≥95%”的值，或确定的等次。")


def _unmeasurable(view: View, each: Indicator) -> tuple[str, str] | None:
    grade, number = each.grade.strip(), each.number.strip()
    if grade:
        # A grade with a number in it is measured by that number.
        vague = not re.search(r"\d", grade) and (
            any(word in grade for word in view.limits.words.vague_values) or _repeats(grade, each.name)
        )
        return ("grade", f"指标“{each.name}”的值“{grade}”不能衡量") if vague else None
    if not number:
        return "number", f"指标“{each.name}”没有填指标值"
    if not re.search(r"\d", number):
        return "number", f"指标“{each.name}”的值“{each.value}”不能衡量"
    # 20次 says how many; 95% may be meant as a floor or a ceiling.
    if (
        each.measure.strip() in _PERCENT
        and not each.comparator.strip()
        and not re.search("[-~－～—]", number)
    ):
        return "comparator", f"指标“{each.name}”的值“{each.value}”没有比较符号"
    return None


def _repeats(grade: str, name: str) -> bool:
    """Whether a value only says the indicator's name again, as 完整性 of 预算编制完整性."""
    if grade == name or (grade.endswith("性") and grade in name):
        return True
    said = grade.removesuffix(_DONE)
    rest = iter(name)
    return said != grade and len(said) >= _ECHO and all(char in rest for char in said)


@rule("F07", Severity.WARNING, basis="济源市2020年公开稿“培训”的量词“个”和“中微企业”；长春市公开稿")
def measures_fit_names(view: View) -> Observations:
    """指标的名称应写全，单位应与名称相配：率、度用%，数量用相应的量词。"""
    words = view.limits.words
    faults: list[Fault] = []
    for each in _indicators(view):
        name, measure = each.name.strip(), each.measure.strip()
        for wrong, right in words.typos.items():
            if wrong in name:
                faults.append((each, "name", f"指标“{name}”中“{wrong}”应为“{right}”"))
        if not each.number.strip() or each.grade.strip():
            continue
        if name.endswith(words.rates) and (not measure or measure in words.counting):
            faults.append((each, "measure", f"指标“{name}”的单位“{measure or '（空）'}”不合适"))
        elif measure in _PERCENT and name.endswith(words.bounded_rates) and _exceeds(each.number):
            faults.append((each, "number", f"指标“{name}”的值“{each.value}”大于100%"))
        elif any(_is_event(view, name, event) and measure in bad for event, bad in words.events.items()):
            faults.append((each, "measure", f"指标“{name}”的量词“{measure}”不合适"))
    yield from _told(view, faults, "请改正。")


def _is_event(view: View, name: str, event: str) -> bool:
    """Whether the name is of holding the event: 进行培训, but not 培训基地 or 参加培训企业."""
    return name.endswith(event) and any(verb in name for verb in view.limits.words.holding)


def _exceeds(number: str) -> bool:
    try:
        return float(number) > _FULL
    except ValueError:
        return False


@rule("F08", Severity.WARNING, basis="长春市、泉州市公开稿指标方向写反")
def indicators_point_the_right_way(view: View) -> Observations:
    """指标的方向应合理：事故、投诉等应越少越好，成本不应写“不低于”。"""
    words = view.limits.words
    bad = "|".join(re.escape(word) for word in words.negative_events)
    negative = re.compile(f"(?:{bad})(?:发生)?(?:[件起次]?数量?|率)$")
    faults: list[Fault] = []
    for each in _indicators(view):
        if each.comparator.strip() not in _AT_LEAST:
            continue
        cost = "成本" in each.subgroup and not any(word in each.name for word in words.cost_savings)
        if negative.search(each.name.strip()) or (cost and each.measure.strip() not in _PERCENT):
            faults.append((each, "comparator", f"指标“{each.name}”用“{each.comparator}”，方向不合理"))
    yield from _told(view, faults, "请核对比较符号。")


@rule("F09", Severity.WARNING, basis="济源市2020年公开稿满意度放在社会效益下，知晓度放在满意度下")
def satisfaction_stands_in_its_place(view: View) -> Observations:
    """满意度应放在满意度指标下，满意度指标下只放满意度。"""
    faults: list[Fault] = []
    for form in forms(view):
        # A form that has no such group leaves no other place.
        if not any("满意" in spec.subgroup + spec.group for spec in form.skeleton):
            continue
        for each in form.indicators:
            if not applies(view, each):
                continue
            placed = "满意" in each.subgroup + each.group
            if "满意度" in each.name and not placed:
                faults.append((each, "subgroup", f"“{each.name}”应放在满意度指标下"))
            elif placed and not any(word in each.name for word in view.limits.words.satisfaction):
                faults.append((each, "subgroup", f"“{each.name}”不是满意度，却放在满意度指标下"))
    yield from _told(view, faults, "请调整二级指标。")


def _indicators(view: View) -> Iterator[Indicator]:
    for form in forms(view):
        for each in form.indicators:
            if applies(view, each):
                yield each

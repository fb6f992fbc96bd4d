"""Indicators against tasks, against one another, and against the budget."""

import re
from collections.abc import Iterable, Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator, Project
from budget_desktop.edition.parts import Applicable
from budget_desktop.rules.f_targets.forms import Form, applies, forms
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import pairs_of
from budget_desktop.rules.view import View

_OUTPUT = "产出"
_TASKS = "任务"
_PHRASE = 4
"""Characters in a row that two texts on one matter share."""
_OFTEN = 2
"""How many texts of another project must speak of a matter for it to be that project's."""
_ENOUGH = 20
"""Characters of a project's own texts without which nothing can be said."""
_COPIED = 3
"""Own indicators that two projects share before one is taken for a copy."""


def _places(indicators: Iterable[Indicator], field: str) -> tuple[EntryPlace, ...]:
    return tuple(EntryPlace("indicators", each.key, field) for each in indicators)


@rule("F15", Severity.ADVICE, basis="济源市2020年公开稿任务与指标不对应，上市公司目标没有项目指标")
def tasks_have_indicators(view: View) -> Observations:
    """年度主要任务应有名称对应的产出指标，整体目标的数量应有项目的数量指标承接。"""
    found = list(forms(view))
    overall = next((form for form in found if form.project is None), None)
    if overall is None:
        return
    output = [each for each in overall.indicators if _OUTPUT in each.group and applies(view, each)]
    yield from _unmatched_tasks(view, [each for each in output if _TASKS in each.subgroup])
    projects = [each for form in found if form.project for each in form.indicators if applies(view, each)]
    counted = [each for each in projects if _is_count(each)]
    for target in output:
        about = _about(view, target)
        if not _is_count(target) or not about or any(about & _about(view, each) for each in counted):
            continue
        near = [each for each in projects if not each.number.strip() and _shares(target, each)]
        if near:
            yield Observation(
                message=f"整体目标“{target.name}”要求{target.value}，项目没有对应的数量指标。",
                advice=f"请把{view.listed(f'“{each.name}”' for each in near)}写成数量，或另设指标。",
                places=(
                    EntryPlace("indicators", target.key, "number"),
                    *_places(near, "grade"),
                ),
            )


def _unmatched_tasks(view: View, output: list[Indicator]) -> Observations:
    def alike(one: str, other: str) -> bool:
        return one.strip() in other or other.strip() in one

    tasks = [task for task in view.packet.tasks if task.name.strip()]
    stray = [task for task in tasks if not any(alike(task.name, each.name) for each in output)]
    if stray:
        left = [each for each in output if not any(alike(task.name, each.name) for task in tasks)]
        yield Observation(
            message=f"年度主要任务{view.listed(f'“{task.name}”' for task in stray)}没有名称对应的产出指标。",
            advice="请使任务与“重点工作任务完成”下的指标名称一致，一一对应。",
            places=(
                *(EntryPlace("tasks", task.key, "name") for task in stray),
                *_places(left, "name"),
            ),
        )


def _is_count(each: Indicator) -> bool:
    return bool(re.search(r"\d", each.number)) and each.measure.strip() not in {"", "%", "％"}


def _about(view: View, each: Indicator) -> set[str]:
    return pairs_of(f"{each.name} {each.measure}", (*view.limits.words.common, "发展"))


def _shares(one: Indicator, other: Indicator) -> bool:
    return bool(pairs_of(one.name, ()) & pairs_of(other.name, ()))


@rule("F18", Severity.WARNING, basis="济源市2020年公开稿把一个项目的指标写进另一个项目；长春市、重庆市公开稿")
def indicators_are_of_their_own_project(view: View) -> Observations:
    """项目的指标应说本项目的事，两个项目的指标不应全部相同。"""
    found = [form for form in forms(view) if form.project]
    for form in found:
        texts = [_texts(other.project) for other in found if other is not form and other.project]
        stray = list(_strangers(view, form, texts)) if form.project else []
        if stray and form.project:
            yield Observation(
                message=f"项目“{form.project.name}”的指标{view.listed(f'“{each.name}”' for each in stray)}"
                "像是另一个项目的。",
                advice="请核对指标所属的项目，或说明原因。",
                places=_places(stray, "project"),
            )
    own_of = [_own(view, form) for form in found]
    values = [sorted((each.name, each.value) for each in own) for own in own_of]
    for number, form in enumerate(found):
        for later, other in enumerate(found[number + 1 :], start=number + 1):
            own, others = own_of[number], own_of[later]
            if len(own) >= _COPIED and values[number] == values[later] and form.project and other.project:
                yield Observation(
                    message=f"项目“{form.project.name}”和“{other.project.name}”的指标完全相同。",
                    advice="请按各自的内容填写，或说明原因。",
                    places=_places((*own, *others), "name"),
                )


def _texts(project: Project | None) -> tuple[str, ...]:
    if project is None:
        return ()
    return (
        project.name,
        project.overview,
        project.basis,
        project.necessity,
        project.measures,
        project.plan,
        project.overall_goal,
        project.annual_goal,
    )


def _own(view: View, form: Form) -> list[Indicator]:
    return [each for each in form.indicators if each.name not in form.fixed and applies(view, each)]


def _strangers(view: View, form: Form, others: list[tuple[str, ...]]) -> Iterator[Indicator]:
    """Indicators on a matter that another project speaks of again and again and this one never.

    Those that share a phrase with such an indicator, and not with the project, go with it.
    """
    own_text = "\n".join(_texts(form.project))
    if len(own_text) < _ENOUGH:
        return
    candidates = _own(view, form)
    phrases = {each.key: _phrases(view, each.name) for each in candidates}
    strange: set[str] = set()
    for each in candidates:
        foreign = {
            phrase
            for phrase in phrases[each.key]
            if any(sum(phrase in text for text in texts) >= _OFTEN for texts in others)
        }
        if foreign and not any(phrase in own_text for phrase in phrases[each.key]):
            strange |= phrases[each.key]
    for each in candidates:
        told_here = any(phrase in own_text for phrase in phrases[each.key])
        if phrases[each.key] & strange and not told_here:
            yield each


def _phrases(view: View, name: str) -> set[str]:
    """Stretches of a name that may tell its matter; those with a common word tell nothing."""
    found = (name[start : start + _PHRASE] for start in range(len(name) - _PHRASE + 1))
    return {
        phrase
        for phrase in found
        if re.fullmatch("[\u4e00-\u9fff]+", phrase)
        and not any(word in phrase for word in view.limits.words.common)
    }


@rule("F19", Severity.ADVICE, basis="济源市2020年公开稿没有专项资金、培训费和采购，却有相应的指标")
def indicators_apply(view: View) -> Observations:
    """没有相应预算的指标不适用，如没有政府采购的政府采购执行率。"""
    for kind in view.limits.words.applicable:
        if _has(view, kind):
            continue
        idle = [
            each
            for form in forms(view)
            for each in form.indicators
            if kind.word in each.name and applies(view, each)
        ]
        if idle:
            names = view.listed(f"“{each.name}”" for each in idle)
            yield Observation(
                message=f"没有{kind.lacking}，指标{names}可能不适用。",
                advice="请核对；不适用的，指标值写“不适用”。",
                places=_places(idle, "name"),
            )


def _has(view: View, kind: Applicable) -> bool:
    if kind.procurement and any(each.amount for each in view.packet.procurement):
        return True
    if kind.kinds and (any(each.amount for each in view.packet.transfers)):
        return True
    return any(spent in kind.kinds or subject in kind.subjects for spent, subject in view.once(_spent_for))


def _spent_for(view: View) -> frozenset[tuple[str, str]]:
    """Kinds and department economic subjects that have money."""
    return frozenset((each.kind, each.department_economic) for each in view.spending_purposes)


@rule("F21", Severity.ADVICE, basis="济源市2020年公开稿预算执行率整体写≥95%，项目写=100%")
def one_indicator_has_one_target(view: View) -> Observations:
    """同一指标在整体绩效目标表和项目绩效目标表中的目标值应一致。"""
    found = list(forms(view))
    # Only those the forms themselves name are surely the same: 群众满意度 may differ from project to project.
    fixed = frozenset[str]().union(*(form.fixed for form in found if form.project))
    for form in found:
        if form.project is not None:
            continue
        for each in form.indicators:
            others = [
                other
                for project in found
                if project.project
                for other in project.indicators
                if other.name == each.name and other.value != each.value and applies(view, other)
            ]
            if others and each.name in fixed and applies(view, each):
                values = view.listed(f"“{other.value}”" for other in others)
                yield Observation(
                    message=f"“{each.name}”在整体绩效目标表中是“{each.value}”，在项目绩效目标表中是{values}。",
                    advice="请核对目标值是否应一致。",
                    places=_places((each, *others), "number"),
                )

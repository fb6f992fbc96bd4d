"""What the form itself fixes, and what it leaves to the department."""

from collections.abc import Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator
from budget_desktop.rules.f_targets.forms import Form, applies, forms
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View


@rule("F20", Severity.WARNING, basis="整体绩效目标表、项目绩效目标表的固定指标；济源市2020年公开稿的表式")
def fixed_indicators_are_kept_and_own_ones_added(view: View) -> Observations:
    """表式规定的指标应保留，重点工作任务完成、履职效益、满意度应填写本部门的指标。"""
    yield from view.each(_kept_and_added, forms(view))


def _kept_and_added(view: View, form: Form) -> Observations:
    if missing := list(_missing(form)):
        yield Observation(
            message=f"{form.called}缺少表式规定的指标{view.listed(f'“{name}”' for name in missing)}。",
            advice="请补上；不适用的，指标值写“不适用”。",
            places=tuple(EntryPlace("indicators", each.key, "name") for each in _own_in_fixed_groups(form))
            or (EntryPlace("indicators"),),
        )
    if form.project is None:
        yield from _own_rows(view, form)


def _missing(form: Form) -> Iterator[str]:
    """Fixed indicators left out of a group that has others; an empty group is told of by F05."""
    for spec in form.skeleton:
        names = {each.name.strip() for each in form.indicators if _in_group(each, spec.group, spec.subgroup)}
        if names:
            yield from (named.name for named in spec.names if named.name not in names)


def _own_in_fixed_groups(form: Form) -> Iterator[Indicator]:
    """Where a fixed indicator may stand under another name."""
    for spec in form.skeleton:
        fixed = {named.name for named in spec.names}
        for each in form.indicators:
            if fixed and _in_group(each, spec.group, spec.subgroup) and each.name.strip() not in fixed:
                yield each


def _in_group(each: Indicator, group: str, subgroup: str) -> bool:
    return (each.group, each.subgroup) == (group, subgroup)


def _own_rows(view: View, form: Form) -> Observations:
    for spec in form.skeleton:
        if spec.subgroup not in view.limits.words.own_subgroups:
            continue
        members = [each for each in form.indicators if _in_group(each, spec.group, spec.subgroup)]
        if members and not any(applies(view, each) for each in members):
            yield Observation(
                message=f"{form.called}“{spec.subgroup}”还没有填本部门的指标。",
                advice="请按年度主要任务填写。",
                places=tuple(EntryPlace("indicators", each.key, "name") for each in members),
            )

"""Totals of projects that last one year."""

from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.costs import NOTHING, costs
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View


@rule(
    "F22",
    Severity.WARNING,
    basis="项目绩效目标表的栏目：起止时间在一年以内的项目，总金额就是本年度金额",
    follows=("F03", "A22", "A23"),
)
def a_project_of_one_year_costs_what_the_year_costs(view: View) -> Observations:
    """起止时间都在预算年度的项目，总金额应等于本年度金额，上年度总金额应等于上年度金额。"""
    year = view.packet.header.year
    for project in view.packet.projects:
        if not (project.start and project.end and project.start.year == project.end.year == year):
            continue
        cost = costs(view).get(project.key, NOTHING)
        pairs = [("total", "项目总金额", project.total, "本年度金额", cost.this)]
        if cost.knows_last:
            pairs.append(("prior_total", "上年度项目总金额", project.prior_total, "上年度金额", cost.last))
        for field, called, whole, part_called, part in pairs:
            # Less than the year is an error of its own.
            if whole is not None and whole > part > 0:
                yield Observation(
                    message=f"项目“{project.name}”起止都在{year}年，{called}{view.money(whole)}，"
                    f"{part_called}{view.money(part)}，相差{view.money(whole - part)}。",
                    advice="请核对金额；跨年的项目请改起止时间。",
                    places=(EntryPlace("projects", project.key, field),),
                    expected=part,
                    found=whole,
                )

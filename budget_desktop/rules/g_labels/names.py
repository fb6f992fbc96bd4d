"""One office, one name."""

from collections.abc import Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.proofreading.names import other_names
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import Typed, office, typed
from budget_desktop.rules.view import View


@rule("G01", Severity.ERROR, basis="年度不同，科目、表式和用语不同；某公开稿表题年度与正文不一致")
def year_is_that_of_the_forms(view: View) -> Observations:
    """预算年度应与所用年度模板一致。"""
    year, forms = view.packet.header.year, view.edition
    if year != forms.year:
        yield Observation(
            message=f"预算年度填的是{year}年，用的却是{forms.year}年的科目和表式（{forms.title}）。",
            advice="请改正预算年度，或换用该年度的模板。",
            places=(EntryPlace("header", "", "year"),),
        )


@rule("G02", Severity.ERROR, basis="济源市2020年公开稿中单位名称有四种写法；焦作市某公开稿")
def one_office_has_one_name(view: View) -> Observations:
    """本级单位的名称应与部门名称一致，文中只用全称或登记的简称。"""
    department = view.packet.header.department.strip()
    if not department:
        yield Observation(
            message="没有填部门全称，封面、表格和说明里都会空着。",
            advice="请在部门概况中填写。",
            places=(EntryPlace("header", "", "department"),),
        )
        return
    other = [
        unit
        for unit in view.packet.units
        if unit.is_headquarters and unit.name.strip() and not unit.name.strip().startswith(department)
    ]
    if other:
        written = view.listed(f"“{unit.name}”" for unit in other)
        yield Observation(
            message=f"部门名称是“{department}”，本级单位的名称写成{written}。",
            advice="请统一用全称。",
            places=tuple(EntryPlace("units", unit.key, "name") for unit in other),
        )
    if found := view.each(_called_otherwise, typed(view)):
        names = view.listed(f"“{name}”" for _, name in found)
        yield Observation(
            message=f"部门名称是“{department}”，文中写成{names}。",
            advice="请统一用全称，或在部门信息中登记简称。",
            places=tuple(place for place, _ in found),
            severity=Severity.WARNING,
        )


def _called_otherwise(view: View, each: Typed) -> Iterator[tuple[EntryPlace, str]]:
    if each.place.collection != "units":
        for slip in other_names(each.text, office(view), view.limits.words):
            yield each.place, each.text[slip.start : slip.end]

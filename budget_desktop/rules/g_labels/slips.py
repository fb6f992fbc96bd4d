"""Slips in running text that a reader trips over: names one character off, years of another budget."""

import re

from budget_desktop.proofreading.names import former, misspelt
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import Typed, excerpt, office, shown, typed
from budget_desktop.rules.view import View

_CITED = re.compile("《[^》]*》|〔[^〕]*〕")
_BUDGET_YEAR = re.compile(r"(?<!\d)(\d{4})年度?(?:[\u4e00-\u9fff]{0,4})预算")


@rule("G22", Severity.WARNING, basis="2020年济源市某公开稿名称漏字；多地公开稿", follows=("G02",))
def names_are_spelt_right(view: View) -> Observations:
    """文中的部门、单位名称不应漏字或颠倒。"""
    yield from view.each(_misspelt, typed(view))


def _misspelt(view: View, each: Typed) -> Observations:
    slip = next(misspelt(each.text, office(view)), None) if each.place.collection != "units" else None
    if slip:
        yield Observation(
            message=f"{each.called}写有“{each.text[slip.start : slip.end]}”，"
            f"与名称“{slip.about}”只差一个字，可能是笔误。",
            advice="请核对；另有所指的，请说明。",
            places=(each.place,),
        )


@rule("G23", Severity.WARNING, basis="2024年某公开稿正文年度与预算年度不一致")
def texts_speak_of_this_budget(view: View) -> Observations:
    """录入的文字说到的预算年度，应是本年或上年。"""
    yield from view.each(_of_another_year, typed(view))


def _of_another_year(view: View, each: Typed) -> Observations:
    year = view.packet.header.year
    text = _CITED.sub(lambda cited: "\0" * len(cited[0]), each.text)
    found = next((told for told in _BUDGET_YEAR.finditer(text) if int(told[1]) not in {year, year - 1}), None)
    if found:
        yield Observation(
            message=f"{each.called}{excerpt(each.text, *found.span())}说的是{found[1]}年的预算，"
            f"本套是{year}年预算。",
            advice="请改正；确指该年度的，请说明。",
            places=(each.place,),
        )


@rule("G26", Severity.WARNING, basis="济源市2020年公开稿：机构改革后仍用原名称", follows=("G22",))
def former_names_are_gone(view: View) -> Observations:
    """文中不应再用部门、单位上年的名称。"""
    own = office(view)
    for each in typed(view):
        if slip := next(former(each.text, own), None):
            yield Observation(
                message=f"{each.called}{shown(each.text, slip)}写的是上年的名称，现在是“{slip.about}”。",
                advice="请改为现在的名称；确指以前的，请说明。",
                places=(each.place,),
            )

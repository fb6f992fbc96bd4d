"""Slips in texts: names one character off, years of another budget, signs nobody sees."""

import re

from budget_desktop.domain.places import EntryPlace
from budget_desktop.proofreading.names import former, misspelt
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import Typed, excerpt, office, shown, typed
from budget_desktop.rules.view import View

_CITED = re.compile("《[^》]*》|〔[^〕]*〕")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Signs that control, and those without any width."""
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


@rule("G27", Severity.ADVICE, basis="从其他系统导出、网页复制的名称夹带零宽字符")
def nothing_invisible_is_hidden_in_texts(view: View) -> Observations:
    """名称和文字中不应夹有看不见的字符。"""
    header = view.packet.header
    names = ((header.department, "department", "部门全称"), (header.short_name, "short_name", "部门简称"))
    of_header = (Typed(EntryPlace("header", "", field), text, called) for text, field, called in names)
    yield from view.each(_unseen, (*of_header, *typed(view)))


def _unseen(_view: View, each: Typed) -> Observations:
    if found := _UNSEEN.search(each.text):
        seen = _UNSEEN.sub("", each.text)
        yield Observation(
            message=f"{each.called}{excerpt(seen, found.start(), found.start())}第{found.start() + 1}字处"
            "夹有看不见的字符，会被当作另一个名称或查找不到。",
            advice="请删去这一项，重新录入。",
            places=(each.place,),
        )

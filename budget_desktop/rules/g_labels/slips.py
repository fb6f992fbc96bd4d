"""Slips in running text that a reader trips over: names one character off, years of another budget."""

import re
from collections.abc import Iterator

from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import excerpt, typed
from budget_desktop.rules.view import View

_SHORTEST = 5
"""A shorter name with a character more or less is another word."""
_CITED = re.compile("《[^》]*》|〔[^〕]*〕")
_BUDGET_YEAR = re.compile(r"(?<!\d)(\d{4})年度?(?:[\u4e00-\u9fff]{0,4})预算")


@rule("G22", Severity.WARNING, basis="2020年济源市某公开稿名称漏字；多地公开稿", follows=("G02",))
def names_are_spelt_right(view: View) -> Observations:
    """文中的部门、单位名称不应漏字或颠倒。"""
    packet = view.packet
    names = {packet.header.department.strip(), *(unit.name.strip() for unit in packet.units)}
    named = {*names, packet.header.short_name.strip(), *(project.name for project in packet.projects)}
    known = [name for name in named if len(name) >= _SHORTEST]
    slips = {slip: name for name in names if len(name) >= _SHORTEST for slip in _slips(name)}
    for each in typed(view):
        if each.place.collection == "units":
            continue
        text = each.text
        for name in sorted(known, key=len, reverse=True):
            text = text.replace(name, "\0" * len(name))
        wrong = next((slip for slip in sorted(slips, key=len, reverse=True) if _holds(text, slip, names)), "")
        if wrong:
            yield Observation(
                message=f"{each.called}写有“{wrong}”，与名称“{slips[wrong]}”只差一个字，可能是笔误。",
                advice="请核对；另有所指的，请说明。",
                places=(each.place,),
            )


def _holds(text: str, slip: str, names: set[str]) -> bool:
    """Whether a text has a slip; the tail of a name may be the tail of another's as well."""
    if any(name.endswith(slip) for name in names):
        return re.search(rf"(?<![\u4e00-\u9fff]){re.escape(slip)}", text) is not None
    return slip in text


def _slips(name: str) -> Iterator[str]:
    """The name with a character left out or two neighbours exchanged.

    Another character in place of one makes the name of another office (财政局, 民政局), one less at the end a
    short form.
    """
    for at in range(len(name) - 1):
        yield name[:at] + name[at + 1 :]
        if name[at] != name[at + 1]:
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@rule("G23", Severity.WARNING, basis="2024年某公开稿正文年度与预算年度不一致")
def texts_speak_of_this_budget(view: View) -> Observations:
    """录入的文字说到的预算年度，应是本年或上年。"""
    year = view.packet.header.year
    for each in typed(view):
        text = _CITED.sub(lambda cited: "\0" * len(cited[0]), each.text)
        for found in _BUDGET_YEAR.finditer(text):
            if int(found[1]) not in {year, year - 1}:
                yield Observation(
                    message=f"{each.called}{excerpt(each.text, *found.span())}说的是{found[1]}年的预算，"
                    f"本套是{year}年预算。",
                    advice="请改正；确指该年度的，请说明。",
                    places=(each.place,),
                )
                break

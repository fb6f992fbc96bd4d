"""One office, one name."""

import re
from collections.abc import Iterator

from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import typed
from budget_desktop.rules.view import View

_TIERS = "省市县区"
_SHORTEST = 2
_CITED = re.compile("《[^》]*》")
_CHINESE = re.compile("[\u4e00-\u9fff]")


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
    found = [(each.place, name) for each in typed(view) for name in _variants(view, each.text)]
    found = [(place, name) for place, name in found if place.collection != "units"]
    if found:
        names = view.listed(f"“{name}”" for _, name in found)
        yield Observation(
            message=f"部门名称是“{department}”，文中写成{names}。",
            advice="请统一用全称，或在部门信息中登记简称。",
            places=tuple(place for place, _ in found),
            severity=Severity.WARNING,
        )


def _variants(view: View, text: str) -> Iterator[str]:
    """Other names of the department in a text: its characters in their order, some left out.

    Only a name that begins like the full one, or with 市 and the like after a word such as 由, is taken for
    one: “郑州市政府金融办” is another office.
    """
    words, header = view.limits.words, view.packet.header
    full = header.department.strip()
    core = _core(view, full)
    if len(core) < _SHORTEST:
        return
    known = {full, header.short_name.strip(), *(unit.name.strip() for unit in view.packet.units)}
    for name in sorted(known - {""}, key=len, reverse=True):
        text = text.replace(name, "\0" * len(name))
    text = _CITED.sub(lambda cited: "\0" * len(cited[0]), text)
    position = 0
    while position < len(text):
        name = ""
        if text[position] == full[0] or (
            text[position] in _TIERS and _free(text, position, words.name_leads)
        ):
            name = _name(text, position, full, words.name_endings)
        if name and core in name:
            yield name
        position += len(name) if name and core in name else 1


def _free(text: str, position: int, leads: tuple[str, ...]) -> bool:
    before = text[position - 1] if position else ""
    return not _CHINESE.match(before) or before in leads


def _name(text: str, start: int, full: str, endings: tuple[str, ...]) -> str:
    """The longest stretch made of the name's characters in order that ends as an office's name does."""
    stop, pointer = start, 0
    while stop < len(text) and (pointer := full.find(text[stop], pointer) + 1):
        stop += 1
    if text[start] == full[0] and text.startswith("本级", stop):
        return text[start:stop] + "本级"
    while stop > start and text[stop - 1] not in endings:
        stop -= 1
    return text[start:stop]


def _core(view: View, name: str) -> str:
    """What tells the department from others: its name without the place and the common parts."""
    place = view.edition.spec.place
    for size in range(len(place), 1, -1):
        for start in range(len(place) - size + 1):
            name = name.replace(place[start : start + size], "")
    for part in view.limits.words.name_parts:
        name = name.replace(part, "")
    return name

"""Wording of what was typed: residue of templates, links, punctuation, slips, 部门 and 单位, levels."""

import re
from itertools import chain

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Tier
from budget_desktop.proofreading.marks import punctuation
from budget_desktop.proofreading.names import elsewhere, other_level, other_scope, other_self
from budget_desktop.proofreading.residue import links, residue, typos
from budget_desktop.proofreading.slip import Kind
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import PROSE, Typed, office, origins, shown, typed
from budget_desktop.rules.view import View

_GLOSSARY = "glossary"


@rule("G05", Severity.WARNING, basis="济源市2020年公开稿、泉州市公开稿中“我部门”“我单位”混用")
def department_and_unit_are_not_mixed(view: View) -> Observations:
    """说明中的“我部门”“我单位”应与本套预算的类型一致。"""
    own = office(view)
    for each in typed(view):
        slip = next(other_scope(each.text, own), None) if each.place.collection in PROSE else None
        if slip:
            yield Observation(
                message=f"本套是{slip.about}预算，{each.called}中写“{each.text[slip.start : slip.end]}”。",
                advice=f"请改为“{slip.mend}”。",
                places=(each.place,),
            )


@rule("G10", Severity.ERROR, basis="上海市某福利院、江上公开稿残留模板提示")
def nothing_of_the_template_is_left(view: View) -> Observations:
    """文字中不应留有模板提示和空位。"""
    yield from view.each(_template_left, typed(view))


def _template_left(view: View, each: Typed) -> Observations:
    if slip := next(residue(each.text, view.limits.words), None):
        yield Observation(
            message=f"{each.called}中还留有模板提示{shown(each.text, slip)}。",
            advice="请填写或删去。",
            places=(each.place,),
        )


@rule("G11", Severity.ERROR, basis="济源市2020年公开稿文末残留其他网站的附件链接")
def no_links_are_left(view: View) -> Observations:
    """文字中不应有外部链接。"""
    for each in typed(view):
        if slip := next(links(each.text), None):
            link = each.text[slip.start : slip.end]
            bare = not link.startswith("http")
            yield Observation(
                message=f"{each.called}中有网址“{link}”。",
                advice="请确认是本单位要公布的网址，并写明用意。" if bare else "请删去外部链接。",
                places=(each.place,),
                severity=Severity.WARNING if bare else None,
            )


@rule("G12", Severity.ADVICE, basis="济源市、上海市、万里路街道公开稿的标点和文号问题")
def punctuation_is_in_order(view: View) -> Observations:
    """标点不应重复、缺漏、不成对或混用半角，文号的年份用六角括号并写明号数，文字中不夹空格。"""
    yield from view.each(_punctuation_slips, typed(view))


def _punctuation_slips(_view: View, each: Typed) -> Observations:
    firsts = {slip.kind: slip for slip in reversed(tuple(punctuation(each.text)))}
    said = [f"{kind}{shown(each.text, firsts[kind])}" for kind in Kind if kind in firsts]
    if said:
        yield Observation(
            message=f"{each.called}：{'；'.join(said)}。".replace("。。", "。"),
            advice="请改正。",
            places=(each.place,),
        )


@rule("G13", Severity.ADVICE, basis="济源市2020年公开稿等多地公开稿的错字")
def known_slips_are_mended(view: View) -> Observations:
    """文字中不应有常见的错字、漏字。"""
    yield from view.each(_known_slips, typed(view))


def _known_slips(view: View, each: Typed) -> Observations:
    # Names of indicators are told of with their measures.
    if (each.place.collection, each.place.field) == ("indicators", "name"):
        return
    told = set()
    for slip in typos(each.text, view.limits.words):
        wrong = each.text[slip.start : slip.end]
        if wrong not in told:
            told.add(wrong)
            yield Observation(
                message=f"{each.called}中可能有错字：{shown(each.text, slip)}。",
                advice=f"“{wrong}”一般应为“{slip.mend}”，请核对。",
                places=(each.place,),
            )


@rule("G15", Severity.ERROR, basis="万里路街道2024年公开稿名词解释的级别与本级不符")
def glossary_names_the_right_level(view: View) -> Observations:
    """名词解释中的财政级别应与本部门的级别一致。"""
    own = view.packet.header.tier.value
    levels = "|".join(tier.value for tier in Tier)
    for paragraph in view.disclosure.sections.get(_GLOSSARY, ()):
        for found in re.finditer(f"({levels})财政", paragraph.text):
            if found[1] != own:
                yield Observation(
                    message=f"本部门是{own}，名词解释写成“{found[0]}”。",
                    advice="请核对部门的级别和名词解释。",
                    places=(EntryPlace("header", "", "tier"), *origins(paragraph, *found.span())),
                )
                break


@rule("G24", Severity.WARNING, basis="万里路街道公开稿等套用其他级别的文字")
def places_are_of_the_right_level(view: View) -> Observations:
    """文中“我市”“我县”之类的自称应与本部门的级别一致。"""
    yield from view.each(_of_another_level, typed(view))


def _of_another_level(view: View, each: Typed) -> Observations:
    own = office(view)
    if slip := next(other_level(each.text, own, view.limits.words), None):
        yield Observation(
            message=f"本部门是{slip.about}，{each.called}中写{shown(each.text, slip)}。",
            advice=f"请改为“{slip.mend}”；另有所指的，请说明。",
            places=(each.place,),
        )


@rule("G25", Severity.ADVICE, basis="济源市2020年、中畈、郑州公开稿套用他处文字", follows=("G02", "G22"))
def texts_speak_of_this_office(view: View) -> Observations:
    """文中的自称应是本部门的，不应留有其他地方的单位。"""
    yield from view.each(_of_another_office, typed(view))


def _of_another_office(view: View, each: Typed) -> Observations:
    own, words = office(view), view.limits.words
    if slip := next(chain(other_self(each.text, own, words), elsewhere(each.text, own, words)), None):
        yield Observation(
            message=f"{each.called}中{shown(each.text, slip)}{slip.kind}，疑似套用的文字。",
            advice=f"请改为“{slip.mend}”或全称。" if slip.mend else "请核对；确有其事的不必改。",
            places=(each.place,),
        )

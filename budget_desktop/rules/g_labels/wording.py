"""Wording of what was typed: residue of templates, links, punctuation, slips, 部门 and 单位, levels."""

import re

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Tier
from budget_desktop.narrative.material import scope_of
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import PROSE, excerpt, origins, typed
from budget_desktop.rules.view import View

_LINK = re.compile(r"https?://[^\s\u3000-\uffef]+|\bwww\.[^\s\u3000-\uffef]+", re.ASCII)
_CHINESE = "\u4e00-\u9fff"
_DOUBLED = re.compile(r"([，。、；：！？])\s*\1|、[，。；：]|[，；：]。")
_HALF = re.compile(f"(?<=[{_CHINESE}”）》])[,;:?!](?=[{_CHINESE}“（《])")
_YEAR = r"(?:19|20)\d{2}"
_BRACKETS = re.compile(rf"【\s*{_YEAR}\s*】|[\[（(]\s*{_YEAR}\s*[\]）)](?=\s*第?\s*\d+\s*号)")
_NUMBERLESS = re.compile(rf"〔\s*{_YEAR}\s*〕(?!\s*第?\s*\d[\d、—\-～~至和及\s]*号)")
_PUNCTUATION = {
    "标点重复或多余": _DOUBLED,
    "中文中用了半角标点": _HALF,
    "文号的年份应该用六角括号〔〕": _BRACKETS,
    "文号缺号数": _NUMBERLESS,
}
_SCOPES = ("部门", "单位")
_GLOSSARY = "glossary"


@rule("G05", Severity.WARNING, basis="济源市2020年公开稿、泉州市公开稿中“我部门”“我单位”混用")
def department_and_unit_are_not_mixed(view: View) -> Observations:
    """说明中的“我部门”“我单位”应与本套预算的类型一致。"""
    scope = scope_of(view.packet, view.edition)
    others = [f"我{word}" for word in _SCOPES if word != scope]
    for each in typed(view):
        if each.place.collection in PROSE and (said := [word for word in others if word in each.text]):
            yield Observation(
                message=f"本套是{scope}预算，{each.called}中写“{said[0]}”。",
                advice=f"请改为“我{scope}”。",
                places=(each.place,),
            )


@rule("G10", Severity.ERROR, basis="上海市某福利院、江上公开稿残留模板提示")
def nothing_of_the_template_is_left(view: View) -> Observations:
    """文字中不应留有模板提示和空位。"""
    marks = "|".join(re.escape(mark) for mark in view.limits.words.residue)
    if not marks:
        return
    # XX inside a Latin word or a model number is no gap.
    pattern = re.compile(f"(?<![A-Za-z0-9])(?:{marks})(?![A-Za-z0-9])")
    for each in typed(view):
        if mark := pattern.search(each.text):
            yield Observation(
                message=f"{each.called}中还留有模板提示{excerpt(each.text, *mark.span())}。",
                advice="请填写或删去。",
                places=(each.place,),
            )


@rule("G11", Severity.ERROR, basis="济源市2020年公开稿文末残留其他网站的附件链接")
def no_links_are_left(view: View) -> Observations:
    """文字中不应有外部链接。"""
    for each in typed(view):
        if link := _LINK.search(each.text):
            bare = not link[0].startswith("http")
            yield Observation(
                message=f"{each.called}中有网址“{link[0]}”。",
                advice="请确认是本单位要公布的网址，并写明用意。" if bare else "请删去外部链接。",
                places=(each.place,),
                severity=Severity.WARNING if bare else None,
            )


@rule("G12", Severity.ADVICE, basis="济源市、上海市、万里路街道公开稿的标点和文号问题")
def punctuation_is_in_order(view: View) -> Observations:
    """标点不应重复、缺漏或混用半角，文号的年份用六角括号并写明号数。"""
    for each in typed(view):
        said = []
        for fault, pattern in _PUNCTUATION.items():
            if found := pattern.search(each.text):
                said.append(f"{fault}{excerpt(each.text, *found.span())}")
        if said:
            yield Observation(
                message=f"{each.called}：{'；'.join(said)}。".replace("。。", "。"),
                advice="请改正。",
                places=(each.place,),
            )


@rule("G13", Severity.ADVICE, basis="济源市2020年公开稿等多地公开稿的错字")
def known_slips_are_mended(view: View) -> Observations:
    """文字中不应有常见的错字、漏字。"""
    for each in typed(view):
        # Names of indicators are told of with their measures.
        if (each.place.collection, each.place.field) == ("indicators", "name"):
            continue
        for wrong, right in view.limits.words.typos.items():
            start = each.text.find(wrong)
            if start >= 0:
                yield Observation(
                    message=f"{each.called}中可能有错字：{excerpt(each.text, start, start + len(wrong))}。",
                    advice=f"“{wrong}”一般应为“{right}”，请核对。",
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

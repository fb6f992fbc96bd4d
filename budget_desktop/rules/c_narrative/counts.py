"""Projects, vehicles and transfers: what the text counts and lists against what there is."""

import re
from collections.abc import Iterator

from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.f_targets.projects import funded
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.layout import form_amounts
from budget_desktop.rules.reading import AMOUNT, amount_of
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins
from budget_desktop.rules.told import paragraphs_of, tail
from budget_desktop.rules.view import View

_COUNTED = re.compile(r"预算项目共(\d+)个")
_MONEY = re.compile(rf"涉及(?:预算)?资金{AMOUNT}")
_TRANSFERS = re.compile(r"转移支付项目共有?(\d+)[项个]")


_Stated = dict[str, tuple[Fen, re.Match[str]]]
"""Amounts and where they stand, by the project they are of."""


@rule("C11", Severity.ERROR, basis="长春市公开稿说明中的项目相加与项目支出不符")
def projects_in_the_text_add_up(view: View) -> Observations:
    """说明中写明金额的项目应与录入的金额一致，列全时相加应等于项目支出。"""
    paragraphs = tuple(paragraphs_of(view, "spending", "general", "performance"))
    for paragraph, told in view.each(_projects_told, paragraphs):
        spent = view.once(_spent)
        for key, (stated, found) in told.items():
            if abs(stated - spent[key]) > tail(view):
                yield Observation(
                    message=f"说明中项目“{view.packet.project_by_key[key].name}”写{view.money(stated)}，录入的是"
                    f"{view.money(spent[key])}，相差{view.money(abs(stated - spent[key]))}。",
                    advice="请核对。",
                    places=origins(paragraph, *found.span()),
                    expected=spent[key],
                    found=stated,
                )
        whole = sum(each.amount for each in view.spending if each.is_project)
        total = sum(stated for stated, _ in told.values())
        # Some of the projects may be named as examples; all of them are the whole.
        if 1 < len(told) == len(spent) and abs(total - whole) > tail(view, len(told)):
            yield Observation(
                message=f"说明中{len(told)}个项目相加{view.money(total)}，项目支出是{view.money(whole)}，"
                f"相差{view.money(abs(total - whole))}。",
                advice="请核对各项目的金额，或补列其他项目。",
                places=(TextPlace(paragraph.key),),
                expected=whole,
                found=total,
            )


def _projects_told(view: View, paragraph: Paragraph) -> Iterator[tuple[Paragraph, _Stated]]:
    """Projects that a paragraph names with an amount, by their keys."""
    told: _Stated = {}
    for project in view.packet.projects:
        if project.name and project.name in paragraph.text:
            found = re.search(rf"{re.escape(project.name)}[”’》」]?{AMOUNT}", paragraph.text)
            stated = amount_of(found[1], found[2]) if found else None
            if found and stated is not None:
                told[project.key] = stated, found
    if told:
        yield paragraph, told


def _spent(view: View) -> dict[str, Fen]:
    """What each project spends this year, added up from the lines."""
    amounts = {project.key: amount for project, amount in funded(view)}
    return {project.key: amounts.get(project.key, 0) for project in view.packet.projects}


@rule("C16", Severity.ERROR, basis="万里路街道、重庆市、湖州市公开稿的项目个数与绩效表不符")
def projects_in_the_text_are_those_with_forms(view: View) -> Observations:
    """绩效说明的项目个数和金额应与项目绩效目标表一致。"""
    forms = form_amounts(view)
    if not forms or len(forms) != len(view.packet.projects):
        return
    whole = sum(forms)
    for paragraph in paragraphs_of(view, "performance"):
        places = (EntryPlace("projects"), TextPlace(paragraph.key))
        counted, money = _COUNTED.search(paragraph.text), _MONEY.search(paragraph.text)
        if counted and int(counted[1]) != len(forms):
            yield Observation(
                message=f"说明写{counted[1]}个项目，项目绩效目标表有{len(forms)}张。",
                advice="请核对。",
                places=places,
            )
        amount = amount_of(money[1], money[2]) if money else None
        if amount is not None and abs(amount - whole) > tail(view):
            yield Observation(
                message=f"说明写绩效目标涉及{view.money(amount)}，各项目绩效目标表的本年度金额相加"
                f"{view.money(whole)}，相差{view.money(abs(amount - whole))}。",
                advice="请核对。",
                places=places,
                expected=whole,
                found=amount,
            )


@rule("C17", Severity.ERROR, basis="无锡市公开稿车辆分类之和与总数不符")
def vehicles_in_the_text_add_up(view: View) -> Observations:
    """资产说明的车辆总数应等于各类车辆之和，各类的数量应与录入的一致，并写明截至上年末。"""
    prior_year = str(view.packet.header.year - 1)
    for paragraph in paragraphs_of(view, "assets"):
        stated = re.search(r"共有车辆(-?\d+)辆，其中：([^；。]*)", paragraph.text)
        parts = [int(number) for number in re.findall(r"(-?\d+)辆", stated[2])] if stated else []
        if stated and parts and sum(parts) != int(stated[1]):
            yield Observation(
                message=f"资产说明的车辆总数{stated[1]}辆，各类相加{sum(parts)}辆。",
                advice="请核对资产表。",
                places=(EntryPlace("assets"), TextPlace(paragraph.key)),
            )
        yield from _assets_as_entered(view, paragraph)
        if "共有车辆" in paragraph.text and prior_year not in paragraph.text:
            yield Observation(
                message=f"资产说明没有写明是{prior_year}年末的情况。",
                advice=f"请写明截至{prior_year}年12月31日。",
                places=(TextPlace(paragraph.key),),
                severity=Severity.WARNING,
            )


def _assets_as_entered(view: View, paragraph: Paragraph) -> Iterator[Observation]:
    if "共有车辆" not in paragraph.text:
        return
    for kind in view.edition.asset_kinds:
        found = re.search(rf"{re.escape(kind.name)}(\d+){re.escape(kind.measure)}", paragraph.text)
        held = [asset for asset in view.packet.assets if asset.kind == kind.key]
        number = sum(asset.held for asset in held)
        if kind.parent and found and int(found[1]) != number:
            yield Observation(
                message=f"资产说明写{kind.name}{found[1]}{kind.measure}，录入的是{number}{kind.measure}。",
                advice="请核对资产表。",
                places=(
                    *(EntryPlace("assets", asset.key, "held") for asset in held),
                    TextPlace(paragraph.key),
                ),
            )


@rule(
    "C18",
    Severity.WARNING,
    basis="预算法第十六条：专项转移支付；济源市2020年公开稿没有项目而写资金分配",
    follows=("H10",),
)
def transfers_in_the_text_are_those_there_are(view: View) -> Observations:
    """没有专项转移支付项目的，不写资金分配的套话；有的，逐个列出项目和金额。"""
    transfers = view.packet.transfers
    for paragraph in paragraphs_of(view, "transfers"):
        text = paragraph.text
        places = (EntryPlace("transfers"), TextPlace(paragraph.key))
        counted = _TRANSFERS.search(text)
        if counted and int(counted[1]) != len(transfers):
            yield Observation(
                message=f"说明写专项转移支付项目{counted[1]}项，录入了{len(transfers)}项。",
                advice="请核对。",
                places=places,
            )
        idle = next((word for word in view.edition.reading.words.allotting if word in text), "")
        if idle and not transfers:
            yield Observation(
                message=f"没有专项转移支付项目，说明却写了“{idle}”。",
                advice="请删去资金分配的套话。",
                places=places,
            )
        for each in transfers if counted else ():
            if each.name and each.name not in text:
                yield Observation(
                    message=f"说明没有列出专项转移支付项目“{each.name}”。",
                    advice="请逐个列出项目和金额。",
                    places=(EntryPlace("transfers", each.key, "name"), TextPlace(paragraph.key)),
                )
            found = re.search(rf"{re.escape(each.name)}{AMOUNT}", text) if each.name else None
            stated = amount_of(found[1], found[2]) if found else None
            if stated is not None and abs(stated - (each.amount or 0)) > tail(view):
                yield Observation(
                    message=f"说明中专项转移支付项目“{each.name}”写{view.money(stated)}，录入的是"
                    f"{view.money(each.amount or 0)}，相差{view.money(abs(stated - (each.amount or 0)))}。",
                    advice="请核对。",
                    places=(EntryPlace("transfers", each.key, "amount"), TextPlace(paragraph.key)),
                    expected=each.amount,
                    found=stated,
                )
            if each.amount is None:
                yield Observation(
                    message=f"专项转移支付项目“{each.name}”没有金额。",
                    advice="请填写金额。",
                    places=(EntryPlace("transfers", each.key, "amount"), TextPlace(paragraph.key)),
                )

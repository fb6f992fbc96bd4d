"""Amounts the text tells, each against the cell that prints it or the entries it is the sum of."""

import re
from collections.abc import Iterator, Sequence

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.domain.records import Procurement
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.reading import AMOUNT, Told, amount_of
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.told import (
    GLOSSARY,
    RUNNING_COSTS,
    Known,
    as_printed,
    differs,
    in_order,
    paragraphs_of,
    running_costs,
    tail,
    told,
    told_in,
)
from budget_desktop.rules.view import View

_PROCUREMENT = "政府采购预算"
_CATEGORIES = {"货物": "A", "工程": "B", "服务": "C"}
_NONE = re.compile(r"(?:没有|无)[^，。；]{0,15}安排")


@rule(
    "C01",
    Severity.ERROR,
    basis="上海市、长春市、济源市公开稿说明中的金额与表不符",
    follows=("C25", "C02", "C03", "C04", "C07"),
)
def amounts_in_the_text_are_those_of_the_tables(view: View) -> Observations:
    """说明中写的每个金额应与表中的数一致。"""
    mentions = told_in(view, "income", "spending", "fiscal", "general")
    yield from as_printed(view, (each for each in mentions if each.name != "一般公共预算基本支出"))


@rule("C02", Severity.ERROR, basis="收入支出预算总体情况说明取自预算01表", needs=("T01",), follows=("C25",))
def totals_in_the_text_are_those_of_the_table(view: View) -> Observations:
    """说明中的收入总计、支出总计应与预算01表一致。"""
    yield from as_printed(view, told_in(view, "overall"))


@rule(
    "C12",
    Severity.ERROR,
    basis="政府性基金预算须单独说明；万里路街道2023年公开稿的说明与表不符",
    needs=("T09",),
    follows=("C25",),
)
def fund_in_the_text_is_that_of_the_table(view: View) -> Observations:
    """政府性基金说明应与政府性基金预算支出情况表一致，没有数据的写明没有。"""
    yield from as_printed(view, told_in(view, "fund"))
    amount = view.sheet("T09").total.amount("total")
    for paragraph in paragraphs_of(view, "fund"):
        if amount and _NONE.search(paragraph.text):
            yield Observation(
                message=f"说明写没有政府性基金预算安排的支出，{view.sheet('T09').number}合计"
                f"{view.money(amount)}。",
                advice="请改正说明。",
                places=(TextPlace(paragraph.key),),
            )


@rule(
    "C14",
    Severity.ERROR,
    basis="预算法实施条例：机关运行经费安排情况；济源市2020年、长春市公开稿",
    follows=("B18",),
)
def running_costs_in_the_text_are_right(view: View) -> Observations:
    """机关运行经费说明应等于行政、参公单位公用经费的合计，并与上年比较。"""
    if not any(unit.nature.is_organ for unit in view.packet.units):
        return
    should = running_costs(view)
    mentions = [each for each in told_in(view, "running_costs") if each.name == RUNNING_COSTS]
    for each in mentions:
        stated = each.mention.amount
        if stated is not None and abs(stated - should.amount) > tail(view):
            yield differs(view, each, stated, should)
    if should.prior is not None and mentions and not any(each.change for each in mentions):
        yield Observation(
            message="机关运行经费说明没有与上年比较。",
            advice="请写明比上年增减多少和原因。",
            places=mentions[0].places,
            severity=Severity.WARNING,
        )


@rule("C15", Severity.ERROR, basis="财预〔2016〕143号：政府采购分货物、工程、服务说明；长春市、晋中市公开稿")
def procurement_in_the_text_adds_up(view: View) -> Observations:
    """采购说明应写明货物、工程、服务各多少，与采购预算一致，相加等于总额。"""
    mentions = {each.name: each for each in told_in(view, "procurement") if each.mention.amount is not None}
    whole = mentions.get(_PROCUREMENT)
    if whole is None:
        return
    parts = {name: mentions.get(f"政府采购{name}预算") for name in _CATEGORIES}
    missing = [name for name, each in parts.items() if each is None]
    if missing and whole.mention.amount:
        yield Observation(
            message=f"政府采购说明没有写明{'、'.join(missing)}各多少。",
            advice="请分货物、工程、服务说明，没有的写0。",
            places=whole.places,
        )
    total = sum(each.mention.amount or 0 for each in parts.values() if each)
    if not missing and abs((whole.mention.amount or 0) - total) > tail(view, 1 + len(parts)):
        yield differs(view, whole, whole.mention.amount or 0, Known(total, "货物、工程、服务相加"))
    for name, category in _CATEGORIES.items():
        lines = [line for line in view.packet.procurement if line.category == category]
        yield from _as_entered(view, parts[name], lines)


def _as_entered(view: View, each: Told | None, lines: Sequence[Procurement]) -> Iterator[Observation]:
    should = sum(line.amount or 0 for line in lines)
    stated = each.mention.amount if each else None
    if each is not None and stated is not None and abs(stated - should) > tail(view):
        places = tuple(EntryPlace("procurement", line.key, "amount") for line in lines)
        yield differs(view, each, stated, Known(should, "录入的采购预算", places))


@rule("C21", Severity.WARNING, basis="2026年多地公开稿单列委托业务费")
def outsourcing_in_the_text_is_as_booked(view: View) -> Observations:
    """说明中的委托业务费应等于经济分类30227的金额。"""
    yield from _as_booked(view, "委托业务费")


@rule("C22", Severity.WARNING, basis="湖州市、无锡市公开稿说明会议费、培训费、差旅费")
def costs_in_the_text_are_as_booked(view: View) -> Observations:
    """说明中的会议费、培训费、差旅费应等于同一经济科目的金额。"""
    yield from _as_booked(view, "会议费", "培训费", "差旅费")


def _as_booked(view: View, *names: str) -> Iterator[Observation]:
    """A cost told by name must be what is booked under its subject, of fiscal money or of all money."""
    for each in told(view):
        stated = each.mention.amount
        if each.name not in names or stated is None:
            continue
        codes = view.edition.reading.subjects[each.name]
        lines = view.spent_on(codes)
        fiscal = [line for line in lines if line.fund in view.edition.funds.fiscal]
        sums = [sum(line.amount for line in chosen) for chosen in (lines, fiscal)]
        if all(abs(stated - amount) > tail(view) for amount in sums):
            places = tuple(line.place() for line in lines)
            yield differs(view, each, stated, Known(sums[0], f"经济科目{'、'.join(codes)}", places))


@rule(
    "C24",
    Severity.ERROR,
    basis="同一个数全文应一致；万里路街道2023、2024年公开稿同一段有两个金额",
    follows=("C01", "C02", "C12", "C14", "C15", "E02"),
)
def one_amount_has_one_value(view: View) -> Observations:
    """同一个数在全文中应只有一个值。"""
    first: dict[tuple[str, ...], Told] = {}
    for each in told(view):
        if each.mention.amount is None:
            continue
        quantity = each.cell or (each.name,)
        other = first.setdefault(quantity, each)
        before, here = other.mention.amount or 0, each.mention.amount
        if abs(before - here) > tail(view):
            yield Observation(
                message=f"{each.called}在说明中出现{view.money(before)}和{view.money(here)}两个金额，"
                f"相差{view.money(abs(before - here))}。",
                advice="请核对，全文写同一个数。",
                places=in_order(*other.places, *each.places),
                expected=before,
                found=here,
            )


@rule(
    "C31",
    Severity.WARNING,
    basis="财政拨款包括一般公共预算、政府性基金预算和国有资本经营预算；济源市2020年、郑州市、重庆市公开稿混用",
    needs=("T04",),
)
def fiscal_money_is_all_three_budgets(view: View) -> Observations:
    """说明中的财政拨款应包括政府性基金和国有资本经营预算，不只是一般公共预算。"""
    printed = view.sheet("T04").row("spending.total")
    general, whole = printed.amount("S1"), printed.amount("total")
    if general == whole:
        return
    words = "|".join(view.edition.reading.words.fiscal)
    pattern = re.compile(rf"((?:{words})(?:收支|收入|支出)?){AMOUNT}")
    for section in view.disclosure.sections:
        for paragraph in paragraphs_of(view, section) if section != GLOSSARY else ():
            for found in pattern.finditer(paragraph.text):
                stated = amount_of(found[2], found[3])
                before = re.split("[，。；：]", paragraph.text[: found.start()])[-1]
                # Of the general budget alone the words are right where they say so.
                if "一般公共预算" in before or "其中" in before or stated is None:
                    continue
                if abs(stated - general) <= tail(view):
                    yield Observation(
                        message=f"说明写“{found[1]}”{view.money(stated)}，这只是一般公共预算；财政拨款还包括"
                        f"政府性基金和国有资本经营预算，共{view.money(whole)}。",
                        advice="请改正金额，或改写为一般公共预算。",
                        places=(TextPlace(paragraph.key), CellPlace("T04", "spending.total", "total")),
                        expected=whole,
                        found=stated,
                    )

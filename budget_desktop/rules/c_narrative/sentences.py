"""Sentences that end, amounts with their measure, terms explained, tables called by their names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from budget_desktop.domain.places import CellPlace, TextPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.outline import TablePage
from budget_desktop.proofreading.figures import measureless
from budget_desktop.proofreading.marks import gaps
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins, paragraphs, shown
from budget_desktop.rules.told import GLOSSARY, in_order, known, paragraphs_of, tail, told
from budget_desktop.rules.view import View

_CAPITAL = "国有资本经营预算"
_NONE = re.compile(rf"(?:没有|无)[^，。；]{{0,10}}{_CAPITAL}|{_CAPITAL}[^，。；]{{0,12}}(?:没有|无)(?!变化)")
_TERM = re.compile(r"^[一二三四五六七八九十]+、([^：:]+)[：:]")
_TABLE_NAME = re.compile(r"《([^《》]{2,30}表)》")
_TABLE_NUMBER = re.compile(r"预算\s*(\d{1,2})\s*表")
_YEAR = re.compile(r"^\d{4}年度?")
_ALIKE = 0.6
"""How much of a name must agree for it to be taken for that of a table."""


@rule(
    "C13",
    Severity.WARNING,
    basis="预算法第五条：国有资本经营预算是四本预算之一；济源市2020年、长沙市、长春市公开稿提到而没有表也没有说明",
    needs=("T04",),
)
def capital_budget_is_accounted_for(view: View) -> Observations:
    """说明提到国有资本经营预算的，应写明金额或写明没有，并与财政拨款收支总体情况表一致。"""
    cell = CellPlace("T04", "spending.total", "S5")
    amount = view.sheet("T04").row(cell.row).amount(cell.column)
    about = [
        paragraph
        for section in view.disclosure.sections
        if section != GLOSSARY
        for paragraph in paragraphs_of(view, section)
        if _CAPITAL in paragraph.text
    ]
    stated = any(_CAPITAL in each.name and each.mention.amount is not None for each in told(view))
    denied = next((paragraph for paragraph in about if _NONE.search(paragraph.text)), None)
    if denied and amount:
        yield Observation(
            message=f"说明写没有国有资本经营预算，{view.sheet('T04').number}有{view.money(amount)}。",
            advice="请改正说明。",
            places=(TextPlace(denied.key), cell),
        )
    elif about and not denied and not stated:
        yield Observation(
            message="说明提到国有资本经营预算，但没有写明金额，也没有写明没有。",
            advice="请写明金额；没有的，写明没有国有资本经营预算安排的支出。",
            places=(TextPlace(about[0].key), cell),
        )


@rule(
    "C23",
    Severity.WARNING,
    basis="财预〔2016〕143号：名词解释；济源市2020年、长春市、万里路街道2023年、湖州市公开稿",
)
def terms_are_explained_and_used(view: View) -> Observations:
    """正文用到的专业名词应有解释，没有用到的不必解释。"""
    explained = view.once(_explained)
    # Without any glossary H08 speaks.
    if not explained:
        return
    used = frozenset(view.each(_words_used, paragraphs(view)))
    missing = [
        term.term
        for term in view.edition.glossary
        if term.term not in explained and not used.isdisjoint(term.words or (term.term,))
    ]
    if missing:
        yield Observation(
            message=f"正文用到{view.listed(f'“{term}”' for term in missing)}，名词解释中没有。",
            advice="请补充解释。",
            places=tuple(TextPlace(paragraph.key) for paragraph in explained.values())[:1],
        )
    words = view.once(_words)
    always = {term.term for term in view.edition.glossary if term.always}
    for term, paragraph in explained.items():
        if term in always or not used.isdisjoint(words[term]):
            continue
        if not any(term in text for text in _printed_texts(view)):
            yield Observation(
                message=f"名词解释中的“{term}”，正文和表中都没有用到。",
                advice="请删去这一条。",
                places=(TextPlace(paragraph.key),),
            )


def _explained(view: View) -> dict[str, Paragraph]:
    """The terms of the glossary, each with its paragraph."""
    found = ((_TERM.match(paragraph.text), paragraph) for paragraph in paragraphs_of(view, GLOSSARY))
    return {match[1]: paragraph for match, paragraph in found if match}


def _words(view: View) -> dict[str, tuple[str, ...]]:
    """What may stand for each term that has or wants an explanation, the term itself included."""
    known = {term.term: (term.term, *term.words) for term in view.edition.glossary}
    return {**{term: (term,) for term in view.once(_explained)}, **known}


def _words_used(view: View, paragraph: Paragraph) -> Iterator[str]:
    """Words of terms that a paragraph uses; one that explains a term uses none."""
    if paragraph not in view.once(_explained).values():
        words = view.once(_words).values()
        yield from (word for alike in words for word in alike if word in paragraph.text)


def _printed_texts(view: View) -> Iterator[str]:
    """All texts in tables, heads and titles included."""
    for table in view.disclosure.tables.values():
        yield table.title
        for cell in (cell for line in (*table.head, *table.body) for cell in line if cell):
            yield cell.text


@rule("C25", Severity.ERROR, basis="长春市公开稿把万元写成元、漏写元")
def amounts_have_their_measure(view: View) -> Observations:
    """说明中的金额应写全单位“万元”，不写成“元”“万”，也不漏写。"""
    for each in told(view):
        stated = each.mention.amount
        should = known(view, each) if each.mention.measure == "元" else None
        if should is None or stated is None:
            continue
        if abs(stated - should.amount) > tail(view) and abs(stated * 10_000 - should.amount) <= tail(view):
            yield Observation(
                message=f"说明中{each.called}写{view.yuan(stated)}，应为{view.money(should.amount)}，"
                "把“万元”写成了“元”。",
                advice="请改为“万元”。",
                places=in_order(*each.places, *should.places),
                expected=should.amount,
                found=stated,
            )
    yield from view.each(_without_measure, paragraphs(view))


def _without_measure(view: View, paragraph: Paragraph) -> Observations:
    for slip in measureless(paragraph.text, tuple(view.edition.reading.words.money)):
        yield Observation(
            message=f"{shown(paragraph.text, slip)}的{slip.kind}。",
            advice="请写全单位“万元”。",
            places=origins(paragraph, slip.start, slip.end),
        )


@rule("C26", Severity.ERROR, basis="济源市、上海市公开稿“主要原因是。”“其他用车主要0辆”等半句话")
def sentences_are_finished(view: View) -> Observations:
    """说明中不应有没填完的句子，也不应写“无……0.00万元”。"""
    yield from view.each(_unfinished, paragraphs(view))


def _unfinished(_view: View, paragraph: Paragraph) -> Observations:
    if slip := next(gaps(paragraph.text), None):
        yield Observation(
            message=f"说明中有没填完的句子：{shown(paragraph.text, slip)}。",
            advice="请补全或删去。",
            places=origins(paragraph, slip.start, slip.end),
        )


@rule("C27", Severity.WARNING, basis="济源市2020年、长沙市公开稿目录、正文的表名与所附的表不一致")
def tables_are_called_by_their_names(view: View) -> Observations:
    """目录所列的表应与所附的表一致，说明中提到的表名、表号应是所附的表。"""
    yield from _tables_listed(view)
    yield from view.each(_tables_misnamed, paragraphs(view))


def _tables_misnamed(view: View, paragraph: Paragraph) -> Observations:
    titles, numbers = view.once(_titles), view.once(_numbers)
    for found in _TABLE_NAME.finditer(paragraph.text):
        name = _YEAR.sub("", found[1])
        alike = get_close_matches(name, titles, n=1, cutoff=_ALIKE)
        # Other documents are quoted as well; only what is nearly the title of a table is meant to be one.
        if alike and name not in titles:
            yield Observation(
                message=f"说明中的表名“{found[1]}”与所附的表“{alike[0]}”不一致。",
                advice="请写表的全称。",
                places=origins(paragraph, *found.span()),
            )
    for found in _TABLE_NUMBER.finditer(paragraph.text):
        if numbers and found[1].zfill(2) not in numbers:
            yield Observation(
                message=f"说明提到“{found[0]}”，所附的表中没有这个表号。",
                advice="请核对表号。",
                places=origins(paragraph, *found.span()),
            )


def _titles(view: View) -> tuple[str, ...]:
    return tuple(_YEAR.sub("", table.title) for table in view.once(_listed))


def _numbers(view: View) -> frozenset[str]:
    found = (_TABLE_NUMBER.search(table.number) for table in view.once(_listed))
    return frozenset(each[1] for each in found if each)


@dataclass(frozen=True, slots=True)
class _Page:
    """A table as the list of tables has it."""

    key: str
    number: str
    title: str
    name: str


def _listed(view: View) -> tuple[_Page, ...]:
    tables = (block.table for block in view.disclosure.outline.blocks if isinstance(block, TablePage))
    return tuple(_Page(table.key, table.number, table.title, table.name) for table in tables)


def _tables_listed(view: View) -> Observations:
    """The list of tables is made from the pages: every table is among them, in the order of the numbers."""
    listed = view.once(_listed)
    if not listed:
        return
    there = {each.key for each in listed}
    tables = view.disclosure.tables
    missing = [tables[key].name for key in tables if key not in there]
    if missing:
        yield Observation(
            message=f"目录中没有{view.listed(f'“{name}”' for name in missing)}。",
            advice="请补列。",
            places=tuple(CellPlace(each.key, "", "") for each in listed)[:1],
        )
    numbered = [table for table in listed if table.number]
    for before, after in pairwise(numbered):
        if before.number >= after.number:
            yield Observation(
                message=f"目录中“{after.name}”排在“{before.name}”之后，次序或表号不对。",
                advice="请按表号排列。",
                places=(CellPlace(after.key, "", ""),),
            )

"""What the law and the Ministry of Finance want disclosed: tables, levels of detail, explanations."""

import re
from collections.abc import Iterator, Sequence

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.outline import TablePage
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Row
from budget_desktop.rules.texts import paragraphs
from budget_desktop.rules.view import Entered, View
from budget_desktop.tables.spec import FormSpec, TableSpec

_ITEM, _SECTION = 7, 5
"""Digits of a 项 and of a 款."""
_MOST_PLACES = 20
_DOCUMENT = re.compile(r"\w{1,6}〔\d{4}〕\d+号")


@rule(
    "H01",
    Severity.ERROR,
    basis="财预〔2016〕143号：没有数据的表也要列出；济源市2020年公开稿缺国有资本经营预算支出表",
)
def every_table_of_the_edition_is_there(view: View) -> Observations:
    """模板规定的表应全部列出，没有数据的列空表并说明；每个项目应有一张绩效目标表。"""
    there = view.once(_printed) & view.disclosure.tables.keys()
    for key, called, place in _wanted(view):
        if key not in there:
            yield Observation(message=f"缺少{called}。", advice="没有数据也要列空表并说明。", places=(place,))


def _printed(view: View) -> frozenset[str]:
    """Keys of the tables that have pages."""
    blocks = view.disclosure.outline.blocks
    return frozenset(block.table.key for block in blocks if isinstance(block, TablePage))


def _wanted(view: View) -> Iterator[tuple[str, str, EntryPlace]]:
    for spec in view.edition.tables.values():
        called = f"{spec.number}《{_title(view, spec)}》"
        if isinstance(spec, FormSpec) and spec.each:
            for project in view.packet.projects:
                place = EntryPlace("projects", project.key, "name")
                yield f"{spec.key}.{project.key}", f"项目“{project.name}”的绩效目标表", place
        else:
            yield spec.key, called, EntryPlace("header", "", "edition")


def _title(view: View, spec: TableSpec | FormSpec) -> str:
    header = view.packet.header
    return spec.title.replace("{year}", str(header.year)).replace("{department}", header.department)


@rule(
    "H25",
    Severity.ERROR,
    basis="预算法第四条：预算由预算收入和预算支出组成；第十四条：公开的是批复的部门预算",
)
def amounts_are_entered(view: View) -> Observations:
    """部门预算应有收入和支出，没有录入金额的不能公开。"""
    # Where only one of the two is there, the budget does not balance, and A01 says so.
    if not view.purposes:
        begun = [EntryPlace("lines", line.key, "amount") for line in view.packet.lines[:_MOST_PLACES]]
        yield Observation(
            message="还没有录入收入和支出的金额。",
            advice="请在收入页、支出页录入。",
            places=tuple(begun) or (EntryPlace("lines", "", "amount"),),
        )


@rule("H02", Severity.ERROR, basis="预算法实施条例：支出按功能分类公开到项", needs=("T03",), follows=("G06",))
def functions_are_shown_to_the_last_level(view: View) -> Observations:
    """支出按功能分类应公开到项级科目。"""
    rows = [row for row in view.sheet("T03").items if not row.is_blank and len(row.code) < _ITEM]
    if rows:
        lines = [each for each in view.spending if len(each.line.function) < _ITEM]
        yield _coarse(rows, lines, "function", "项")


@rule(
    "H03",
    Severity.ERROR,
    basis="预算法实施条例：基本支出按经济分类公开到款",
    needs=("T07",),
    follows=("G06",),
)
def basic_spending_is_shown_by_section(view: View) -> Observations:
    """基本支出按经济分类应公开到款级科目。"""
    rows = [row for row in view.sheet("T07").items if not row.is_blank and len(row.code) < _SECTION]
    if rows:
        lines = [
            each for each in view.spending if each.is_basic and len(each.line.department_economic) < _SECTION
        ]
        yield _coarse(rows, lines, "department_economic", "款")


def _coarse(rows: Sequence[Row], lines: Sequence[Entered], field: str, level: str) -> Observation:
    return Observation(
        message=f"{rows[0].form.called}有{len(rows)}行科目没有列示到{level}级。",
        advice=f"请把科目补到{level}级。",
        places=(
            *(each.place(field) for each in lines[:_MOST_PLACES]),
            *(CellPlace(row.form.key, row.key, "total") for row in rows[:_MOST_PLACES]),
        ),
        lines=frozenset(each.line.key for each in lines),
    )


@rule("H04", Severity.ERROR, basis="预算法实施条例：分别公开基本支出和项目支出", needs=("T03",))
def basic_and_project_spending_are_apart(view: View) -> Observations:
    """支出应按基本支出和项目支出分别公开。"""
    sheet = view.sheet("T03")
    rows = [row for row in sheet.rows if row.amount("total")]
    if rows and not all(_shows(rows, kind) for kind in ("basic", "project")):
        yield Observation(
            message=f"{sheet.number}没有分别列示基本支出和项目支出。",
            advice="请补列。",
            places=(CellPlace("T03", rows[0].key, "total"),),
        )


def _shows(rows: Sequence[Row], kind: str) -> bool:
    return any(column.partition(".")[0] == kind for row in rows for column in row.columns)


def _explained(view: View, section: str, name: str) -> Observations:
    """A section the law asks for must say something."""
    if not _told(view, section):
        yield Observation(
            message=f"缺少{name}。",
            advice="没有数据的也要写明。",
            places=(EntryPlace("texts"),),
        )


def _told(view: View, section: str) -> str:
    return "\n".join(paragraph.text for paragraph in view.disclosure.sections.get(section, ())).strip()


@rule("H06", Severity.ERROR, basis="预算法第十四条、财预〔2016〕143号")
def running_costs_are_explained(view: View) -> Observations:
    """应公开机关运行经费的安排情况。"""
    yield from _explained(view, "running_costs", "机关运行经费说明")


@rule("H07", Severity.ERROR, basis="预算法第十四条、财预〔2016〕143号")
def procurement_is_explained(view: View) -> Observations:
    """应公开政府采购的安排情况。"""
    yield from _explained(view, "procurement", "政府采购说明")


@rule("H08", Severity.ERROR, basis="财预〔2016〕143号")
def terms_are_explained(view: View) -> Observations:
    """应公开名词解释。"""
    yield from _explained(view, "glossary", "名词解释")


@rule("H09", Severity.WARNING, basis="财预〔2016〕143号：国有资产占用、绩效目标逐步公开")
def property_and_targets_are_explained(view: View) -> Observations:
    """应公开国有资产占用情况和绩效目标设置情况。"""
    yield from _explained(view, "assets", "国有资产占用情况说明")
    yield from _explained(view, "performance", "绩效目标设置情况说明")


@rule("H10", Severity.WARNING, basis="预算公开表式第九部分（五）转移支付项目情况；预算法第十四条")
def special_transfers_are_listed(view: View) -> Observations:
    """负责管理专项转移支付的，应逐项列出项目名称和金额。"""
    told = _told(view, "transfers")
    for number, transfer in enumerate(view.packet.transfers, start=1):
        name = transfer.name.strip()
        missing = [] if name else ["名称"]
        missing += [] if transfer.amount else ["金额"]
        if missing:
            yield Observation(
                message=f"专项转移支付第{number}项{f'“{name}”' if name else ''}没有填{'和'.join(missing)}。",
                advice="请补填，或删去这一行。",
                places=(EntryPlace("transfers", transfer.key, "name" if not name else "amount"),),
            )
        elif name not in told:
            yield Observation(
                message=f"说明中没有列出专项转移支付项目“{name}”。",
                advice="请在转移支付项目情况中列出名称和金额。",
                places=(EntryPlace("transfers", transfer.key, "name"),),
            )


@rule(
    "H20",
    Severity.INFO,
    basis="本版次的说明第六部分要求写明支出经济分类科目改革的依据",
    unconfirmed="其他地区的模板是否要求这一段，未见原文。",
)
def reform_is_mentioned_where_asked(view: View) -> Observations:
    """支出经济分类科目改革的一段，只在模板要求的地方写一次。"""
    asked = _DOCUMENT.search(view.edition.phrases["economic.reform"])
    if asked is None:
        return
    mentions = [paragraph for paragraph in paragraphs(view) for _ in range(paragraph.text.count(asked[0]))]
    if len(mentions) != 1:
        said = f"写了{len(mentions)}次" if mentions else "没有写"
        yield Observation(
            message=f"支出经济分类科目改革的依据（{asked[0]}）{said}，模板要求写一次。",
            advice="请核对。",
            places=tuple(TextPlace(paragraph.key) for paragraph in mentions) or (EntryPlace("texts"),),
        )

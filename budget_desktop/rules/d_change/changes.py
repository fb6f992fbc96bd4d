"""Changes against last year and their reasons; tables without amounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.domain.records import Line
from budget_desktop.narrative.text import Paragraph
from budget_desktop.proofreading.reasons import is_hollow
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.texts import origins, paragraphs, typed
from budget_desktop.rules.told import paragraphs_of
from budget_desktop.rules.view import View
from budget_desktop.tables.spec import TableSpec
from budget_desktop.tables.table import Table

_CHANGE = "change."
_THREE_PUBLIC = "three_public"
_OPTIONAL = {
    "overall": ("total", "收支总计"),
    "fund": ("fund", "政府性基金预算支出"),
    "running_costs": ("running_costs", "机关运行经费"),
}
"""Sections that print a change without a reason too: the remark that gives it, and what changes."""
_FUND = "S2"
"""政府性基金 among the sources."""
_MOVED = re.compile(r"(?:增加|减少|新增)\s*[\d,.]+\s*万?元")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_EMPTY = "空表"
_COMPARED = re.compile(
    r"(?:与|比|较)\s*(\d{4})\s*年(?:度)?(?:预算数?|执行数?|决算数?)?(?:相比|增加|减少|持平|增长|下降)"
)


@rule(
    "D05",
    Severity.ERROR,
    basis="财预〔2016〕143号；重庆市、长沙市公开稿没有增减原因",
    follows=("G06", "A21", "A22", "A01", "B07"),
)
def changes_have_reasons(view: View) -> Observations:
    """与上年不同的，应写明增减原因；“三公”经费必须写明。"""
    for paragraph in view.disclosure.sections.get(_THREE_PUBLIC, ()):
        told = ""
        for run in paragraph.runs:
            place, told = run.origin, told + run.text
            if not isinstance(place, EntryPlace) or not place.key.startswith(_CHANGE):
                continue
            remark = view.packet.remark(place.key)
            if remark is None or not remark.text.strip():
                name = run.text.strip("〔〕").rpartition("：")[2]
                yield _without_reason(view, name, place, paragraph, told)
    for section, (subject, name) in _OPTIONAL.items():
        remark = view.packet.remark(_CHANGE + subject)
        if remark is not None and remark.text.strip():
            continue
        for paragraph in view.disclosure.sections.get(section, ()):
            if _MOVED.search(paragraph.text):
                place = EntryPlace("remarks", _CHANGE + subject, "text")
                yield _without_reason(view, name, place, paragraph, paragraph.text, Severity.WARNING)


def _without_reason(
    view: View,
    name: str,
    place: EntryPlace,
    paragraph: Paragraph,
    told: str,
    severity: Severity | None = None,
) -> Observation:
    """`told` ends with what the paragraph says of the change."""
    *_, moved = ("与上年不同", *(f"比上年{found[0]}" for found in _MOVED.finditer(told)))
    inner = name.translate(_INNER_QUOTES)
    return Observation(
        message=f"“{inner}”{moved}，没有填写增减原因。",
        advice="请填写原因。",
        places=(place, TextPlace(paragraph.key)),
        severity=severity,
        lines=_behind(view, place.key.removeprefix(_CHANGE)),
    )


def _behind(view: View, subject: str) -> frozenset[str]:
    """The lines whose amounts changed: while one of them is wrong, so is the change."""
    if subject == "total":
        return frozenset(line.key for line in view.once(_booked))
    if subject == "fund":
        return frozenset(line.key for line in view.once(_booked) if line.source.startswith(_FUND))
    kind = view.edition.three_public_by_key.get(subject.rpartition(".")[2])
    subjects = kind.subjects if kind else _all_subjects(view) if subject == _THREE_PUBLIC else ()
    return frozenset(line.key for line in view.once(_booked) if line.department_economic in subjects)


@dataclass(frozen=True, slots=True)
class _Booked:
    """A line, whatever its amounts."""

    key: str
    source: str
    department_economic: str


def _booked(view: View) -> tuple[_Booked, ...]:
    return tuple(view.each(_book, view.packet.lines))


def _book(_view: View, line: Line) -> Iterator[_Booked]:
    yield _Booked(line.key, line.source, line.department_economic)


def _all_subjects(view: View) -> tuple[str, ...]:
    return tuple(code for kind in view.edition.three_public for code in kind.subjects)


@rule("D06", Severity.WARNING, basis="万里路街道2024、2025年公开稿的原因过于笼统")
def reasons_say_something(view: View) -> Observations:
    """增减原因应具体，不只写“根据实际支出”“项目调整”。"""
    names = tuple(item.name for item in view.edition.three_public)
    for remark in view.packet.remarks:
        is_written = remark.key.startswith(_CHANGE) and remark.text.strip()
        if is_written and is_hollow(remark.text, view.limits.words, names):
            yield Observation(
                message=f"增减原因只写“{remark.text.strip()}”，没有说出原因。".replace("。”", "”"),
                advice="请写具体。",
                places=(EntryPlace("remarks", remark.key, "text"),),
            )


@rule("D10", Severity.ERROR, basis="济源市、重庆市、无锡市公开稿的空表没有说明")
def empty_tables_say_so(view: View) -> Observations:
    """没有数据的表，应在表下注明本表为空表，并在说明中写明。"""
    for filled in view.once(_filled):
        spec = view.edition.tables.get(filled.key)
        # Only forms that know a statement for it can be empty by right; no spending at all is no budget yet.
        if not isinstance(spec, TableSpec) or not spec.empty_note or not view.spending_purposes:
            continue
        if filled.has_amounts or filled.says_it_is_empty:
            continue
        table = view.disclosure.tables[filled.key]
        said = any("没有" in each.text and _fund_of(spec) in each.text for each in paragraphs(view))
        yield Observation(
            message=f"{table.number}没有数据，表下没有注明本表为空表{'' if said else '，说明中也没有写明'}。",
            advice="请在表下注明本表为空表的原因。",
            places=tuple(CellPlace(table.key, row, "total") for row in table.row_keys[:1])
            or (CellPlace(table.key, "", ""),),
            severity=Severity.WARNING if said else None,
        )


@dataclass(frozen=True, slots=True)
class _Filled:
    """Whether a table has amounts, and whether it says that it has none."""

    key: str
    has_amounts: bool
    says_it_is_empty: bool


def _filled(view: View) -> tuple[_Filled, ...]:
    return tuple(view.each(_fill, view.tables))


def _fill(_view: View, table: Table) -> Iterator[_Filled]:
    yield _Filled(table.key, table.has_amounts, any(_EMPTY in note for note in table.notes))


def _fund_of(spec: TableSpec) -> str:
    """What its statement says there is none of: 政府性基金预算 of 没有政府性基金预算安排的支出."""
    return spec.empty_note.partition("没有")[2].partition("安排")[0]


@rule("D11", Severity.ERROR, basis="万里路街道2024年公开稿有数据的表注明“本表为空表”")
def full_tables_do_not_say_they_are_empty(view: View) -> Observations:
    """有数据的表不应注明本表为空表。"""
    for filled in view.once(_filled):
        if filled.has_amounts and filled.says_it_is_empty:
            table = view.disclosure.tables[filled.key]
            cell = next(cell for cell in table.cells() if cell.amount)
            yield Observation(
                message=f"{table.number}有数据，却注明“本表为空表”。",
                advice="请删去该注。",
                places=(CellPlace(table.key, cell.row, cell.column),),
            )


@rule("D13", Severity.ERROR, basis="重庆市2025年公开稿“2025年……比2025年”")
def years_in_the_text_are_right(view: View) -> Observations:
    """说明开头的年度应是预算年度；应与上年比较，不与本年或以后的年度比较。"""
    sections = (*view.edition.reading.told, "performance")
    yield from view.each(_begins_with_another_year, tuple(paragraphs_of(view, *sections)))
    yield from view.each(_compared_with_a_later_year, paragraphs(view))


def _begins_with_another_year(view: View, paragraph: Paragraph) -> Observations:
    year, department = view.packet.header.year, view.packet.header.department
    found = re.match(rf"(?:{re.escape(department)}|我部门|我单位)?(\d{{4}})年(?:度)?", paragraph.text)
    if found and int(found[1]) != year:
        yield Observation(
            message=f"说明写“{found[0]}”，预算年度是{year}年。",
            advice="请改正。",
            places=origins(paragraph, *found.span()),
        )


def _compared_with_a_later_year(view: View, paragraph: Paragraph) -> Observations:
    year = view.packet.header.year
    for found in _COMPARED.finditer(paragraph.text):
        if int(found[1]) >= year:
            yield Observation(
                message=f"比较的年度写成“{found[0]}”，应与{year - 1}年比较。",
                advice="请改正。",
                places=origins(paragraph, *found.span()),
            )


@rule("D15", Severity.ADVICE, basis="泉州市公开稿“增加0.00万元，增长0.00%，与上年持平”")
def no_change_is_no_change(view: View) -> Observations:
    """没有变化时只写“与上年持平”，不写“增加0.00万元”。"""
    for each in typed(view):
        if found := re.search(r"(?:增加|减少|增长|下降)了?0(?:\.0+)?(?:万?元|[%％])", each.text):
            yield Observation(
                message=f"{each.called}写“{found[0]}”。",
                advice="没有变化时写“与上年持平”即可。",
                places=(each.place,),
            )

"""Labels of the printed tables: number and title, captions, names of subjects, the look of amounts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import AmountFormat
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.sheet import Row
from budget_desktop.rules.texts import origins, paragraphs
from budget_desktop.rules.view import View
from budget_desktop.tables.spec import TableSpec
from budget_desktop.tables.table import Table

_BLANK = re.compile(r"[ \t\u00a0\u3000]")
_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*)(?:\.(\d+))?\s*万?元")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*")
_THOUSANDS = 4
"""Digits of a whole number from which on it has a separator."""
_MOST_PLACES = 20
_NAMED = {
    "T02": Dimension.FUNCTION,
    "T03": Dimension.FUNCTION,
    "T05": Dimension.FUNCTION,
    "T06": Dimension.DEPARTMENT_ECONOMIC,
    "T07": Dimension.DEPARTMENT_ECONOMIC,
    "T09": Dimension.FUNCTION,
}
"""Tables that print codes with their names, and of which list the codes are."""


def _first_cell(table: Table) -> CellPlace:
    """Where a table begins."""
    return next(CellPlace(table.key, cell.row, cell.column) for cell in table.cells() if cell.row)


def _is_statutory(view: View, table: Table) -> bool:
    """Whether it is a table of the edition that has rows; forms have no number."""
    is_listed = isinstance(view.edition.tables.get(table.key), TableSpec)
    return is_listed and any(cell.row for cell in table.cells())


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands around a table, whatever its amounts are."""

    number: str
    title: str
    left_caption: str
    right_caption: str
    amounts: AmountFormat
    place: CellPlace
    """Where it begins."""


def _labels(view: View) -> tuple[_Label, ...]:
    return tuple(view.each(_label, view.tables))


def _label(view: View, table: Table) -> Iterator[_Label]:
    if _is_statutory(view, table):
        captions = table.left_caption, table.right_caption
        yield _Label(table.number, table.title, *captions, table.amounts, _first_cell(table))


@rule("G03", Severity.WARNING, basis="济源市2020年公开稿有的表没有表号")
def every_table_has_number_and_title(view: View) -> Observations:
    """每张预算表应有表号和表题，表号不重复。"""
    labels = view.once(_labels)
    numbers = Counter(table.number for table in labels)
    for table in labels:
        if not table.number.strip() or not table.title.strip():
            said = "没有表号" if table.title.strip() else "没有表题"
            called = table.title.strip() or table.number
        elif numbers[table.number] > 1:
            said, called = f"的表号“{table.number}”与另一张表重复", table.title
        else:
            continue
        yield Observation(
            message=f"“{called or '未命名的表'}”{said}。",
            advice="请按规定的表式补正。",
            places=(table.place,),
        )


@rule("G04", Severity.ADVICE, basis="济源市2020年公开稿“单位”栏有空格，冒号全角、半角混用")
def captions_are_uniform(view: View) -> Observations:
    """各表的编制单位、金额单位应写法一致，用全角冒号，不夹空格；单位名称中不应有空格。"""
    # A department whose own name has blanks is told of below, where that can be mended.
    if not _BLANK.search(view.packet.header.department):
        labels = view.once(_labels)
        captions = Counter(table.left_caption for table in labels)
        for table in labels:
            if odd := _odd_captions(table, captions.most_common(1)[0][0]):
                written = "、".join(f"“{caption}”" for caption in odd)
                yield Observation(
                    message=f"{table.number or table.title}的表头写作{written}，与其他表不一致。",
                    advice="请用“编制单位：”“单位：”，全角冒号，不夹空格。",
                    places=(table.place,),
                )
    named = [("部门全称", EntryPlace("header", "", "department"), view.packet.header.department)]
    named += [("单位名称", EntryPlace("units", unit.key, "name"), unit.name) for unit in view.packet.units]
    for called, place, name in named:
        if _BLANK.search(name.strip()):
            yield Observation(message=f"{called}“{name}”中夹有空格。", advice="请删去空格。", places=(place,))


def _odd_captions(table: _Label, usual: str) -> list[str]:
    """Captions of a table that are missing, have blanks or half-width colons, or differ from the others."""
    left, right = table.left_caption, table.right_caption
    fits = {left: left == usual, right: right.endswith(table.amounts.measure.value)}
    return [caption for caption, fit in fits.items() if not fit or ":" in caption or _BLANK.search(caption)]


@rule("G07", Severity.ERROR, basis="《2020年政府收支分类科目》；长春市、湖州市公开稿的科目名称与编码不符")
def names_are_those_of_the_codes(view: View) -> Observations:
    """表中科目名称应是本年度该编码的规范名称。"""
    yield from view.each(_misnamed, [row for sheet in view.sheets(*_NAMED) for row in sheet.rows])


def _misnamed(view: View, row: Row) -> Observations:
    for dimension, code, name, column in _names(row):
        known = view.catalogue.has(dimension, code)
        if known and name != (proper := view.catalogue.name(dimension, code)):
            yield Observation(
                message=f"{row.form.called}科目{code}的规范名称是“{proper}”，现为“{name or '（空）'}”。",
                advice="请改用规范名称。",
                places=(CellPlace(row.form.key, row.key, column),),
            )


def _names(row: Row) -> Iterator[tuple[Dimension, str, str, str]]:
    texts = row.texts
    if code := row.code or texts.get("class", ""):
        yield _NAMED[row.form.key], code, texts.get("name", ""), "name"
    if code := texts.get("government_code", ""):
        yield Dimension.GOVERNMENT_ECONOMIC, code, texts.get("government_name", ""), "government_name"


@rule("G08", Severity.ADVICE, basis="济源市、长沙市、无锡市、万里路街道公开稿的小数位不统一")
def amounts_look_alike(view: View) -> Observations:
    """金额的小数位数和千分位应统一。"""
    labels = view.once(_labels)
    formats = Counter((each.amounts.decimals, each.amounts.separator) for each in labels)
    if len(formats) > 1:
        usual = formats.most_common(1)[0][0]
        for table in labels:
            if (table.amounts.decimals, table.amounts.separator) != usual:
                yield Observation(
                    message=f"{table.number or table.title}的金额小数位或千分位与其他表不统一。",
                    advice="请统一。",
                    places=(table.place,),
                )
    yield from view.each(_first_uneven, paragraphs(view))


def _first_uneven(view: View, paragraph: Paragraph) -> Observations:
    amounts = _AMOUNT.finditer(paragraph.text)
    uneven = next((found for found in amounts if not _is_usual(view, found[1], found[2] or "")), None)
    if uneven:
        yield Observation(
            message=f"说明中的金额“{uneven[0]}”，小数位或千分位与其他金额不统一。",
            advice="请统一写法。",
            places=origins(paragraph, *uneven.span()),
        )


def _is_usual(view: View, whole: str, decimals: str) -> bool:
    """Whether an amount of the text is written as the others are; a round one may leave its decimals out."""
    text = view.edition.text
    even = not decimals or len(decimals) == text.decimals or not text.keep_zeros
    digits = len(whole.replace(",", ""))
    grouped = digits < _THOUSANDS or (_GROUPED.fullmatch(whole) is not None) == text.separator
    return even and grouped


@rule("G09", Severity.ADVICE, basis="济源市2020年公开稿的零有的空白、有的写0")
def zeros_look_alike(view: View) -> Observations:
    """同一张表的零应统一留空或统一写0.00。"""
    yield from view.each(_uneven_zeros, view.tables)


def _uneven_zeros(view: View, table: Table) -> Observations:
    # Elsewhere a zero cannot be told from a blank.
    if table.amounts.text(0) and _is_statutory(view, table):
        zeros = [cell for cell in table.cells() if cell.role.is_amount and cell.column and not cell.amount]
        blank = [cell for cell in zeros if not table.amounts.text(cell.amount)]
        if blank and len(blank) < len(zeros):
            yield Observation(
                message=f"{table.number or table.title}的零有的空白，有的写“{table.amounts.text(0)}”。",
                advice="请统一。",
                places=tuple(CellPlace(table.key, cell.row, cell.column) for cell in blank[:_MOST_PLACES]),
            )

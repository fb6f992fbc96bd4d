"""The sheets against the tables they must show."""

import re
from collections.abc import Sequence

from budget_desktop.verification.content import Box, Grid, TableContent
from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.expected import Expected
from budget_desktop.verification.wording import solid
from budget_desktop.verification.workbook.contents import compare_contents
from budget_desktop.verification.workbook.package import Package, properties
from budget_desktop.verification.workbook.reading import Sheet, table_sheets
from budget_desktop.verification.workbook.sound import compare_paper, compare_workbook_soundness

_COPY = re.compile(r" \(\d+\)$")


def compare_workbook(
    package: Package, sheets: Sequence[Sheet], expected: Expected, title: str
) -> Differences:
    """How the workbook differs from what it must say."""
    yield from compare_workbook_soundness(package, list(sheets), expected.foot)
    said = properties(package)
    for key, name, wanted in (("title", "标题", solid(title)), ("creator", "作者", expected.author)):
        found = solid(said.get(key, ""))
        if found != wanted:
            yield Difference(f"文档属性里的{name}不符", *apart(wanted, found))
    yield from compare_contents(sheets, expected.listed)
    of_tables = table_sheets(sheets)
    if len(of_tables) != len(expected.tables):
        yield Difference("工作表数不符", str(len(expected.tables)), str(len(of_tables)))
    for sheet, table in zip(of_tables, expected.tables, strict=False):
        yield from _sheet(sheet, table)


def _sheet(sheet: Sheet, wanted: TableContent) -> Differences:
    if not _is_name(sheet.name, wanted.sheet):
        yield Difference("工作表名不符", wanted.sheet, sheet.name, sheet=sheet.name)
    found = sheet.table()
    for what, texts, others in (("表上方", wanted.above, found.above), ("表下", wanted.notes, found.notes)):
        if "".join(texts) != "".join(others):
            said = apart("".join(texts), "".join(others))
            yield Difference(f"{what}文字不符", *said, sheet=sheet.name, table=wanted.name)
    yield from compare_paper(sheet, wanted.page)
    if found.columns != wanted.columns:
        said = f"{wanted.columns}列", f"{found.columns}列"
        yield Difference("表格列数不符", *said, sheet=sheet.name, table=wanted.name)
    yield from _grid(sheet, wanted, wanted.head, found.head, "表头")
    yield from _grid(sheet, wanted, wanted.body, found.body, "")


def _grid(sheet: Sheet, table: TableContent, wanted: Grid, found: Grid, part: str) -> Differences:
    def at(what: str, box: Box, expected: str, found: str) -> Difference:
        row = f"表头第{box.row + 1}行" if part else wanted.row_name(box.row)
        column = table.head.column_name(box.column)
        return Difference(
            part + what, expected, found, sheet=sheet.name, table=table.name, row=row, column=column
        )

    if found.rows != wanted.rows:
        said = f"{wanted.rows}行", f"{found.rows}行"
        yield Difference(f"{part or '表格'}行数不符", *said, sheet=sheet.name, table=table.name)
    by_place = {(box.row, box.column): box for box in found.boxes}
    for box in wanted.boxes:
        other = by_place.pop((box.row, box.column), None)
        if other is None or other.shape != box.shape:
            yield at("单元格不符", box, box.text, other.text if other else "")
        elif other.text != box.text:
            yield at("内容不符", box, *apart(box.text, other.text))
        elif other.value != box.value:
            yield at("数值不符", box, _number(box), _number(other))
    for box in by_place.values():
        if box.text:
            yield at("多出内容", box, "", box.text)


def _number(box: Box) -> str:
    return "" if box.value is None else f"{box.value:f}"


def _is_name(found: str, wanted: str) -> bool:
    """Whether a sheet is named after its table, as far as Excel allows and with the number of a copy."""
    bare = _COPY.sub("", found)
    plain = solid(re.sub(r"[\[\]:*?/\\]", "", wanted)).strip("'")
    return bool(bare) and (solid(bare) == plain or (len(found) > 20 and plain.startswith(solid(bare))))

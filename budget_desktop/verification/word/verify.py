"""The document for Word against the outline it must say, or its tables against those of the workbook."""

from collections.abc import Sequence
from itertools import zip_longest

from budget_desktop.outline import Outline
from budget_desktop.verification.content import Grid, TableContent
from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.paper import paper_name
from budget_desktop.verification.word.expected import expected_items
from budget_desktop.verification.word.reading import Item, items
from budget_desktop.verification.word.sound import compare_word_soundness
from budget_desktop.verification.wording import solid
from budget_desktop.verification.workbook.package import Package, properties


def compare_word(package: Package, outline: Outline, *, title: str, draft: bool) -> Differences:
    """How the document differs from the outline, paragraph by paragraph and cell by cell."""
    yield from compare_word_soundness(package, foot=solid(outline.foot), draft=draft)
    told = properties(package)
    for key, name, text in (("title", "标题", solid(title)), ("creator", "作者", solid(outline.author))):
        if solid(told.get(key, "")) != text:
            yield Difference(f"文档属性里的{name}不符", *apart(text, solid(told.get(key, ""))))
    wanted, found = list(expected_items(outline)), list(items(package))
    if len(wanted) != len(found):
        yield Difference("段落和表的数目不符", str(len(wanted)), str(len(found)))
    near = ""
    for expected, item in zip(wanted, found, strict=False):
        if isinstance(expected, TableContent):
            yield from _table(expected, item)
        elif item.text != expected:
            place = f"“{near[:20]}”之后" if near else "开头"
            yield Difference("文字不符", *apart(expected, item.text), row=place)
        near = near if isinstance(expected, TableContent) else expected


def compare_word_with(package: Package, tables: Sequence[TableContent]) -> Differences:
    """How the tables of the document differ from those of another file; no tables are nothing to compare."""
    found = [item for item in items(package) if item.table]
    if tables and len(found) != len(tables):
        yield Difference("表的数目不符", str(len(tables)), str(len(found)))
    for table, item in zip(tables, found, strict=False):
        yield from _table(table, item)


def _table(wanted: TableContent, item: Item) -> Differences:
    if item.table is None:
        yield Difference("缺少表格", table=wanted.name)
        return
    if item.table.page != wanted.page:
        said = paper_name(wanted.page), paper_name(item.table.page)
        yield Difference("纸张不符", *said, table=wanted.name)
    yield from _grid(wanted, "表头", wanted.head, item.table.head)
    yield from _grid(wanted, "", wanted.body, item.table.body)


def _grid(table: TableContent, part: str, wanted: Grid, found: Grid) -> Differences:
    for box, other in zip_longest(wanted.boxes, found.boxes):
        if box is None or other is None:
            yield Difference(f"{part}单元格数不符", table=table.name)
            return
        if box.shape != other.shape or box.text != other.text:
            row = f"表头第{box.row + 1}行" if part else wanted.row_name(box.row)
            column = table.head.column_name(box.column)
            what = "内容不符" if box.shape == other.shape else "单元格不符"
            yield Difference(
                part + what, *apart(box.text, other.text), table=table.name, row=row, column=column
            )

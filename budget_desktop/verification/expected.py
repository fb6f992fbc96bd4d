"""What the files must say, from the disclosure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from budget_desktop.disclosure import Disclosure
from budget_desktop.export.pdf import missing_characters
from budget_desktop.outline import Contents, Cover, Heading, Prose, SignOff, TablePage
from budget_desktop.tables.table import GridRow, Table
from budget_desktop.verification.content import Box, TableContent, content
from budget_desktop.verification.wording import solid

_STAND_IN = "〓"
"""What the PDF prints for a character no font has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph or a line of the front matter, as it is compared; `where` is said of it."""

    text: str
    where: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bookmark leads to: a heading, or a table."""

    text: str
    level: int
    table: TableContent | None = None


@dataclass(frozen=True)
class Expected:
    """The whole document and the workbook."""

    title: str
    author: str
    stem: str
    cover: tuple[Passage, ...]
    contents: str | None
    """Title of the contents; None where there are none."""
    entries: tuple[Entry, ...]
    prose: tuple[Passage, ...]
    tables: tuple[TableContent, ...]
    """In the order of the workbook's sheets."""


def expected(disclosure: Disclosure) -> Expected:
    """Everything the files of a disclosure must say, table by table and paragraph by paragraph."""
    tables = {key: _table(table) for key, table in disclosure.tables.items()}
    missing = {ord(one): _STAND_IN for one, _ in missing_characters(disclosure.outline)}
    cover: list[Passage] = []
    contents = None
    entries: list[Entry] = []
    prose: list[Passage] = []
    for block in disclosure.outline.blocks:
        match block:
            case Cover():
                texts = (block.department, block.title, _day(block.date))
                cover += [Passage(solid(text).translate(missing), "封面") for text in texts]
            case Contents():
                contents = solid(block.title)
            case Heading():
                entries.append(Entry(solid(block.text), block.level))
                prose.append(Passage(solid(block.text).translate(missing), "标题", heading=True))
            case Prose():
                where = f"“{entries[-1].text}”之下" if entries else "正文"
                prose += [Passage(solid(one.text).translate(missing), where) for one in block.paragraphs]
            case SignOff():
                prose += [Passage(solid(text), "落款") for text in (block.department, _day(block.date))]
            case TablePage():
                entries.append(Entry(solid(block.table.name), 1, _on_paper(tables[block.table.key], missing)))
    return Expected(
        title=solid(disclosure.outline.title),
        author=solid(disclosure.outline.author),
        stem=disclosure.file_stem,
        cover=tuple(one for one in cover if one.text),
        contents=contents,
        entries=tuple(one for one in entries if one.text),
        prose=tuple(one for one in prose if one.text),
        tables=tuple(tables.values()),
    )


def _on_paper(table: TableContent, missing: dict[int, str]) -> TableContent:
    if not missing:
        return table
    head, body = (
        [Box(*box.shape, box.text.translate(missing), box.value) for box in grid.boxes]
        for grid in (table.head, table.body)
    )
    above, notes = ([text.translate(missing) for text in texts] for texts in (table.above, table.notes))
    return content(table.name, above, head, body, notes, table.sheet)


def _table(table: Table) -> TableContent:
    above = (table.number, table.title, table.subtitle, table.left_caption, table.right_caption)
    return content(
        name=f"{table.number} {table.title}".strip(),
        above=map(solid, above),
        head=_boxes(table.head, table),
        body=_boxes(table.body, table),
        notes=map(solid, table.notes),
        sheet=table.sheet or table.number or table.title,
    )


def _boxes(rows: Sequence[GridRow], table: Table) -> Iterator[Box]:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            amount = cell.amount
            yield Box(
                row=index,
                column=column,
                rows=min(cell.row_span, len(rows) - index),
                columns=cell.column_span,
                text=solid(cell.text if amount is None else table.amounts.text(amount)),
                value=None if amount is None else table.amounts.rounded(amount),
            )


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""

"""What the files must say, from the disclosure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budget_desktop.disclosure import Disclosure
from budget_desktop.export.pdf import missing_characters
from budget_desktop.outline import Contents, Cover, Heading, Outline, Prose, SignOff, SummaryPage, TablePage
from budget_desktop.tables.table import GridRow, Table
from budget_desktop.verification.content import STAND_IN, Box, TableContent, content, on_paper
from budget_desktop.verification.heard import Heard, heard_of
from budget_desktop.verification.summary import bar_lengths
from budget_desktop.verification.wording import day_text, solid


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
    printed: str = ""
    """As the contents print it, where that is otherwise."""
    form: Table | None = None
    """What the table was made from, where that is known."""

    @property
    def on_paper(self) -> str:
        """As the contents print it."""
        return self.printed or self.text


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
    listed: tuple[tuple[str, str], ...] = ()
    """Number and name of each, as the contents of the workbook list them."""
    bars: tuple[float, ...] = ()
    """The bars of its charts from top to bottom, as shares of the longest."""
    foot: str = ""
    """At the foot of the pages of either file."""
    heard: tuple[Heard, ...] = ()
    """What the document says when it is read aloud."""


def expected(disclosure: Disclosure) -> Expected:
    """Everything the files of a disclosure must say, table by table and paragraph by paragraph."""
    return expected_of(disclosure.outline, tuple(disclosure.tables.values()), disclosure.file_stem)


def expected_of(outline: Outline, tables: Sequence[Table], stem: str) -> Expected:
    """What a PDF of this outline and a workbook of these tables must say; `stem` begins their names."""
    missing = {ord(one): STAND_IN for one, _ in missing_characters(outline)}
    # The outline holds the same tables.
    read = {id(table): table_content(table) for table in tables}
    cover: list[Passage] = []
    contents = None
    entries: list[Entry] = []
    prose: list[Passage] = []
    bars: list[float] = []
    for block in outline.blocks:
        match block:
            case Cover():
                lines = (block.department, block.title, day_text(block.date))
                cover += [Passage(solid(text).translate(missing), "封面") for text in lines]
            case Contents():
                contents = solid(block.title)
            case SummaryPage():
                said = [solid(text).translate(missing) for text in block.summary.texts()]
                entries.append(Entry(solid(block.summary.title), 0, None, said[0]))
                where = f"“{entries[-1].text}”"
                prose += [Passage(text, where, heading=not index) for index, text in enumerate(said)]
                bars += bar_lengths(block.summary)
            case Heading():
                text = solid(block.text)
                entries.append(Entry(text, block.level, None, text.translate(missing)))
                prose.append(Passage(text.translate(missing), "标题", heading=True))
            case Prose():
                where = f"“{entries[-1].text}”之下" if entries else "正文"
                prose += [Passage(solid(one.text).translate(missing), where) for one in block.paragraphs]
            case SignOff():
                texts = (block.department, day_text(block.date))
                prose += [Passage(solid(text).translate(missing), "落款") for text in texts]
            case TablePage():
                text = solid(block.table.name)
                table = on_paper(read.get(id(block.table)) or table_content(block.table), missing)
                entries.append(Entry(text, 1, table, text.translate(missing), block.table))
    return Expected(
        title=solid(outline.title),
        author=solid(outline.author),
        stem=stem,
        cover=tuple(one for one in cover if one.text),
        contents=contents,
        entries=tuple(one for one in entries if one.text),
        prose=tuple(one for one in prose if one.text),
        tables=tuple(read[id(table)] for table in tables),
        listed=tuple(map(_listed, tables)),
        bars=tuple(bars),
        foot=solid(outline.foot),
        heard=tuple(heard_of(outline)),
    )


def _listed(table: Table) -> tuple[str, str]:
    about = f"（{table.about}）" if table.about else ""
    return solid(table.number), solid(table.title + about)


def table_content(table: Table) -> TableContent:
    """What a table must say."""
    above = (table.number, table.title, table.subtitle, table.left_caption, table.right_caption)
    return content(
        name=f"{table.number} {table.title}".strip(),
        above=map(solid, above),
        head=_boxes(table.head, table),
        body=_boxes(table.body, table),
        notes=map(solid, table.notes),
        sheet=table.sheet or table.number or table.title,
        page=table.page,
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

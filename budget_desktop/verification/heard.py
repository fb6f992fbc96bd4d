"""What a document must say to those who do not see it: its elements in reading order, from the outline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from budget_desktop.narrative.summary import Chart, Summary
from budget_desktop.outline import (
    Block,
    Contents,
    Cover,
    Heading,
    Outline,
    Prose,
    SignOff,
    SummaryPage,
    TablePage,
)
from budget_desktop.tables.headers import scopes
from budget_desktop.tables.table import GridRow, Table
from budget_desktop.verification.wording import day_text, solid

_LISTED_LEVELS = (0, 1)
_TABLE_LEVEL = 1
_DEEPEST = 3
"""There are no headings below H3."""


class Heard(NamedTuple):
    """An element: its standard type, its text without blanks, and what a cell heads and covers."""

    kind: str
    text: str = ""
    scope: str = ""
    rows: int = 1
    columns: int = 1
    numbered: bool = False
    """Whether a page number follows, which is looked at elsewhere."""


def heard_of(outline: Outline) -> Iterator[Heard]:
    """The elements of a document with this outline."""
    yield Heard("Document")
    above: list[int] = []
    for block in outline.blocks:
        if isinstance(block, Contents):
            yield from _contents(block, outline)
            continue
        if (level := _level(block)) is not None:
            _enter(level, above)
            yield Heard("Sect" if level else "Part")
        yield from _block(block, f"H{min(len(above), _DEEPEST)}")


def _block(block: Block, heading: str) -> Iterator[Heard]:
    match block:
        case Cover():
            yield Heard("Sect")
            yield from _texts("P", block.department)
            yield from _texts("H1", block.title)
            yield from _texts("P", day_text(block.date))
        case SummaryPage():
            yield from _summary(block.summary)
        case Heading():
            yield from _texts(heading, block.text)
        case Prose():
            for paragraph in block.paragraphs:
                yield from _texts("P", *paragraph.text.split("\n"))
        case SignOff():
            yield from _texts("P", block.department, day_text(block.date))
        case TablePage():
            yield from _table(block.table, heading)


def _level(block: Block) -> int | None:
    """The level of the heading a block has; None for one without."""
    match block:
        case SummaryPage():
            return 0
        case Heading():
            return block.level
        case TablePage():
            return _TABLE_LEVEL
    return None


def _enter(level: int, above: list[int]) -> None:
    """Let `above` have the levels of the headings above and of this one."""
    while above and above[-1] >= level:
        above.pop()
    above.append(level)


def _texts(kind: str, *texts: str) -> Iterator[Heard]:
    """What is empty is not printed, and no element."""
    return (Heard(kind, said) for said in map(solid, texts) if said)


def _contents(contents: Contents, outline: Outline) -> Iterator[Heard]:
    """A list of parts; after each, a list of what is in it."""
    yield Heard("Sect")
    yield Heard("H1", solid(contents.title))
    entries = [(level, text) for level, text in _entries(outline) if text and level in _LISTED_LEVELS]
    if entries:
        yield Heard("TOC")
    within = False
    for level, text in entries:
        if level and not within:
            yield Heard("TOC")
        within = level > 0
        yield Heard("TOCI")
        yield Heard("Reference")
        yield Heard("Link", text, numbered=True)


def _entries(outline: Outline) -> Iterator[tuple[int, str]]:
    for block in outline.blocks:
        match block:
            case SummaryPage():
                yield 0, solid(block.summary.title)
            case Heading():
                yield block.level, solid(block.text)
            case TablePage():
                yield _TABLE_LEVEL, solid(block.table.name)


def _summary(summary: Summary) -> Iterator[Heard]:
    """Charts are heard twice: what they show in a sentence, and as the table they are."""
    yield from _texts("H1", summary.title)
    yield from _texts("P", summary.measure, *map("".join, summary.figures))
    for chart in summary.charts:
        yield from _texts("H2", chart.title)
        if chart.bars:
            yield Heard("Figure", solid(chart.described))
            yield from _chart(chart)
        else:
            yield from _texts("P", chart.nothing)
    for listing in summary.listings:
        yield from _texts("H2", listing.title)
        yield from _texts("P", *listing.items)


def _chart(chart: Chart) -> Iterator[Heard]:
    yield from (Heard(kind) for kind in ("Table", "THead", "TR"))
    yield from (Heard("TH", solid(text), "Column") for text in chart.heads)
    yield Heard("TBody")
    for bar in chart.bars:
        yield Heard("TR")
        yield Heard("TH", solid(bar.name), "Row")
        yield from (Heard("TD", solid(text)) for text in (bar.shown, bar.beside))


def _table(table: Table, heading: str) -> Iterator[Heard]:
    yield from _texts(heading, f"{table.number}{table.title}")
    yield from _texts("P", table.subtitle, table.left_caption, table.right_caption)
    yield Heard("Table")
    for kind, rows in (("THead", table.head), ("TBody", table.body)):
        if rows:
            yield Heard(kind)
            yield from _rows(rows, table, in_head=kind == "THead")
    for note in table.notes:
        yield from _texts("P", *note.split("\n"))


def _rows(rows: Sequence[GridRow], table: Table, *, in_head: bool) -> Iterator[Heard]:
    """Row by row; a place neither filled nor covered is an empty cell."""
    width = len(table.columns)
    covered: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        yield Heard("TR")
        for column, scope in zip(range(width), scopes(row, in_head=in_head), strict=False):
            cell = row[column]
            if cell is None:
                if (index, column) not in covered:
                    yield Heard("TD")
                covered.discard((index, column))
                continue
            down, across = min(cell.row_span, len(rows) - index), min(cell.column_span, width - column)
            text = cell.text if cell.amount is None else table.amounts.text(cell.amount)
            if down > 1 or across > 1:
                covered.update((index + i, column + j) for i in range(down) for j in range(across) if i or j)
            yield Heard("TH" if scope else "TD", solid(text), scope or "", down, across)

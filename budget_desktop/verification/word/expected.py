"""What the document for Word must say, from the outline."""

from collections.abc import Iterator

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
from budget_desktop.verification.content import TableContent
from budget_desktop.verification.expected import table_content
from budget_desktop.verification.wording import day_text, solid

_LISTED = (0, 1)


def expected_items(outline: Outline) -> Iterator[str | TableContent]:
    """Its paragraphs without blanks and its tables, in order; a paragraph that says nothing is none."""
    for block in outline.blocks:
        for item in _block(block, outline):
            if isinstance(item, TableContent) or item:
                yield item


def _block(block: Block, outline: Outline) -> Iterator[str | TableContent]:
    match block:
        case Cover():
            yield from (solid(block.department), solid(block.title), day_text(block.date))
        case Contents():
            yield solid(block.title)
            yield from (solid(text) for one in outline.blocks for text in _listed(one))
        case SummaryPage():
            yield from _summary(block)
        case Heading():
            yield solid(block.text)
        case Prose():
            yield from (solid(text) for one in block.paragraphs for text in one.text.split("\n"))
        case SignOff():
            yield from (solid(block.department), day_text(block.date))
        case TablePage():
            table = block.table
            captions = table.left_caption + table.right_caption
            texts = table.number, table.title, table.subtitle, captions
            yield from map(solid, texts)
            yield table_content(table)
            yield from map(solid, table.notes)


def _listed(block: Block) -> Iterator[str]:
    match block:
        case Heading() if block.level in _LISTED:
            yield block.text
        case SummaryPage():
            yield block.summary.title
        case TablePage():
            yield block.table.name


def _summary(block: SummaryPage) -> Iterator[str]:
    """Line by line; what stands beside one another is one line."""
    summary = block.summary
    yield solid(summary.title)
    yield solid(summary.measure)
    for texts in zip(*summary.figures, strict=True):
        yield solid("".join(texts))
    for chart in summary.charts:
        yield solid(chart.title)
        lines = [chart.heads, *((bar.name, bar.shown, bar.beside) for bar in chart.bars)]
        yield from (solid("".join(line)) for line in (lines if chart.bars else [(chart.nothing,)]))
    for listing in summary.listings:
        yield solid(listing.title)
        yield from map(solid, listing.items)

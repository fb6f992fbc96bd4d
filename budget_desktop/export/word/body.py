"""The blocks of the outline as paragraphs, tables and sections."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from budget_desktop.export.columns import halves
from budget_desktop.export.titles import title_parts
from budget_desktop.export.word.markup import bookmark, bookmarked, paragraph, run
from budget_desktop.export.word.markup import field as computed
from budget_desktop.export.word.paper import TWIPS, Feet, section
from budget_desktop.export.word.styles import BODY_SIZE
from budget_desktop.export.word.table import table_parts
from budget_desktop.narrative.summary import Summary
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
from budget_desktop.tables.table import PageSetup

COUNTED, UNCOUNTED = Feet("odd", "even"), Feet("uncounted", "uncounted")
"""The footers with a page number, at the outer edge, and without."""
_LISTED = (0, 1)
"""Levels of headings the contents list."""
_TAB = "\t"
_TWO, _LINE = 4, 54
"""Two characters and a line of the text, in half characters."""
_CONTENTS_FIELD = r'TOC \o "1-2" \h'


@dataclass
class _Section:
    """Content on sheets of one kind."""

    page: PageSetup | None
    feet: Feet | None
    content: list[str] = field(default_factory=list)


def body(outline: Outline) -> Callable[[bool], str]:
    """The content of the document, as a draft or not."""
    sections = list(_sections(outline))

    def xml(draft: bool) -> str:
        counted = next((one for one in sections if one.feet == COUNTED), None)
        ends = [section(one.page, one.feet, draft=draft, first=one is counted) for one in sections]
        # A section ends with the properties of a paragraph, the last one with the document.
        parts = [
            "".join(one.content) + paragraph("SectionEnd", properties=end)
            for one, end in zip(sections[:-1], ends, strict=False)
        ]
        return "".join((*parts, *(sections[-1].content if sections else ()), *ends[-1:]))

    return xml


def _sections(outline: Outline) -> Iterator[_Section]:
    """Front matter, text and tables; each table has sheets of its own, and each part begins a page."""
    open_one: _Section | None = None
    number = 0
    for block, after in zip_longest(outline.blocks, outline.blocks[1:]):
        kind = _kind(block)
        if open_one is None or _turns(block) or kind != (open_one.page, open_one.feet):
            if open_one:
                yield open_one
            open_one = _Section(*kind)
        listed = _entry(block) is not None
        if isinstance(block, Heading) and block.level == 0:
            alone = after is None or _turns(after)
            open_one.content.append(_part_title(block, number, alone=alone))
        else:
            open_one.content += _block(block, number, outline)
        number += listed
    if open_one:
        yield open_one


def _kind(block: Block) -> tuple[PageSetup | None, Feet | None]:
    match block:
        case TablePage():
            return block.table.page, COUNTED
        case Cover():
            return None, None
        case Contents():
            return None, UNCOUNTED
        case _:
            return None, COUNTED


def _turns(block: Block) -> bool:
    return not isinstance(block, (Prose, SignOff)) and not (isinstance(block, Heading) and block.level)


def _entry(block: Block) -> tuple[int, str] | None:
    """What the contents say of a block, and on which level."""
    match block:
        case Heading() if block.level in _LISTED and block.text.strip():
            return block.level, block.text
        case SummaryPage():
            return 0, block.summary.title
        case TablePage():
            return 1, block.table.name
        case _:
            return None


def _block(block: Block, number: int, outline: Outline) -> Iterator[str]:
    match block:
        case Cover():
            yield paragraph("Department", run(block.department))
            yield paragraph("Title", run(block.title))
            yield from _dated("Date", block.date)
        case Contents():
            yield paragraph("ContentsTitle", run(block.title))
            yield from _contents(outline)
        case SummaryPage():
            yield from _summary(block.summary, number)
        case Heading():
            text = run(block.text)
            listed = _entry(block) is not None
            yield paragraph(f"Heading{min(block.level, 2) + 1}", bookmarked(number, text) if listed else text)
        case Prose():
            for one in block.paragraphs:
                yield from (paragraph("Normal", run(text)) for text in one.text.split("\n"))
        case SignOff():
            yield from _signed(block)
        case TablePage():
            yield from table_parts(block.table, bookmarked(number, run(block.table.title)))


def _part_title(heading: Heading, number: int, *, alone: bool) -> str:
    """One that has a page to itself does not stand at its top."""
    text = run("\n".join(title_parts(heading.text)))
    lowered = '<w:spacing w:before="4000"/>' if alone else ""
    return paragraph("Heading1", bookmarked(number, text) if _entry(heading) else text, properties=lowered)


def _contents(outline: Outline) -> Iterator[str]:
    """The entries, each a link with the page it leads to, which only what lays the pages out can tell."""
    entries = [entry for block in outline.blocks if (entry := _entry(block))]
    lines = [
        f'<w:hyperlink w:anchor="{bookmark(number)}">{run(text)}{run(_TAB)}{_page_of(number)}</w:hyperlink>'
        for number, (_, text) in enumerate(entries)
    ]
    # The field spans the paragraphs: it opens in the first and closes in the last.
    opening, _, closing = computed(_CONTENTS_FIELD, "\n").partition("\n")
    for number, ((level, _), line) in enumerate(zip(entries, lines, strict=True)):
        start = opening if number == 0 else ""
        end = closing if number == len(lines) - 1 else ""
        yield paragraph(f"TOC{level + 1}", start, line, end)


def _page_of(number: int) -> str:
    return computed(rf"PAGEREF {bookmark(number)} \h")


def _summary(summary: Summary, number: int) -> Iterator[str]:
    yield paragraph("Heading1", bookmarked(number, run(summary.title)))
    yield paragraph("TableRight", run(summary.measure))
    yield paragraph("SummaryHead", run("\t".join(label for label, _ in summary.figures)))
    yield paragraph("SummaryLine", run("\t".join(shown for _, shown in summary.figures)))
    for chart in summary.charts:
        yield paragraph("SummaryHead", run(chart.title))
        for line in [chart.heads, *((bar.name, bar.shown, bar.beside) for bar in chart.bars)]:
            if chart.bars:
                yield paragraph("SummaryLine", run("\t".join(line)))
        if not chart.bars:
            yield paragraph("SummaryLine", run(chart.nothing))
    for listing in summary.listings:
        yield paragraph("SummaryHead", run(listing.title))
        yield from (paragraph("SummaryLine", run(item)) for item in listing.items)


def _dated(style: str, day: date | None, properties: str = "") -> Iterator[str]:
    if day:
        yield paragraph(style, run(_shown(day)), properties=properties)


def _signed(block: SignOff) -> Iterator[str]:
    """Department and date two characters in from the right, the date beginning two further than the name.

    A longer date moves the name to the left (GB/T 9704-2012, 7.3.5.2); a name of several lines moves nothing.
    """
    name = halves(block.department)
    dated = halves(_shown(block.date)) if block.date else name
    shift = name - _TWO - dated if block.date and name + _TWO <= _LINE else 0
    yield paragraph("SignOff", run(block.department), properties=_from_right(_TWO + max(-shift, 0)))
    yield from _dated("SignOffDate", block.date, _from_right(_TWO + max(shift, 0)))


def _from_right(distance: int) -> str:
    """An indent of so many half characters of running text."""
    return f'<w:ind w:rightChars="{distance * 50}" w:right="{distance * BODY_SIZE * TWIPS // 2}"/>'


def _shown(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

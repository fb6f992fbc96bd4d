"""The pages of a document, from its blocks: laid out, counted, and listed in the contents."""

from collections.abc import Iterator
from itertools import count

from budget_desktop.export.pdf.front import ListedEntry, contents_pages, cover_page
from budget_desktop.export.pdf.paper import Entry, Page
from budget_desktop.export.pdf.prose import Flow
from budget_desktop.export.pdf.structure import Element, Group, Kind
from budget_desktop.export.pdf.summary import summary_page
from budget_desktop.export.pdf.tables import table_pages
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
from budget_desktop.progress import each
from budget_desktop.tables.table import Table

_TABLE_LEVEL = 1
_LISTED_LEVELS = (0, 1)
"""Headings the contents list; deeper ones have a bookmark only."""


def compose(outline: Outline) -> tuple[list[Page], Element]:
    """All pages in order, and the structure to which they will add what is drawn on them.

    The numbers of the body do not depend on the contents, so one pass is enough.
    """
    composer = _Composer()
    for block in each("给 PDF 排版", outline.blocks):
        composer.add(block)
    return composer.finish()


def numbered(pages: list[Page]) -> Iterator[tuple[int, Page]]:
    """The pages that carry a number, with it."""
    return enumerate((page for page in pages if page.counted), start=1)


class _Composer:
    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._flow = Flow()
        self._awaiting: list[tuple[int, Contents, Element]] = []
        """Where contents are to go in, among pages and in the structure, once all pages are known."""
        self._names = (f"p{number}" for number in count())
        self._document = Element(Kind.DOCUMENT)
        self._groups: list[Group] = []
        """Part, section, subsection: where what comes next belongs."""

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Prose():
                for paragraph in block.paragraphs:
                    self._flow.paragraph(self._innermost, paragraph.text)
            case SignOff():
                self._flow.sign_off(self._innermost, block.department, block.date)
            case TablePage():
                self._table(block.table)
            case Cover():
                self._turn()
                self._pages.append(cover_page(block, self._document.add(Kind.SECTION)))
            case SummaryPage():
                self._turn()
                entry = Entry(next(self._names), 0, block.summary.title, listed=True)
                self._pages.append(summary_page(block.summary, entry, self._group(0).element))
            case Contents():
                self._turn()
                self._awaiting.append((len(self._pages), block, self._document.add(Kind.SECTION)))

    def finish(self) -> tuple[list[Page], Element]:
        """The pages with the contents among them, and the structure."""
        self._turn()
        pages = self._pages
        listed = [
            ListedEntry(entry, number)
            for number, page in numbered(pages)
            for entry, _ in page.entries
            if entry.listed and entry.text.strip()
        ]
        for position, contents, group in reversed(self._awaiting):
            pages[position:position] = contents_pages(contents, listed, group)
        return pages, self._document

    def _turn(self) -> None:
        """Begin a new page."""
        self._pages.extend(self._flow.pages())
        self._flow = Flow()

    def _heading(self, heading: Heading) -> None:
        entry = Entry(next(self._names), heading.level, heading.text, heading.level in _LISTED_LEVELS)
        group = self._group(heading.level)
        if heading.level == 0:
            self._turn()
            self._flow.part(group, heading.text, entry)
        else:
            self._flow.heading(group, heading.text, entry)

    def _table(self, table: Table) -> None:
        self._turn()
        label = table.name
        entry = Entry(next(self._names), _TABLE_LEVEL, label, listed=True)
        self._pages.extend(table_pages(table, entry, self._group(_TABLE_LEVEL)))

    @property
    def _innermost(self) -> Element:
        return self._groups[-1].element if self._groups else self._document

    def _group(self, level: int) -> Group:
        """A new part or section, within the last one of a higher level."""
        while self._groups and self._groups[-1].level >= level:
            self._groups.pop()
        element = self._innermost.add(Kind.SECTION if level else Kind.PART)
        self._groups.append(Group(element, level, len(self._groups)))
        return self._groups[-1]

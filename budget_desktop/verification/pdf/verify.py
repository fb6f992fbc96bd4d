"""The whole document against what it must say, or without the book against the workbook."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from budget_desktop.progress import each, step
from budget_desktop.verification.content import STAND_IN, TableContent, on_paper
from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.expected import Entry, Expected, Passage
from budget_desktop.verification.pdf.accessible import compare_accessibility
from budget_desktop.verification.pdf.document import Document, Page
from budget_desktop.verification.pdf.listening import compare_heard
from budget_desktop.verification.pdf.paper import compare_paper, compare_upright
from budget_desktop.verification.pdf.passages import Text, compare_passages
from budget_desktop.verification.pdf.ruled import Ruled, ruled
from budget_desktop.verification.pdf.sound import compare_soundness
from budget_desktop.verification.pdf.tables import compare_table, pages_of
from budget_desktop.verification.wording import solid

_LISTED_LEVELS = (0, 1)
_BAR_SLACK = 0.5
"""Points by which a bar may be longer or shorter than its amount asks for."""


def compare_document(document: Document, expected: Expected, *, draft: bool) -> Differences:
    """How the document differs from what it must say."""
    yield from compare_soundness(document, draft=draft)
    step("核对 PDF 的结构")
    yield from compare_accessibility(document)
    printed = list(_printed(document, expected))
    yield from printed
    # What is printed wrong is heard wrong; it is told once.
    told = {one.page for one in printed}
    step("核对 PDF 朗读的内容")
    yield from (one for one in compare_heard(document, expected.heard) if one.page not in told)


def _printed(document: Document, expected: Expected) -> Differences:
    """How what is seen differs from what it must say."""
    yield from _said(document, expected)
    yield from _bookmarks(document, expected.entries)
    parts = _Parts(document, expected.entries, has_cover=bool(expected.cover))
    if expected.cover:
        yield from compare_passages(expected.cover, _text(parts.cover), {})
    if expected.contents is not None:
        yield from _contents(parts, expected.contents, expected.entries)
    headings: dict[str, list[int]] = {}
    yield from compare_passages(expected.prose, _text(parts.prose), headings)
    yield from _headings(parts, headings)
    yield from _bars(document, expected.bars)
    yield from compare_upright(parts.untabled)
    for entry, pages in each("核对 PDF 的表", parts.tables):
        yield from _table(entry, pages, parts.grids)


def compare_with_workbook(
    document: Document, tables: Sequence[TableContent], *, author: str, foot: str, draft: bool
) -> Differences:
    """How the document differs from the tables of the workbook beside it; its sentences stand alone."""
    yield from compare_soundness(document, draft=draft)
    yield from compare_accessibility(document)
    found = solid(document.metadata.get("Author", ""))
    if found != author:
        yield Difference("PDF 的作者与工作簿的不符", author, found)
    if document.foot != foot:
        yield Difference("PDF 与工作簿的校验码不符", foot, document.foot)
    if not document.metadata.get("Title"):
        yield Difference("文档属性里没有标题")
    entries, missing = _entries(document, tables)
    for table in missing:
        yield Difference("书签里没有这张表", table.name, "", table=table.name)
    parts = _Parts(document, entries, has_cover=True)
    if parts.contents:
        yield from _contents(parts, "目录", entries)
    for entry, target in zip(entries, parts.targets, strict=True):
        if target is not None and entry.table is None and entry.on_paper not in document.pages[target].solid:
            yield Difference("书签指向的页没有这个标题", entry.text, "", page=target + 1)
    yield from compare_upright(parts.untabled)
    for entry, pages in parts.tables:
        yield from _table(entry, pages, parts.grids)


def _entries(
    document: Document, tables: Sequence[TableContent]
) -> tuple[tuple[Entry, ...], list[TableContent]]:
    """The bookmarks as entries, those of tables with their table; and the tables that have none."""
    left = list(tables)
    missing = _not_printed(document, tables)
    entries = []
    for mark in document.bookmarks:
        table = next((one for one in left if _is_about(mark.title, one)), None)
        if table is not None:
            left.remove(table)
            table = on_paper(table, missing)
        entries.append(Entry(mark.title, mark.level, table, mark.title.translate(missing)))
    return tuple(entries), left


def _not_printed(document: Document, tables: Sequence[TableContent]) -> dict[int, str]:
    """Characters the document prints nowhere, though the workbook or a bookmark has them, while it has 〓."""
    printed = {character for page in document.pages for character in page.ink.characters}
    if STAND_IN not in printed:
        return {}
    said = {one for mark in document.bookmarks for one in mark.title}
    for table in tables:
        for box in (*table.head.boxes, *table.body.boxes):
            said |= set(box.text)
        said |= {one for text in (*table.above, *table.notes) for one in text}
    return {ord(one): STAND_IN for one in said - printed}


def _is_about(title: str, table: TableContent) -> bool:
    """Whether a bookmark is called as the table: number and title, or title alone; what it is about."""
    names = {"".join(table.above[:lines]) for lines in (1, 2)} - {""}
    return any(title == name or title.startswith(f"{name}（") for name in names)


class _Parts:
    """Which pages hold what, by the bookmarks."""

    def __init__(self, document: Document, entries: Sequence[Entry], *, has_cover: bool) -> None:
        self.document = document
        self.entries = entries
        marks = document.bookmarks
        self.targets = [marks[index].page if index < len(marks) else None for index, _ in enumerate(entries)]
        pages = document.pages
        self.grids = {page.index: grid for page in pages if (grid := ruled(page))}
        first = next((index for index, page in enumerate(pages) if page.number is not None), len(pages))
        front = pages[:first]
        self.cover = front[:1] if has_cover else ()
        self.contents = front[len(self.cover) :]
        self.tables = list(self._tables())
        taken = {page.index for _, pages in self.tables for page in pages}
        self.prose = tuple(page for page in pages[first:] if page.index not in taken)

    @property
    def untabled(self) -> tuple[Page, ...]:
        """Those that hold no table."""
        return *self.cover, *self.contents, *self.prose

    def _tables(self) -> list[tuple[Entry, tuple[Page, ...]]]:
        pages = self.document.pages
        stops = [*self.targets, len(pages)][1:]
        found: list[tuple[Entry, tuple[Page, ...]]] = []
        for entry, start, stop in zip(self.entries, self.targets, stops, strict=True):
            if entry.table is None:
                continue
            if start is None or stop is None or start >= stop:
                found.append((entry, ()))
            else:
                found.append((entry, tuple(pages_of(entry.table, pages[start:stop], self.grids))))
        return found


def _said(document: Document, expected: Expected) -> Differences:
    for key, name, wanted in (("Title", "标题", expected.title), ("Author", "作者", expected.author)):
        found = solid(document.metadata.get(key, ""))
        if found != wanted:
            yield Difference(f"文档属性里的{name}不符", *apart(wanted, found))
    if document.foot != expected.foot:
        yield Difference("页脚的模板和校验码不符", expected.foot, document.foot)


def _bookmarks(document: Document, entries: Sequence[Entry]) -> Differences:
    found = [mark.title for mark in document.bookmarks]
    wanted = [entry.text for entry in entries]
    if len(found) != len(wanted):
        yield Difference("书签数不符", str(len(wanted)), str(len(found)))
    for one, other in zip(wanted, found, strict=False):
        if one != other:
            yield Difference("书签文字不符", *apart(one, other))


def _contents(parts: _Parts, title: str, entries: Sequence[Entry]) -> Differences:
    """The contents name every part, section and table with the page on which it really begins."""
    passages = [Passage(title, "目录")]
    targets = []
    for entry, target in zip(entries, parts.targets, strict=True):
        if entry.level in _LISTED_LEVELS:
            number = None if target is None else parts.document.pages[target].number
            passages.append(Passage(f"{entry.on_paper}{number or ''}", "目录"))
            targets.append(target)
    yield from compare_passages(passages, _text(parts.contents), {})
    links = [link for page in parts.contents for link in page.links]
    if links != targets:
        index = next((i for i, pair in enumerate(zip(links, targets, strict=False)) if pair[0] != pair[1]), 0)
        wanted = targets[index] if targets else None
        found = links[index] if links else None
        yield Difference("目录的链接指错", _page_name(wanted), _page_name(found), row="目录")


def _headings(parts: _Parts, headings: dict[str, list[int]]) -> Differences:
    """Each bookmark of a heading leads to the page where the heading was found."""
    for entry, target in zip(parts.entries, parts.targets, strict=True):
        if entry.table is not None or not headings.get(entry.on_paper):
            continue
        page = headings[entry.on_paper].pop(0)
        if target is None or target + 1 != page:
            yield Difference("书签指错了页", f"第{page}页", _page_name(target), row=f"“{entry.text}”")


def _bars(document: Document, wanted: Sequence[float]) -> Differences:
    """The bars of the charts are as long as their amounts ask for; nothing else is filled."""
    bars = [(page, bar.right - bar.left) for page in document.pages for bar in page.bars]
    if len(bars) != len(wanted):
        yield Difference("图形的条数不符", str(len(wanted)), str(len(bars)))
    longest = max((length for _, length in bars), default=1.0)
    for (page, length), share in zip(bars, wanted, strict=False):
        if abs(length - share * longest) > _BAR_SLACK:
            said = f"{share:.0%}", f"{length / longest:.0%}"
            yield Difference("图形的长短不符", *said, page=page.index + 1)


def _table(entry: Entry, pages: Sequence[Page], grids: Mapping[int, Ruled]) -> Differences:
    table = entry.table
    if table is None:
        return
    if not any(page.index in grids for page in pages):
        yield Difference("书签所指的页上没有这张表", table.name, "", table=table.name)
        return
    yield from compare_paper(entry, pages, grids)
    yield from compare_table(table, pages, grids)
    for one, other in pairwise(pages):
        if other.index != one.index + 1:
            yield Difference("表的各页不相连", page=other.index + 1, table=table.name)


def _page_name(index: int | None) -> str:
    return "" if index is None else f"第{index + 1}页"


def _text(pages: Sequence[Page]) -> Text:
    return Text(pages, [page.solid for page in pages])

"""The document as its paragraphs and tables, in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from budget_desktop.tables.table import PageSetup
from budget_desktop.verification.content import Box, TableContent, content
from budget_desktop.verification.wording import solid
from budget_desktop.verification.workbook.package import Package, local, read_package

DOCUMENT = "word/document.xml"
ODD, EVEN, UNCOUNTED = "word/odd.xml", "word/even.xml", "word/uncounted.xml"
DRAFT = "word/draft.xml"
KNOWN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/document\.xml\.rels"
    r"|word/(document|styles|settings|odd|even|uncounted|draft)\.xml"
)
_SIDES = {"A4": ("11906", "16838"), "A3": ("16838", "23811")}
_PAPERS = {
    sides[::-1] if is_across else sides: PageSetup(paper, is_across)
    for paper, sides in _SIDES.items()
    for is_across in (False, True)
}
"""By width and height in twentieths of a point."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that says something, or a table."""

    text: str = ""
    table: TableContent | None = None


def read_word(path: Path) -> Package:
    """Read a document file. Raises KnownError for one that cannot be read or is none."""
    return read_package(path, KNOWN)


def items(package: Package) -> Iterator[Item]:
    """What the document says, from the first page to the last, without blanks."""
    for body in package.root(DOCUMENT):
        for block, page in zip(body, _pages(body), strict=True):
            if local(block) == "tbl":
                yield Item(table=_table(block, page))
            elif text := said(block):
                yield Item(text)


def said(element: Element) -> str:
    """The text of an element without blanks; what a field is computed by is none."""
    return solid("".join(part.text or "" for part in element.iter(f"{_W}t")))


def paper_of(section: Element) -> PageSetup:
    """The paper of a section; of a sort we do not print on, one without a name."""
    size = section.find(f"{_W}pgSz")
    if size is None:
        return PageSetup("")
    return _PAPERS.get((size.get(f"{_W}w", ""), size.get(f"{_W}h", "")), PageSetup(""))


def _pages(body: Element) -> list[PageSetup]:
    """The paper each block is printed on, as the end of its section has it."""
    page, pages = PageSetup(""), []
    for block in reversed(body):
        section = block if local(block) == "sectPr" else block.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            page = paper_of(section)
        pages.append(page)
    return pages[::-1]


def _table(table: Element, page: PageSetup) -> TableContent:
    """Its grid; the rows repeated on every page are its head."""
    rows = [row for row in table if local(row) == "tr"]
    heads = sum(row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows)
    return content("", (), _boxes(rows[:heads]), _boxes(rows[heads:]), (), "", page)


def _boxes(rows: list[Element]) -> Iterable[Box]:
    boxes: dict[tuple[int, int], Box] = {}
    standing: dict[int, Box] = {}
    for index, row in enumerate(rows):
        column = 0
        for cell in row.findall(f"{_W}tc"):
            span = int(_value(cell, "gridSpan") or 1)
            box = Box(index, column, 1, span, said(cell))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            above = standing.get(column)
            if merge is not None and merge.get(f"{_W}val") != "restart" and above:
                # What stands in a cell that is merged away would be hidden.
                box = Box(above.row, column, above.rows + 1, span, above.text + box.text)
            boxes[box.row, box.column] = standing[column] = box
            column += span
    return boxes.values()


def _value(cell: Element, name: str) -> str | None:
    part = cell.find(f"{_W}tcPr/{_W}{name}")
    return None if part is None else part.get(f"{_W}val")

"""The document as it is read aloud, element by element, against what it must say."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from budget_desktop.verification.difference import Difference, Differences, apart
from budget_desktop.verification.heard import Heard
from budget_desktop.verification.pdf.document import Document
from budget_desktop.verification.pdf.tags import Content, Tag
from budget_desktop.verification.wording import solid

_NAMES = {
    "Document": "文档",
    "Part": "部分",
    "Sect": "节",
    "H1": "一级标题",
    "H2": "二级标题",
    "H3": "三级标题",
    "P": "段落",
    "TOC": "目录",
    "TOCI": "目录条目",
    "Reference": "目录条目",
    "Link": "链接",
    "Table": "表格",
    "THead": "表头",
    "TBody": "表体",
    "TR": "行",
    "TH": "表头单元格",
    "TD": "单元格",
    "Figure": "图",
}
_SCOPES = {"Column": "列", "Row": "行", "Both": "行列"}
_AHEAD = 30
"""Elements after a difference in which the rest is looked for."""
_MOST = 20
"""Differences told; more say the same."""


def compare_heard(document: Document, expected: Sequence[Heard]) -> Differences:
    """How what is heard differs from what must be heard."""
    found = [*_heard(document)]
    # Nearly always it is as it must be, and only of the contents that cannot be seen at a glance.
    unlike = (pair for pair in zip(found, expected, strict=False) if pair[0] != pair[1])
    if len(found) != len(expected) or not all(_same(*pair) for pair in unlike):
        placed = [*zip(found, map(_page, document.makeup.tags), strict=True)]
        yield from islice(_compared(placed, expected), _MOST)


def _compared(found: Sequence[tuple[Heard, int | None]], expected: Sequence[Heard]) -> Differences:
    place = other = 0
    while place < len(found) and other < len(expected):
        if _same(found[place][0], expected[other]):
            place, other = place + 1, other + 1
            continue
        skip, skipped = _resumed(found[place:], expected[other:])
        yield _difference(expected[other], found[place])
        place, other = place + skip, other + skipped
    for wanted in expected[other:]:
        yield _difference(wanted, None)
    for extra in found[place:]:
        yield _difference(None, extra)


def _resumed(found: Sequence[tuple[Heard, int | None]], expected: Sequence[Heard]) -> tuple[int, int]:
    """How many elements either side is to be passed over until both say the same again."""
    for distance in range(1, _AHEAD):
        for skipped in range(distance + 1):
            skip = distance - skipped
            if skip < len(found) and skipped < len(expected) and _same(found[skip][0], expected[skipped]):
                return skip, skipped
    return 1, 1


def _same(found: Heard, expected: Heard) -> bool:
    if found == expected:
        return True
    return expected.numbered and found.kind == expected.kind and _unnumbered(found.text, expected.text)


def _unnumbered(found: str, expected: str) -> bool:
    return found.startswith(expected) and found[len(expected) :].isdigit()


def _difference(expected: Heard | None, found: tuple[Heard, int | None] | None) -> Difference:
    wanted, page = _told(expected), found[1] if found else None
    texts = apart(wanted, _told(found[0]) if found else "")
    return Difference("朗读的内容不符", *texts, page=None if page is None else page + 1)


def _told(heard: Heard | None) -> str:
    if heard is None:
        return ""
    parts = [
        _NAMES.get(heard.kind, heard.kind),
        f"（{_SCOPES.get(heard.scope, heard.scope)}标题）" if heard.scope else "",
        f"（占{heard.rows}行{heard.columns}列）" if (heard.rows, heard.columns) != (1, 1) else "",
        f"“{heard.text}”" if heard.text else "",
    ]
    return "".join(parts)


def _heard(document: Document) -> Iterator[Heard]:
    """The elements of the file."""
    texts = document.texts
    for tag in document.makeup.tags:
        said = solid(tag.alternative) if tag.kind == "Figure" else said_by(tag, texts)
        yield Heard(tag.kind, said, tag.scope, tag.rows, tag.columns)


def _page(tag: Tag) -> int | None:
    """The page on which an element begins."""
    return next((content.page for content in tag.contents), None)


def said_by(tag: Tag, texts: Mapping[Content, str]) -> str:
    """What an element says itself, without blanks: what it is told to say, or else what is printed."""
    if tag.actual and (said := solid(tag.actual)):
        return said
    return "".join([texts.get(kid, "") for kid in tag.kids if isinstance(kid, Content)])

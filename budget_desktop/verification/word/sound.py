"""Whether anything in the document for Word is hidden, too small, or told that is nobody's business."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.paper import SHEETS, UPRIGHT
from budget_desktop.verification.word.reading import DOCUMENT, DRAFT, EVEN, ODD, UNCOUNTED, paper_of, said
from budget_desktop.verification.workbook.package import Package, compare_parts, local, properties

_SAID = {"title", "creator"}
_LEAST_SIZE = 12
"""Half points."""
_LEAST_WIDTH = 200
_MOST_INDENT = 6_000
"""Twentieths of a point."""
_INSTRUCTION = re.compile(r'PAGE|TOC \\o "1-2" \\h|PAGEREF _Toc\d{6} \\h')
_BOOKMARK = re.compile(r"_Toc\d{6}")
_MARK = "草稿"
_OF_TABLES, _OF_TEXT = {720, 1080}, {2098, 1474, 1984, 1587}
"""Margins, which tell what a section is for."""

_ELEMENTS = {
    **dict.fromkeys(("body", "p", "pPr", "r", "rPr", "tbl", "tblPr", "tblBorders", "tblCellMar"), ""),
    **dict.fromkeys(("tblGrid", "tr", "trPr", "tc", "tcPr", "sectPr", "cantSplit", "tblHeader", "br"), ""),
    **dict.fromkeys(("document", "ftr", "hdr", "styles", "settings", "compat", "keepNext", "tabs"), ""),
    "evenAndOddHeaders": "",
    **dict.fromkeys(("pStyle", "jc", "sz", "szCs", "vAlign", "gridSpan", "vMerge", "type", "name"), "val"),
    **dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "val sz space w type"),
    **dict.fromkeys(("tblW", "tcW", "gridCol"), "w type"),
    **dict.fromkeys(("headerReference", "footerReference"), "type id"),
    **dict.fromkeys(("t", "instrText"), "space"),
    "tblLayout": "type",
    "ind": "left right rightChars firstLine firstLineChars",
    "tab": "val pos",
    "outlineLvl": "val",
    "spacing": "before after line lineRule",
    "rFonts": "ascii hAnsi eastAsia cs",
    "style": "type default styleId",
    "bookmarkStart": "id name",
    "bookmarkEnd": "id",
    "hyperlink": "anchor",
    "fldChar": "fldCharType",
    "pgSz": "w h orient",
    "pgMar": "top right bottom left header footer gutter",
    "pgNumType": "start",
    "compatSetting": "name uri val",
}
"""Every element the document is made of, with its attributes."""


def compare_word_soundness(package: Package, *, foot: str, draft: bool) -> Differences:
    """What is wrong with the document itself, whatever it says; `foot` is what its footers have to say."""
    yield from compare_parts(package)
    for name, text in properties(package).items():
        if name not in _SAID:
            yield Difference("文档属性里有标题、作者以外的内容", "", f"{name}：{text}")
    styles = {
        _get(style, "styleId"): style for style in package.root("word/styles.xml").iter() if _is_style(style)
    }
    for name, root in package.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in root.iter():
                yield from _element(element)
            yield from _sizes(root, styles)
    for name, wanted in ((ODD, f"{foot}—1—"), (EVEN, f"—1—{foot}"), (UNCOUNTED, foot)):
        if (found := said(package.root(name))) != wanted:
            yield Difference("页脚的模板和校验码不符", wanted, found)
    marks = _MARK if draft else ""
    if (found := said(package.parts.get(DRAFT, Element("none")))) != marks:
        yield Difference("草稿字样不符", marks, found)
    yield from _sections(package.root(DOCUMENT), draft=draft)
    yield from _links(package.root(DOCUMENT))


def foot_of_word(package: Package) -> str:
    """Check code and edition as the footer of the contents tells them."""
    return said(package.root(UNCOUNTED))


def _element(element: Element) -> Differences:
    name = local(element)
    allowed = _ELEMENTS.get(name)
    if allowed is None:
        yield Difference("文档里有多余的内容", "", name)
        return
    for key in element.attrib:
        if key.rpartition("}")[2] not in allowed.split():
            yield Difference("文档里有多余的设置", "", f"{name} {key.rpartition('}')[2]}")
    if name == "instrText" and not _INSTRUCTION.fullmatch((element.text or "").strip()):
        yield Difference("文档里有多余的域", "", (element.text or "").strip())
    stray = (element.tail or "") + ("" if name in {"t", "instrText"} else element.text or "")
    if stray.strip():
        yield Difference("文档里有不显示的文字", "", stray.strip())
    if name in {"bookmarkStart", "hyperlink"}:
        place = _get(element, "name") or _get(element, "anchor")
        if not _BOOKMARK.fullmatch(place):
            yield Difference("文档里有多余的书签", "", place)
    if name == "ind" and not all(0 <= _number(value) <= _MOST_INDENT for value in element.attrib.values()):
        yield Difference("文字缩进到纸外")
    if name == "gridCol" and _number(_get(element, "w")) < _LEAST_WIDTH:
        yield Difference("隐藏的列")


def _sizes(root: Element, styles: dict[str, Element]) -> Differences:
    """Texts too small to be read, by their style or by themselves."""
    for paragraph in (each for each in root.iter() if local(each) == "p"):
        if not (text := said(paragraph)):
            continue
        style = styles.get(
            next((_get(each, "val") for each in paragraph.iter() if local(each) == "pStyle"), "")
        )
        parts = [*paragraph.iter(), *(style.iter() if style is not None else ())]
        sizes = [_number(_get(each, "val")) for each in parts if local(each) in {"sz", "szCs"}]
        if style is None or min(sizes, default=0) < _LEAST_SIZE:
            yield Difference("字太小，或没有样式", "", text[:20])
        elif any(
            0 < _number(_get(each, "line", "0")) < 10 * sizes[0] for each in parts if local(each) == "spacing"
        ):
            yield Difference("行距小得看不见字", "", text[:20])


def _sections(document: Element, *, draft: bool) -> Differences:
    sections = [each for each in document.iter() if local(each) == "sectPr"]
    for place, section in enumerate(sections, start=1):
        parts = {local(part): part for part in section}
        paper = paper_of(section)
        margins = {_number(_get(parts["pgMar"], side)) for side in _sides()} if "pgMar" in parts else set()
        allowed = SHEETS if margins == _OF_TABLES else (UPRIGHT,) if margins == _OF_TEXT else ()
        if paper not in allowed:
            yield Difference("纸张或页边距不符", row=f"第{place}节")
        marked = [_get(part, "type") for part in section if local(part) == "headerReference"]
        if draft and marked != ["default", "even"]:
            yield Difference("草稿字样不符", _MARK, "", row=f"第{place}节")


def _links(document: Element) -> Differences:
    """Each entry of the contents leads to the next heading or table, which it names."""
    paragraphs = [each for each in document.iter() if local(each) == "p"]
    links, marks = (
        [(_get(part, key), said(each)) for each in paragraphs for part in each if local(part) == name]
        for name, key in (("hyperlink", "anchor"), ("bookmarkStart", "name"))
    )
    for (anchor, entry), (place, heading) in zip_longest(links, marks, fillvalue=("", "")):
        if anchor != place or not heading or heading not in entry:
            yield Difference("目录链接指错", entry, heading, row="目录")
    for link in (part for each in paragraphs for part in each if local(part) == "hyperlink"):
        told = "".join(part.text or "" for part in link.iter() if local(part) == "instrText")
        if told.strip() != rf"PAGEREF {_get(link, 'anchor')} \h":
            yield Difference("目录的页码取自别处", "", told.strip(), row="目录")


def _sides() -> Iterator[str]:
    yield from ("top", "right", "bottom", "left")


def _is_style(element: Element) -> bool:
    return local(element) == "style"


def _get(element: Element, key: str, missing: str = "") -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == key), missing)


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdecimal() else -1

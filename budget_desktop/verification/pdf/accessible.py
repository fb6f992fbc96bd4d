"""Whether programs can read the document aloud and archives keep it, as far as a program can tell.

Each rule has the number of the failure condition it looks for: of the Matterhorn Protocol 1.1 for PDF/UA-1
(ISO 14289-1), and after `A-` the clause of PDF/A-2 (ISO 19005-2).
"""

import re
from collections.abc import Callable
from itertools import pairwise

from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.pdf.document import ARTIFACT, Document
from budget_desktop.verification.pdf.listening import said_by
from budget_desktop.verification.pdf.tags import Area, Tag
from budget_desktop.verification.wording import solid

_GROUPS = {"Part", "Sect"}
_BLOCKS = {"H1", "H2", "H3", "P", "TOC", "Table", "Figure"}
_CELLS = {"TH", "TD"}
_WITHIN = {
    "Document": _GROUPS | _BLOCKS,
    "Part": _GROUPS | _BLOCKS,
    "Sect": _GROUPS | _BLOCKS,
    "TOC": {"TOC", "TOCI"},
    "TOCI": {"Reference"},
    "Reference": {"Link"},
    "Table": {"THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": _CELLS,
}
"""What elements of ours may hold that are there to hold others."""
_DRAWN = {"H1", "H2", "H3", "P", "Figure", "Link", "TH", "TD"}
"""Those that hold what is drawn, and no others."""
_STAND_IN = "〓"
_LEADS = re.compile(r"转到第(?P<page>\d+)页：(?P<text>.+)")

Rule = Callable[[Document], Differences]


def compare_accessibility(document: Document) -> Differences:
    """What keeps the document from being read aloud, or from an archive."""
    for rule in RULES.values():
        yield from rule(document)


def _content_is_one_or_the_other(document: Document) -> Differences:
    for page in document.pages:
        if any(len(marks) > 1 for _, marks in page.contents):
            yield Difference("有内容标记了两次", page=page.index + 1)


def _content_is_tagged(document: Document) -> Differences:
    for page in document.pages:
        if any(content < 0 or not marks for content, marks in page.contents if marks != ARTIFACT):
            yield Difference("有既不朗读、也没有标明是装饰的内容", page=page.index + 1)


def _content_is_owned(document: Document) -> Differences:
    """What is drawn belongs to the element that says so, and is marked as its type."""
    held: dict[int, dict[int, tuple[str, ...]]] = {}
    for tag in document.makeup.tags:
        for content in tag.contents:
            held.setdefault(content.page, {})[content.number] = (tag.kind,)
    for page in document.pages:
        drawn = {content: marks for content, marks in page.contents if content >= 0}
        if drawn != held.get(page.index, {}) or page.index in document.makeup.astray:
            yield Difference("内容与朗读结构对不上", page=page.index + 1)


def _hidden_text_is_repeated(document: Document) -> Differences:
    """Only what was said before may be passed over: heads and labels repeated after a page break."""
    said: set[str] = set()
    for page in document.pages:
        pieces = [(page.stroke(run.stroke), run.text) for run in page.body_runs]
        said.update(text for stroke, text in pieces if stroke.content >= 0)
        for stroke, text in pieces:
            if stroke.marks == ARTIFACT and text not in said:
                yield Difference("有文字不会被朗读", "", text, page=page.index + 1)


def _says_it_is_tagged(document: Document) -> Differences:
    if not document.makeup.marked or document.makeup.root is None:
        yield Difference("PDF 没有可供朗读的结构")


def _types_are_ours(document: Document) -> Differences:
    root = document.makeup.root
    kinds = {tag.kind for tag in document.makeup.tags} - _WITHIN.keys() - _DRAWN
    for kind in sorted(kinds):
        yield Difference("朗读结构里有不认识的类型", "", kind)
    if root and root.kind != "Document":
        yield Difference("朗读结构里有不认识的类型", "Document", root.kind)


def _says_it_is_accessible(document: Document) -> Differences:
    if document.makeup.metadata.get("access") != "1":
        yield Difference("元数据没有写明无障碍标准", "PDF/UA-1", document.makeup.metadata.get("access", ""))


def _metadata_agrees(document: Document) -> Differences:
    """The metadata say what the properties say."""
    for key, name, other in (("title", "标题", "Title"), ("author", "作者", "Author")):
        wanted, found = document.metadata.get(other, ""), document.makeup.metadata.get(key, "")
        if solid(found) != solid(wanted):
            yield Difference(f"元数据里的{name}与文档属性不符", wanted, found)
    if document.makeup.metadata.get("language", "") != document.language:
        yield Difference(
            "元数据里的语言不符", document.language, document.makeup.metadata.get("language", "")
        )


def _shows_title(document: Document) -> Differences:
    if not document.makeup.shows_title:
        yield Difference("窗口标题不显示文档标题")


def _nesting_is_ours(document: Document) -> Differences:
    for tag in document.makeup.tags:
        kinds = {kid.kind for kid in tag.kids if isinstance(kid, Tag)}
        if kinds - _WITHIN.get(tag.kind, set()):
            yield Difference("朗读结构的嵌套不对", "", f"{tag.kind}：{'、'.join(sorted(kinds))}")
        if tag.kind not in _DRAWN and any(tag.contents):
            yield Difference("朗读结构的嵌套不对", "", tag.kind)


def _figures_are_described(document: Document) -> Differences:
    for tag in document.makeup.tags:
        if tag.kind == "Figure" and not tag.alternative.strip():
            yield Difference("图没有替代文字")
        elif tag.kind != "Figure" and tag.alternative:
            yield Difference("不是图，却有替代文字", "", tag.alternative)


def _headings_descend(document: Document) -> Differences:
    levels = [int(tag.kind[1]) for tag in document.makeup.tags if tag.kind in {"H1", "H2", "H3"}]
    if levels and levels[0] != 1:
        yield Difference("第一个标题不是一级标题")
    for one, other in pairwise(levels):
        if other > one + 1:
            yield Difference("标题越级", f"H{one + 1}", f"H{other}")


def _headers_have_a_scope(document: Document) -> Differences:
    for tag in document.makeup.tags:
        if tag.kind == "TH" and tag.scope not in {"Column", "Row"}:
            yield Difference("表头单元格没有说明是哪行哪列的", "", said_by(tag, document.texts))
        elif tag.kind != "TH" and tag.scope:
            yield Difference("不是表头单元格，却说是", "", said_by(tag, document.texts))


def _tables_are_regular(document: Document) -> Differences:
    """Every row of a table has as many columns, spans reckoned."""
    for table in document.makeup.tags:
        if table.kind == "Table" and len({width for part in table.kids for width in _widths(part)}) > 1:
            text = next((said_by(one, document.texts) for one in table.walk() if one.kind in _CELLS), "")
            yield Difference("表格各行的列数不一", "", text)


def _widths(part: object) -> list[int]:
    """How many columns each row of a head or a body has; -1 for a cell that reaches out of it."""
    if not isinstance(part, Tag):
        return []
    rows = [row for row in part.kids if isinstance(row, Tag)]
    widths = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in row.kids:
            if isinstance(cell, Tag):
                for below in range(index, min(index + cell.rows, len(rows))):
                    widths[below] += cell.columns
                if index + cell.rows > len(rows):
                    widths.append(-1)
    return widths


def _links_are_tagged(document: Document) -> Differences:
    in_links = sum(
        isinstance(kid, Area) for tag in document.makeup.tags for kid in tag.kids if tag.kind == "Link"
    )
    if in_links != len(document.makeup.areas) or not all(area.is_link for area in document.makeup.areas):
        yield Difference("链接不在朗读结构里", str(len(document.makeup.areas)), str(in_links))


def _links_are_described(document: Document) -> Differences:
    """The description names the page and what begins there, as the printed line does."""
    for tag in document.makeup.tags:
        for area in (kid for kid in tag.kids if isinstance(kid, Area)):
            match = _LEADS.fullmatch(solid(area.described))
            said = said_by(tag, document.texts)
            if not match or match["text"] + match["page"] != said:
                yield Difference("链接的说明不符", said, area.described, page=area.page + 1)


def _links_come_in_order(document: Document) -> Differences:
    for area in document.makeup.areas:
        if not area.in_order:
            yield Difference("按键移动时的次序没有规定", page=area.page + 1)


def _substitutes_say_what_is_printed(document: Document) -> Differences:
    """What is said instead of the print differs from it only where a character could not be printed."""
    for tag in document.makeup.tags:
        if not tag.actual:
            continue
        printed = "".join(document.texts.get(content, "") for content in tag.contents)
        said = solid(tag.actual)
        alike = len(said) == len(printed) and all(
            one in {other, _STAND_IN} for one, other in zip(printed, said, strict=True)
        )
        if not alike:
            page = next((content.page + 1 for content in tag.contents), None)
            yield Difference("朗读的与印出的不符", printed, said, page=page)


def _says_it_is_archived(document: Document) -> Differences:
    if document.makeup.metadata.get("archive") != "2A":
        yield Difference("元数据没有写明存档标准", "PDF/A-2a", document.makeup.metadata.get("archive", ""))


def _colours_are_defined(document: Document) -> Differences:
    if not document.makeup.coloured:
        yield Difference("没有说明颜色的含义")


def _is_identified(document: Document) -> Differences:
    if not document.makeup.identified:
        yield Difference("文件没有标识号")


def _links_are_printed(document: Document) -> Differences:
    for area in document.makeup.areas:
        if not area.is_printed:
            yield Difference("链接设成了不打印", page=area.page + 1)


def _holds_nothing_else(document: Document) -> Differences:
    """Its dictionaries have no keys but those we write."""
    for key in document.makeup.unknown:
        yield Difference("PDF 里有多余的内容", "", key)


RULES: dict[str, Rule] = {
    "01-002": _hidden_text_is_repeated,
    "01-003": _content_is_one_or_the_other,
    "01-005": _content_is_tagged,
    "01-006": _content_is_owned,
    "01-007": _says_it_is_tagged,
    "02-001": _types_are_ours,
    "06-002": _says_it_is_accessible,
    "06-003": _metadata_agrees,
    "07-001": _shows_title,
    "09-004": _nesting_is_ours,
    "13-004": _figures_are_described,
    "14-003": _headings_descend,
    "15-003": _headers_have_a_scope,
    "15-005": _tables_are_regular,
    "17-003": _substitutes_say_what_is_printed,
    "28-009": _links_come_in_order,
    "28-011": _links_are_tagged,
    "28-012": _links_are_described,
    "A-6.1.3": _is_identified,
    "A-6.2.4": _colours_are_defined,
    "A-6.3.2": _links_are_printed,
    "A-6.6.4": _says_it_is_archived,
    "A-6.9": _holds_nothing_else,
}

"""Whether the file is fit to be published, whatever it says: fonts, pages, properties, nothing hidden."""

from collections import defaultdict
from itertools import chain
from operator import attrgetter

from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.pdf.document import Document, Mark, Page

_ROUND = 0.5
"""Points by which letters may touch."""
_BAND = 8.0
_SAID = {"Title", "Author"}
_LANGUAGE = "zh-CN"
_DRAFT = "草稿"


def compare_soundness(document: Document, *, draft: bool) -> Differences:
    """What is wrong with the file itself."""
    yield from _properties(document)
    yield from _numbers(document)
    yield from _feet(document)
    for page in document.pages:
        yield from _page(page, draft)


def _properties(document: Document) -> Differences:
    for key in sorted(document.metadata.keys() - _SAID):
        yield Difference("文档属性里有标题、作者以外的内容", "", f"{key}：{document.metadata[key]}")
    if document.language != _LANGUAGE:
        yield Difference("文档语言不符", _LANGUAGE, document.language)
    if document.attachments:
        yield Difference("PDF 里带有附件", "", f"{document.attachments} 个")
    for name in document.leftovers:
        yield Difference("PDF 里有多余的内容", "", name)
    if not document.pages:
        yield Difference("PDF 里没有页")


def _numbers(document: Document) -> Differences:
    """The printed page numbers run from 1 to the end, once they have begun."""
    wanted = 0
    for page in document.pages:
        if page.number is None and not wanted:
            continue
        wanted += 1
        if page.number != wanted:
            found = "" if page.number is None else str(page.number)
            yield Difference("页码不符", str(wanted), found, page=page.index + 1)


def _feet(document: Document) -> Differences:
    """The same stands at the foot of every page; the cover may have none."""
    for page in document.pages:
        if page.foot != document.foot and (page.index or page.foot):
            yield Difference("页脚不符", document.foot, page.foot, page=page.index + 1)


def _page(page: Page, draft: bool) -> Differences:
    number = page.index + 1
    if not page.marks:
        yield Difference("空白页", page=number)
    if page.watermark != (_DRAFT if draft else ""):
        yield Difference("草稿字样不符", _DRAFT if draft else "", page.watermark, page=number)
    for font in sorted({stroke.font for stroke in page.strokes if not stroke.embedded}):
        yield Difference("字体没有嵌入", "", font, page=number)
    if any(stroke.kind == "other" or (not stroke.shown and not stroke.large) for stroke in page.strokes):
        yield Difference("有遮盖、隐藏或不是黑色的内容", page=number)
    if any(bar.touches(mark) for bar in page.bars for mark in page.marks):
        yield Difference("图形盖住了文字", page=number)
    if page.notes:
        yield Difference("有批注", "", f"{page.notes} 处", page=number)
    width, height = page.width, page.height
    outside = [
        mark
        for mark in page.marks
        if mark.left < 0 or mark.bottom < 0 or mark.right > width or mark.top > height
    ]
    if outside:
        yield Difference("文字超出纸面", "", "".join(mark.character for mark in outside), page=number)
    for one, other in _overlaps(page):
        yield Difference("文字重叠", "", one.character + other.character, page=number)


def _overlaps(page: Page) -> list[tuple[Mark, Mark]]:
    """Characters printed over one another."""
    bands: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in page.marks:
        bands[int((mark.bottom + mark.top) / 2 // _BAND)].append(mark)
    found = []
    for band, marks in bands.items():
        near = sorted(chain(marks, bands.get(band + 1, ())), key=attrgetter("left"))
        for index, one in enumerate(near):
            end = one.right - _ROUND
            for other in near[index + 1 :]:
                if other.left > end:
                    break
                if min(one.top, other.top) - max(one.bottom, other.bottom) > _ROUND:
                    found.append((one, other))
    return found

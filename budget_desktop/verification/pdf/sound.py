"""Whether the file is fit to be published, whatever it says: fonts, pages, properties, nothing hidden."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from operator import itemgetter, le, sub

from budget_desktop.verification.difference import Difference, Differences
from budget_desktop.verification.pdf.document import Document, Mark, Page, Run
from budget_desktop.verification.pdf.paper import paper_of

_ROUND = 0.5
"""Points by which letters may touch."""
_BAND = 16.0
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
    if not page.ink.characters:
        yield Difference("空白页", page=number)
    if page.watermark != (_DRAFT if draft else ""):
        yield Difference("草稿字样不符", _DRAFT if draft else "", page.watermark, page=number)
    looks = {stroke[:5] for stroke in page.strokes}
    for font in sorted({font for _, font, embedded, _, _ in looks if not embedded}):
        yield Difference("字体没有嵌入", "", font, page=number)
    if any(kind == "other" or (not shown and not large) for kind, _, _, shown, large in looks):
        yield Difference("有遮盖、隐藏或不是黑色的内容", page=number)
    if page.bars and any(bar.touches(mark) for mark in page.ink.marks for bar in page.bars):
        yield Difference("图形盖住了文字", page=number)
    if page.notes:
        yield Difference("有批注", "", f"{page.notes} 处", page=number)
    if paper_of(page) is None:
        yield Difference("纸张不是 A4 或 A3", "", f"{page.width:.0f}×{page.height:.0f} 磅", page=number)
    if outside := "".join(mark.character for mark in _outside(page)):
        yield Difference("文字超出纸面", "", outside, page=number)
    for one, other in dict.fromkeys(_overlaps(page)):
        yield Difference("文字重叠", "", one.character + other.character, page=number)


def _outside(page: Page) -> Iterator[Mark]:
    """Characters that reach over the edge of the paper."""
    for run in page.runs:
        if run.left < 0 or run.bottom < 0 or run.right > page.width or run.top > page.height:
            for mark in run.marks:
                if mark.left < 0 or mark.bottom < 0 or mark.right > page.width or mark.top > page.height:
                    yield mark


def _overlaps(page: Page) -> Iterator[tuple[Mark, Mark]]:
    """Characters printed over one another: looked for where the boxes of whole runs meet, or within a run."""
    bands: defaultdict[int, list[Run]] = defaultdict(list)
    for run in page.runs:
        if not _stand_apart(run):
            yield from (pair for pair in combinations(run.marks, 2) if _overlap(*pair))
        for band in range(int(run.bottom // _BAND), int(run.top // _BAND) + 1):
            bands[band].append(run)
    for runs in bands.values():
        runs.sort(key=itemgetter(2))
        for index, one in enumerate(runs):
            end = one.right - _ROUND
            for other in runs[index + 1 :]:
                if other.left > end:
                    break
                if min(one.top, other.top) - max(one.bottom, other.bottom) > _ROUND:
                    yield from (pair for pair in product(one.marks, other.marks) if _overlap(*pair))


def _stand_apart(run: Run) -> bool:
    """Whether each character stands wholly behind the one before it, so that none overlap."""
    lefts, rights = run.ink.lefts[run.start : run.stop], run.ink.rights[run.start : run.stop]
    behind = lefts[1:]
    return all(map(le, lefts, behind)) and max(map(sub, rights, behind), default=0.0) < _ROUND


def _overlap(one: Mark, other: Mark) -> bool:
    if other.left < one.left:
        one, other = other, one
    across = other.left <= one.right - _ROUND
    return across and min(one.top, other.top) - max(one.bottom, other.bottom) > _ROUND

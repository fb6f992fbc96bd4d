"""Pages of a PDF read by pdfium: printed characters with the box of their ink, rules, bookmarks, links."""

import ctypes
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import pypdfium2
from pikepdf import PdfError
from pypdfium2 import raw

from budget_desktop.domain.errors import KnownError
from budget_desktop.verification.pdf.document import Bookmark, Document, Mark, Page, Rule, text_of
from budget_desktop.verification.pdf.strokes import address_of, read_bars, read_strokes
from budget_desktop.verification.pdf.tags import read_makeup
from budget_desktop.verification.wording import solid

ONE_AT_A_TIME = Lock()
"""The library must not be called from two threads at once."""

_HYPHENS = {0x2, 0xAD, 0xFFFE}
"""The library's signs for a hyphen at the end of a line."""
_LEFTOVERS = {
    b"ReportLab": "软件的名称",
    b"/JavaScript": "脚本",
    b"/Launch": "启动程序的链接",
    b"/AcroForm": "表单",
    b"/URI": "网址链接",
}
_PACKED = re.compile(rb"/Type /ObjStm [^>]*/FlateDecode[^>]*>>\s*stream\r?\n")
_SAME = 0.05
_MOST = 4096


def read_document(path: Path, unchanged: Mapping[int, Page] = MappingProxyType({})) -> Document:
    """Read a PDF; pages known to be as they were when last read may be handed in by index.

    Raises KnownError for a file that cannot be opened or is none.
    """
    with ONE_AT_A_TIME:
        data = path.read_bytes()
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "assword" in str(error):
                raise KnownError(f"“{path.name}”加了密码，无法自检", "请用程序重新导出") from error
            raise KnownError(f"“{path.name}”不是完好的 PDF", "文件可能损坏，请重新导出") from error
        try:
            return Document(
                pages=tuple(unchanged.get(i) or _page(document, i) for i in range(len(document))),
                bookmarks=tuple(bookmarks_of(document)),
                metadata=dict(document.get_metadata_dict(skip_empty=True)),
                language=_language(document),
                makeup=read_makeup(data),
                attachments=document.count_attachments(),
                leftovers=tuple(_leftovers(data)),
            )
        except (pypdfium2.PdfiumError, PdfError) as error:
            raise KnownError(f"“{path.name}”有读不出的页", "文件可能损坏，请重新导出") from error
        finally:
            document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    items = list(page.get_objects())
    marks = list(_marks(page, {address_of(item.raw): place for place, item in enumerate(items)}))
    across: list[Rule] = []
    down: list[Rule] = []
    for item in items:
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            _add_rules(item, across, down)
    links, notes = _links(document, page), raw.FPDFPage_GetAnnotCount(page)
    width, height = page.get_size()
    return Page(
        index=index,
        width=width,
        height=height,
        marks=tuple(mark for mark in marks if not mark.is_large),
        watermark=text_of([mark for mark in marks if mark.is_large]),
        across=tuple(across),
        down=tuple(down),
        strokes=tuple(read_strokes(items)),
        bars=tuple(sorted(read_bars(items), key=lambda bar: -bar.top)),
        links=tuple(links),
        notes=notes - len(links),
    )


def _marks(page: pypdfium2.PdfPage, strokes: Mapping[bytes, int]) -> Iterator[Mark]:
    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index, code in _codes(text):
        if code not in _HYPHENS and raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if character := _character(code):
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            stroke = strokes.get(address_of(raw.FPDFText_GetTextObject(text, index)), -1)
            yield Mark(character, left.value, bottom.value, right.value, top.value, stroke)


def _codes(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, int]]:
    """Places and code points; the library tells those above U+FFFF in two halves."""
    high = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        yield index, code


@cache
def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return solid(chr(code)) if code else "�"


def _add_rules(item: pypdfium2.PdfObject, across: list[Rule], down: list[Rule]) -> None:
    matrix = item.get_matrix()
    before = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            if abs(point[1] - before[1]) < _SAME:
                across.append(Rule(point[1], *sorted((before[0], point[0]))))
            elif abs(point[0] - before[0]) < _SAME:
                down.append(Rule(point[0], *sorted((before[1], point[1]))))
        before = point


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[int]:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    found = []
    while raw.FPDFLink_Enumerate(page, position, link):
        target = raw.FPDFLink_GetDest(document, link)
        found.append(raw.FPDFDest_GetDestPageIndex(document, target) if target else -1)
    return found


def bookmarks_of(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    """The entries of the outline pane; the library must be free."""
    for item in document.get_toc():
        target = item.get_dest()
        yield Bookmark(solid(item.get_title()), item.level, None if target is None else target.get_index())


def _leftovers(data: bytes) -> Iterator[str]:
    objects = data + b"".join(_unpacked(data))
    for mark, name in _LEFTOVERS.items():
        if mark in objects:
            yield name
    if data.count(b"%%EOF") > 1:
        yield "改动前的旧内容"


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Objects that are packed together."""
    for match in _PACKED.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.end() :])
        except zlib.error:
            yield b""


def _language(document: pypdfium2.PdfDocument) -> str:
    buffer = (ctypes.c_ushort * _MOST)()
    length = raw.FPDFCatalog_GetLanguage(document, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", errors="replace")

"""Pages of a PDF read by pdfium: printed characters with the box of their ink, rules, bookmarks, links."""

import ctypes
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, repeat
from operator import attrgetter, not_, sub
from pathlib import Path
from threading import RLock
from types import MappingProxyType

import pypdfium2
from pikepdf import PdfError
from pypdfium2 import raw

from budget_desktop.domain.errors import KnownError
from budget_desktop.partner.asking import asked, is_helped
from budget_desktop.progress import each
from budget_desktop.verification.pdf import native
from budget_desktop.verification.pdf.document import LARGE, Bookmark, Document, Ink, Page
from budget_desktop.verification.pdf.hidden import hidden_around
from budget_desktop.verification.pdf.strokes import Strokes
from budget_desktop.verification.pdf.tags import read_makeup
from budget_desktop.verification.wording import solid

ONE_AT_A_TIME = RLock()
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
_BLANK = 0x20
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_MOST = 4096
_APART = 4
"""Where a partner reads the pages, one of so many is read here: with the structure, half of the work."""


class Reading:
    """A PDF that is being read: where there is a partner, it begins with the pages at once."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._data = path.read_bytes()
        self._others = asked(read_pages, self._data, apart=_APART) if is_helped() else None

    def document(self, unchanged: Mapping[int, Page] = MappingProxyType({})) -> Document:
        """All of it; pages known to be as they were when last read may be handed in by index.

        Raises KnownError for a file that cannot be opened or is none.
        """
        with ONE_AT_A_TIME:
            document = self._opened()
            try:
                makeup = read_makeup(self._data)
                return Document(
                    pages=self._pages(document, unchanged),
                    bookmarks=tuple(bookmarks_of(document)),
                    metadata=dict(document.get_metadata_dict(skip_empty=True)),
                    language=_language(document),
                    makeup=makeup,
                    attachments=document.count_attachments(),
                    leftovers=tuple(_leftovers(self._data)),
                )
            except (pypdfium2.PdfiumError, PdfError) as error:
                raise KnownError(f"“{self._name}”有读不出的页", "文件可能损坏，请重新导出") from error
            finally:
                document.close()

    def _pages(self, document: pypdfium2.PdfDocument, unchanged: Mapping[int, Page]) -> tuple[Page, ...]:
        every = range(len(document))
        if self._others is None:
            return tuple(_pages(document, every, unchanged))
        own = tuple(_pages(document, every[::_APART], unchanged))
        return tuple(sorted((*own, *self._others.result()), key=attrgetter("index")))

    def _opened(self) -> pypdfium2.PdfDocument:
        try:
            return pypdfium2.PdfDocument(self._data)
        except pypdfium2.PdfiumError as error:
            if "assword" in str(error):
                raise KnownError(f"“{self._name}”加了密码，无法自检", "请用程序重新导出") from error
            raise KnownError(f"“{self._name}”不是完好的 PDF", "文件可能损坏，请重新导出") from error


def read_document(path: Path, unchanged: Mapping[int, Page] = MappingProxyType({})) -> Document:
    """Read a PDF, as `Reading` does."""
    return Reading(path).document(unchanged)


def read_pages(data: bytes, *, apart: int) -> tuple[Page, ...]:
    """The pages of a PDF but the first and each so many after it. Raises PdfiumError."""
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            return tuple(_pages(document, [index for index in range(len(document)) if index % apart], {}))
        finally:
            document.close()


def _pages(
    document: pypdfium2.PdfDocument, which: Sequence[int], known: Mapping[int, Page]
) -> Iterator[Page]:
    for index in each("读回 PDF 的页", which):
        yield known.get(index) or _page(document, index)


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    strokes = Strokes(native.address_of(page.raw))
    printed = _ink(page.get_textpage(), {handle: place for place, handle in enumerate(strokes.handles)})
    large = _large(printed)
    across, down = strokes.rules()
    links, notes = _links(document, page), raw.FPDFPage_GetAnnotCount(page)
    width, height = page.get_size()
    return Page(
        index=index,
        width=width,
        height=height,
        ink=printed.chosen(map(not_, large)) if any(large) else printed,
        watermark=printed.chosen(large).text,
        across=tuple(across),
        down=tuple(down),
        strokes=tuple(strokes.read()),
        bars=tuple(sorted(strokes.bars(), key=lambda bar: -bar.top)),
        links=tuple(links),
        notes=notes - len(links),
    )


def _ink(text: pypdfium2.PdfTextPage, strokes: Mapping[int, int]) -> Ink:
    """The characters of a page that print something; the library adds but blanks and hyphens of its own."""
    page, count = native.address_of(text.raw), text.count_chars()
    codes = native.told(native.code_at, repeat(page, count), range(count))
    characters = [*map(_character, _joined(codes))]
    left, right, bottom, top = native.written(
        native.character_box, ctypes.c_double, 4, count, repeat(page, count), range(count)
    )
    objects = native.told(native.text_object_at, repeat(page, count), range(count))
    owners = [*map(strokes.get, objects, repeat(-1))]
    return Ink(characters, left, bottom, right, top, owners).chosen(characters)


def _large(ink: Ink) -> list[bool]:
    """Which characters belong to a watermark."""
    sizes = zip(map(sub, ink.rights, ink.lefts), map(sub, ink.tops, ink.bottoms), strict=True)
    return [width > LARGE or height > LARGE for width, height in sizes]


def _joined(codes: list[int]) -> list[int]:
    """Code points of characters, from one for each place in the text.

    The library tells those above U+FFFF in two halves; in the place of the first is a blank then.
    """
    if any(map(_HIGH.__contains__, codes)):
        for place, (high, low) in enumerate(pairwise(codes)):
            if high in _HIGH and low in _LOW:
                codes[place : place + 2] = _BLANK, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return codes


@cache
def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return solid(chr(code)) if code else "�"


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
    yield from hidden_around(data)
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

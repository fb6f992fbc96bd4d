"""A PDF taken apart just far enough to change one thing in it and put it together again."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*)\r?\n?endstream", re.DOTALL)
_TEXT = re.compile(rb"/(F\d+\+\d+) [\d.]+ Tf|<([\da-f]*)> Tj")
_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text a page shows: its font, its bytes, and where its literal stands in the page's content."""

    page: int
    font: bytes
    codes: bytes
    start: int
    stop: int


class PdfFile:
    """Objects by number, pages in order, and what each font's codes mean."""

    def __init__(self, packed: bytes) -> None:
        data = _loose(packed)
        self.objects = {int(match[1]): match[2] for match in _OBJECT.finditer(data)}
        trailer = data[data.rindex(b"trailer") :]
        self.info, self.root = (_reference(trailer, key) for key in (b"Info", b"Root"))
        self._trailer = trailer[: trailer.index(b"startxref")]
        tree = self.objects[_reference(self.objects[self.root], b"Pages")]
        kids = tree[tree.index(b"/Kids") : tree.index(b"]")]
        self.pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]
        self.contents = [_reference(self.objects[page], b"Contents") for page in self.pages]
        fonts = self.objects[_reference(self.objects[self.pages[0]], b"Font")]
        self.meanings = {
            name: self._meanings(int(number))
            for name, number in re.findall(rb"/(F\d+\+\d+) (\d+) 0 R", fonts)
        }

    def content(self, page: int) -> bytes:
        """The drawing commands of a page."""
        match = _STREAM.fullmatch(self.objects[self.contents[page]].strip())
        assert match, "every page has a content stream"  # noqa: S101 - a broken harness, not a broken file
        return zlib.decompress(match[2])

    def texts(self, page: int) -> Iterator[Shown]:
        """The texts a page shows, in order."""
        font = b""
        for match in _TEXT.finditer(self.content(page)):
            if match[1]:
                font = match[1]
            else:
                yield Shown(page, font, bytes.fromhex(match[2].decode()), match.start(2), match.end(2))

    def marked(self, page: int, number: int) -> str:
        """What the marked content of that number on a page says."""
        content = self.content(page)
        start = content.index(b"/MCID %d>>" % number)
        stop = content.index(b"EMC", start)
        return "".join(self.said(shown) for shown in self.texts(page) if start < shown.start < stop)

    def said(self, shown: Shown) -> str:
        """What a text says."""
        return "".join(self.meanings[shown.font].get(code, "?") for code in shown.codes)

    def with_texts(self, *changed: Shown) -> bytes:
        """The file with other codes in some texts of one page."""
        content = self.content(changed[0].page)
        for one in sorted(changed, key=lambda one: -one.start):
            content = content[: one.start] + one.codes.hex().encode() + content[one.stop :]
        return self.with_content(changed[0].page, content)

    def with_content(self, page: int, content: bytes) -> bytes:
        """The file with other drawing commands on a page."""
        packed = zlib.compress(content)
        head = b"<< /Filter [ /FlateDecode ] /Length %d >>\nstream\n" % len(packed)
        return self.with_object(self.contents[page], head + packed + b"\nendstream")

    def with_object(self, number: int, body: bytes) -> bytes:
        """The file with another object of that number."""
        out = bytearray(b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n")
        places = {}
        for key, old in self.objects.items():
            places[key] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (key, body if key == number else old)
        start, size = len(out), max(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for key in range(1, size):
            out += b"%010d 00000 n \n" % places[key]
        return bytes(out + self._trailer + b"startxref\n%d\n%%%%EOF\n" % start)

    def _meanings(self, font: int) -> dict[int, str]:
        match = _STREAM.fullmatch(self.objects[_reference(self.objects[font], b"ToUnicode")].strip())
        assert match, "every font has a map to Unicode"  # noqa: S101 - a broken harness, not a broken file
        pairs = _PAIR.findall(zlib.decompress(match[2]) if b"Flate" in match[1] else match[2])
        return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def recoded(shown: Shown, place: int, code: int) -> Shown:
    """The text with another code at a place."""
    return replace(shown, codes=shown.codes[:place] + bytes([code]) + shown.codes[place + 1 :])


def _loose(packed: bytes) -> bytes:
    """The file with each object for itself."""
    loose = BytesIO()
    with Pdf.open(BytesIO(packed)) as pdf:
        pdf.save(loose, object_stream_mode=ObjectStreamMode.disable)
    return loose.getvalue()


def _reference(body: bytes, key: bytes) -> int:
    match = re.search(rb"/%s (\d+) 0 R" % key, body)
    assert match, key  # noqa: S101 - a broken harness, not a broken file
    return int(match[1])

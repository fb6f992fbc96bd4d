"""Reads a PDF back, independently of what wrote it."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed character and the box of its ink."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int
    title: str
    page: int


class PageReading:
    """One page as a reader sees it."""

    def __init__(self, page: pypdfium2.PdfPage, label: str) -> None:
        self._page = page
        self._text = page.get_textpage()
        self.label = label
        self.width, self.height = page.get_size()

    @cached_property
    def text(self) -> str:
        return str(self._text.get_text_range()).replace("\r\n", "\n")

    @property
    def solid(self) -> str:
        """The text without blanks and line ends."""
        return re.sub(r"\s", "", self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def marks(self) -> list[Mark]:
        count = self._text.count_chars()
        found = [
            Mark(chr(raw.FPDFText_GetUnicode(self._text, index)), *self._text.get_charbox(index))
            for index in range(count)
        ]
        return [mark for mark in found if not mark.character.isspace()]

    @property
    def number(self) -> str:
        """The printed page number."""
        match = re.search(r"— (\d+) —", self.text)
        return match[1] if match else ""

    def marks_of(self, text: str) -> list[Mark]:
        """The marks of a text that stands on the page, wherever its lines end."""
        wanted = re.sub(r"\s", "", text)
        start = "".join(mark.character for mark in self.marks).index(wanted)
        return self.marks[start : start + len(wanted)]

    def links(self) -> Iterator[tuple[float, int]]:
        """Height and target page of each link."""
        position = ctypes.c_int(0)
        link = raw.FPDF_LINK()
        document = self._page.pdf
        while raw.FPDFLink_Enumerate(self._page, position, link):
            box = raw.FS_RECTF()
            raw.FPDFLink_GetAnnotRect(link, box)
            target = raw.FPDFLink_GetDest(document, link)
            yield (box.top + box.bottom) / 2, raw.FPDFDest_GetDestPageIndex(document, target)

    def overlaps(self) -> list[tuple[Mark, Mark]]:
        """Characters printed over one another."""
        ordered = sorted(self.marks, key=lambda mark: (round(mark.bottom), mark.left))
        return [
            (one, other)
            for one, other in pairwise(ordered)
            if min(one.right, other.right) - max(one.left, other.left) > 0.5
            and min(one.top, other.top) - max(one.bottom, other.bottom) > 0.5
        ]


class Reading:
    """A whole document."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self.pages = [
            PageReading(page, self._document.get_page_label(index))
            for index, page in enumerate(self._document)
        ]

    @property
    def metadata(self) -> dict[str, str]:
        return dict(self._document.get_metadata_dict(skip_empty=True))

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        return [
            Bookmark(item.level, item.get_title(), item.get_dest().get_index())
            for item in self._document.get_toc()
        ]

    @property
    def solid(self) -> str:
        """All text without blanks, line ends and page numbers."""
        return "".join(re.sub(r"—\d+—", "", page.solid) for page in self.pages)

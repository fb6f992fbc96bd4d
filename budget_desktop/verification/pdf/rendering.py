"""Pages of a finished PDF as pictures, for the screen and for printers: what is seen is what was written."""

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from budget_desktop.verification.pdf.reading import ONE_AT_A_TIME, bookmarks_of
from budget_desktop.verification.wording import solid

if TYPE_CHECKING:
    from budget_desktop.verification.pdf.document import Bookmark

_POINTS_PER_INCH = 72


class Picture(NamedTuple):
    """A page in pixels: rows of `stride` bytes, four bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Rendering:
    """A document kept open. May be used from any thread; pages are drawn one at a time."""

    def __init__(self, data: bytes) -> None:
        with ONE_AT_A_TIME:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(index) for index in range(len(self._document))
            )
            """Width and height of each page, in points."""
            self.bookmarks: tuple[Bookmark, ...] = tuple(bookmarks_of(self._document))
        self._texts: dict[int, str] = {}

    def picture(self, index: int, dots_per_inch: float) -> Picture:
        """A page drawn at so many pixels an inch."""
        with ONE_AT_A_TIME:
            page = self._document[index]
            bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
            drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return drawn

    def find(self, text: str, start: int) -> int | None:
        """The first page from `start` on, and from the beginning after the last, that says the text."""
        wanted = solid(text)
        count = len(self.sizes)
        pages = ((start + step) % count for step in range(count))
        return next((index for index in pages if wanted and wanted in self._text(index)), None)

    def close(self) -> None:
        """Let go of the document."""
        with ONE_AT_A_TIME:
            self._document.close()

    def _text(self, index: int) -> str:
        if index not in self._texts:
            with ONE_AT_A_TIME:
                page = self._document[index]
                read = page.get_textpage()
                self._texts[index] = solid(read.get_text_range())
                read.close()
                page.close()
        return self._texts[index]

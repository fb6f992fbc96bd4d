"""A PDF as text, for golden files: metadata, fonts, bookmarks, then every page with its size and lines."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

_POINTS_TO_MM = 25.4 / 72
_CHECK_CODE = re.compile("(?<=校验码 )[0-9A-F]{8}")
"""It is another with every word; what it is stands in its own tests."""


def dump(path: Path) -> str:
    """The document as an independent reader sees it; the same file always gives the same text."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(_lines(document)) + "\n"
    finally:
        document.close()


def _lines(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for key, value in document.get_metadata_dict().items():
        if value:
            yield f"{key}: {value}"
    yield f"fonts: {', '.join(sorted(_fonts(document)))}"
    for bookmark in document.get_toc():
        destination = bookmark.get_dest()
        page = None if destination is None else destination.get_index()
        yield f"bookmark {'  ' * bookmark.level}{bookmark.get_title()} → {'?' if page is None else page + 1}"
    for number, page in enumerate(document, start=1):
        width, height = (round(points * _POINTS_TO_MM) for points in page.get_size())
        yield f"\n==== page {number}, {width} × {height} mm"
        text = page.get_textpage().get_text_range().replace("\r\n", "\n")
        yield from _CHECK_CODE.sub("········", text).split("\n")


def _fonts(document: pypdfium2.PdfDocument) -> set[str]:
    """Names of the fonts text is set in, with a mark on any that is not embedded."""
    found: set[str] = set()
    for page in document:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = item.get_font()
            name = font.get_base_name()
            found.add(name if font.is_embedded else f"{name} (not embedded)")
    return found

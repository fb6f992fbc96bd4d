"""Sheets and margins of the document, a section for each kind that follows another."""

from typing import NamedTuple

from budget_desktop.tables.table import PageSetup

TWIPS = 20
"""Word's unit of length, so many to the point."""
_KINDS = ("default", "even")
"""Of headers and footers: where odd and even pages differ, the usual ones are those of odd pages."""
_SIZES = {"A4": (11906, 16838), "A3": (16838, 23811)}
_TABLE_MARGINS = (720, 720, 1080, 720)
"""Below stands the line with the page number."""
_HEADER = 300
"""From the upper edge; the mark of a draft is to stay within the margin, or it would push tables down."""
_TEXT_MARGINS = (2098, 1474, 1984, 1587)
"""Of the text, GB/T 9704-2012: 37, 26, 35 and 28 mm at the top, right, bottom and left."""


class Feet(NamedTuple):
    """The relations of the footers on odd pages and on even ones."""

    odd: str
    even: str


def table_area(page: PageSetup) -> tuple[float, float]:
    """What the margins of a table's sheet leave of its width and height, in points."""
    top, right, bottom, left = _TABLE_MARGINS
    wide, high = _sides(page)
    return (wide - left - right) / TWIPS, (high - top - bottom) / TWIPS


def section(page: PageSetup | None, feet: Feet | None, *, draft: bool, first: bool = False) -> str:
    """The end of a section: sheets of running text, or of a table where its page is given.

    `first` begins to count the pages.
    """
    top, right, bottom, left = _TEXT_MARGINS if page is None else _TABLE_MARGINS
    wide, high = _sides(page or PageSetup(landscape=False))
    turned = ' w:orient="landscape"' if wide > high else ""
    head = "".join(f'<w:headerReference w:type="{kind}" r:id="draft"/>' for kind in _KINDS if draft)
    foot = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{name}"/>'
        for kind, name in zip(_KINDS, feet or (), strict=False)
    )
    start = '<w:pgNumType w:start="1"/>' if first else ""
    return (
        f'<w:sectPr>{head}{foot}<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{_HEADER}" w:footer="567" w:gutter="0"/>'
        f"{start}</w:sectPr>"
    )


def _sides(page: PageSetup) -> tuple[int, int]:
    short, long = _SIZES[page.paper]
    return (long, short) if page.landscape else (short, long)

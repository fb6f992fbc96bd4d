"""Sheets and margins of the document, a section for each kind that follows another."""

from budget_desktop.tables.table import PageSetup

TWIPS = 20
"""Word's unit of length, so many to the point."""
_SIZES = {"A4": (11906, 16838), "A3": (16838, 23811)}
_TABLE_MARGIN = 720
_TEXT_MARGINS = (2098, 1474, 1984, 1587)
"""Of the text, GB/T 9704-2012: 37, 26, 35 and 28 mm at the top, right, bottom and left."""


def text_width(page: PageSetup) -> float:
    """What the margins of a table's sheet leave of its width, in points."""
    return (_sides(page)[0] - 2 * _TABLE_MARGIN) / TWIPS


def section(page: PageSetup | None, footer: str, *, draft: bool, first: bool = False) -> str:
    """The end of a section: sheets of running text, or of a table where its page is given.

    `footer` is the relation of the footer, empty for none. `first` begins to count the pages.
    """
    top, right, bottom, left = _TEXT_MARGINS if page is None else (_TABLE_MARGIN,) * 4
    wide, high = _sides(page or PageSetup(landscape=False))
    turned = ' w:orient="landscape"' if wide > high else ""
    header = '<w:headerReference w:type="default" r:id="draft"/>' if draft else ""
    foot = f'<w:footerReference w:type="default" r:id="{footer}"/>' if footer else ""
    start = '<w:pgNumType w:start="1"/>' if first else ""
    return (
        f'<w:sectPr>{header}{foot}<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        ' w:header="567" w:footer="567" w:gutter="0"/>'
        f"{start}</w:sectPr>"
    )


def _sides(page: PageSetup) -> tuple[int, int]:
    short, long = _SIZES[page.paper]
    return (long, short) if page.landscape else (short, long)

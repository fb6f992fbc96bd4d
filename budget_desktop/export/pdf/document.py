"""The document as a file."""

from io import BytesIO
from pathlib import Path
from threading import Lock

from reportlab.pdfgen.canvas import Canvas

from budget_desktop.export.atomic import atomic_write
from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.compose import compose, numbered
from budget_desktop.export.pdf.faces import printable, typeface
from budget_desktop.export.pdf.furniture import draw_page_number
from budget_desktop.export.pdf.metadata import finished, set_metadata
from budget_desktop.export.pdf.paper import A4, Page
from budget_desktop.export.pdf.pen import Pen
from budget_desktop.outline import Outline

_LOCK = Lock()
"""The library keeps one copy of each face for all documents, and no two may be written at a time."""

_DRAFT = "草稿"
_ABOVE = 12.0
"""A bookmark leads to a little above its line."""


def write_pdf(outline: Outline, target: Path, *, draft: bool = False) -> None:
    """Write the disclosure document; a draft says so across every page.

    Raises ExportError when the file cannot be written; the one that stood there then stays.
    """
    data = pdf_bytes(outline, draft=draft)

    def write(path: Path) -> None:
        path.write_bytes(data)

    atomic_write(target, write)


def pdf_bytes(outline: Outline, *, draft: bool = False) -> bytes:
    """The document as the bytes of a file; the same outline always gives the same ones."""
    with _LOCK:
        pages = compose(outline) or [Page(A4, lambda _: None, counted=False)]
        return _drawn(outline, pages, draft)


def _drawn(outline: Outline, pages: list[Page], draft: bool) -> bytes:
    stream = BytesIO()
    # Told of no font, the library sets up a Helvetica that is not embedded. Its types take this for a number.
    initial: str = typeface(FontRole.SONG).glyphs["0"].font
    canvas = Canvas(
        stream,
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        initialFontName=initial,  # type: ignore[arg-type]
        lang="zh-CN",
    )
    set_metadata(canvas, outline, pages)
    numbers = {id(page): number for number, page in numbered(pages)}
    depth = -1
    for page in pages:
        canvas.setPageSize(page.size)
        pen = Pen(canvas)
        if draft:
            pen.watermark(typeface(FontRole.HEI), _DRAFT, page.size)
        page.draw(pen)
        if page.counted:
            draw_page_number(pen, page.size, numbers[id(page)])
        pen.finish()
        for entry, top in page.entries:
            canvas.bookmarkPage(entry.name, "XYZ", left=0, top=top + _ABOVE)
            # A bookmark hangs at most one step below the one before it.
            depth = min(entry.level, depth + 1)
            canvas.addOutlineEntry(" ".join(printable(entry.text).split()), entry.name, depth)
        canvas.showPage()
    canvas.save()
    return finished(stream.getvalue())

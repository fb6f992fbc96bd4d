"""The document as a file."""

from io import BytesIO
from pathlib import Path
from threading import Lock

from reportlab.pdfgen.canvas import Canvas

from budget_desktop.export.atomic import atomic_write
from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.archive import LANGUAGE, archived
from budget_desktop.export.pdf.codes import Codes
from budget_desktop.export.pdf.compose import compose, numbered
from budget_desktop.export.pdf.faces import one_line, typeface
from budget_desktop.export.pdf.metadata import set_metadata
from budget_desktop.export.pdf.paper import A4, MM, TEXT, Page
from budget_desktop.export.pdf.pen import EM_MIDDLE, Pen, Size
from budget_desktop.export.pdf.structure import Artifact
from budget_desktop.outline import Outline
from budget_desktop.progress import each

_LOCK = Lock()
"""The library keeps one copy of each face for all documents, and no two may be written at a time."""

_DRAFT = "草稿"
_ABOVE = 12.0
"""A bookmark leads to a little above its line."""

_NUMBER_SIZE = 14.0
_NUMBER_DROP = 7 * MM
"""The dashes stand 7 mm below the text area."""
_LANDSCAPE_SIDE = 20 * MM
_LANDSCAPE_BOTTOM = 15 * MM
_FOOT_SIZE = 7.5


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
        pages, structure = compose(outline)
        drawn = _drawn(outline, pages or [Page(A4, lambda _: None, counted=False)], draft)
        return archived(drawn, structure, title=one_line(outline.title), author=one_line(outline.author))


def screen_bytes(outline: Outline, *, draft: bool = False) -> bytes:
    """The same pages without structure and metadata, which takes less time: to be looked at and printed."""
    with _LOCK:
        pages, _ = compose(outline)
        return _drawn(outline, pages or [Page(A4, lambda _: None, counted=False)], draft)


def _drawn(outline: Outline, pages: list[Page], draft: bool) -> bytes:
    stream = BytesIO()
    # Told of no font, the library sets up a Helvetica that is not embedded. Its types take this for a number.
    initial: str = typeface(FontRole.SONG).glyphs["0"].font
    canvas = Canvas(
        stream,
        pagesize=A4,
        # Whoever keeps the file packs it: once, not here and then again.
        pageCompression=0,
        pdfVersion=(1, 4),
        invariant=1,
        initialFontName=initial,  # type: ignore[arg-type]  # the stubs know the 14 standard fonts only
        lang=LANGUAGE,
    )
    set_metadata(canvas, outline, pages)
    numbers = {id(page): number for number, page in numbered(pages)}
    above: list[int] = []
    codes = Codes(canvas)
    for index, page in enumerate(each("画 PDF 的页", pages)):
        canvas.setPageSize(page.size)
        pen = Pen(canvas, index, codes)
        if draft:
            pen.watermark(typeface(FontRole.HEI), _DRAFT, page.size)
        page.draw(pen)
        pen.tag = Artifact.FOOT
        number = numbers.get(id(page))
        if page.footed:
            _draw_foot(pen, page.size, number, one_line(outline.foot))
        if number is not None:
            _draw_page_number(pen, page.size, number)
        pen.finish()
        for entry, top in page.entries:
            canvas.bookmarkPage(entry.name, "XYZ", left=0, top=top + _ABOVE)
            # A bookmark hangs below the last one of a higher level, even where levels are skipped.
            while above and above[-1] >= entry.level:
                above.pop()
            canvas.addOutlineEntry(one_line(entry.text), entry.name, len(above))
            above.append(entry.level)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw_page_number(pen: Pen, size: Size, number: int) -> None:
    """`— 1 —`, one character in from the outer edge: right on odd pages, left on even ones."""
    face = typeface(FontRole.SONG)
    text = f"— {number} —"
    width = face.width(text) * _NUMBER_SIZE
    left, right, middle = _foot_line(size)
    x = right - _NUMBER_SIZE - width if number % 2 else left + _NUMBER_SIZE
    pen.text(face, _NUMBER_SIZE, x, middle - EM_MIDDLE * _NUMBER_SIZE, text)


def _draw_foot(pen: Pen, size: Size, number: int | None, text: str) -> None:
    """Edition and check code, small, at the inner edge, across from the page number."""
    face = typeface(FontRole.SONG)
    left, right, middle = _foot_line(size)
    is_left = number is None or number % 2
    x = left + _NUMBER_SIZE if is_left else right - _NUMBER_SIZE - face.width(text) * _FOOT_SIZE
    pen.text(face, _FOOT_SIZE, x, middle - EM_MIDDLE * _FOOT_SIZE, text)


def _foot_line(size: Size) -> tuple[float, float, float]:
    """Left end, right end and middle of the line at the foot of a page."""
    if size[0] > size[1]:
        return _LANDSCAPE_SIDE, size[0] - _LANDSCAPE_SIDE, _LANDSCAPE_BOTTOM
    return TEXT.left, size[0] - (A4[0] - TEXT.right), TEXT.bottom - _NUMBER_DROP

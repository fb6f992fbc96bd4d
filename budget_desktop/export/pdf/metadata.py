"""What the file says about itself: title and author of the document, and nothing about the program."""

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from budget_desktop.export.pdf.faces import one_line
from budget_desktop.export.pdf.paper import Page
from budget_desktop.outline import Outline


class _Information(pdfdoc.PDFInfo):
    """Title and author alone: no program, and no time, which would differ at every writing."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The dictionary as written to the file."""
        said = {"Title": pdfdoc.PDFString(self.title), "Author": pdfdoc.PDFString(self.author)}
        return pdfdoc.PDFDictionary(said).format(document)


def set_metadata(canvas: Canvas, outline: Outline, pages: Iterable[Page]) -> None:
    """Title, author, how a reader shows the file, and its page labels."""
    information = _Information()
    information.title = one_line(outline.title)
    information.author = one_line(outline.author)
    canvas._doc.info = information  # type: ignore[attr-defined]  # the library has no setter for all of it
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    _label_pages(canvas, pages)


def _label_pages(canvas: Canvas, pages: Iterable[Page]) -> None:
    """A reader's page field shows the printed numbers; cover and contents get Roman ones."""
    before: bool | None = None
    next_number = {True: 1, False: 1}
    for index, page in enumerate(pages):
        if page.counted is not before:
            style = "ARABIC" if page.counted else "ROMAN_LOWER"
            canvas.addPageLabel(index, style=style, start=next_number[page.counted])
        next_number[page.counted] += 1
        before = page.counted

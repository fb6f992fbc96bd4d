"""Draws set lines, plain texts, rules and links on the current page, and tags what it draws."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas

from budget_desktop.export.pdf.codes import Codes
from budget_desktop.export.pdf.faces import Typeface
from budget_desktop.export.pdf.linebreak import Line
from budget_desktop.export.pdf.structure import Area, Artifact, Element, Marked, Tag

Size: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[float, float, float, float]
"""From x and y to x and y."""

EM_MIDDLE = 0.38
"""Half height of the em square above the baseline, in all shipped faces."""

BAR_COLOUR = 0x00, 0x72, 0xB2
"""A blue that is dark in grey and not mistaken for another by any eye (Okabe and Ito, 2008)."""

_PALE = 0.9
_SAME = 1e-3
"""Points. Gaps that differ by less are set as one."""


class Pen:
    """Collects the text of one page, so that fonts change only where they must.

    What is drawn belongs to `tag`; whoever draws sets it first.
    """

    def __init__(self, canvas: Canvas, page: int, codes: Codes) -> None:
        self.tag: Tag = Artifact.LAYOUT
        self._canvas = canvas
        self._codes = codes
        self._page = page
        self._text = canvas.beginText()
        # The library knows no marked content, and its texts take no literal: this list is the way in. Texts
        # go the same way, for it would encode each anew and name its font before each.
        self._operators: list[str] = self._text._code  # type: ignore[attr-defined]
        self._open: Tag | None = None
        """To what the text belongs that is being collected."""
        self._marks = 0
        self._areas = 0
        self._font = ("", 0.0)
        """Its name in the file, and its size."""
        self._spacing = 0.0

    def text(
        self, face: Typeface, size: float, x: float, y: float, text: str, *, tracking: float = 0
    ) -> None:
        """A text at its natural width, or with `tracking` points more after each character."""
        if face.is_plain(text):
            self._show(face.role.value, size, x, y, text, tracking)
            return
        for font, printed, width in face.runs(text):
            self._show(font, size, x, y, printed, tracking)
            x += width * size + tracking * len(printed)

    def line(self, face: Typeface, size: float, x: float, y: float, line: Line) -> None:
        """A line as broken and justified, in as few strokes as its gaps allow."""
        glyphs = [face.glyphs[character] for character in line.text]
        last = len(glyphs) - 1
        first = 0
        spacing: float | None = None
        for i, glyph in enumerate(glyphs):
            if i < last and glyphs[i + 1].font == glyph.font:
                gap = line.places[i + 1] - line.places[i] - glyph.advance * size
                if spacing is None:
                    spacing = gap
                if abs(gap - spacing) < _SAME:
                    continue
            printed = "".join(one.character for one in glyphs[first : i + 1])
            self._show(glyph.font, size, x + line.places[first], y, printed, spacing or 0.0)
            first, spacing = i + 1, None

    def rules(self, segments: Iterable[Segment], weight: float) -> None:
        """Straight black rules."""
        with self.canvas(Artifact.LAYOUT) as canvas:
            canvas.setLineWidth(weight)
            canvas.lines(segments)

    def bar(self, picture: Element, box: Segment) -> None:
        """A filled bar of a chart, from left and bottom to right and top."""
        left, bottom, right, top = box
        with self.canvas(picture) as canvas:
            canvas.saveState()
            canvas.setFillColorRGB(*(part / 255 for part in BAR_COLOUR))
            canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
            canvas.restoreState()

    def dots(self, left: float, right: float, y: float) -> None:
        """A leader of round dots, in step with those of other lines: a drawing, so not copied as text."""
        step = 4.5
        start = right - step * int((right - left) / step)
        with self.canvas(Artifact.LAYOUT) as canvas:
            canvas.saveState()
            canvas.setLineWidth(1.1)
            canvas.setLineCap(1)
            canvas.setDash([0, step])
            canvas.line(start, y, right + 0.1, y)
            canvas.restoreState()

    def watermark(self, face: Typeface, text: str, size: Size) -> None:
        """Large pale characters across a page of that size, under what is drawn afterwards."""
        height = 0.3 * min(size)
        ((font, printed, width),) = face.runs(text)
        with self.canvas(Artifact.WATERMARK) as canvas:
            canvas.saveState()
            canvas.translate(size[0] / 2, size[1] / 2)
            canvas.rotate(30)
            canvas.setFillGray(_PALE)
            canvas.setFont(font, height)
            canvas.drawString(-width * height / 2, -EM_MIDDLE * height, printed)
            canvas.restoreState()

    def link(self, element: Element, name: str, described: str, box: Segment) -> None:
        """An area that leads to a bookmark, described in words; it belongs to the element of a link."""
        self._canvas.linkAbsolute(described, name, box)
        element.kids.append(Area(self._page, self._areas))
        self._areas += 1

    @contextmanager
    def canvas(self, tag: Tag) -> Iterator[Canvas]:
        """The library's own canvas, to draw on below the text; all of it belongs to `tag`.

        For a picture hand in an element of kind Figure with its alternative text and its box.
        """
        self._canvas.addLiteral(self._beginning(tag))
        yield self._canvas
        self._canvas.addLiteral("EMC")

    def finish(self) -> None:
        """Put the collected text on the page."""
        if self._open:
            self._operators.append("EMC")
        self._canvas.drawText(self._text)

    def _show(self, font: str, size: float, x: float, y: float, printed: str, spacing: float) -> None:
        if self._open is not self.tag:
            self._turn()
        put = self._operators.append
        if self._spacing != spacing:
            put(f"{spacing:.4f} Tc")
            self._spacing = spacing
        put(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        for name, codes in self._codes[font, printed]:
            if self._font != (name, size):
                put(f"{name} {size:.3f} Tf")
                self._font = (name, size)
            put(f"<{codes}> Tj")

    def _turn(self) -> None:
        """From one tag to the next."""
        if self._open:
            self._operators.append("EMC")
        self._operators.append(self._beginning(self.tag))
        self._open = self.tag

    def _beginning(self, tag: Tag) -> str:
        """The operator that begins what belongs to a tag."""
        if isinstance(tag, Artifact):
            return f"/Artifact {tag.value} BDC"
        number = self._marks
        self._marks += 1
        tag.kids.append(Marked(self._page, number))
        return f"/{tag.kind.value} <</MCID {number}>> BDC"

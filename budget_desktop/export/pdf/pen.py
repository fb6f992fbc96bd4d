"""Draws set lines, plain texts, rules and links on the current page."""

from collections.abc import Iterable
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas

from budget_desktop.export.pdf.faces import Typeface
from budget_desktop.export.pdf.linebreak import Line

Size: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[float, float, float, float]

EM_MIDDLE = 0.38
"""Half height of the em square above the baseline, in all shipped faces."""

_PALE = 0.9
_SAME = 1e-3
"""Points. Gaps that differ by less are set as one."""


class Pen:
    """Collects the text of one page, so that fonts change only where they must."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._text = canvas.beginText()
        self._font = ("", 0.0)
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
        self._canvas.setLineWidth(weight)
        self._canvas.lines(segments)

    def dots(self, left: float, right: float, y: float) -> None:
        """A leader of round dots, in step with those of other lines: a drawing, so not copied as text."""
        self._canvas.saveState()
        self._canvas.setLineWidth(1.1)
        self._canvas.setLineCap(1)
        step = 4.5
        start = right - step * int((right - left) / step)
        self._canvas.setDash([0, step])
        self._canvas.line(start, y, right + 0.1, y)
        self._canvas.restoreState()

    def watermark(self, face: Typeface, text: str, size: Size) -> None:
        """Large pale characters across a page of that size, under what is drawn afterwards."""
        canvas = self._canvas
        height = 0.3 * min(size)
        ((font, printed, width),) = face.runs(text)
        canvas.saveState()
        canvas.translate(size[0] / 2, size[1] / 2)
        canvas.rotate(30)
        canvas.setFillGray(_PALE)
        canvas.setFont(font, height)
        canvas.drawString(-width * height / 2, -EM_MIDDLE * height, printed)
        canvas.restoreState()

    def link(self, name: str, left: float, bottom: float, right: float, top: float) -> None:
        """An area that leads to a bookmark."""
        self._canvas.linkAbsolute("", name, (left, bottom, right, top))

    def finish(self) -> None:
        """Put the collected text on the page."""
        self._canvas.drawText(self._text)

    def _show(self, font: str, size: float, x: float, y: float, printed: str, spacing: float) -> None:
        text = self._text
        if self._font != (font, size):
            text.setFont(font, size)
            self._font = (font, size)
        if self._spacing != spacing:
            text.setCharSpace(spacing)
            self._spacing = spacing
        text.setTextOrigin(x, y)
        text.textOut(printed)

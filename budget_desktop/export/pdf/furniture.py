"""Page numbers."""

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import typeface
from budget_desktop.export.pdf.paper import A4, MM, TEXT
from budget_desktop.export.pdf.pen import EM_MIDDLE, Pen, Size

_SIZE = 14.0
_DROP = 7 * MM
"""The dashes stand 7 mm below the text area."""
_LANDSCAPE_SIDE = 20 * MM
_LANDSCAPE_BOTTOM = 15 * MM


def draw_page_number(pen: Pen, size: Size, number: int) -> None:
    """`— 1 —`, one character in from the outer edge: right on odd pages, left on even ones."""
    face = typeface(FontRole.SONG)
    text = f"— {number} —"
    width = face.width(text) * _SIZE
    if size[0] > size[1]:
        left, right, middle = _LANDSCAPE_SIDE, size[0] - _LANDSCAPE_SIDE, _LANDSCAPE_BOTTOM
    else:
        left, right, middle = TEXT.left, size[0] - (A4[0] - TEXT.right), TEXT.bottom - _DROP
    x = right - _SIZE - width if number % 2 else left + _SIZE
    pen.text(face, _SIZE, x, middle - EM_MIDDLE * _SIZE, text)

"""How much room a text takes, without asking a font: the sheet is made on machines that have none.

Everything is in points. 宋体 and 黑体 draw half-width characters at half an em and the others at one em.
Screens at 125 % and substitute fonts draw them up to some eight per cent wider, so estimates are generous:
a little too much room looks plain, too little cuts a sentence off.
"""

import re
from math import ceil

from budget_desktop.export.columns import halves

CELL_PADDING = 6.0
"""What Excel and LibreOffice keep free at the sides of a cell, together."""

_GENEROUS = 1.08
LINE = 1.45
"""Ems from line to line."""
ROW_PADDING = 5.0
"""What is left free above and below the lines of a row, together."""

# Where lines may break: not inside a word or number, not before closing or after opening punctuation.
_PIECE = re.compile(r"[（《“‘「『【]*(?:[!-~]+|.)[，。、；：？！）》”’」』】]*")


def text_width(text: str, size: float) -> float:
    """Width of the widest line of the text when nothing wraps, in a font of the given size."""
    return max(halves(line) for line in text.split("\n")) * size / 2 * _GENEROUS


def text_height(text: str, size: float, width: float) -> float:
    """Height of a row that shows all of the text, wrapped in a cell of the given width."""
    room = max((width - CELL_PADDING) / (size / 2 * _GENEROUS), 2.0)
    lines = sum(_wrapped(line, room) for line in text.split("\n"))
    return lines * size * LINE + ROW_PADDING


def _wrapped(line: str, room: float) -> int:
    """How many lines it takes where each has room for so many half characters."""
    lines, used = 1, 0.0
    if halves(line) <= room:
        return lines
    for piece in _PIECE.findall(line):
        width = halves(piece)
        if used + width <= room:
            used += width
        elif width <= room:
            lines, used = lines + 1, width
        else:
            whole = ceil(width / room)
            lines, used = lines + whole - (used == 0), width - (whole - 1) * room
    return lines

"""How much room a text takes, without asking a font: the sheet is made on machines that have none.

Everything is in points. 宋体 and 黑体 draw half-width characters at half an em and the others at one em.
Screens at 125 % and substitute fonts draw them up to some eight per cent wider, so estimates are generous:
a little too much room looks plain, too little cuts a sentence off.
"""

import re
from functools import cache, lru_cache
from math import ceil
from unicodedata import east_asian_width

CELL_PADDING = 6.0
"""What Excel and LibreOffice keep free at the sides of a cell, together."""

_GENEROUS = 1.08
_LINE = 1.45
_ROW_PADDING = 5.0
_KEPT = 4096
"""Widths of so many texts are remembered: names and pieces of them come again and again."""

# Where lines may break: not inside a word or number, not before closing or after opening punctuation.
_PIECE = re.compile(r"[（《“‘「『【]*(?:[!-~]+|.)[，。、；：？！）》”’」』】]*")


def text_width(text: str, size: float) -> float:
    """Width of the widest line of the text when nothing wraps, in a font of the given size."""
    return max(_halves(line) for line in text.split("\n")) * size / 2 * _GENEROUS


def text_height(text: str, size: float, width: float) -> float:
    """Height of a row that shows all of the text, wrapped in a cell of the given width."""
    halves = max((width - CELL_PADDING) / (size / 2 * _GENEROUS), 2.0)
    lines = sum(_wrapped(line, halves) for line in text.split("\n"))
    return lines * size * _LINE + _ROW_PADDING


@lru_cache(_KEPT)
def _halves(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_halves_of, text))


@cache
def _halves_of(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" else 1


def _wrapped(line: str, halves: float) -> int:
    lines, used = 1, 0.0
    if _halves(line) <= halves:
        return lines
    for piece in _PIECE.findall(line):
        width = _halves(piece)
        if used + width <= halves:
            used += width
        elif width <= halves:
            lines, used = lines + 1, width
        else:
            whole = ceil(width / halves)
            lines, used = lines + whole - (used == 0), width - (whole - 1) * halves
    return lines

"""Texts as the pages of one document hold them: cut where the file changes its font, in the codes of that."""

from typing import Any, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

Piece: TypeAlias = tuple[str, str]
"""The name of a font in the file, and the codes of a text in hexadecimal."""


class Codes(dict[tuple[str, str], tuple[Piece, ...]]):
    """Pieces by face and text, found when first asked for: tables repeat themselves.

    The library numbers characters in the order in which they come, and has a font for every 256 of a face.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # type: ignore[attr-defined]  # fonts belong to it, not to the canvas

    def __missing__(self, asked: tuple[str, str]) -> tuple[Piece, ...]:
        face, text = asked
        font: Any = pdfmetrics.getFont(face)
        pieces = self[asked] = tuple(
            (font.getSubsetInternalName(subset, self._document), codes.hex())
            for subset, codes in font.splitString(text, self._document)
        )
        return pieces

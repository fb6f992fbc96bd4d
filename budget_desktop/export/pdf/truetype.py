"""The long tables of a TrueType font, taken out in bulk: glyphs of characters, their widths and places.

The PDF library reads them number by number, which takes a sixth of a second for the five faces of a packet.
What comes out is the same, which a test says of every shipped face.
"""

from collections.abc import Iterator
from struct import unpack_from

from reportlab.pdfbase import ttfonts

_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_SEGMENTS, _GROUPS = 4, 12
"""Forms of the table of characters: for the first plane alone, and for all of them."""


class Face(ttfonts.TTFontFace):
    """A face of the PDF library, with what the library itself reads of it."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803  # the library's name
        """Read names and measures as the library does, and the long tables by ourselves."""
        super().extractInfo(charInfo=0)
        if charInfo:
            self.charToGlyph = dict(_glyphs(self._table("cmap")))
            self.charToGlyph[_NO_BREAK_SPACE] = self.charToGlyph[_SPACE]
            self.hmetrics = self._metrics()
            self.glyphPos = self._places()
            scale = self._pdfScale  # type: ignore[attr-defined]  # the types leave it out
            advances = [scale(advance) for advance, _ in self.hmetrics]
            self.defaultWidth = advances[0]
            self.charWidths = {code: advances[glyph] for code, glyph in self.charToGlyph.items()}

    def _table(self, tag: str) -> bytes:
        return bytes(self.get_table(tag))  # type: ignore[no-untyped-call]

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance and left bearing of each glyph; the last ones share the last advance given."""
        table = self._table("hmtx")
        (given,) = unpack_from(">H", self._table("hhea"), 34)
        pairs = unpack_from(f">{2 * given}H", table)
        rest = self.numGlyphs - given
        advances = pairs[::2] + pairs[-2:-1] * rest
        bearings = pairs[1::2] + unpack_from(f">{rest}H", table, 4 * given)
        return list(zip(advances, bearings, strict=True))

    def _places(self) -> list[int]:
        """Where each glyph begins among the outlines, and where the last one ends."""
        table, count = self._table("loca"), self.numGlyphs + 1
        (is_long,) = unpack_from(">H", self._table("head"), 50)
        if is_long:
            return list(unpack_from(f">{count}L", table))
        return [2 * half for half in unpack_from(f">{count}H", table)]


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Characters and their glyphs, by the last of the tables, which is the fullest."""
    (tables,) = unpack_from(">H", cmap, 2)
    (start,) = unpack_from(">L", cmap, 8 * tables)
    (form,) = unpack_from(">H", cmap, start)
    if form == _GROUPS:
        return _grouped(cmap, start)
    if form == _SEGMENTS:
        return _segmented(cmap, start)
    raise ttfonts.TTFError(f"a table of characters in form {form}")


def _grouped(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">L", cmap, start + 12)
    numbers = unpack_from(f">{3 * count}L", cmap, start + 16)
    for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segmented(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    length, _, doubled = unpack_from(">3H", cmap, start + 2)
    count = doubled // 2
    words = unpack_from(f">{length // 2}H", cmap, start)
    ends = words[7 : 7 + count]
    starts, deltas, ways = (words[at : at + count] for at in range(8 + count, 8 + 4 * count, count))
    for index, (first, last, delta, way) in enumerate(zip(starts, ends, deltas, ways, strict=True)):
        codes = range(first, last + 1)
        if way:  # to a list of glyphs, counted from where it stands itself
            at = 8 + 3 * count + index + way // 2
            glyphs = [glyph and (glyph + delta) & 0xFFFF for glyph in words[at : at + len(codes)]]
        else:
            glyphs = [(code + delta) & 0xFFFF for code in codes]
        yield from zip(codes, glyphs, strict=False)

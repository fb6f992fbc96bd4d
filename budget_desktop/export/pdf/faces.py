"""The faces as the PDF library sees them: which glyph prints a character, and how wide it is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from budget_desktop.export.atomic import strip_control
from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.truetype import Face

STAND_IN = "〓"
"""What printers set where a sort is missing. Never a blank or a box that passes for a character."""

_FALLBACKS = (FontRole.SONG, FontRole.KAI)

_HAN_ONLY = frozenset({FontRole.FANG, FontRole.KAI})
"""Faces whose figures and Latin letters are set in 宋体: those of the shipped 仿宋 are too heavy for its
ideographs, those of the 楷体 too much like handwriting."""

_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""They choose among forms of the character before them, of which we have one."""
_BLANK = re.compile("[\t\xa0]")
_KEPT = 8192
"""Texts that are remembered: the same ones stand in cells, in lists and in what is looked up in faces."""


class Glyph(NamedTuple):
    """How one character is printed."""

    font: str
    character: str
    advance: float
    """In ems."""


class _Glyphs(dict[str, Glyph]):
    """Glyphs of one role by character, found when first asked for."""

    def __init__(self, role: FontRole) -> None:
        self._role = role

    def __missing__(self, character: str) -> Glyph:
        role = _face_with(self._role, character)
        printed = character
        if role is None:
            role, printed = FontRole.SONG, STAND_IN
        advance = _font(role).stringWidth(printed, 1)
        glyph = self[character] = Glyph(role.value, printed, advance)
        return glyph


class _Advances(dict[str, float]):
    """Widths of one role by character; a plain look-up, as measuring is what layout mostly does."""

    def __init__(self, glyphs: _Glyphs) -> None:
        self._glyphs = glyphs

    def __missing__(self, character: str) -> float:
        advance = self[character] = self._glyphs[character].advance
        return advance


class Typeface:
    """One role with the faces that stand in for it, character by character."""

    def __init__(self, role: FontRole) -> None:
        self.role = role
        self.glyphs = _Glyphs(role)
        self.advances = _Advances(self.glyphs)
        self._plain: set[str] = set()
        """Characters met so far that the role's own face prints as they are."""

    def width(self, text: str) -> float:
        """Width of a text in ems."""
        return sum(map(self.advances.__getitem__, text))

    def runs(self, text: str) -> Iterator[tuple[str, str, float]]:
        """The text cut where the font changes: font, text as printed, width in ems."""
        for font, glyphs in groupby(map(self.glyphs.__getitem__, text), lambda glyph: glyph.font):
            run = list(glyphs)
            yield font, "".join(glyph.character for glyph in run), sum(glyph.advance for glyph in run)

    def is_plain(self, text: str) -> bool:
        """Whether the role's own face prints the whole text as it is, as it does nearly all."""
        if self._plain.issuperset(text):
            return True
        own = self.role.value
        self._plain.update(one for one in text if self.glyphs[one][:2] == (own, one))
        return self._plain.issuperset(text)

    def spoken(self, text: str) -> str:
        """The text itself if some of it cannot be printed, for those who hear it; else nothing."""
        return "" if self.is_plain(text) or not any(self.missing(text)) else text

    def missing(self, text: str) -> Iterator[str]:
        """Characters no face can print."""
        return (character for character in text if character != "\n" and not _face_with(self.role, character))


@cache
def typeface(role: FontRole) -> Typeface:
    """The one typeface of a role."""
    return Typeface(role)


@lru_cache(_KEPT)
def printable(text: str) -> str:
    """The text as it goes to the press: no controls, no selectors, one kind of space; line feeds stay."""
    return _BLANK.sub(" ", _SELECTOR.sub("", strip_control(text)))


def one_line(text: str) -> str:
    """A title, name or caption: printable, on one line, with single blanks."""
    return " ".join(printable(text).split())


def _face_with(role: FontRole, character: str) -> FontRole | None:
    chain = _FALLBACKS if role in _HAN_ONLY and character.isascii() else (role, *_FALLBACKS)
    code = ord(character)
    return next((one for one in chain if _font(one).face.charToGlyph.get(code)), None)


@cache
def _font(role: FontRole) -> ttfonts.TTFont:
    font = ttfonts.TTFont(role.value, str(role.path))
    pdfmetrics.registerFont(font)
    return font


def _unicode_map(fontname: str, subset: list[int]) -> str:
    """What a reader needs to copy text out.

    The library's own map writes characters above U+FFFF as five digits, which read back as others, and
    more than the hundred entries a block may hold.
    """
    entries = [f"<{index:02X}> <{_utf16(code)}>" for index, code in enumerate(subset)]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()


ttfonts.makeToUnicodeCMap = _unicode_map
ttfonts.TTFontFace = Face  # type: ignore[misc]  # mypy would have a class stay what it is

# We hand the library no addresses. Should one slip in, it is not to be fetched; an empty list means "any".
rl_config.trustedHosts = ["localhost"]
rl_config.trustedSchemes = ["file", "data"]

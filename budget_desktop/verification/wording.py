"""Texts as they are compared: without blanks, line ends and whatever prints nothing."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

_BLANK = re.compile("[\\s\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
"""Blanks and selectors of glyph forms."""
_KEPT = 8192
_UNPRINTED = {"Cc", "Cf", "Cs", "Zs"}

AMOUNT = re.compile(r"\d[\d,]*\.\d+")
YEAR = re.compile(r"20\d\d(?=年)")


@lru_cache(_KEPT)
def solid(text: str) -> str:
    """The text without blanks, line ends, controls and selectors of glyph forms.

    The same texts come from tables, sheets, pages and structure, so they are remembered.
    """
    bare = _BLANK.sub("", text)
    if bare.isprintable():
        return bare
    return "".join(one for one in bare if unicodedata.category(one) not in _UNPRINTED)


def day_text(day: date | None) -> str:
    """A date as documents print it; empty for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""

"""Texts made alike for comparing, and short for quoting."""

import unicodedata
from functools import lru_cache


def folded(text: str) -> str:
    """A text for comparing: full-width and half-width letters are the same, zero-width signs are none."""
    return text.strip() if text.isascii() else _folded(text)


@lru_cache(maxsize=2**13)
def _folded(text: str) -> str:
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip()


_QUOTED = 40
"""Characters by which anybody knows again what was typed."""


def quoted(text: str) -> str:
    """A text in quotation marks on one line; of a long one beginning and end."""
    if len(text) > _QUOTED or "\n" in text:
        text = " ".join(text.split())
    if len(text) > _QUOTED:
        text = f"{text[: _QUOTED // 2]}……{text[-_QUOTED // 4 :]}"
    return f"“{text}”"

"""Texts made alike for comparing."""

import unicodedata


def folded(text: str) -> str:
    """A text for comparing: full-width and half-width letters are the same, zero-width signs are none."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip()

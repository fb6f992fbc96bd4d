"""The numbers of a worksheet counted by a pattern over its bytes, and not as XML.

Whoever reads them as XML must find as many: what the two do not see alike (remarks around cells, odd
quotation, cells of another vocabulary) is refused, never lost.
"""

import re

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NUMBER = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt\s*=\s*["'](?!n["']))[^>]*>\s*"""
    rb"""(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"""
    rb"""<(?:\w+:)?v\b[^>]*>[^<]*[^<\s]"""
)
"""A cell of no other kind than number, its formula if it has one, its value."""


def count_numbers(data: bytes) -> int:
    """How many cells of a worksheet part hold a number. Raises UnicodeError for a coding that is none."""
    if data.startswith(_UTF16):
        data = data.decode("utf-16").encode()
    return sum(1 for _ in _NUMBER.finditer(data))

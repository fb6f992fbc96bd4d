"""The few elements a sheet is made of, as text."""

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CODES_ARE_TEXT = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
"""Without it Excel puts a green triangle on every code: "number stored as text"."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@cache
def letters(column: int) -> str:
    """A, B … Z, AA …; columns count from 1."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def area(row: int, column: int, rows: int, columns: int) -> str:
    """A rectangle as Excel calls it."""
    return f"{letters(column)}{row}:{letters(column + columns - 1)}{row + rows - 1}"


def empty_cell(row: int, column: int, style: int) -> str:
    """A cell that only looks."""
    return f'<c r="{letters(column)}{row}" s="{style}"/>'


def text_cell(row: int, column: int, style: int, text: str) -> str:
    """A cell with a text, which stays text whatever it begins with: it is never taken for a formula."""
    # Blanks at the ends, and line feeds, are dropped by some readers unless they are told not to.
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{letters(column)}{row}" s="{style}" t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'


def number_cell(row: int, column: int, style: int, digits: str) -> str:
    """A cell with a number, written as these digits."""
    return f'<c r="{letters(column)}{row}" s="{style}"><v>{digits}</v></c>'


def attribute(text: str) -> str:
    """A text to stand between double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def counted(name: str, items: Iterable[str]) -> str:
    """A list that says how long it is; nothing for an empty one."""
    found = list(items)
    return f'<{name} count="{len(found)}">{"".join(found)}</{name}>' if found else ""

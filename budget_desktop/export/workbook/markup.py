"""The cells of a sheet as text: written by openpyxl one by one they cost four times as much."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter


def area(row: int, column: int, rows: int, columns: int) -> str:
    """A rectangle as Excel calls it; rows and columns count from 1."""
    return f"{place(row, column)}:{place(row + rows - 1, column + columns - 1)}"


def place(row: int, column: int) -> str:
    """A cell as Excel calls it."""
    return f"{get_column_letter(column)}{row}"


def empty_cell(row: int, column: int, style: int) -> str:
    """A cell that only looks."""
    return f'<c r="{place(row, column)}" s="{style}"/>'


def text_cell(row: int, column: int, style: int, text: str) -> str:
    """A cell with a text, which stays text whatever it begins with: it is never taken for a formula."""
    # Blanks at the ends, and line feeds, are dropped by some readers unless they are told not to.
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place(row, column)}" s="{style}" t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'


def number_cell(row: int, column: int, style: int, digits: str) -> str:
    """A cell with a number, written as these digits."""
    return f'<c r="{place(row, column)}" s="{style}"><v>{digits}</v></c>'


def attribute(text: str) -> str:
    """A text to stand between double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def listed(name: str, items: Iterable[str]) -> str:
    """A list of elements; nothing for an empty one."""
    content = "".join(items)
    return f"<{name}>{content}</{name}>" if content else ""

"""Numbers as spreadsheets keep them, as text in full."""

import re
from decimal import Decimal
from math import isfinite

from budget_desktop.intake.files.markup import MarkupError
from budget_desktop.intake.sheet import Cell, CellKind

_IN_FULL = re.compile(r"-?[1-9][0-9]{0,8}(?:\.[0-9]{0,4}[1-9])?|0")
"""What is written as it is told: few enough digits, no exponent, no nought at either end."""
_WHOLE = re.compile(r"[+-]?[0-9]{1,300}")
"""Beyond that no spreadsheet can mean each digit; where it ends for all of them it is infinite."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def number_cell(value: str | float, *, is_percent: bool = False) -> Cell:
    """A number of a sheet, as its XML writes it or as the old format keeps it. Raises MarkupError.

    Spreadsheets reckon in binary and show 15 digits; what lies behind those (0.1+0.2 = 0.30000000000000004)
    is no part of the figure.
    """
    if isinstance(value, str):
        if _IN_FULL.fullmatch(value):
            return Cell(CellKind.NUMBER, value, is_percent)
        value = read_number(value)
    if not isfinite(value):
        return Cell(CellKind.ERROR, str(value))
    text = str(value) if isinstance(value, int) else format(Decimal(format(value, ".15g")), "f")
    return Cell(CellKind.NUMBER, text, is_percent)


def read_number(text: str) -> int | float:
    """The number a sheet writes. Raises MarkupError for what is none."""
    bare = text.strip()
    if _WHOLE.fullmatch(bare):
        return int(bare)
    if _NUMBER.fullmatch(bare):
        return float(bare)
    raise MarkupError("no number")

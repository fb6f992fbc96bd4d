"""Numbers as spreadsheets keep them, as text in full."""

from decimal import Decimal
from math import isfinite

from budget_desktop.intake.sheet import Cell, CellKind


def number_cell(value: float, number_format: str, *, is_formula: bool = False, reckoned: str = "") -> Cell:
    """A number of a sheet; `reckoned` is the formula where it names no other cell.

    Spreadsheets reckon in binary and show 15 digits; what lies behind those (0.1+0.2 = 0.30000000000000004)
    is no part of the figure.
    """
    if not isfinite(value):
        return Cell(CellKind.ERROR, str(value), is_formula=is_formula)
    text = str(value) if isinstance(value, int) else format(Decimal(format(value, ".15g")), "f")
    plain = "" if number_format == "General" else number_format
    return Cell(CellKind.NUMBER, text, plain, is_formula=is_formula, sum=reckoned)

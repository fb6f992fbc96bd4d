"""Number formats: what a spreadsheet is to show for an amount."""

from decimal import Decimal

from budget_desktop.domain.money import AmountFormat

TEXT_FORMAT = "@"
"""Keeps a code a code when somebody edits it: 0601 stays 0601."""


def number_format(amounts: AmountFormat, value: Decimal) -> str:
    """The format that shows `value` as `amounts` prints it.

    A spreadsheet has no format for "no trailing zeros" that does not leave a bare decimal point, so where
    the place drops them the format depends on the value.
    """
    decimals = amounts.decimals if amounts.keep_zeros else _decimals(value)
    number = ("#,##0" if amounts.separator else "0") + ("." + "0" * decimals if decimals else "")
    if amounts.zero is None:
        return number
    zero = f'"{amounts.zero}"' if amounts.zero else ""
    return f"{number};-{number};{zero}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

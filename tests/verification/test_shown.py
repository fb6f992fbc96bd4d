"""How a spreadsheet shows a number."""

from decimal import Decimal

import pytest

from budget_desktop.verification.workbook.styles import shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234.5", "#,##0.00;-#,##0.00;", "-1,234.50"),
        ("0", "#,##0.00;-#,##0.00;", ""),
        ("0", '#,##0.00;-#,##0.00;"—"', "—"),
        ("0", "0.00", "0.00"),
        ("8.5", "0.0", "8.5"),
        ("1234567", "0", "1234567"),
    ],
)
def test_formats_of_our_sheets(value: str, code: str, text: str) -> None:
    assert shown(Decimal(value), code) == text


@pytest.mark.parametrize("code", [";;;", '"15.00"', "0.00;0.00", "[Red]0.00", "0.00E+00", "0,"])
def test_formats_that_may_hide_a_number_are_refused(code: str) -> None:
    assert shown(Decimal("15"), code) is None

"""The number format shows what the amount format prints."""

from decimal import Decimal

import pytest

from budget_desktop.domain.money import AmountFormat
from budget_desktop.export.workbook.formats import number_format


@pytest.mark.parametrize(
    ("amounts", "value", "expected"),
    [
        (AmountFormat(), "1.50", "#,##0.00"),
        (AmountFormat(separator=False), "1.50", "0.00"),
        (AmountFormat(decimals=0), "2", "#,##0"),
        (AmountFormat(zero=""), "0.00", "#,##0.00;-#,##0.00;"),
        (AmountFormat(zero="0.00", decimals=1), "0.0", '#,##0.0;-#,##0.0;"0.00"'),
        (AmountFormat(zero="—"), "1.50", '#,##0.00;-#,##0.00;"—"'),
        (AmountFormat(keep_zeros=False), "1.50", "#,##0.0"),
        (AmountFormat(keep_zeros=False), "150.00", "#,##0"),
        (AmountFormat(keep_zeros=False), "0.00", "#,##0"),
    ],
)
def test_format(amounts: AmountFormat, value: str, expected: str) -> None:
    assert number_format(amounts, Decimal(value)) == expected

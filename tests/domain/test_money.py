"""Amounts: read as people write them, printed as the edition wants, exact in between."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.money import (
    MAX_FEN,
    AmountError,
    AmountFormat,
    Measure,
    parse_amount,
    percent,
    round_half_up,
)

fen = st.integers(min_value=-MAX_FEN, max_value=MAX_FEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234.5", 1_234_500_000),
        ("1,234.50", 1_234_500_000),
        ("１２３４．５", 1_234_500_000),
        ("（100）", -100_000_000),
        ("(1,000.5)", -1_000_500_000),
        ("-3", -3_000_000),
        ("－3", -3_000_000),
        ("15万元", 15_000_000),
        ("15 万", 15_000_000),
        ("3000元", 300_000),
        ("￥3000元", 300_000),
        (".5", 500_000),
        ("0", 0),
        ("0.000001", 1),
    ],
)
def test_amounts_people_write(text: str, expected: int) -> None:
    assert parse_amount(text, Measure.WAN) == expected


@pytest.mark.parametrize("text", ["", "  ", "—", "－", "-", "——", "\u3000"])
def test_no_amount(text: str) -> None:
    assert parse_amount(text, Measure.WAN) is None


@pytest.mark.parametrize(
    "text",
    [
        "十五",
        "3²",
        "⑩",
        "1.2.3",
        "1e5",
        "NaN",
        "inf",
        "12,34",
        "1,2345",
        "1,,000",
        "1.5,0",
        "15亿",
        "=1+1",
        "--5",
        "(5",
        "0.0000001",
        "9" * 20,
    ],
)
def test_refused_with_a_chinese_reason(text: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text, Measure.WAN)
    assert text in str(caught.value)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in str(caught.value))


def test_measure_of_the_field_is_used_without_a_suffix() -> None:
    assert parse_amount("15", Measure.YUAN) == 1_500
    assert parse_amount("15", Measure.WAN) == 15_000_000


@given(fen)
def test_what_is_printed_with_all_digits_reads_back(amount: int) -> None:
    for measure, decimals in ((Measure.YUAN, 2), (Measure.WAN, 6)):
        printed = AmountFormat(measure, decimals).text(amount)
        assert parse_amount(printed, measure) == amount


@given(fen, st.integers(0, 6))
def test_printing_is_off_by_at_most_half_a_step(amount: int, decimals: int) -> None:
    shown = AmountFormat(Measure.WAN, decimals).rounded(amount)
    assert abs(shown - Decimal(amount) / 1_000_000) * 2 <= Decimal(1).scaleb(-decimals)


@pytest.mark.parametrize(
    ("form", "amount", "expected"),
    [
        (AmountFormat(), 12_345_678_900, "12,345.68"),
        (AmountFormat(separator=False), 12_345_678_900, "12345.68"),
        (AmountFormat(keep_zeros=False), 15_000_000, "15"),
        (AmountFormat(keep_zeros=False), 15_500_000, "15.5"),
        (AmountFormat(), 5_000, "0.01"),
        (AmountFormat(), 4_999, "0.00"),
        (AmountFormat(), -4_999, "0.00"),
        (AmountFormat(), -5_000, "-0.01"),
        (AmountFormat(zero=""), 0, ""),
        (AmountFormat(zero=""), None, ""),
        (AmountFormat(zero="0"), 0, "0"),
        (AmountFormat(), None, ""),
        (AmountFormat(Measure.YUAN, decimals=0), 149, "1"),
    ],
)
def test_formats(form: AmountFormat, amount: int | None, expected: str) -> None:
    assert form.text(amount) == expected


def test_halves_are_rounded_away_from_zero() -> None:
    assert [round_half_up(n, 10) for n in (14, 15, -14, -15, 25)] == [1, 2, -1, -2, 3]


def test_percent_is_rounded_from_exact_amounts_never_truncated() -> None:
    assert percent(1, 3, 2) == Decimal("33.33")
    assert percent(2, 3, 2) == Decimal("66.67")
    assert percent(1, 1, 0) == Decimal(100)
    with pytest.raises(ZeroDivisionError):
        percent(1, 0, 2)

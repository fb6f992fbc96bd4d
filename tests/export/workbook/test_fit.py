"""Estimates of the room a text takes: never too little."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.export.workbook.fit import CELL_PADDING, text_height, text_width

TEXTS = st.text("预算，。（）“”ab 12.5%\n", max_size=80)


def lines(text: str, characters: float) -> int:
    """Lines the text takes in a cell exactly as wide as so many full-width characters."""
    width = text_width("宽", 10) * characters + CELL_PADDING
    one = text_height("宽", 10, width)
    return 1 + round((text_height(text, 10, width) - one) / (text_height("宽\n宽", 10, width) - one))


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("", 5, 1),
        ("一二三四五", 5, 1),
        ("一二三四五六", 5, 2),
        ("1234567890", 5, 1),
        ("一二三1234567", 5, 2),
        ("一二三四12345", 5, 2),
        ("一二三四五，六", 5, 2),
        ("一二三四（五）", 5, 2),
        ("一\n二\n", 5, 3),
        ("12345678901234567890", 5, 2),
        ("一12345678901234567890", 5, 3),
    ],
)
def test_lines(text: str, characters: float, expected: int) -> None:
    assert lines(text, characters) == expected


@given(TEXTS, st.integers(20, 300))
def test_never_less_than_the_characters_need(text: str, width: int) -> None:
    needed = sum(max(1, -(-text_width(line, 9) // max(width - CELL_PADDING, 9))) for line in text.split("\n"))
    assert text_height(text, 9, width) >= needed * 9 * 1.25


@given(TEXTS)
def test_a_wider_cell_is_never_higher_than_one_line_fits(text: str) -> None:
    wide = text_width(text, 9) + CELL_PADDING + 1
    assert text_height(text, 9, wide) == text_height("\n" * text.count("\n"), 9, wide)


def test_a_larger_font_takes_more_room() -> None:
    heights = [text_height("济源市人民政府金融服务办公室", size, 100) for size in (9, 11, 16)]
    assert all(small < large for small, large in pairwise(heights))

"""Clipboard texts of spreadsheets: read as people see them, written so that they come back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.entry.block import read_block, write_block


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("15", (("15",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc\td", (("a", "b"), ("c", "d"))),
        ("a\rb\r", (("a",), ("b",))),
        ("a\r\n\r\n", (("a",), ("",))),
        ("\r\n", (("",),)),
        ("\t\r\n", (("", ""),)),
        ("a\t", (("a", ""),)),
        ("a\tb\tc\r\nd\r\n", (("a", "b", "c"), ("d",))),
        ('"一行\n两行"\t5\r\n', (("一行\n两行", "5"),)),
        ('"说了""好""\t再说"\r\n', (('说了"好"\t再说',),)),
        ('"三公"经费\t3\r\n', (('"三公"经费', "3"),)),
        ('5"屏\t1', (('5"屏', "1"),)),
        ('"没有结束\t1\r\n2\t3', (('"没有结束', "1"), ("2", "3"))),
        ('""\tx', (("", "x"),)),
        ("上\u2028下\x0b再\x85\t1", (("上\u2028下\x0b再\x85", "1"),)),
    ],
)
def test_texts_of_the_clipboard(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(text) == rows


def test_values_go_out_plain() -> None:
    assert write_block([["30201", "3.50"], ['"三公"经费', "a\nb"]]) == (
        '30201\t3.50\r\n"""三公""经费"\t"a\nb"\r\n'
    )


cells = st.text(st.sampled_from('a"\t\r\n=财 ') | st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=5))
def test_cells_come_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == tuple(map(tuple, rows))


@given(st.text(st.sampled_from('a"\t\r\n'), max_size=12))
def test_nothing_but_separators_is_lost(text: str) -> None:
    read = read_block(text)
    assert "".join(cell for row in read for cell in row).count("a") == text.count("a")
    assert read_block(write_block(read)) == read

"""Long texts: pasted from anywhere as words and paragraphs; how long they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.entry.long_texts import plain_text, text_size


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("一、负责金融\r\n二、负责监管", "一、负责金融\n二、负责监管"),
        ("\u3000\u3000一、负责金融 \n  二、负责监管", "一、负责金融\n二、负责监管"),
        ("负责\u00ad金融\u200b服务", "负责金融服务"),
        ("2020\xa0年\t预算", "2020 年 预算"),
        ("一\u2028二\u2029三\v四", "一\n二\n三\n四"),
        ("张\u3000三", "张\u3000三"),
        ("第一段\n\n第二段", "第一段\n\n第二段"),
    ],
)
def test_words_and_paragraphs_are_kept(pasted: str, kept: str) -> None:
    assert plain_text(pasted) == kept


@given(st.text())
def test_what_was_taken_over_is_not_changed_again(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once
    assert text_size(once).paragraphs <= once.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", "空"), (" \n ", "空"), ("金融 办", "3 字，1 段"), ("一。\n\n二。", "4 字，2 段")],
)
def test_characters_and_paragraphs_are_counted(text: str, shown: str) -> None:
    assert str(text_size(text)) == shown

"""What the program words otherwise than when a paragraph was edited."""

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.places import CellPlace
from budget_desktop.entry.own_words import moved
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.narrative.tokens import noted

_CHANGE = CellPlace("T01", "total", "amount")


def _paragraph(*texts: str) -> Paragraph:
    """Words and, at every second place, values of one cell."""
    return Paragraph("a.1", tuple(Run(text, _CHANGE if n % 2 else None) for n, text in enumerate(texts)))


def _new(before: Paragraph, now: Paragraph) -> list[str]:
    return [now.text[start:end] for start, end in moved(noted(before), now).new]


def test_the_new_word_and_the_old_one_are_told() -> None:
    before, now = _paragraph("比上年增加", "3.00", "万元。"), _paragraph("比上年减少", "2.00", "万元。")
    assert _new(before, now) == ["减少"]
    assert moved(noted(before), now).gone == ("增加",)


def test_other_figures_are_no_other_words() -> None:
    before, now = _paragraph("合计", "3.00", "万元。"), _paragraph("合计", "12.00", "万元。")
    assert _new(before, now) == []


def test_a_value_that_is_new_is_marked_as_a_whole() -> None:
    assert _new(_paragraph("合计。"), _paragraph("合计", "12.00", "。")) == ["12.00"]


@given(st.lists(st.text("甲乙增减", max_size=5), min_size=1, max_size=5))
def test_the_same_wording_has_nothing_new(texts: list[str]) -> None:
    found = moved(noted(_paragraph(*texts)), _paragraph(*texts))
    assert (found.new, found.gone) == ((), ())

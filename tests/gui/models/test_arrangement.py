from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.gui.models.arrangement import Arrangement


@dataclass(frozen=True)
class Row:
    key: int
    value: int | None = None


rows = st.lists(
    st.builds(Row, st.integers(0, 30), st.none() | st.integers(0, 5)), unique_by=lambda row: row.key
)


@given(rows, rows, st.booleans())
def test_no_row_is_lost_or_doubled_whatever_came_since(
    before: list[Row], after: list[Row], descending: bool
) -> None:
    arranged = Arrangement().sorted(before, lambda row: row.value, descending=descending).of(after)
    assert sorted(row.key for row in arranged) == sorted(row.key for row in after)


@given(rows, st.booleans())
def test_rows_are_sorted_and_blanks_come_last(found: list[Row], descending: bool) -> None:
    shown = Arrangement().sorted(found, lambda row: row.value, descending=descending).of(found)
    values = [row.value for row in shown]
    told = [value for value in values if value is not None]
    assert told == sorted(told, reverse=descending)
    assert values == told + [None] * (len(values) - len(told))


@given(rows)
def test_a_filter_keeps_the_order_and_goes_again(found: list[Row]) -> None:
    arrangement = Arrangement().filtered(found, lambda row: row.value is not None)
    assert arrangement.of(found) == [row for row in found if row.value is not None]
    assert arrangement.unfiltered().of(found) == found
    assert arrangement.unfiltered().is_plain


def test_a_row_that_came_later_stands_after_the_one_it_was_added_to() -> None:
    arrangement = Arrangement().sorted([Row(1, 3), Row(2, 1)], lambda row: row.value, descending=False)
    assert arrangement.of([Row(1, 3), Row(9), Row(2, 1)]) == [Row(2, 1), Row(1, 3), Row(9)]
    assert arrangement.of([Row(7), Row(1, 3), Row(2, 1)])[0] == Row(7)

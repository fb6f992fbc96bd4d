"""Filling: a typed value, down, empty, once more, and the rest of a control figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.entry.fill import clear, duplicate_rows, fill_down, fill_remainder, plan_entry
from budget_desktop.entry.plan import Area, Fate
from budget_desktop.entry.readings import Problem, Value
from tests.entry.grids import (
    AMOUNT,
    FIELDS,
    NOTE,
    PRIOR,
    PROJECT,
    UNIT,
    WAN,
    at,
    carried_out,
    column,
    line,
)

THREE = (line("L1", amount=1_000_000, note="见合同"), line("L2", unit="124002"), line("L3", project="P1"))


def test_a_typed_value_is_a_plan_of_one_cell() -> None:
    plan = plan_entry(FIELDS, THREE, 1, "amount", "3*1.2", WAN)
    after = carried_out(plan.changes, THREE)[1]
    assert (after.amount, after.note) == (3_600_000, "3×1.2=3.6万元")
    assert plan_entry(FIELDS, THREE, 1, "amount", "三", WAN).problems[0].text == "三"
    assert plan_entry(FIELDS, THREE, 1, "unit", "", WAN).cells[0].reason == "单位不能为空，保留原值"


def test_the_first_row_goes_down_the_selection() -> None:
    plan = fill_down(FIELDS, THREE, at(0, AMOUNT, rows=3, columns=3))
    after = carried_out(plan.changes, THREE)
    assert [(record.amount, record.note) for record in after] == [(1_000_000, "见合同")] * 3
    assert [cell.reason for cell in plan.cells if cell.field is PRIOR] == ["上年数已批复，不能修改"] * 2


def test_a_single_row_takes_the_one_above() -> None:
    assert carried_out(fill_down(FIELDS, THREE, at(2, UNIT)).changes, THREE)[2].unit == "124002"


def test_above_the_first_row_there_is_nothing() -> None:
    plan = fill_down(FIELDS, THREE, at(0, UNIT))
    assert plan.notices == ("第一行上面没有可以向下填充的内容",)
    assert plan.changes.is_empty


def test_cells_are_emptied_where_they_may_be() -> None:
    cells = [
        (0, column(AMOUNT)),
        (0, column(UNIT)),
        (0, column(PRIOR)),
        (2, column(PROJECT)),
        (1, column(NOTE)),
    ]
    plan = clear(FIELDS, THREE, cells)
    after = carried_out(plan.changes, THREE)
    assert (after[0].amount, after[0].unit, after[2].project) == (None, "124001", "")
    assert [cell.fate for cell in plan.cells] == [
        Fate.CHANGED,
        Fate.KEPT,
        Fate.KEPT,
        Fate.CHANGED,
        Fate.UNCHANGED,
    ]
    assert plan.cells[1].reason == "单位不能为空，保留原值"


def test_rows_once_more_below_the_last_of_them() -> None:
    after = carried_out(duplicate_rows(THREE, [1, 0]), THREE)
    assert [record.key for record in after] == ["L1", "L2", "N3.0", "N3.1", "L3"]
    assert [record.amount for record in after] == [1_000_000, None, 1_000_000, None, None]
    assert carried_out(duplicate_rows(THREE, [2]), THREE)[-1].project == "P1"
    assert duplicate_rows(THREE, []).is_empty


def test_the_rest_of_a_control_figure() -> None:
    lines = (line("L1", amount=3_000_000), line("L2", amount=99), line("L3"))
    assert fill_remainder(lines, 10_000_000, "L2", WAN) == Value(7_000_000)
    assert fill_remainder(lines, 3_000_000, "L2", WAN) == Value(0, "其余各行已达到控制数，余额为零")
    with pytest.raises(LookupError):
        fill_remainder(lines, 10_000_000, "L9", WAN)


def test_no_rest_where_the_others_exceed_the_control_figure() -> None:
    lines = (line("L1", amount=3_500_000), line("L2"))
    refused = fill_remainder(lines, 3_000_000, "L2", WAN)
    assert str(refused) == (
        "其余各行合计 3.5万元，已超过控制数 3万元，超出 0.5万元，没有余额可填。"
        "请先减少其他行的金额，或核对控制数"
    )


amounts = st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=5)


@given(amounts, st.integers(0, 10**10), st.data())
def test_with_the_rest_filled_in_the_lines_come_to_the_control_figure(
    given_amounts: list[int | None], target: int, data: st.DataObject
) -> None:
    lines = [line(f"L{number}", amount=amount) for number, amount in enumerate(given_amounts)]
    chosen = data.draw(st.sampled_from(lines))
    read = fill_remainder(lines, target, chosen.key, WAN)
    others = sum(one.amount or 0 for one in lines if one is not chosen)
    if isinstance(read, Problem):
        assert others > target
    else:
        assert others + read.value == target


@given(st.integers(0, 2), st.integers(0, 5), st.integers(1, 4), st.integers(1, 6))
def test_filling_down_twice_changes_nothing_more(row: int, first: int, rows: int, columns: int) -> None:
    area = Area(row, first, rows, columns)
    after = carried_out(fill_down(FIELDS, THREE, area).changes, THREE)
    assert fill_down(FIELDS, after, area).changes.is_empty

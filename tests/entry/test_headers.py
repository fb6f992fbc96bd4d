"""Rows of titles at the head of a block, and the units they name."""

import pytest

from budget_desktop.entry.block import read_block
from budget_desktop.entry.headers import read_heads
from tests.entry.grids import FIELDS


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("项目\t类型\n修缮\t人员", 1),
        ("项 目\t本年金额（万元）\n修缮\t3", 1),
        ("附件1\t\n支出预算表\t\n\t单位：万元\n项目\t金额\n修缮\t3", 4),
        ("金额单位：元\n3", 1),
        ("预算数（元）\n3", 1),
        ("预算数/万元\n3", 1),
        ("修缮\t3\n项目\t4", 0),
        ("项目\t3\n修缮\t4", 0),
        ("见合同\n测算依据", 0),
        ("项目\t金额", 0),
        ("3\n4", 0),
        ("", 0),
    ],
)
def test_how_many_rows_are_titles(text: str, rows: int) -> None:
    assert read_heads(read_block(text), FIELDS).rows == rows


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("金额（元）", "元"),
        ("金额(万元)", "万元"),
        ("金额【单位：元】", "元"),
        ("单位：元", "元"),
        ("金额单位:人民币万元", "万元"),
        ("单位：亿元", "亿元"),
        ("金额", None),
        ("单位：元/人", None),
    ],
)
def test_which_unit_a_title_names(title: str, unit: str | None) -> None:
    heads = read_heads(read_block(f"项目\t{title}\n修缮\t3"), FIELDS)
    stated = heads.stated(1)
    assert (stated.unit if stated else None) == unit
    assert stated is None or stated.words == title


def test_units_of_columns_win_over_the_unit_of_the_block() -> None:
    heads = read_heads(read_block("单位：万元\t\t\n项目\t本年金额（元）\t上年金额\n修缮\t3\t4"), FIELDS)
    units = [stated.unit for column in (1, 2) if (stated := heads.stated(column)) is not None]
    assert units == ["元", "万元"]
    assert heads.titles == {0: "项目", 1: "本年金额", 2: "上年金额"}

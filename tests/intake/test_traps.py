"""Sheets that tempt to count money twice, or to call it what it is not: taken once, or left with a reason."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.stated import noted
from budget_desktop.intake.layout.model import Layout
from tests.intake.pages import Writer
from tests.intake.sheets import layout_of

TITLE = ["2020年支出预算表"]
UNIT = ["", "", "", "单位：元"]
HEAD = ["科目编码", "科目名称", "预算数"]
RUNNING = ["2010301", "行政运行", 600_000]
GENERAL = ["2010302", "一般行政管理事务", 150_000]
TAKEN = {"2010301": Decimal(600_000), "2010302": Decimal(150_000)}


def page(*rows: Sequence[Any]) -> Writer:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append([value if value != "" else None for value in row])

    return fill


def spending(layout: Layout) -> dict[str, Decimal]:
    """What is spent by function, each once."""
    found: dict[str, Decimal] = {}
    for table in layout.tables:
        for amount in table.amounts:
            if amount.flow is Flow.SPENDING:
                code = dict(amount.codes).get(Dimension.FUNCTION, "")
                assert code not in found
                found[code] = amount.value
    return found


def left(layout: Layout) -> set[str]:
    return {note.reason for sheet in layout.sheets for note in sheet.notes.values() if note.reason}


def test_two_tables_side_by_side_have_titles_and_units_of_their_own() -> None:
    layout = layout_of(
        {
            "收支": page(
                ["2020年部门收入预算表", "", "", "2020年部门支出预算表"],
                ["", "单位：万元", "", "", "", "单位：元"],
                ["项目", "预算数", "", *HEAD],
                ["财政拨款", 75, "", *RUNNING],
                ["收入合计", 75, "", *GENERAL],
            )
        }
    )
    assert spending(layout) == TAKEN
    income, _ = layout.tables
    assert [(one.flow, one.value) for one in income.amounts] == [(Flow.INCOME, Decimal(75))]
    assert [[each.unit for each in table.stated] for table in layout.tables] == [["万元"], ["元"]]


def test_what_a_page_carries_over_is_no_new_money() -> None:
    layout = layout_of(
        {
            "支出": page(
                *(TITLE, UNIT, HEAD, RUNNING, ["", "本页小计", 600_000], ["第1页"]),
                *(TITLE, UNIT, HEAD, ["", "承前页", 600_000], GENERAL, ["", "合计", 750_000]),
            )
        }
    )
    assert spending(layout) == TAKEN
    assert not [gap for table in layout.tables for gap in table.gaps]


def test_the_same_money_in_two_columns_is_taken_once() -> None:
    doubled = page(TITLE, UNIT, [*HEAD, "金额"], [*RUNNING, 600_000], [*GENERAL, 150_000])
    layout = layout_of({"支出": doubled})
    assert spending(layout) == TAKEN
    assert "与“预算数”一列相同" in left(layout)


@pytest.mark.parametrize("titles", [("年初预算", "预算数"), ("金额（元）", "金额（万元）")])
def test_of_columns_nobody_can_tell_apart_none_is_taken(titles: tuple[str, str]) -> None:
    head = [*HEAD[:2], *titles]
    layout = layout_of({"支出": page(TITLE, UNIT, head, [*RUNNING, 60], [*GENERAL, 15])})
    assert spending(layout) == {}
    assert any("分不清取哪一列" in reason for reason in left(layout))


def test_last_years_budget_and_outturn_are_not_added_up() -> None:
    head = [*HEAD[:2], "2019年预算数", "2019年执行数", "2020年预算数"]
    layout = layout_of({"支出": page(TITLE, UNIT, head, [*RUNNING[:2], 500_000, 550_000, 600_000])})
    assert spending(layout) == {"2010301": Decimal(600_000)}
    (table,) = layout.tables
    assert any("2019年预算数、2019年执行数" in notice for notice in table.notices)


def test_a_row_of_an_unknown_name_among_codes_is_not_money_of_its_own() -> None:
    layout = layout_of({"支出": page(TITLE, UNIT, HEAD, RUNNING, ["", "上述两项", 600_000], GENERAL)})
    assert spending(layout) == TAKEN, "it is taken for a unit with what follows"
    layout = layout_of({"支出": page(TITLE, UNIT, HEAD, RUNNING, GENERAL, ["", "以上各项", 750_000])})
    assert spending(layout) == TAKEN
    assert "不认识“以上各项”，不知道是哪一项" in left(layout)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单 位：万 元", "万元"),
        ("金额单位:人民币 万元", "万元"),
        ("编制单位：某某局　　单位：元（列至角分）", "元"),
        ("编制单位：元氏县财政局", None),
        ("单位：万元县某某局", None),
    ],
)
def test_a_unit_of_money_is_known_from_the_name_of_a_place(text: str, unit: str | None) -> None:
    stated = noted(text)
    assert (stated.unit if stated else None) == unit

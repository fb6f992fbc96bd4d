"""Sheets with something wrong in them: what can be mended by its name is, all else is told and left."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.codes import Dimension
from budget_desktop.intake.layout.model import Fate, Layout
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.sheet import Cell, CellKind, Workbook, position_of
from tests.intake.sheets import EDITION, layout_of, workbook_of

TITLE = ["2020年一般公共预算支出表"]
UNIT = ["单位：元"]
HEAD = ["科目编码", "科目名称", "合计"]


def read(*rows: Sequence[Any], head: Sequence[str] = HEAD) -> Layout:
    def fill(sheet: Worksheet) -> None:
        for row in (TITLE, UNIT, head, *rows):
            sheet.append(list(row))

    return layout_of({"表": fill})


def codes(layout: Layout) -> list[str]:
    (table,) = layout.tables
    return [dict(each.codes)[Dimension.FUNCTION] for each in table.amounts]


def note(layout: Layout, cell: str) -> tuple[Fate, str]:
    found = layout.sheets[0].notes[position_of(cell)]
    return found.fate, found.reason


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("201 3 1", "行政运行"),
        ("201-03-01", "行政运行"),
        ("2010301.0", "行政运行"),
        (2010301, "行政运行"),
        ("２０１０３０１", "行政运行"),
        ("201031", "一般行政管理事务"),
    ],
)
def test_codes_that_lost_something_are_read_only_with_their_name(written: object, name: str) -> None:
    layout = read([written, name, 100], ["2080505", "机关事业单位基本养老保险缴费支出", 50])
    (table,) = layout.tables
    if written == "201031":
        # 2010301 and 2010310 are both near; the name is that of neither.
        assert codes(layout) == ["2080505"]
        assert "丢了0" in table.unread[0].reason
        assert note(layout, "C4")[0] is Fate.LEFT
    else:
        assert codes(layout) == ["2010301", "2080505"]


def test_a_code_and_the_name_of_another_subject_are_told() -> None:
    layout = read(["2010301", "一般行政管理事务", 100])
    assert codes(layout) == ["2010301"]
    assert "不是同一科目" in layout.tables[0].notices[0]


def test_a_code_nobody_knows_is_taken_and_told() -> None:
    layout = read(["2017777", "新设科目", 100])
    assert codes(layout) == ["2017777"]
    assert "科目表里没有" in layout.tables[0].notices[0]


def test_words_among_the_amounts_are_told() -> None:
    (table,) = read(["2010301", "行政运行", "见附表"], ["2010302", "一般行政管理事务", 5]).tables
    (unread,) = table.unread
    assert (unread.text, unread.reason) == ("见附表", "不是金额")


@pytest.mark.parametrize(
    ("text", "value"), [("１，２３４．５０", "1234.50"), ("(5)", "-5"), ("¥1,000", "1000")]
)
def test_amounts_kept_as_text_in_any_writing(text: str, value: str) -> None:
    (table,) = read(["2010301", "行政运行", text]).tables
    assert str(table.amounts[0].value) == value


def test_a_column_nobody_knows_is_left_and_said() -> None:
    layout = read(["2010301", "行政运行", 100, 7], head=[*HEAD, "奇怪的列"])
    assert note(layout, "D4") == (Fate.LEFT, "不认识“奇怪的列”这一列")
    assert note(layout, "C4") == (Fate.TAKEN, "")


def test_a_comparison_is_no_amount() -> None:
    layout = read(["2010301", "行政运行", 100, 12.5], head=[*HEAD, "比上年增减%"])
    assert note(layout, "D4")[0] is Fate.LEFT
    assert "比较" in note(layout, "D4")[1]


def test_a_row_without_a_name_is_left_and_said() -> None:
    layout = read(["2010301", "行政运行", 100], ["", "", 7])
    assert note(layout, "C5") == (Fate.LEFT, "这一行没有名称，不知道是什么")


def test_numbers_outside_tables_are_left() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["电话", 1234567])

    layout = layout_of({"封面": fill})
    assert note(layout, "B1") == (Fate.LEFT, "没有找到能认出表头的表格")
    assert not layout.tables


def changed(workbook: Workbook, cell: str, new: Cell) -> Workbook:
    (sheet,) = workbook.sheets
    return replace(workbook, sheets=(replace(sheet, cells={**sheet.cells, position_of(cell): new}),))


@pytest.mark.parametrize(
    ("kind", "told"), [(CellKind.UNCOMPUTED, "公式没有结果"), (CellKind.ERROR, "公式的错误")]
)
def test_formulas_without_a_result_are_never_nothing(kind: CellKind, told: str) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (TITLE, UNIT, HEAD, ["2010301", "行政运行", 100], ["2010302", "一般行政管理事务", 1]):
            sheet.append(row)

    workbook = changed(workbook_of({"表": fill}), "C5", Cell(kind, "#REF!", is_formula=True))
    (table,) = read_layout(workbook, EDITION).tables
    assert told in table.unread[0].reason
    assert table.unread[0].position == position_of("C5")


def test_hidden_rows_are_taken_and_told() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (TITLE, UNIT, HEAD, ["2010301", "行政运行", 100]):
            sheet.append(row)
        sheet.row_dimensions[4].hidden = True

    (table,) = layout_of({"表": fill}).tables
    assert "隐藏" in table.notices[0]
    assert len(table.amounts) == 1


def test_rounded_parts_of_a_total_are_no_error_and_a_real_gap_is_one() -> None:
    rows = [["2010301", "行政运行", 0.01], ["2010302", "一般行政管理事务", 0.01]]
    (gap,) = read(["", "合计", 0.03], *rows).tables[0].gaps
    assert gap.is_rounding
    (gap,) = read(["", "合计", 0.04], *rows).tables[0].gaps
    assert not gap.is_rounding


def test_of_a_total_with_parts_called_so_the_rest_is_taken_too() -> None:
    head = ["科目编码", "科目名称", "总计", "一般公共预算", "其中：财政拨款", "政府性基金"]
    (table,) = read(["2010301", "行政运行", 100, 100, 80, None], head=head).tables
    found = {dict(each.codes)[Dimension.SOURCE]: each.value for each in table.amounts}
    assert {code: int(value) for code, value in found.items()} == {"S1.1": 80, "S1": 20}
    assert not table.gaps

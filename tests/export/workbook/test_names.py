"""Sheet names Excel opens without repairing the file."""

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from budget_desktop.export.workbook.names import sheet_names
from budget_desktop.tables.table import Table
from tests.export.workbook.samples import spending


def named(*sheets: str) -> list[Table]:
    return [replace(spending(), sheet=sheet) for sheet in sheets]


@given(st.lists(st.text(max_size=40) | st.sampled_from(["History", "a", "A", "'", "表"]), max_size=6))
def test_rules_of_excel(sheets: list[str]) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    names = sheet_names(named(*sheets))
    assert len({name.casefold() for name in names}) == len(sheets)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
        assert not {unicodedata.category(character) for character in name} & {"Cc", "Cs"}
        assert workbook.create_sheet(name).title == name


def test_a_good_name_stays() -> None:
    assert sheet_names(named("01部门收支总体")) == ["01部门收支总体"]


def test_equal_names_are_numbered() -> None:
    long = "项目绩效目标" * 6
    assert sheet_names(named("绩效", "绩效", "绩效")) == ["绩效", "绩效 (2)", "绩效 (3)"]
    assert sheet_names(named(long, long)) == [long[:31], long[:27] + " (2)"]


def test_a_table_without_a_name_borrows_one() -> None:
    bare = replace(spending(), sheet="")
    assert sheet_names([bare, replace(bare, number="")]) == ["预算03表", "2020年部门支出总体情况表"]
    assert sheet_names([replace(bare, number="[]", title="")]) == ["表1"]

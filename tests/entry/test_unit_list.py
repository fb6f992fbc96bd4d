"""The units of a new book, typed or pasted as a list."""

import pytest

from budget_desktop.domain.records import Nature, Unit
from budget_desktop.entry.readings import Problem
from budget_desktop.entry.unit_list import read_units

DEPARTMENT = "某某市财政局"
HEAD = Unit(key="124001", name=DEPARTMENT, is_headquarters=True)
SCHOOL = Unit(key="124002", name="国库支付中心", nature=Nature.INSTITUTION)


@pytest.mark.parametrize(
    "text",
    [
        "124001 某某市财政局\n124002 国库支付中心",
        "单位编码\t单位名称\n124001\t某某市财政局\n124002\t国库支付中心\n",
        "某某市财政局，１２４００１\n国库支付中心，124002",
        "\n124001、某某市财政局、行政\n124002、国库支付中心、事业",
    ],
)
def test_a_list_is_read_in_any_order_of_its_columns(text: str) -> None:
    assert read_units(text, DEPARTMENT, "124") == (HEAD, SCHOOL)


def test_without_a_list_the_department_is_its_only_unit() -> None:
    assert read_units(" \n", DEPARTMENT, "124") == (HEAD,)


def test_the_headquarters_may_stand_anywhere_and_call_itself_so() -> None:
    read = read_units("1 国库支付中心\n2 市财政局本级", DEPARTMENT, "124")
    assert isinstance(read, tuple)
    assert [unit.is_headquarters for unit in read] == [False, True]
    assert [unit.nature for unit in read] == [Nature.INSTITUTION, Nature.ADMINISTRATIVE]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("124001 某局\n国库支付中心", "第 2 行没有单位编码"),
        ("124001", "第 1 行没有单位名称"),
        ("124001 甲\n124001 乙", "第 2 行的编码 124001 前面已有"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, what: str) -> None:
    read = read_units(text, DEPARTMENT, "124")
    assert isinstance(read, Problem)
    assert read.what == what

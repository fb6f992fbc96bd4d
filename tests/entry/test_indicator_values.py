"""指标值: what is written in one cell comes apart into comparator, number and measure, or is a grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.money import Measure
from budget_desktop.domain.records import Indicator
from budget_desktop.entry.indicator_values import IndicatorInput, IndicatorValue, Part, read_indicator_value
from budget_desktop.entry.paste import plan_paste
from budget_desktop.entry.plan import Area, Field
from budget_desktop.entry.readings import Problem, Value

PARTS: tuple[Part, ...] = ("comparator", "number", "measure", "grade")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("≥95%", IndicatorValue("≥", "95", "%")),
        ("大于等于95%", IndicatorValue("≥", "95", "%")),
        (">=95%", IndicatorValue("≥", "95", "%")),
        ("＞＝９５％", IndicatorValue("≥", "95", "%")),
        ("95%以上", IndicatorValue("≥", "95", "%")),
        ("不少于 2 次", IndicatorValue("≥", "2", "次")),
        ("不超过1,000人次", IndicatorValue("≤", "1000", "人次")),
        ("30日内", IndicatorValue("≤", "30", "日")),
        ("12个月", IndicatorValue("", "12", "个月")),
        ("=100", IndicatorValue("=", "100")),
        ("90%～95%", IndicatorValue("", "90-95", "%")),
        ("健全", IndicatorValue(grade="健全")),
        ("6月底前完成", IndicatorValue(grade="6月底前完成")),
        ("2020-12-31", IndicatorValue(grade="2020-12-31")),
    ],
)
def test_a_value_comes_apart(text: str, value: IndicatorValue) -> None:
    assert read_indicator_value(text) == value


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("≥", "“≥”只有比较符号，没有数"),
        ("≥≥95%", "“≥≥95%”写了不止一个比较符号"),
        ("≥健全", "“≥健全”的比较符号后面不是数"),
        ("≤95%以上", "“≤95%以上”前面写“≤”，后面写“以上”，意思不一致"),
        ("≥90-95%", "“≥90-95%”是一个范围，前后不再写比较符号"),
        ("90%～95次", "“90%～95次”前后两个数的单位不同"),
        ("#REF!", "“#REF!”是原表公式的错误：公式引用的单元格已被删除"),
    ],
)
def test_a_wrong_shape_is_told(text: str, what: str) -> None:
    read = read_indicator_value(text)
    assert isinstance(read, Problem)
    assert read.what == what
    assert read.advice


@given(
    st.sampled_from(["≥", "≤", "=", ">", "<", ""]),
    st.integers(0, 100_000),
    st.sampled_from(["%", "次", "家上市公司", "个月", "万元", ""]),
)
def test_what_is_printed_is_read_back(comparator: str, number: int, measure: str) -> None:
    value = IndicatorValue(comparator, str(number), measure)
    printed = Indicator(
        key="I1", group="", subgroup="", name="", comparator=comparator, number=str(number), measure=measure
    ).value
    assert read_indicator_value(printed) == value


@given(st.text(max_size=30), st.sampled_from(PARTS))
def test_any_text_is_read_or_told(text: str, part: Part) -> None:
    assert isinstance(IndicatorInput(part).read(text, Measure.WAN), Value | Problem)


@pytest.mark.parametrize("part", PARTS)
def test_a_whole_value_in_any_cell_fills_all(part: Part) -> None:
    read = IndicatorInput(part).read("≥95%", Measure.WAN)
    assert isinstance(read, Value)
    filled = {part: read.value, **dict(read.also)}
    assert filled == {"comparator": "≥", "number": "95", "measure": "%", "grade": ""}


def test_a_bare_number_leaves_what_stands_beside_it() -> None:
    assert IndicatorInput("number").read("96", Measure.WAN) == Value("96", also=(("grade", ""),))


def test_a_grade_takes_the_place_of_the_number() -> None:
    read = IndicatorInput("number").read("健全", Measure.WAN)
    assert isinstance(read, Value)
    assert (read.value, dict(read.also)) == ("", {"comparator": "", "measure": "", "grade": "健全"})


def _paste(rows: tuple[tuple[str, ...], ...], column: int = 0) -> list[dict[str, str]]:
    fields = [Field(name=part, title=part, input=IndicatorInput(part)) for part in PARTS]
    template = Indicator(key="", group="", subgroup="", name="")
    plan = plan_paste(fields, [], Area(0, column), rows, Measure.WAN, template=template)
    return [dict(addition.values) for addition in plan.changes.additions]


def test_pasted_whole_values_come_apart() -> None:
    assert _paste((("≥95%",), ("健全",)), 1) == [
        {"comparator": "≥", "number": "95", "measure": "%"},
        {"grade": "健全"},
    ]


def test_parts_pasted_each_in_its_cell_stay_there() -> None:
    assert _paste((("≥", "95", "%", ""),)) == [{"comparator": "≥", "number": "95", "measure": "%"}]
    assert _paste((("≤", "95%", "次", ""),)) == [{"comparator": "≤", "number": "95", "measure": "次"}]

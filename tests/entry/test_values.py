"""Amounts, whole numbers, days and texts: what people write is understood, anything else is explained."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.money import Measure
from budget_desktop.entry.readings import Input, Problem, Value
from budget_desktop.entry.values import AmountInput, CountInput, DateInput, TextInput

YUAN, WAN = Measure.YUAN, Measure.WAN


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3.5", 3_500_000),
        ("3。5", 3_500_000),
        ("3000元", 300_000),
        ("（1,200.5）", -1_200_500_000),
        ("-3", -3_000_000),
        ("", None),
        ("—", None),
        ("'3.5", 3_500_000),
        ("\ufeff\xa03.5\u200b", 3_500_000),
        ('="3.5"', 3_500_000),
    ],
)
def test_amounts(text: str, amount: int | None) -> None:
    assert AmountInput().read(text, WAN) == Value(amount)


@pytest.mark.parametrize("text", ["=3*1.2+5", "=3*1。2+5", "＝3×1.2＋5", "+3*1.2+5", "3*1.2+5"])
def test_an_amount_may_be_a_sum(text: str) -> None:
    assert AmountInput().read(text, WAN) == Value(8_600_000, basis="3×1.2+5=8.6万元")


def test_a_rounded_sum_says_so() -> None:
    read = AmountInput().read("=100/3", YUAN)
    assert read == Value(3_333, "除不尽，已四舍五入到分：33.33元", "100÷3≈33.33元")


AMOUNT_ADVICE = "请写成如 1234.50、15万元、3000元，或算式如 =3*1.2+5"
DATE_ADVICE = "请写成如 2020-01-05、2020/1/5、20200105 或 2020年1月5日"


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (AmountInput(), "十五", "“十五”不是金额。请写成如 1234.50、15万元 或 3000元"),
        (
            AmountInput(),
            "2020-1-5",
            "“2020-1-5”不是金额。请写成如 1234.50、15万元 或 3000元",
        ),
        (
            AmountInput(),
            "=3+a",
            f"第4个字符“a”不能用在算式里，算式只用数字、+ - * / ( ) % 和 元、万元。{AMOUNT_ADVICE}",
        ),
        (
            AmountInput(),
            "1.2E+07",
            "“1.2E+07”是科学计数法，后面的位数可能已经丢失。请在原表把格式改为数值，再复制一次",
        ),
        (AmountInput(), "3²", f"“3²”里有上标或带圈的数字。{AMOUNT_ADVICE}"),
        (AmountInput(may_be_negative=False), "-3", "“-3”是负数，这里不能填负数。请核对正负号"),
        (AmountInput(), "####", "单元格太窄，复制出来的是 ####。请在原表把列拉宽，再复制一次"),
        (CountInput(), "#REF!", "“#REF!”是原表公式的错误：公式引用的单元格已被删除。请先在原表改正"),
        (CountInput(), "12人", "“12人”不是整数。请只写数字，不写人、辆等计量单位，如 12"),
        (CountInput(), "12.5", "“12.5”有小数，这里填的是个数。请写成整数，如 12"),
        (CountInput(), "-3", "“-3”是负数，这里填的是个数。请写成如 12"),
        (CountInput(), "1234567890", "“1234567890”过大。这里填个数，最多9位"),
        (DateInput(), "明天", f"“明天”不是日期。{DATE_ADVICE}"),
        (DateInput(), "2020-1", f"“2020-1”没有写到日。{DATE_ADVICE}"),
        (DateInput(), "2020-13-1", f"“2020-13-1”的月份 13 不对，月份从1到12。{DATE_ADVICE}"),
        (DateInput(), "2020年2月30日", f"“2020年2月30日”的日子不对，2020年2月只有29天。{DATE_ADVICE}"),
        (DateInput(), "0220-1-5", f"“0220-1-5”的年份 220 不对。{DATE_ADVICE}"),
        (DateInput(), "43835", "“43835”像是电子表格的日期序号，对应 2020-01-05。如果是，请改填 2020-01-05"),
        (TextInput("项目名称"), "  ", "项目名称不能为空。请填写项目名称"),
        (TextInput(), "#N/A", "“#N/A”是原表公式的错误：没有找到对应的值。请先在原表改正"),
    ],
)
def test_refused_with_a_reason_and_a_way_out(kind: Input, text: str, message: str) -> None:
    read = kind.read(text, WAN)
    assert isinstance(read, Problem)
    assert str(read) == message


@pytest.mark.parametrize(
    "text",
    [
        "2020-1-5",
        "2020/1/5",
        "2020.1.5",
        "2020。1。5",
        "20200105",
        "2020年1月5日",
        "2020 年 1 月 5 日",
        "２０２０－０１－０５",
        "2020-01-05 0:00:00",
        "2020/1/5 00:00",
    ],
)
def test_days(text: str) -> None:
    assert DateInput().read(text, WAN) == Value(date(2020, 1, 5))


def test_a_serial_number_is_not_taken_but_offered() -> None:
    read = DateInput().read("43835", WAN)
    assert isinstance(read, Problem)
    assert read.suggestion == date(2020, 1, 5)


@given(st.dates(date(1949, 1, 1), date(2100, 12, 31)))
def test_any_day_reads_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert DateInput().read(text, WAN) == Value(day)
    assert DateInput().read("", WAN) == Value(None)


def test_whole_numbers() -> None:
    for text in ("1200", "1,200", "１２００", "1200.0"):
        assert CountInput().read(text, WAN) == Value(1200)
    assert CountInput().read("", WAN) == Value(0)
    assert CountInput(optional=True).read("—", WAN) == Value(None)


def test_texts() -> None:
    assert TextInput().read(" 办公\r\n用品 ", WAN) == Value("办公\n用品")
    assert TextInput(multiline=False).read("办公\r\n用品", WAN) == Value(
        "办公 用品", "这里只能写一行，换行已改为空格"
    )
    assert TextInput().read("办公\u200b用品", WAN) == Value("办公用品", "去掉了看不见的控制字符")
    assert TextInput().read("办公\x00用品", WAN) == Value("办公用品", "去掉了看不见的控制字符")


@given(
    st.text(max_size=12),
    st.sampled_from([TextInput(), AmountInput(), CountInput(), DateInput()]),
    st.sampled_from(Measure),
)
def test_no_text_is_too_odd(text: str, kind: Input, measure: Measure) -> None:
    read = kind.read(text, measure)
    if isinstance(read, Problem):
        assert read.what
        assert read.advice

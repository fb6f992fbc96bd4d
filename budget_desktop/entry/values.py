"""Texts as values of plain fields: amounts, whole numbers, days, texts. Codes and choices: `entry.codes`."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from budget_desktop.domain.arithmetic import reckon
from budget_desktop.domain.folding import quoted
from budget_desktop.domain.money import AmountError, Measure, parse_amount
from budget_desktop.entry.readings import (
    PlainInput,
    Problem,
    Reading,
    Value,
    bare,
    damage,
    folded,
    wanting,
    with_points,
)

_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d+)?[eE][-+]?\d+")
_AMOUNT_ADVICE = "请写成如 1234.50、15万元、3000元，或算式如 =3*1.2+5"


@dataclass(frozen=True, slots=True)
class TextInput(PlainInput):
    """A text; `required` names one that may not be empty. Several lines only where `multiline`."""

    required: str = ""
    multiline: bool = True

    def read_sound(self, text: str) -> Reading:
        """The text without blanks around it and without signs nobody can see."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
        clean = "".join(
            sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
        )
        notices = ["去掉了看不见的控制字符"] if clean != lines else []
        clean = clean.strip()
        if not self.multiline and re.search(r"[\n\t]", clean):
            clean = re.sub(r"\s*[\n\t]\s*", " ", clean)
            notices.append("这里只能写一行，换行已改为空格")
        if self.required and not clean:
            return wanting(self.required)
        return Value(clean, "；".join(notices))


@dataclass(frozen=True, slots=True)
class AmountInput:
    """An amount in 分, as a number or a sum; blank is “not filled in”, which is not 0."""

    may_be_negative: bool = True

    @property
    def is_amount(self) -> bool:
        """Always."""
        return True

    def read(self, text: str, measure: Measure) -> Reading:
        """An amount in `measure` unless it names its unit; a sum brings its basis along."""
        if (broken := damage(text)) is not None:
            return broken
        plain = bare(text)
        if _SCIENTIFIC.fullmatch(plain):
            return Problem(
                f"{quoted(text)}是科学计数法，后面的位数可能已经丢失", "请在原表把格式改为数值，再复制一次"
            )
        if any(unicodedata.category(sign) == "No" for sign in text):
            return Problem(f"{quoted(text)}里有上标或带圈的数字", _AMOUNT_ADVICE)
        try:
            if _is_sum(plain):
                reckoned = reckon(with_points(text), measure)
                read = Value(reckoned.amount, reckoned.notice, reckoned.basis)
            else:
                read = Value(parse_amount(plain, measure))
        except AmountError as error:
            what, _, advice = str(error).partition("，请")
            return Problem(what, f"请{advice}" if advice else _AMOUNT_ADVICE)
        if read.value is not None and read.value < 0 and not self.may_be_negative:
            return Problem(f"{quoted(text)}是负数，这里不能填负数", "请核对正负号")
        return read


def _is_sum(plain: str) -> bool:
    # With minus and slash alone it is more often a date or a telephone number.
    return plain.startswith(("=", "+")) or any(sign in plain[1:] for sign in "+*×÷")


@dataclass(frozen=True, slots=True)
class CountInput(PlainInput):
    """A whole number from 0 up. `optional` ones may be left open, the others are then 0."""

    optional: bool = False

    def read_sound(self, text: str) -> Reading:
        """Digits, full-width ones and separators of thousands too; 12.0 is how spreadsheets write 12."""
        plain = bare(text)
        if plain in {"", "-", "—", "——"}:
            return Value(None if self.optional else 0)
        match = re.fullmatch(r"(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?", plain, re.ASCII)
        if match is not None and len(whole := match["whole"].replace(",", "")) <= 9:
            return Value(int(whole))
        if match is not None:
            return Problem(f"{quoted(text)}过大", "这里填个数，最多9位")
        if re.fullmatch(r"-\d+", plain):
            return Problem(f"{quoted(text)}是负数，这里填的是个数", "请写成如 12")
        if re.fullmatch(r"\d*\.\d+", plain):
            return Problem(f"{quoted(text)}有小数，这里填的是个数", "请写成整数，如 12")
        return Problem(f"{quoted(text)}不是整数", "请只写数字，不写人、辆等计量单位，如 12")


_DAY = re.compile(
    r"(?P<year>\d{4})\s*(?:[-/.]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.]|月)\s*(?P<day>\d{1,2})\s*日?", re.ASCII
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_MIDNIGHT = re.compile(r"[\sT]+0?0:00(?::00(?:\.0+)?)?$")
_SERIAL_ORIGIN = date(1899, 12, 30)
_YEARS = range(1949, 2101)
_DATE_ADVICE = "请写成如 2020-01-05、2020/1/5、20200105 或 2020年1月5日"


@dataclass(frozen=True, slots=True)
class DateInput(PlainInput):
    """A day, or none."""

    def read_sound(self, text: str) -> Reading:
        """2020-1-5, 2020/1/5, 2020.1.5, 20200105 or 2020年1月5日; what is wrong with any other."""
        plain = _MIDNIGHT.sub("", bare(text))
        if not plain:
            return Value(None)
        match = _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain)
        if match is None:
            return self._no_date(text, plain)
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if year not in _YEARS:
            return Problem(f"{quoted(text)}的年份 {year} 不对", _DATE_ADVICE)
        if not 1 <= month <= 12:
            return Problem(f"{quoted(text)}的月份 {month} 不对，月份从1到12", _DATE_ADVICE)
        if not 1 <= day <= (last := monthrange(year, month)[1]):
            return Problem(f"{quoted(text)}的日子不对，{year}年{month}月只有{last}天", _DATE_ADVICE)
        return Value(date(year, month, day))

    def _no_date(self, text: str, plain: str) -> Problem:
        if re.fullmatch(r"[34]\d{4}", plain, re.ASCII):
            # Days are kept by spreadsheets as numbers: 43835 shows when the cell has lost its format.
            meant = _SERIAL_ORIGIN + timedelta(days=int(plain))
            return Problem(
                f"{quoted(text)}像是电子表格的日期序号，对应 {meant}", f"如果是，请改填 {meant}", meant
            )
        if re.fullmatch(r"\d{4}\D\d{1,2}\D?", folded(plain)):
            return Problem(f"{quoted(text)}没有写到日", _DATE_ADVICE)
        return Problem(f"{quoted(text)}不是日期", _DATE_ADVICE)

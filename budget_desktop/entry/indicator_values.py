"""指标值 as people write it (≥95%, 不少于2次, 12个月, 健全) taken apart into its four fields."""

import re
from dataclasses import asdict, dataclass
from typing import Literal

from budget_desktop.domain.folding import quoted
from budget_desktop.entry.readings import PlainInput, Problem, Reading, Value, bare, damage

Part = Literal["comparator", "number", "measure", "grade"]
"""The field of an indicator a cell stands for."""

ADVICE = "请写成如 ≥95%、=2次、12个月，或定性的 健全、及时"

_WORDS = {
    "≥": (">=", "=>", "≧", "⩾", "大于或等于", "大于等于", "不低于", "不少于", "不小于", "至少"),
    "≤": ("<=", "=<", "≦", "⩽", "小于或等于", "小于等于", "不高于", "不超过", "不多于", "不大于", "至多"),
    "=": ("==", "等于"),
    ">": ("大于", "高于", "超过", "多于"),
    "<": ("小于", "低于", "少于"),
}
_ENDINGS = {"≥": ("及以上", "以上"), "≤": ("及以内", "以内", "及以下", "以下", "内")}
_COMPARATORS = {word: sign for sign, words in _WORDS.items() for word in (sign, *words)}
_LEADING = re.compile("|".join(sorted(map(re.escape, _COMPARATORS), key=len, reverse=True)))
_QUALITATIVE = "定性"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"(?P<number>{_DIGITS})(?:\s*(?P<first>[^\d\s~～—-]*)\s*(?:[-~～—]{{1,2}}|至)\s*(?P<upper>{_DIGITS}))?"
    r"\s*(?P<measure>\D*)"
)
_DEADLINE = re.compile("前|底|完成")
"""A number with one of these behind it tells a day or a deed (6月底前完成), not how many of something."""
_LONGEST_MEASURE = 10


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The four fields of an `Indicator` that make its value; with a grade the others are empty."""

    comparator: str = ""
    number: str = ""
    measure: str = ""
    grade: str = ""


def read_indicator_value(text: str) -> IndicatorValue | Problem:
    """A whole value taken apart; a problem where a comparator or a number is written and cannot be read."""
    if (broken := damage(text)) is not None:
        return broken
    plain = bare(text)
    leading = _LEADING.match(plain)
    comparator = _COMPARATORS[leading[0]] if leading else ""
    rest = plain[leading.end() :].strip() if leading else plain
    if leading and _LEADING.match(rest):
        return Problem(f"{quoted(text)}写了不止一个比较符号", ADVICE)
    if leading and not rest:
        return Problem(f"{quoted(text)}只有比较符号，没有数", ADVICE)
    quantity = _QUANTITY.fullmatch(rest)
    if quantity is not None:
        return _quantity(text, comparator, quantity)
    if leading:
        return Problem(f"{quoted(text)}的比较符号后面不是数", ADVICE)
    return IndicatorValue(grade=plain)


def _quantity(text: str, comparator: str, match: re.Match[str]) -> IndicatorValue | Problem:
    number, measure = match["number"].replace(",", ""), match["measure"].strip()
    ending, sign = _ending(measure)
    if ending and comparator and comparator != sign:
        return Problem(f"{quoted(text)}前面写“{comparator}”，后面写“{ending}”，意思不一致", ADVICE)
    if ending:
        comparator, measure = sign, measure.removesuffix(ending).strip()
    if not comparator and _DEADLINE.search(measure):
        return IndicatorValue(grade=bare(text))
    if (upper := match["upper"]) is not None:
        if comparator:
            return Problem(f"{quoted(text)}是一个范围，前后不再写比较符号", "请写成如 90-95%")
        if match["first"] not in ("", measure):
            return Problem(f"{quoted(text)}前后两个数的单位不同", "请写成如 90-95%")
        number = f"{number}-{upper.replace(',', '')}"
    return IndicatorValue(comparator, number, measure)


def _ending(measure: str) -> tuple[str, str]:
    """What follows the measure and says the same as a comparator (95%以上), and that comparator."""
    for sign, words in _ENDINGS.items():
        for word in words:
            if measure.endswith(word):
                return word, sign
    return "", ""


@dataclass(frozen=True, slots=True)
class IndicatorInput(PlainInput):
    """One part of the value. A whole value written in any of the parts fills all of them."""

    part: Part

    def read_sound(self, text: str) -> Reading:
        """What goes into the part, and into the others where more was written than the part."""
        plain = bare(text)
        if not plain:
            return Value("")
        if self.part == "comparator" and plain in _COMPARATORS:
            return Value(_COMPARATORS[plain], also=(("grade", ""),))
        if self.part == "comparator" and plain == _QUALITATIVE:
            return Value("", "定性的值请写在“定性值”一列", also=(("number", ""), ("measure", "")))
        if self.part == "measure" and not re.search(r"[\d<>=≤≥]", plain):
            if len(plain) > _LONGEST_MEASURE:
                return Problem(f"计量单位{quoted(text)}太长", "请只写单位，如 %、次、个月")
            return Value(plain, also=(("grade", ""),))
        whole = read_indicator_value(text)
        if isinstance(whole, Problem):
            return whole
        return self._spread(whole)

    def _spread(self, whole: IndicatorValue) -> Value:
        parts = asdict(whole)
        own = parts.pop(self.part)
        if self.part == "number" and not whole.grade:
            # A bare number mends the number alone; what was chosen beside it stays.
            parts = {name: value for name, value in parts.items() if value or name == "grade"}
        return Value(own, also=tuple(parts.items()))

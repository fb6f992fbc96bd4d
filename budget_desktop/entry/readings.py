"""What a text typed or pasted into a field comes to: a value, or a problem with a way out."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from budget_desktop.domain.folding import folded as folded
from budget_desktop.domain.money import Measure


@dataclass(frozen=True, slots=True)
class Value:
    """A text that means something."""

    value: Any
    notice: str = ""
    """What the person should know about how the text was read; empty if nothing."""
    basis: str = ""
    """The expression an amount came from, fit to be kept as 测算依据."""
    also: tuple[tuple[str, Any], ...] = ()
    """Other fields of the record that the same text fills: ≥95% is a comparator, a number and a measure."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A text that means nothing here. Chinese, one clause each, without a full stop."""

    what: str
    advice: str
    """How to mend it."""
    suggestion: Any = None
    """The value that was probably meant, to be offered; None where there is none."""

    def __str__(self) -> str:
        return f"{self.what}。{self.advice}"


Reading: TypeAlias = Value | Problem


class Input(Protocol):
    """A kind of field: what texts mean in it."""

    @property
    def is_amount(self) -> bool:
        """Whether a text without a unit is in the measure it is read in."""

    def read(self, text: str, measure: Measure) -> Reading:
        """What a text means; the empty text is how the field is emptied, or why it cannot be."""


_BROKEN = {
    "#N/A": "没有找到对应的值",
    "#REF!": "公式引用的单元格已被删除",
    "#VALUE!": "公式里有不能计算的内容",
    "#DIV/0!": "公式除以了零",
    "#NAME?": "公式里有不认识的名称",
    "#NUM!": "公式的结果不是数",
    "#NULL!": "公式的区域写错了",
}
_NARROW = re.compile(r"#{2,}")
_FORMULA_TEXT = re.compile(r'="(?P<text>[^"]*)"')


_POINT = re.compile(r"(?<=\d)[。｡](?=\d)")


def with_points(text: str) -> str:
    """Points between digits where an input method put its full stop: 3。5 is 3.5."""
    return _POINT.sub(".", text)


def bare(text: str) -> str:
    """A folded text without the marks by which spreadsheets keep a number a text: ="0301", '0301."""
    plain = with_points(folded(text))
    match = _FORMULA_TEXT.fullmatch(plain)
    return match["text"].strip() if match else plain.removeprefix("'").strip()


def damage(text: str) -> Problem | None:
    """What a spreadsheet hands over instead of a value: an error of a formula, #### from a narrow column."""
    plain = folded(text)
    if _NARROW.fullmatch(plain):
        return Problem("单元格太窄，复制出来的是 ####", "请在原表把列拉宽，再复制一次")
    if plain.upper() in _BROKEN:
        return Problem(f"“{plain}”是原表公式的错误：{_BROKEN[plain.upper()]}", "请先在原表改正")
    return None


class PlainInput(ABC):
    """A field that is no amount. What a spreadsheet broke is told; all else is the field's own to read."""

    __slots__ = ()

    @property
    def is_amount(self) -> bool:
        """Never."""
        return False

    def read(self, text: str, measure: Measure) -> Reading:  # noqa: ARG002 - all kinds are called alike
        """What a text means."""
        return damage(text) or self.read_sound(text)

    @abstractmethod
    def read_sound(self, text: str) -> Reading:
        """What a text means that is none of the errors spreadsheets hand over."""


def wanting(title: str, verb: str = "填写") -> Problem:
    """A field that may not be empty is."""
    return Problem(f"{title}不能为空", f"请{verb}{title}")

"""Slips around numbers: years, percent signs, comparisons, amounts without their measure."""

import re
from collections.abc import Iterator

from budget_desktop.proofreading.slip import Kind, Slip

_YEAR = r"(?:19|20)\d{2}"
_END = r"(?=\s*(?:[，。；、）)]|$))"
_BLANKS = re.compile("[ \u3000]+")
_SPACED = re.compile(
    rf"{_YEAR}[ \u3000]+(?=年)|\d[ \u3000]+\d{{3}}(?=[\d.]*万?元)|\b\d[ \u3000]+\d{{3}}(?=年)"
)
_YEARLESS = re.compile(rf"(?<![\d.,—\-～~〔]){_YEAR}(?=(?:基本)?持平|相比|预算|决算|增加|减少|增长|下降)")
_PERCENT_TWICE = re.compile(r"[%％]\s*[%％]|百分之\s*(\d+(?:\.\d+)?)\s*[%％]")
_PERCENTLESS = re.compile(
    r"(?:增长|下降|增幅|降幅|提高到|占比|占[^，。；、\d]{0,12})(?:为|达|约|了)*\s*\d+(?:\.\d+)?" + _END
)
_OTHER = rf"(?:上年|上一年|去年|{_YEAR}年)(?:度|预算数|执行数|同期)?"
_SAME_AFTER_THAN = re.compile(rf"[比较]({_OTHER}[^，。；、\d]{{0,4}}(?:基本)?(?:持平|一致|相同))")
_MORE_AFTER_WITH = re.compile(
    rf"与({_OTHER}(?!相比|比较|对比|相较)[^，。；、\d]{{0,4}}(?:增加|减少|增长|下降))"
)
_BARE = re.compile(r"(?<![\d.,])\d[\d,]*(?:(?:\.\d+)?万|\.\d\d)(?=[，。；、）]|$)")
"""A number that ends with 万, or with two decimals and nothing."""
_LINKING = re.compile(r"(?:为|是|共计|合计|共|约|数|了|\s)+$")
_REACH = 12
"""How far before a number the words are looked for that make it one of money."""


def years(text: str) -> Iterator[Slip]:
    """Years without 年, and numbers with blanks inside."""
    for found in _SPACED.finditer(text):
        yield Slip(Kind.YEAR, *found.span(), _BLANKS.sub("", found[0]))
    for found in _YEARLESS.finditer(text):
        yield Slip(Kind.YEAR, *found.span(), f"{found[0]}年")


def percents(text: str) -> Iterator[Slip]:
    """Shares and rates without a percent sign, or with two."""
    for found in _PERCENT_TWICE.finditer(text):
        yield Slip(Kind.PERCENT, *found.span(), f"{found[1] or ''}%")
    for found in _PERCENTLESS.finditer(text):
        yield Slip(Kind.PERCENT, *found.span(), f"{found[0]}%")


def comparisons(text: str) -> Iterator[Slip]:
    """比上年持平, 与上年增加."""
    for found in _SAME_AFTER_THAN.finditer(text):
        yield Slip(Kind.COMPARISON, *found.span(), f"与{found[1]}")
    for found in _MORE_AFTER_WITH.finditer(text):
        yield Slip(Kind.COMPARISON, *found.span(), f"比{found[1]}")


def measureless(text: str, money: tuple[str, ...]) -> Iterator[Slip]:
    """Amounts without 万元. `money` are the words that make the number behind them one of money."""
    for found in _BARE.finditer(text):
        before = _LINKING.sub("", text[max(0, found.start() - _REACH) : found.start()])
        if before.endswith(money):
            yield Slip(Kind.MEASURE, *found.span(), f"{found[0].removesuffix('万')}万元")

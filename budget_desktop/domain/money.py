"""Money: whole 分 end to end, Decimal only to read and print, never a float.

1 元 = 100 分, 1 万元 = 1,000,000 分.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from typing import TypeAlias

from budget_desktop.domain.folding import quoted

Fen: TypeAlias = int
"""An amount in whole 分."""

MAX_FEN: Fen = 10**15
"""Ten trillion 元: no department budget reaches it, and SQLite and Excel both hold it exactly."""


class Measure(StrEnum):
    """The unit an amount is typed or printed in."""

    YUAN = "元"
    WAN = "万元"

    @property
    def fen(self) -> Fen:
        """How many 分 one of it is."""
        return 100 if self is Measure.YUAN else 1_000_000


class AmountError(ValueError):
    """A text is not an amount. The message is Chinese and fit for the screen."""


_NUMBER = re.compile(r"(?P<sign>-?)(?P<digits>\d+(?:\.\d*)?|\.\d+)(?P<measure>万元|元|万)?")
_BLANKS = frozenset({"", "-", "--", "—", "——", "－"})


def parse_amount(text: str, measure: Measure) -> Fen | None:
    """Read an amount as people write it; a suffix 元 or 万元 wins over `measure`.

    Understands thousands separators, full-width digits, brackets for a negative amount, and a dash or
    nothing for "no amount" (returns None). Raises AmountError for anything else, and for an amount finer
    than one 分.
    """
    if any(unicodedata.category(letter) == "No" for letter in text):
        # Folding would make 32 of 3² and 10 of ⑩.
        raise AmountError(f"{quoted(text)}里有上标或带圈数字，请写成普通数字")
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    if plain in _BLANKS:
        return None
    grouped = plain.replace(" ", "")
    negative = grouped.startswith("(") and grouped.endswith(")")
    bare = grouped[1:-1] if negative else grouped
    bare = bare.removeprefix("¥").removeprefix("￥")
    if not _commas_group_thousands(bare):
        raise AmountError(f"{quoted(text)}的千分位逗号位置不对，请写成如 1,234.50")
    match = _NUMBER.fullmatch(bare.replace(",", ""))
    if match is None:
        raise AmountError(f"{quoted(text)}不是金额，请写成如 1234.50、15万元 或 3000元")
    if match["measure"] is not None:
        measure = Measure.YUAN if match["measure"] == "元" else Measure.WAN
    with localcontext() as context:
        context.prec = 60
        fen = Decimal(match["digits"]) * measure.fen
        if fen != fen.to_integral_value():
            raise AmountError(f"{quoted(text)}小于一分，金额最多精确到分（元后两位小数）")
    if fen > MAX_FEN:
        raise AmountError(f"{quoted(text)}过大，请检查是否把元填成了万元")
    value = int(fen)
    return -value if negative or match["sign"] else value


def _commas_group_thousands(text: str) -> bool:
    whole, _, fraction = text.lstrip("-").partition(".")
    first, *groups = whole.split(",")
    if "," in fraction:
        return False
    return not groups or (
        len(first) in {1, 2, 3} and all(re.match(r"\d{3}(?!\d)", group) for group in groups)
    )


def round_half_up(numerator: int, denominator: int) -> int:
    """Divide whole numbers, rounding halves away from zero, exactly."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator), abs(denominator)
    return sign * ((2 * numerator + denominator) // (2 * denominator))


@dataclass(frozen=True, slots=True)
class AmountFormat:
    """How a place prints amounts: unit, decimals, separators, and what stands for zero."""

    measure: Measure = Measure.WAN
    decimals: int = 2
    keep_zeros: bool = True
    separator: bool = True
    zero: str | None = None
    """What to print for zero: None prints it as any number, "" leaves the cell blank."""

    def rounded(self, amount: Fen) -> Decimal:
        """The value as displayed, in `measure`: rounded half up from the exact amount, once."""
        steps = round_half_up(amount * 10**self.decimals, self.measure.fen)
        return Decimal(steps).scaleb(-self.decimals)

    def text(self, amount: Fen | None) -> str:
        """The amount as printed; nothing for an amount nobody entered."""
        if amount is None:
            return ""
        value = self.rounded(amount)
        if value == 0 and self.zero is not None:
            return self.zero
        printed = f"{value:,.{self.decimals}f}" if self.separator else f"{value:.{self.decimals}f}"
        if not self.keep_zeros and "." in printed:
            printed = printed.rstrip("0").rstrip(".")
        return "0" + printed[2:] if printed.startswith("-0") and value == 0 else printed


def percent(part: Fen, whole: Fen, decimals: int) -> Decimal:
    """`part` of `whole` in per cent, rounded half up from the exact amounts.

    Raises ZeroDivisionError for an empty whole: no share of nothing can be printed.
    """
    steps = round_half_up(part * 100 * 10**decimals, whole)
    return Decimal(steps).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

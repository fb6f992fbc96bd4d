"""元 taken for 万元, and a decimal point in the wrong place."""

from budget_desktop.detective.slips import Slip
from budget_desktop.domain.money import Fen

_WAN = 10_000
_SHIFTS = {10: "一位", 100: "两位", 1_000: "三位"}


def measure(typed: Fen, meant: Fen) -> Slip | None:
    """万元 typed as 元, or the other way round."""
    if not typed or not meant:
        return None
    if typed == meant * _WAN:
        return Slip("元、万元混淆", "把元数当成万元数录入，大了一万倍", 0.98)
    if meant == typed * _WAN:
        return Slip("元、万元混淆", "把万元数当成元数录入，小了一万倍", 0.98)
    return None


def decimal_point(typed: Fen, meant: Fen) -> Slip | None:
    """The point moved by one to three places."""
    if not typed or not meant:
        return None
    for factor, places in _SHIFTS.items():
        if typed == meant * factor:
            return Slip("小数点错位", f"小数点错了{places}，大了{factor}倍", 0.93)
        if meant == typed * factor:
            return Slip("小数点错位", f"小数点错了{places}，只有应录数的{factor}分之一", 0.93)
    return None

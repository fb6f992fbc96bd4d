"""An amount typed rounded where the others were typed exactly."""

from budget_desktop.detective.slips import Slip
from budget_desktop.domain.money import Fen, round_half_up

_STEPS = {100: "元", 10_000: "百元（万元两位小数）", 1_000_000: "万元"}


def rounding(typed: Fen, meant: Fen) -> Slip | None:
    """The typed amount is the other one, rounded."""
    for step, called in _STEPS.items():
        if typed != meant and meant > step and round_half_up(meant, step) * step == typed:
            return Slip("四舍五入", f"按{called}取了整，其他金额没有取整", 0.85)
    return None

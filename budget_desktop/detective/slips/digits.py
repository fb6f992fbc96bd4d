"""One digit too many, too few, or another one."""

from budget_desktop.detective.slips import Slip
from budget_desktop.domain.money import Fen

_NEIGHBOURS = {
    "0": "12", "1": "024", "2": "0135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "579",
    "9": "68",
}  # fmt: skip
"""Keys beside one another on a number pad."""


def one_digit(typed: Fen, meant: Fen) -> Slip | None:
    """One digit left out, doubled or mistyped."""
    if typed <= 0 or meant <= 0:
        return None
    one, other = str(typed), str(meant)
    if len(one) == len(other):
        apart = [(wrong, right) for wrong, right in zip(one, other, strict=True) if wrong != right]
        if len(apart) == 1:
            wrong, right = apart[0]
            likely = 0.45 if wrong in _NEIGHBOURS[right] else 0.35
            return Slip("数字录错", f"“{right}”录成了“{wrong}”", likely)
        return None
    if len(one) + 1 == len(other) and _without_one(other, one):
        return Slip("少录一位", "少录了一位数字", 0.6)
    if len(one) == len(other) + 1 and _without_one(one, other):
        return Slip("多录一位", "多录了一位数字", 0.6)
    return None


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:position] + longer[position + 1 :] == shorter for position in range(len(longer)))

"""Two digits in each other's place: the difference is then divisible by nine."""

from budget_desktop.detective.slips import Slip
from budget_desktop.domain.money import Fen


def transposed(typed: Fen, meant: Fen) -> Slip | None:
    """Two digits changed places; neighbours more likely than others."""
    if (typed - meant) % 9 or typed == meant or typed < 0 or meant < 0:
        return None
    width = max(len(str(typed)), len(str(meant)))
    one, other = str(typed).zfill(width), str(meant).zfill(width)
    apart = [position for position in range(width) if one[position] != other[position]]
    if len(apart) != 2:
        return None
    left, right = apart
    if one[left] != other[right] or one[right] != other[left]:
        return None
    how = f"数字“{other[left]}”和“{other[right]}”颠倒（差额能被9整除）"
    return Slip("数字颠倒", how, 0.9 if right == left + 1 else 0.55)

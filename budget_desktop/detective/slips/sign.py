"""A minus too many."""

from budget_desktop.detective.slips import Slip
from budget_desktop.domain.money import Fen


def sign(typed: Fen, meant: Fen) -> Slip | None:
    """The amount with the other sign."""
    if typed < 0 and typed == -meant:
        return Slip("正负号错误", "多了一个负号", 0.98)
    return None

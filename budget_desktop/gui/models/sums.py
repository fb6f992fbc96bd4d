"""The sum an amount was worked out by, kept in its note: when it is written, shown again, or taken out."""

from budget_desktop.domain.arithmetic import is_basis
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.entry.readings import Value


def expression(note: str, amount: Fen | None, measure: Measure) -> str:
    """What was typed for an amount, to be mended: `=3×1.2+5`; empty where it was a plain number."""
    if not note or not is_basis(note, amount):
        return ""
    sign = "≈" if "≈" in note else "="
    typed, _, result = note.rpartition(sign)
    told_in = Measure.WAN if result.endswith(Measure.WAN) else Measure.YUAN
    return f"={typed}" if told_in is measure else ""


def kept(note: str, before: Fen | None, read: Value) -> str | None:
    """What the note is to be once an amount was typed; None to leave it as it is.

    A note somebody wrote is never written over; the sum of an earlier amount goes with that amount.
    """
    is_ours = not note or is_basis(note, before)
    if not is_ours:
        return None
    if read.basis:
        return read.basis
    return "" if note and read.value != before else None

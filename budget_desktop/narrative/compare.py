"""Comparison with last year and with a whole: one function each, used for every amount that is compared."""

from decimal import Decimal

from budget_desktop.domain.money import Fen, percent
from budget_desktop.domain.places import EntryPlace
from budget_desktop.narrative.material import Figure
from budget_desktop.narrative.writer import Words, Writer, plain

_SUBJECT = "change."
"""Before a subject: the key of the remark that gives the reason of its change."""


def change(
    writer: Writer, figure: Figure, subject: str, style: str = "change", *, name: str = "", instead: str = ""
) -> Words:
    """How the figure moved, with its reason; nothing when last year's figure is unknown.

    `name` is what a missing reason is asked for by, and where it is empty a reason is optional. The reason of
    the subject `instead` is given where the subject has none of its own.
    """
    return movement(writer, figure, style, reason(writer, subject, style, name=name, instead=instead))


def movement(writer: Writer, figure: Figure, style: str, why: Words = ()) -> Words:
    """How the figure moved, and the reason where it did.

    Neither an amount nor a percentage is printed that would read 0, and a percentage only of what was more
    than nothing and is not less than nothing: of amounts below zero nobody can read it.
    """
    difference = figure.difference
    if difference is None:
        return ()
    if difference == 0:
        return writer.say(f"{style}.same")
    if not moves(writer, figure):
        return writer.say(f"{style}.nearly")
    amount = writer.money(abs(difference), figure.place)
    if not figure.prior and difference > 0:
        return writer.say(f"{style}.new", difference=amount, reason=why)
    direction = "up" if difference > 0 else "down"
    rate = _rate(writer, abs(difference), figure.prior) if figure.amount >= 0 else None
    if not rate:
        return writer.say(f"{style}.{direction}_slightly", difference=amount, reason=why)
    # Of a cell that shows nothing this year nothing can be traced.
    printed = writer.rate(rate, figure.place if figure.amount else None)
    return writer.say(f"{style}.{direction}", difference=amount, percent=printed, reason=why)


def moves(writer: Writer, figure: Figure) -> bool:
    """Whether the figure is known to differ from last year's by as much as the text prints."""
    return bool(figure.difference and writer.material.edition.text.amounts.rounded(figure.difference))


def reason(writer: Writer, subject: str, style: str, *, name: str = "", instead: str = "") -> Words:
    """Why a subject changed, asked for by name where nobody has said; nothing without a name."""
    for key in filter(None, (subject, instead)):
        place = _place(key)
        remark = writer.material.packet.remark(place.key)
        if typed := () if remark is None else writer.typed(remark.text, place):
            return writer.say(f"{style}.reason", reason=typed)
    if not name:
        return ()
    asked = "".join(run.text for run in writer.say("marks.missing_reason", subject=name))
    return writer.say(f"{style}.reason", reason=plain(asked, _place(subject)))


def share(writer: Writer, part: Figure, whole: Figure) -> Words:
    """What the part takes of the whole; nothing where either reads 0, or 100% is not all."""
    shown = writer.material.edition.text.amounts.rounded(part.amount)
    rate = _rate(writer, part.amount, whole.amount) if 0 < part.amount <= whole.amount and shown else None
    if not rate or (rate == 100 and part.amount != whole.amount):
        return ()
    return writer.say("share.said", percent=writer.rate(rate, part.place))


def _rate(writer: Writer, part: Fen, whole: Fen | None) -> Decimal | None:
    """A part in percent of a whole, as it is printed; nothing of a whole that is nothing or less."""
    if whole is None or whole <= 0:
        return None
    return percent(part, whole, writer.material.edition.text.percent_decimals)


def _place(subject: str) -> EntryPlace:
    return EntryPlace("remarks", _SUBJECT + subject, "text")

"""Comparison with last year: one function, used for every amount that is compared."""

from budget_desktop.domain.money import percent
from budget_desktop.domain.places import EntryPlace
from budget_desktop.narrative.material import Figure
from budget_desktop.narrative.writer import Words, Writer, plain


def change(writer: Writer, figure: Figure, subject: str, style: str = "change", name: str = "") -> Words:
    """How the figure moved, with its reason; nothing when last year's figure is unknown.

    `subject` is the key of the remark that gives the reason (`change.<subject>`); `name` is what a missing
    reason is asked for by, and where it is empty a reason is optional. A percentage is printed only where
    last year's figure was not zero, and neither amount nor percentage where it would read 0.
    """
    difference = figure.difference
    if difference is None:
        return ()
    if difference == 0:
        return writer.say(f"{style}.same")
    if not writer.material.edition.text.amounts.rounded(difference):
        return writer.say(f"{style}.nearly")
    reason = _reason(writer, subject, style, name)
    amount = writer.money(abs(difference), figure.place)
    if not figure.prior:
        return writer.say(f"{style}.new", difference=amount, reason=reason)
    direction = "up" if difference > 0 else "down"
    share = percent(abs(difference), abs(figure.prior), writer.material.edition.text.percent_decimals)
    if not share:
        return writer.say(f"{style}.{direction}_slightly", difference=amount, reason=reason)
    return writer.say(f"{style}.{direction}", difference=amount, percent=share, reason=reason)


def _reason(writer: Writer, subject: str, style: str, name: str) -> Words:
    remark = writer.material.packet.remark(f"change.{subject}")
    place = EntryPlace("remarks", f"change.{subject}", "text")
    typed = () if remark is None else writer.typed(remark.text, place)
    if typed:
        return writer.say(f"{style}.reason", reason=typed)
    if not name:
        return ()
    return writer.say(f"{style}.reason", reason=_asked(writer, name, place))


def _asked(writer: Writer, name: str, place: EntryPlace) -> Words:
    words = writer.say("marks.missing_reason", subject=name)
    return plain("".join(run.text for run in words), place)

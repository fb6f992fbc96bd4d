"""The control figure that limits what is typed in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.controls import Control
from budget_desktop.domain.packet import Record
from budget_desktop.domain.records import Line, Procurement, Transfer
from budget_desktop.edition.resolve import resolve
from budget_desktop.edition.slices import control_slice, listed


@dataclass(frozen=True, slots=True)
class Limited:
    """A control figure with all the rows it limits, whether anything is typed in them yet or not."""

    control: Control
    rows: Sequence[Line | Procurement | Transfer]


def limited(record: Record, disclosure: Disclosure) -> Limited | None:
    """The narrowest control figure over a row, the one over the fewest; None where there is none."""
    found = [
        Limited(control, rows)
        for control in disclosure.packet.controls
        if control.amount is not None and record in (rows := _rows(control, disclosure))
    ]
    return min(found, key=lambda each: len(each.rows), default=None)


def _rows(control: Control, disclosure: Disclosure) -> Sequence[Line | Procurement | Transfer]:
    packet, edition = disclosure.packet, disclosure.edition
    if control.controlled.is_listed:
        return listed(control, packet)
    # An empty amount is no fact, but its line would count.
    filled = replace(packet, lines=tuple(replace(line, amount=line.amount or 0) for line in packet.lines))
    keys = {fact.line for fact in resolve(filled, edition).matching(control_slice(control, edition))}
    return [line for line in packet.lines if line.key in keys]

"""Which amounts count for “三公” and for a control figure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from budget_desktop.domain.codes import Dimension, Flow, Year, covers
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.facts import Facts, Slice, slice_of
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.edition import Edition

if TYPE_CHECKING:
    from budget_desktop.domain.records import Procurement, Transfer

INCOME_DIMENSIONS = (Dimension.UNIT, Dimension.SOURCE)
SPENDING_DIMENSIONS = (
    *INCOME_DIMENSIONS,
    Dimension.FUNCTION,
    Dimension.DEPARTMENT_ECONOMIC,
    Dimension.KIND,
    Dimension.PROJECT,
)
_DIMENSIONS = {
    Controlled.INCOME: INCOME_DIMENSIONS,
    Controlled.SPENDING: SPENDING_DIMENSIONS,
    Controlled.THREE_PUBLIC: SPENDING_DIMENSIONS,
    Controlled.PROCUREMENT: INCOME_DIMENSIONS,
    Controlled.TRANSFERS: (Dimension.UNIT,),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is entered of that which a control figure limits."""

    amount: Fen
    """分."""
    places: tuple[EntryPlace, ...]
    """The amounts it is the sum of."""


def three_public_slice(edition: Edition, keys: tuple[str, ...], year: Year) -> Slice:
    """The spending that counts for some items: general budget, their economic subjects (预算08表)."""
    subjects = tuple(code for key in keys for code in edition.three_public_by_key[key].subjects)
    return Slice(
        flow=(Flow.SPENDING,),
        year=(year,),
        source=edition.funds.general,
        department_economic=subjects,
    )


def divides(controlled: Controlled, dimension: Dimension) -> bool:
    """Whether a figure of this sort can be given by a dimension: income has no functional subject."""
    return dimension in _DIMENSIONS[controlled]


def chosen(control: Control) -> dict[Dimension, str]:
    """The codes a control figure is given by; empty where it is for the whole department."""
    return {each: code for each in _DIMENSIONS[control.controlled] if (code := getattr(control, each))}


def control_slice(control: Control, edition: Edition) -> Slice:
    """The facts of this year a control figure of income, spending or “三公” limits."""
    flow = Flow.INCOME if control.controlled is Controlled.INCOME else Flow.SPENDING
    codes = {dimension: (code,) for dimension, code in chosen(control).items()}
    limited = slice_of({**codes, Dimension.FLOW: (flow,), Dimension.YEAR: (Year.THIS,)})
    if control.controlled is Controlled.THREE_PUBLIC:
        return limited & three_public_slice(edition, tuple(edition.three_public_by_key), Year.THIS)
    return limited


def counted(control: Control, packet: Packet, edition: Edition, facts: Facts) -> Counted:
    """What is entered of that which a control figure limits, and where."""
    if control.controlled.is_listed:
        rows = listed(control, packet)
        collection = "procurement" if control.controlled is Controlled.PROCUREMENT else "transfers"
        amounts = tuple(EntryPlace(collection, row.key, "amount") for row in rows)
        return Counted(sum(row.amount or 0 for row in rows), amounts)
    found = facts.matching(control_slice(control, edition))
    places = dict.fromkeys(EntryPlace("lines", fact.line, "amount") for fact in found)
    return Counted(sum(fact.amount for fact in found), tuple(places))


def listed(control: Control, packet: Packet) -> "list[Procurement | Transfer]":
    """The rows of procurement or transfers it limits, which are no facts but stand in lists of their own."""
    rows: tuple[Procurement | Transfer, ...] = ()
    if control.controlled is Controlled.PROCUREMENT:
        rows = packet.procurement
    elif control.controlled is Controlled.TRANSFERS:
        rows = packet.transfers
    return [
        row
        for row in rows
        if all(
            covers(dimension, code, getattr(row, dimension)) for dimension, code in chosen(control).items()
        )
    ]

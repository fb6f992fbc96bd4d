"""Examples of the rules on control figures: parts, ceilings, what stands beside them, the approved total."""

from dataclasses import replace
from typing import Any

from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Procurement, Stage, Transfer
from tests.rules.books import ORGAN, added, changed, spend, wan
from tests.rules.example import Example, of

INCOME, SPENDING, TRANSFERS = Controlled.INCOME, Controlled.SPENDING, Controlled.TRANSFERS
PROCUREMENT, THREE_PUBLIC = Controlled.PROCUREMENT, Controlled.THREE_PUBLIC


def figure(controlled: Controlled, amount: float | None, key: str = "K1", **codes: Any) -> Control:
    known = None if amount is None else wan(amount)
    return Control(key=key, controlled=controlled, amount=known, **codes)


def at(stage: Stage, packet: Packet) -> Packet:
    return replace(packet, header=replace(packet.header, stage=stage))


def _sum(packet: Packet, flow: str, **codes: str) -> float:
    """What lines come to, in 万元, where each code begins with the one given."""
    lines = [line for line in packet.lines if line.flow == flow]
    found = [line for line in lines if all(getattr(line, each).startswith(codes[each]) for each in codes)]
    return sum(line.amount or 0 for line in found) / wan(1)


_OFFICE = _sum(ORGAN, "spending", function="2010301")
_TOTAL = _sum(ORGAN, "spending")
_BOUGHT = sum(each.amount or 0 for each in ORGAN.procurement) / wan(1)
_ROADS = added(ORGAN, Transfer(key="T1", unit="124001", name="道路补助", amount=wan(5)))
_BUYING = added(ORGAN, Procurement(key="C9", unit="124001", category="A", source="S1.1", amount=wan(2)))

_BY_FUNCTION = tuple(
    figure(SPENDING, _sum(ORGAN, "spending", function=code), f"F{code}", function=code)
    for code in sorted({line.function for line in ORGAN.lines if line.function})
)
_DIVIDED = added(ORGAN, figure(SPENDING, _TOTAL), *_BY_FUNCTION)
"""The approved total, and the same divided by functional subjects."""
_MOVED = changed(_DIVIDED, "B1", function="2010303")

EXAMPLES = {
    "B43": Example(
        finds=(
            of(added(ORGAN, figure(SPENDING, _OFFICE + 1, function="2010301"))),
            of(added(ORGAN, figure(SPENDING, _OFFICE - 1, unit="124001", function="2010301"))),
            of(added(ORGAN, figure(SPENDING, 1, function="2010399"))),
            of(added(ORGAN, figure(SPENDING, 1, project="study"))),
            of(added(ORGAN, figure(INCOME, 1, source="S1"))),
            of(added(_ROADS, figure(TRANSFERS, 6))),
            of(_MOVED),
            # Before approval a figure is a ceiling: what is left below it is only told.
            of(at(Stage.SECOND_SUBMISSION, added(ORGAN, figure(SPENDING, _OFFICE - 1, function="2010301")))),
        ),
        passes=(
            of(_DIVIDED),
            of(added(_ROADS, figure(TRANSFERS, 5))),
            # A class stands for the items below it, a kind for its parts.
            of(added(ORGAN, figure(SPENDING, _sum(ORGAN, "spending", function="201"), function="201"))),
            of(
                added(ORGAN, figure(SPENDING, _sum(ORGAN, "spending", kind="basic"), kind="basic")),
            ),
        ),
        counters=(
            # Not filled in yet, or not handed down yet.
            of(added(ORGAN, figure(SPENDING, None, function="2010301"))),
            of(at(Stage.FIRST_SUBMISSION, added(ORGAN, figure(SPENDING, 1, function="2010301")))),
        ),
    ),
    "B44": Example(
        finds=(
            of(added(ORGAN, figure(THREE_PUBLIC, 1))),
            of(added(ORGAN, figure(THREE_PUBLIC, 1, department_economic="30231"))),
            of(added(_BUYING, figure(PROCUREMENT, _BOUGHT + 1))),
            of(added(_BUYING, figure(PROCUREMENT, 1, unit="124001", source="S1"))),
        ),
        passes=(of(added(_BUYING, figure(PROCUREMENT, _BOUGHT + 2))),),
        # Less “三公” than allowed is what everybody wants.
        counters=(of(added(ORGAN, figure(THREE_PUBLIC, 50))),),
    ),
    "B45": Example(
        finds=(of(_MOVED),),
        passes=(of(_DIVIDED),),
        counters=(
            # Figures for some functional subjects say nothing of the others.
            of(added(ORGAN, figure(SPENDING, _TOTAL), _BY_FUNCTION[0])),
            of(added(_DIVIDED, spend("Z9", "S1.1", "2010303", "30201", "basic.public", 0))),
        ),
    ),
    "H13": Example(
        finds=(
            of(added(ORGAN, figure(SPENDING, _TOTAL + 1))),
            of(added(ORGAN, figure(INCOME, _TOTAL - 1))),
            of(at(Stage.ADJUSTED, added(ORGAN, figure(INCOME, _TOTAL - 1)))),
        ),
        passes=(of(added(ORGAN, figure(SPENDING, _TOTAL), figure(INCOME, _TOTAL, "K2"))),),
        counters=(
            # Part of the income is not the total.
            of(added(ORGAN, figure(INCOME, 1, source="S3"))),
            of(at(Stage.FIRST_SUBMISSION, added(ORGAN, figure(SPENDING, 1)))),
        ),
    ),
}

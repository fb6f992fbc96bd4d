"""The control figures a finance bureau hands down for a budget."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.facts import Fact
from budget_desktop.domain.packet import Packet
from budget_desktop.edition.resolve import resolve
from tests.rules.books import EDITION

_DOCUMENT = "财预〔2020〕1号"
_BY = {
    Controlled.INCOME: ((), (Dimension.UNIT, Dimension.SOURCE)),
    Controlled.SPENDING: (
        (),
        (Dimension.UNIT, Dimension.FUNCTION, Dimension.KIND),
        (Dimension.UNIT, Dimension.PROJECT),
    ),
}
"""What it divides: the total, income by unit and source, spending by unit, function, kind, and by project."""


def handed_down(packet: Packet) -> Packet:
    """The packet with the control figures that fit it."""
    controls = tuple(
        replace(control, key=f"K{number}", document=_DOCUMENT)
        for number, control in enumerate(_controls(packet), start=1)
    )
    return replace(packet, controls=controls)


def _controls(packet: Packet) -> Iterator[Control]:
    facts = [fact for fact in resolve(packet, EDITION) if fact.year == Year.THIS]
    for controlled, divisions in _BY.items():
        flow = Flow.INCOME if controlled is Controlled.INCOME else Flow.SPENDING
        for dimensions in divisions:
            yield from _divided(controlled, dimensions, [fact for fact in facts if fact.flow == flow])
    for controlled, rows in (
        (Controlled.PROCUREMENT, packet.procurement),
        (Controlled.TRANSFERS, packet.transfers),
    ):
        if rows:
            yield Control(key="", controlled=controlled, amount=sum(row.amount or 0 for row in rows))


def _divided(
    controlled: Controlled, dimensions: tuple[Dimension, ...], facts: Iterable[Fact]
) -> Iterator[Control]:
    sums: Counter[tuple[str, ...]] = Counter()
    for fact in facts:
        codes = tuple(fact.code(dimension) for dimension in dimensions)
        if all(codes):
            sums[codes] += fact.amount
    for codes, amount in sums.items():
        named = dict(zip(map(str, dimensions), codes, strict=True))
        yield Control(key="", controlled=controlled, amount=amount, **named)

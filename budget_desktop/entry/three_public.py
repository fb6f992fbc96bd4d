"""“三公” in two places: last year as typed for the items, and as the spending lines have it."""

from dataclasses import dataclass

from budget_desktop.domain.codes import Year
from budget_desktop.domain.facts import Facts
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import Edition
from budget_desktop.edition.slices import three_public_slice


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One item whose last year is not the same in both places."""

    key: str
    name: str
    typed: Fen | None
    """分; None where nothing was typed."""
    of_lines: Fen
    """分."""


def disagreements(packet: Packet, edition: Edition, facts: Facts) -> tuple[Disagreement, ...]:
    """The items whose lines say something else about last year than was typed.

    Lines without last year's amounts say nothing: often only its totals are known.
    """
    typed = {item.key: item.prior for item in packet.three_public}
    found = []
    for item in edition.three_public:
        chosen = three_public_slice(edition, (item.key,), Year.PRIOR)
        if not facts.matching(chosen):
            continue
        of_lines = facts.total(chosen)
        if of_lines != typed.get(item.key):
            found.append(Disagreement(item.key, item.name, typed.get(item.key), of_lines))
    return tuple(found)

"""“三公”: last year in two places, as typed and as the spending lines have it; increases without a reason."""

from dataclasses import dataclass

from budget_desktop.domain.codes import Year
from budget_desktop.domain.facts import Facts
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition import Edition
from budget_desktop.edition.slices import three_public_slice
from budget_desktop.proofreading.reasons import is_hollow

REASON = "change.three_public"
"""Beginning of the keys of the remarks that say why an item changed."""


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


@dataclass(frozen=True, slots=True)
class Increase:
    """One item that costs more than last year, and nobody said why."""

    key: str
    name: str
    by: Fen
    """分."""

    @property
    def reason(self) -> EntryPlace:
        """Where the reason is to be written."""
        return EntryPlace("remarks", f"{REASON}.{self.key}", "text")


def unexplained_increases(packet: Packet, edition: Edition, facts: Facts) -> tuple[Increase, ...]:
    """The items that grow without a reason, or with one that says nothing; not where last year is unknown."""
    typed = {item.key: item.prior for item in packet.three_public}
    names = tuple(item.name for item in edition.three_public)
    found = []
    for item in edition.three_public:
        prior, reason = typed.get(item.key), packet.remark(f"{REASON}.{item.key}")
        by = facts.total(three_public_slice(edition, (item.key,), Year.THIS)) - (prior or 0)
        is_said = reason is not None and not is_hollow(reason.text, edition.limits.words, names)
        if prior is not None and by > 0 and not is_said:
            found.append(Increase(item.key, item.name, by))
    return tuple(found)

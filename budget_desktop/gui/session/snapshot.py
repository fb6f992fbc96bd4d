"""What the window shows at one moment: the disclosure, its findings, and the measure amounts are typed in."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from budget_desktop.domain.facts import Slice
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.gui.navigation import page_of
from budget_desktop.rules.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budget_desktop.disclosure import Disclosure
    from budget_desktop.edition import Edition
    from budget_desktop.narrative.material import Material
    from budget_desktop.proofreading.last_year import Standing
    from budget_desktop.proofreading.reader import Proofreader
    from budget_desktop.proofreading.slip import Slip
    from budget_desktop.tracing import Tracer

ORDER = (Severity.ERROR, Severity.WARNING, Severity.ADVICE, Severity.INFO)
"""Severities, the gravest first."""


def first_place(finding: Finding) -> Place | None:
    """Where to mend a finding: an entry if it names one, else the first place it names."""
    entries = [place for place in finding.places if isinstance(place, EntryPlace)]
    # A place without a key means that something is missing in a collection, an entry says more.
    named = next((place for place in entries if place.key or place.collection == "header"), None)
    return named or next(iter(entries), None) or next(iter(finding.places), None)


@dataclass(frozen=True)
class Snapshot:
    """Frozen, so it can be handed to a worker thread as it is."""

    disclosure: "Disclosure"
    findings: tuple[Finding, ...]
    measure: Measure = Measure.WAN
    typed: Packet | None = None
    """What was typed since, where the rest does not follow from it yet."""

    @property
    def packet(self) -> Packet:
        """What was typed."""
        return self.typed or self.disclosure.packet

    @property
    def is_current(self) -> bool:
        """Whether disclosure and findings follow from what was typed; else they are those of before."""
        return self.typed is None

    @property
    def edition(self) -> "Edition":
        """The lists and forms in force."""
        return self.disclosure.edition

    def total(self, chosen: Slice) -> Fen:
        """The sum of the facts in a slice."""
        return self.disclosure.facts.total(chosen)

    @cached_property
    def causes(self) -> tuple[Finding, ...]:
        """The findings that do not merely follow from others: those that are counted."""
        return tuple(finding for finding in self.findings if not finding.cause)

    @cached_property
    def material(self) -> "Material":
        """What the narrative writes from, for figures the pages show as well."""
        from budget_desktop.narrative.material import Material

        made = self.disclosure
        return Material(made.packet, made.edition, made.facts, made.tables)

    @cached_property
    def proofreader(self) -> "Proofreader":
        """Reads what is being written for slips, by the words of the edition."""
        from budget_desktop.proofreading.names import Office
        from budget_desktop.proofreading.reader import Proofreader

        edition = self.edition
        words, money = edition.limits.words, tuple(edition.reading.words.money)
        return Proofreader(words, money, Office.of(self.packet, edition), self.three_public_names)

    def slips_at(self, place: EntryPlace | None, text: str) -> "tuple[Slip, ...]":
        """The slips in what is being written at a place."""
        is_reason = place is not None and place.collection == "remarks"
        return self.proofreader.slips(text, is_reason=is_reason)

    @property
    def three_public_names(self) -> tuple[str, ...]:
        """What the items of “三公” are called."""
        return tuple(item.name for item in self.edition.three_public)

    @cached_property
    def of_last_year(self) -> "Mapping[EntryPlace, Standing]":
        """The texts taken from last year, by where they stand."""
        from budget_desktop.proofreading.last_year import standings

        return {each.place: each for each in standings(self.packet)}

    @cached_property
    def tracer(self) -> "Tracer":
        """From print to entry and back; the paper is walked once, when first asked."""
        from budget_desktop.tracing import Tracer

        return Tracer(self.disclosure)

    @cached_property
    def by_entry(self) -> dict[EntryPlace, list[Finding]]:
        """Findings by the entries they point at."""
        found: dict[EntryPlace, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for place in finding.places:
                if isinstance(place, EntryPlace):
                    found[place].append(finding)
        return dict(found)

    @cached_property
    def marks(self) -> dict[EntryPlace, Severity]:
        """The gravest severity found at each entry."""
        return {
            place: min((each.severity for each in found), key=ORDER.index)
            for place, found in self.by_entry.items()
        }

    def findings_at(self, place: EntryPlace) -> list[Finding]:
        """What was found at a field, gravest first."""
        return sorted(self.by_entry.get(place, ()), key=lambda finding: ORDER.index(finding.severity))

    @cached_property
    def pages_of_findings(self) -> dict[Finding, str]:
        """The page each finding is mended on, by its stem; those without a place are left out."""
        places = {finding: first_place(finding) for finding in self.findings}
        return {finding: page_of(place, self.packet) for finding, place in places.items() if place}

"""Facts from entries: each line gives one for this year and one for last, with what follows filled in."""

from collections.abc import Iterator, Sequence
from itertools import chain

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Fact, Facts
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Nature
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.edition import Edition
from budget_desktop.edition.parts import Limits


def resolve(packet: Packet, edition: Edition) -> Facts:
    """Every amount of the packet as a fact. Blank amounts give none."""
    return Resolver(edition).facts(packet)


class Resolver:
    """Facts of one packet after another: lines that stayed as they were keep theirs."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._lines: Sequence[Line] = ()
        self._made: Sequence[tuple[Fact, ...]] = ()
        """The facts of each of these lines."""
        self._owners: object = None
        """The records whose fields a line takes over: units and projects."""
        self._facts = Facts()

    def facts(self, packet: Packet) -> Facts:
        """Every amount of the packet as a fact."""
        owners = packet.units, packet.projects
        # Known by their identity, which no other line has while these are kept.
        known = dict(zip(map(id, self._lines), self._made, strict=True)) if owners == self._owners else {}
        self._made = [
            known.get(id(line)) or tuple(_line_facts(line, packet, self._edition)) for line in packet.lines
        ]
        self._owners, self._lines = owners, packet.lines
        found = [*chain.from_iterable(self._made), *_three_public_facts(packet, self._edition)]
        self._facts = Facts(found).after(self._facts)
        return self._facts


def government_subject(line: Line, packet: Packet, catalogue: Catalogue) -> str:
    """The government economic subject of a line: typed over, or following from subject and unit nature."""
    if line.government_economic or not line.department_economic:
        return line.government_economic
    unit = packet.unit_by_key.get(line.unit)
    return catalogue.government_subject(
        line.department_economic, unit.nature if unit else Nature.ADMINISTRATIVE
    )


def kind_of(line: Line, packet: Packet, limits: Limits) -> str:
    """The kind of a spending line: typed over, its project's, or following from the class of its subject."""
    if line.kind or line.flow is Flow.INCOME:
        return line.kind
    if line.project:
        project = packet.project_by_key.get(line.project)
        return project.kind if project else ""
    return basic_kind(line.department_economic, limits)


def basic_kind(department_economic: str, limits: Limits) -> str:
    """The kind of basic spending a department subject usually is; nothing for classes that are none."""
    kinds = (kind for kind, of_it in limits.kind_classes.items() if department_economic.startswith(of_it))
    return next(kinds, "")


def _line_facts(line: Line, packet: Packet, edition: Edition) -> Iterator[Fact]:
    government = government_subject(line, packet, edition.catalogue)
    kind = kind_of(line, packet, edition.limits)
    for year, amount in ((Year.THIS, line.amount), (Year.PRIOR, line.prior)):
        if amount is not None:
            yield Fact(
                amount=amount,
                line=line.key,
                unit=line.unit,
                flow=line.flow,
                year=year,
                source=line.source,
                function=line.function,
                department_economic=line.department_economic,
                government_economic=government,
                kind=kind,
                project=line.project,
            )


def _three_public_facts(packet: Packet, edition: Edition) -> Iterator[Fact]:
    for item in packet.three_public:
        kind = edition.three_public_by_key.get(item.key)
        if item.prior is not None and kind is not None:
            yield Fact(
                amount=item.prior,
                line=item.key,
                unit="",
                flow=Flow.THREE_PUBLIC,
                year=Year.PRIOR,
                department_economic=kind.subjects[0],
            )

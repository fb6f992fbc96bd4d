"""The disclosure: everything that is printed, derived from a packet and an edition by one pure function.

A `Press` derives one disclosure after another, each as if it were the only one; what an edit does not touch
(facts, rows, whole tables) it takes over from the last.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.facts import Facts
from budget_desktop.domain.packet import Packet
from budget_desktop.edition.catalogue import Catalogue
from budget_desktop.edition.edition import Edition, load_edition
from budget_desktop.edition.parts import OutlineItem
from budget_desktop.edition.resolve import Resolver
from budget_desktop.narrative.edited import Edit, Sections, with_edits
from budget_desktop.narrative.glossary import GLOSSARY, explain
from budget_desktop.narrative.material import Kept, Material, scope_of
from budget_desktop.narrative.sections import narrate
from budget_desktop.narrative.summary import summarise
from budget_desktop.narrative.text import Paragraph
from budget_desktop.outline import (
    Block,
    Contents,
    Cover,
    Heading,
    Outline,
    Prose,
    SignOff,
    SummaryPage,
    TablePage,
)
from budget_desktop.tables.build import Filling
from budget_desktop.tables.form import Forms
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.spec import FormSpec, TableSpec
from budget_desktop.tables.table import Table


@dataclass(frozen=True)
class Disclosure:
    """Tables, sentences and their order. Frozen, never stored; asked by screen, exporters and rules alike."""

    packet: Packet
    edition: Edition
    facts: Facts
    tables: Mapping[str, Table]
    """Filled tables by key, in printing order; a form for each project is `project.<key>`."""
    sections: Mapping[str, tuple[Paragraph, ...]]
    """The narrative as it is printed."""
    outline: Outline
    file_stem: str
    """Beginning of every file name of the packet: department and year."""
    edits: tuple[Edit, ...] = ()
    """The paragraphs in somebody's own words, in the order of entry."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, in the order they are printed."""
        return tuple(
            paragraph
            for block in self.outline.blocks
            if isinstance(block, Prose)
            for paragraph in block.paragraphs
        )


def disclose(packet: Packet, edition: Edition) -> Disclosure:
    """What the packet says in this edition's tables and words."""
    return Press(edition).disclose(packet)


def disclosed(packet: Packet) -> Disclosure:
    """What the packet says by its own edition. Raises KnownError for one we do not have."""
    return disclose(packet, load_edition(packet.header.edition))


class Press:
    """Discloses a packet as often as it changes, by one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._resolver = Resolver(edition)
        self._facts = Facts()
        self._frame: Frame | None = None
        self._fillings: dict[str, Filling] = {}
        self._forms: dict[str, Forms] = {}
        self._sections: Mapping[str, tuple[Paragraph, ...]] = {}
        self._words = Kept()

    def disclose(self, packet: Packet) -> Disclosure:
        """What the packet says; the same as `disclose`, sooner the less differs from the last one."""
        edition = self.edition
        frame = self._framed(packet)
        facts = self._facts_of(packet)
        pages = {key: tuple(self._filled(spec, packet, facts)) for key, spec in edition.tables.items()}
        tables = {table.key: table for filled in pages.values() for table in filled}
        self._words.turn(packet.header, frame.scope)
        material = Material(packet, edition, facts, tables, self._words)
        sections, edits = self._narrated(material)
        outline = Outline(
            title=frame.fill(edition.outline.title),
            author=packet.header.department,
            blocks=tuple(
                block
                for item in edition.outline.blocks
                for block in _blocks(item, frame, material, sections, pages)
            ),
            edition=edition.title,
        )
        file_stem = frame.fill(edition.outline.file_stem)
        return Disclosure(packet, edition, facts, tables, sections, outline, file_stem, edits)

    def _narrated(self, material: Material) -> tuple[Sections, tuple[Edit, ...]]:
        """Every section as printed; what the program writes in the very words of before is the very same.

        The glossary explains the words of the others, edited ones included.
        """
        records = material.packet.edited_paragraphs
        generated = {name: self._kept(name, told) for name, told in narrate(material).items()}
        spoken, _ = with_edits(records, generated)
        generated[GLOSSARY] = self._kept(GLOSSARY, explain(material, spoken))
        self._sections = generated
        return with_edits(records, generated)

    def _kept(self, section: str, told: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        before = self._sections.get(section, ())
        if told == before:
            return before
        kept = [old if old == new else new for old, new in zip(before, told, strict=False)]
        return (*kept, *told[len(kept) :])

    def _framed(self, packet: Packet) -> Frame:
        """The frame; with another one every form is filled from the beginning."""
        frame = Frame(
            year=packet.header.year,
            department=packet.header.department,
            scope=scope_of(packet, self.edition),
            names=_Names({unit.key: unit.name for unit in packet.units}, self.edition.catalogue),
        )
        if frame != self._frame:
            self._frame = frame
            self._facts = Facts()
            specs = self.edition.tables.items()
            self._fillings = {key: Filling(spec, frame) for key, spec in specs if isinstance(spec, TableSpec)}
            self._forms = {key: Forms(spec, frame) for key, spec in specs if isinstance(spec, FormSpec)}
        return frame

    def _facts_of(self, packet: Packet) -> Facts:
        """The facts, told to the tables as far as they are others than before."""
        facts = self._resolver.facts(packet)
        went, came = facts.since(self._facts)
        filled: Iterable[Filling | Forms] = (*self._fillings.values(), *self._forms.values())
        for each in filled:
            each.change(went, came)
        self._facts = facts
        return facts

    def _filled(self, spec: TableSpec | FormSpec, packet: Packet, facts: Facts) -> Iterable[Table]:
        if isinstance(spec, TableSpec):
            return (self._fillings[spec.key].table,)
        return self._forms[spec.key].tables(packet, facts)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of codes from the edition's lists, of units from the packet."""

    units: Mapping[str, str]
    catalogue: Catalogue

    def name(self, dimension: Dimension, code: str) -> str:
        if dimension is Dimension.UNIT:
            return self.units.get(code, code)
        return self.catalogue.name(dimension, code) if code else "（未选科目）"


def _blocks(
    item: OutlineItem,
    frame: Frame,
    material: Material,
    sections: Mapping[str, tuple[Paragraph, ...]],
    pages: Mapping[str, tuple[Table, ...]],
) -> Iterator[Block]:
    header = material.packet.header
    yield from _front(item, frame, material)
    for level, text in enumerate((item.part, item.section, item.subsection)):
        if text:
            filled = frame.fill(text)
            yield Heading(item.key or filled, level, filled)
    if item.prose and sections[item.prose]:
        yield Prose(sections[item.prose])
    if item.sign_off:
        yield SignOff(header.department, header.publication_date)
    for key in item.tables:
        yield from map(TablePage, pages.get(key, ()))


def _front(item: OutlineItem, frame: Frame, material: Material) -> Iterator[Block]:
    header = material.packet.header
    if item.cover:
        yield Cover(frame.fill(item.cover), header.department, header.publication_date)
    if item.contents:
        yield Contents(item.contents)
    if item.summary and header.has_summary:
        yield SummaryPage(summarise(material))

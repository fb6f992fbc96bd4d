"""The disclosure: everything that is printed, derived from a packet and an edition by one pure function."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.facts import Facts
from budget_desktop.domain.packet import Packet
from budget_desktop.edition.edition import Edition
from budget_desktop.edition.parts import OutlineItem
from budget_desktop.edition.resolve import resolve
from budget_desktop.narrative.material import Material, scope_of
from budget_desktop.narrative.sections import narrate
from budget_desktop.narrative.text import Paragraph
from budget_desktop.outline import Block, Contents, Cover, Heading, Outline, Prose, SignOff, TablePage
from budget_desktop.tables.build import build
from budget_desktop.tables.form import build_forms
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
    outline: Outline
    file_stem: str
    """Beginning of every file name of the packet: department and year."""

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
    facts = resolve(packet, edition)
    frame = Frame(
        year=packet.header.year,
        department=packet.header.department,
        scope=scope_of(packet, edition),
        names=_Names(packet, edition),
    )
    tables = {
        table.key: table for spec in edition.tables.values() for table in _fill(spec, packet, facts, frame)
    }
    sections = narrate(Material(packet, edition, facts, tables))
    outline = Outline(
        title=frame.fill(edition.outline.title),
        author=packet.header.department,
        blocks=tuple(
            block
            for item in edition.outline.blocks
            for block in _blocks(item, frame, packet, tables, sections)
        ),
    )
    file_stem = frame.fill(edition.outline.file_stem)
    return Disclosure(packet, edition, facts, tables, sections, outline, file_stem)


def _fill(spec: TableSpec | FormSpec, packet: Packet, facts: Facts, frame: Frame) -> Iterable[Table]:
    if isinstance(spec, TableSpec):
        return (build(spec, facts, frame),)
    return build_forms(spec, packet, facts, frame)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of codes from the edition's lists, of units and projects from the packet."""

    packet: Packet
    edition: Edition

    def name(self, dimension: Dimension, code: str) -> str:
        if dimension is Dimension.UNIT:
            unit = self.packet.unit_by_key.get(code)
            return unit.name if unit else code
        return self.edition.catalogue.name(dimension, code) if code else "（未选科目）"


def _blocks(
    item: OutlineItem,
    frame: Frame,
    packet: Packet,
    tables: Mapping[str, Table],
    sections: Mapping[str, tuple[Paragraph, ...]],
) -> Iterator[Block]:
    header = packet.header
    if item.cover:
        yield Cover(frame.fill(item.cover), header.department, header.publication_date)
    if item.contents:
        yield Contents(item.contents)
    for level, text in enumerate((item.part, item.section, item.subsection)):
        if text:
            filled = frame.fill(text)
            yield Heading(item.key or filled, level, filled)
    if item.prose and sections[item.prose]:
        yield Prose(sections[item.prose])
    if item.sign_off:
        yield SignOff(header.department, header.publication_date)
    for key in item.tables:
        for table in tables.values():
            if table.key == key or table.key.startswith(f"{key}."):
                yield TablePage(table)

"""What an example of a rule is, and the packets and spoilt tables several of them share."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.outline import TablePage
from tests.rules.books import (
    INSTITUTION,
    MIXED,
    ORGAN,
    added,
    changed,
    income,
    shown,
    spend,
    tampered,
)

Make = Callable[[], Disclosure]


@dataclass(frozen=True)
class Example:
    """Examples of one rule. Every rule passes the clean books as well."""

    finds: tuple[Make, ...]
    """What it must find."""
    passes: tuple[Make, ...] = ()
    """What it looks at and finds in order."""
    counters: tuple[Make, ...] = ()
    """What looks wrong and is right: a simpler rule would raise a false alarm."""
    plain: str = ""
    """Where there are no counter-examples: why a simpler rule would raise no false alarm either."""


def of(packet: Packet) -> Make:
    return lambda: shown(packet)


def printing(table: str, row: str, column: str, amount: float, packet: Packet = ORGAN) -> Make:
    return lambda: tampered(shown(packet), table, row, column, amount)


def saying(section: str, *texts: str, packet: Packet = ORGAN) -> Make:
    """The disclosure with other paragraphs in one section."""

    def make() -> Disclosure:
        disclosure = shown(packet)
        told = tuple(
            Paragraph(f"{section}.{number}", (Run(text),)) for number, text in enumerate(texts, start=1)
        )
        return replace(disclosure, sections={**disclosure.sections, section: told})

    return make


def spoken(section: str, old: str, new: str, *more: str, packet: Packet = ORGAN) -> Make:
    """The disclosure with words of one section typed over, and further paragraphs."""

    def make() -> Disclosure:
        told = [paragraph.text for paragraph in shown(packet).sections[section]]
        assert any(old in text for text in told), old
        return saying(section, *(text.replace(old, new) for text in told), *more, packet=packet)()

    return make


def listing(*tables: int) -> Make:
    """The disclosure with these of its table pages, in this order."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        blocks = disclosure.outline.blocks
        pages = [block for block in blocks if isinstance(block, TablePage)]
        others = tuple(block for block in blocks if not isinstance(block, TablePage))
        chosen = (*others, *(pages[number] for number in tables))
        return replace(disclosure, outline=replace(disclosure.outline, blocks=chosen))

    return make


CLEAN = {"organ": of(ORGAN), "institution": of(INSTITUTION), "mixed": of(MIXED)}
"""Books without any finding; every rule must pass them."""

HEAD = Packet(header=ORGAN.header, units=ORGAN.units, reviews=ORGAN.reviews)
CANCELLING = added(
    HEAD,
    spend("L1", "S1.1", "2010301", "30201", "basic.public", 5),
    spend("L2", "S1.1", "2010302", "30202", "basic.public", -5),
)
"""Amounts that cancel out: the totals are blank and right, whatever is to be said about a negative amount."""
ROUNDED = added(
    HEAD,
    income("I1", "S1.1", 0.009),
    spend("L1", "S1.1", "2010301", "30201", "basic.public", 0.0045),
    spend("L2", "S1.1", "2010302", "30202", "basic.public", 0.0045),
)
ROUNDED_ALIKE = changed(
    changed(changed(ROUNDED, "I1", amount=23_000), "L1", amount=11_000), "L2", amount=12_000
)
CARRIED = added(
    ORGAN,
    income("I3", "S10", 6),
    spend("P5", "S10", "2010302", "30201", "", 6, project="study"),
    income("I4", "S11", 2),
    spend("P6", "S11", "2010302", "30202", "", 2, project="study"),
)
"""Money carried over, and a gap covered from the reserve."""
EVERY_SOURCE = added(
    ORGAN,
    *(
        line
        for number, source in enumerate(("S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11"), start=1)
        for line in (
            income(f"E{number}", source, 1),
            spend(f"F{number}", source, "2010302", "30227", "", 1, project="study"),
        )
    ),
)
"""A book with money of every source."""
ITEM = "124001/2010302"

"""名词解释: every term the packet uses, and none it does not."""

from hypothesis import given, settings

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.outline import Heading
from tests.narrative.generated import EDITION, packets
from tests.scenarios.packets import packet as scenario_packet

GLOSSARY = "glossary"


def explained(disclosure: Disclosure) -> dict[str, str]:
    """Definitions by their terms, as printed."""
    entries = (paragraph.text.split("、", 1)[1] for paragraph in disclosure.sections[GLOSSARY])
    return {term: definition for term, _, definition in (entry.partition("：") for entry in entries)}


@settings(max_examples=15, deadline=None)
@given(packets())
def test_terms_explained_are_terms_used(packet: Packet) -> None:
    disclosure = disclose(packet, EDITION)
    found = explained(disclosure)
    body = "".join(
        paragraph.text
        for section, paragraphs in disclosure.sections.items()
        if section != GLOSSARY
        for paragraph in paragraphs
    )
    for term in EDITION.glossary:
        others = "".join(definition for name, definition in found.items() if name != term.term)
        told = any(word in body + others for word in term.words or (term.term,))
        money = any(line.amount and line.source.split(".")[0] in term.sources for line in packet.lines)
        assert (term.term in found) == (term.always or told or money), term.term


def test_terms_always_explained_stand_in_every_packet() -> None:
    disclosure = disclose(scenario_packet({}), EDITION)
    headings = [block.text for block in disclosure.outline.blocks if isinstance(block, Heading)]
    heads = [
        cell.text for table in disclosure.tables.values() for line in (*table.head, *table.body)
        for cell in line if cell
    ]  # fmt: skip
    printed = "".join((*headings, *heads))
    assert [term.term for term in EDITION.glossary if term.always and term.term not in printed] == []

"""The sections of the narrative by name, and the whole of it. The outline says which stand where."""

from collections.abc import Callable, Mapping

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.edition.parts import Term
from budget_desktop.narrative import budget, other, overview
from budget_desktop.narrative.material import Material
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.three_public import three_public
from budget_desktop.narrative.writer import Writer

_SECTIONS: Mapping[str, Callable[[Writer], None]] = {
    "notice": overview.notice,
    "organisation": overview.organisation,
    "duties": overview.duties,
    "composition": overview.composition,
    "overall": budget.overall,
    "income": budget.income,
    "spending": budget.spending,
    "fiscal": budget.fiscal,
    "general": budget.general,
    "economic": budget.economic,
    "three_public": three_public,
    "fund": budget.fund,
    "running_costs": other.running_costs,
    "procurement": other.procurement,
    "performance": other.performance,
    "assets": other.assets,
    "transfers": other.transfers,
}
GLOSSARY = "glossary"
SECTION_NAMES = frozenset({*_SECTIONS, GLOSSARY})
"""What an outline may name as prose."""


def narrate(material: Material) -> dict[str, tuple[Paragraph, ...]]:
    """Every section with its paragraphs. The glossary comes last: it explains the words the others use."""
    told: dict[str, tuple[Paragraph, ...]] = {}
    for name, tell in _SECTIONS.items():
        writer = Writer(material, name)
        tell(writer)
        told[name] = tuple(writer.paragraphs)
    told[GLOSSARY] = _glossary(material, "".join(p.text for section in told.values() for p in section))
    return told


def _glossary(material: Material, used: str) -> tuple[Paragraph, ...]:
    writer = Writer(material, GLOSSARY)
    standing = {"tier": material.packet.header.tier.value, "scope": material.scope}
    for number, term in enumerate(_wanted(material, used), start=1):
        definition = term.definition.format(**standing)
        writer.paragraph(
            writer.say("marks.glossary", number=ordinal(number), term=term.term, definition=definition)
        )
    return tuple(writer.paragraphs)


def _wanted(material: Material, used: str) -> list[Term]:
    """The terms the packet uses, those that explain one of them included, in the order of the edition."""
    terms = material.edition.glossary
    wanted: list[Term] = []
    read = used
    while found := [term for term in terms if term not in wanted and _uses(material, term, read)]:
        wanted += found
        read = "".join(term.definition for term in found)
    return [term for term in terms if term in wanted]


def _uses(material: Material, term: Term, text: str) -> bool:
    if term.always or any(word in text for word in term.words or (term.term,)):
        return True
    money = Slice(flow=(Flow.INCOME, Flow.SPENDING), year=(Year.THIS,), source=term.sources)
    return any(fact.amount for fact in material.facts.matching(money)) if term.sources else False


def ordinal(number: int) -> str:
    """A number below 100 as 一, 十二, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return lead + (digits[ones] if ones or not tens else "")

"""The sections of the narrative by name. The outline says which stand where."""

from collections.abc import Callable, Mapping

from budget_desktop.narrative import budget, other, overview
from budget_desktop.narrative.glossary import GLOSSARY
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
SECTION_NAMES = frozenset({*_SECTIONS, GLOSSARY})
"""What an outline may name as prose."""


def narrate(material: Material) -> dict[str, tuple[Paragraph, ...]]:
    """Every section with its paragraphs, but for the glossary: it explains the words they are printed in."""
    told: dict[str, tuple[Paragraph, ...]] = {}
    for name, tell in _SECTIONS.items():
        writer = Writer(material, name)
        tell(writer)
        told[name] = tuple(writer.paragraphs)
    return told

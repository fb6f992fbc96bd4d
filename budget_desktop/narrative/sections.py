"""The sections of the narrative by name. The outline says which stand where."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

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
_OF_NO_LINES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("notice", "organisation", "duties", "composition", "economic"), ()),
    "three_public": ("three_public",),
    **dict.fromkeys(("procurement", "assets", "transfers"), ()),
}
"""Sections that tell of no lines, and the figures they print: shown no more, they hold while that does."""
SECTION_NAMES = frozenset({*_SECTIONS, GLOSSARY})
"""What an outline may name as prose."""


def narrate(material: Material) -> dict[str, tuple[Paragraph, ...]]:
    """Every section with its paragraphs, but for the glossary: it explains the words they are printed in."""
    packet = replace(material.packet, lines=())
    told: dict[str, tuple[Paragraph, ...]] = {}
    for name in _SECTIONS:
        figures = _OF_NO_LINES.get(name)
        if figures is None:
            told[name] = _told(name, material)
        else:
            shown = material.of_no_lines(packet, figures)
            told[name] = material.kept.section(name, shown, partial(_told, name))
    return told


def _told(name: str, material: Material) -> tuple[Paragraph, ...]:
    writer = Writer(material, name)
    _SECTIONS[name](writer)
    return tuple(writer.paragraphs)

"""What a department writes in its own words for the narrative, besides what has a field elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.entry.fields.described import REASONS
from budget_desktop.gui.navigation import page_of
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.narrative.glossary import GLOSSARY, definition_place, standard_definition, term_at

_ELSEWHERE = frozenset({"staffing", "change.three_public", "change.running_costs"})
"""Reasons with a field on another page."""

_SHOWN = 16
"""How much of a text without a title of its own is shown in its place."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One text to write: its place and what it is about."""

    key: EntryPlace
    title: str
    standard: str = ""
    """What is printed while nothing is written."""


def topics(snapshot: Snapshot, begun: Iterable[EntryPlace] = ()) -> list[Topic]:
    """The known reasons, uses of functional subjects with money, terms, and whatever else was written.

    `begun` are places somebody wants to write at where nothing stands yet.
    """
    packet, catalogue = snapshot.packet, snapshot.edition.catalogue
    found = {
        EntryPlace("remarks", key, "text"): title for key, title in REASONS.items() if key not in _ELSEWHERE
    }
    for code in sorted({line.function for line in packet.lines if line.flow is Flow.SPENDING}):
        if code:
            name = catalogue.name(Dimension.FUNCTION, code)
            found[EntryPlace("texts", f"use.{code}", "text")] = f"{code} {name}的用途"
    terms = _terms(snapshot)
    for place in (*terms, *begun, *_written(snapshot)):
        if page_of(place, packet) == "narrative":
            term = term_at(place)
            found.setdefault(place, f"名词解释：{term}" if term else _other(entries.value_at(packet, place)))
    return [Topic(place, title, terms.get(place, "")) for place, title in found.items()]


def times_used(snapshot: Snapshot, term: str) -> int:
    """How often the text as printed and what was typed into the forms use a term."""
    disclosure = snapshot.disclosure
    read = [paragraph.text for paragraph in disclosure.paragraphs]
    read += [table.typed_words for table in snapshot.material.tables.values()]
    return sum(text.count(term) for text in read)


def _other(text: str | None) -> str:
    return f"其他说明：{(text or '')[:_SHOWN]}"


def _terms(snapshot: Snapshot) -> dict[EntryPlace, str]:
    """Where the terms of the packet are explained, each with what the edition says of it."""
    paragraphs = snapshot.disclosure.sections[GLOSSARY]
    origins = (run.origin for paragraph in paragraphs for run in paragraph.runs)
    terms = dict.fromkeys(term for origin in origins if (term := term_at(origin)))
    return {definition_place(term): standard_definition(snapshot.material, term) for term in terms}


def _written(snapshot: Snapshot) -> list[EntryPlace]:
    typed = [EntryPlace("remarks", remark.key, "text") for remark in snapshot.packet.remarks]
    typed += [EntryPlace("texts", text.key, "text") for text in snapshot.packet.texts]
    asked = [place for place in snapshot.by_entry if place.collection in {"remarks", "texts"} and place.key]
    return typed + [EntryPlace(place.collection, place.key, "text") for place in asked]

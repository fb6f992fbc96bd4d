"""Texts of last year: which may be taken, what is written when they are, and when one is confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import EditedParagraph
from budget_desktop.narrative.edited import COLLECTION as EDITED
from budget_desktop.proofreading.last_year import Standing, carried_texts, paragraphs, standings, texts_of

CARRIED = "carried_texts"


@dataclass(frozen=True, slots=True)
class Offer:
    """A text of last year that may be taken over."""

    place: EntryPlace
    """Where it would stand."""
    text: str
    is_reason: bool
    """Whether it explains last year's figures, which are others now."""


def offers(before: Packet, now: Packet) -> tuple[Offer, ...]:
    """Last year's texts for which there is an empty place. Projects are the same by their names."""
    projects = {project.name: project.key for project in now.projects if project.name}
    moved = {each.key: projects[each.name] for each in before.projects if each.name in projects}
    taken = {place for place, _ in texts_of(now)}
    found = []
    for source, text in texts_of(before):
        place = replace(source, key=moved.get(source.key, "")) if source.collection == "projects" else source
        if place.key and place not in taken and _has_room(now, place):
            found.append(Offer(place, text, is_reason=place.collection == "remarks"))
    return tuple(found)


def _has_room(now: Packet, place: EntryPlace) -> bool:
    """Texts and reasons come into being when written; a project must be there."""
    records = getattr(now, place.collection)
    return place.collection in {"texts", "remarks", EDITED} or any(each.key == place.key for each in records)


def taking(before: Packet, chosen: Iterable[Offer]) -> dict[EntryPlace, object]:
    """The values that take texts over and mark them as last year's, to be written as one step."""
    values: dict[EntryPlace, object] = {}
    edited = {each.key: each for each in before.edited_paragraphs}
    for offer in chosen:
        if offer.place.collection == EDITED:
            values.update(_whole(edited[offer.place.key]))
        values[offer.place] = offer.text
        values.update(_marking(str(offer.place), offer.text, before.header.year))
    for name in carried_texts(before, Packet(header=before.header)):
        values.update(_marking(name.key, name.text, name.year))
    return values


def confirming(packet: Packet, place: EntryPlace, paragraph: str | None = None) -> dict[EntryPlace, object]:
    """The values that confirm a paragraph of a text taken from last year, or all of it."""
    standing = at(packet, place)
    if standing is None:
        return {}
    unread = standing.unread
    chosen = unread if paragraph is None else tuple(each for each in unread if each == paragraph.strip())
    if not chosen:
        return {}
    confirmed = "\n".join((*paragraphs(standing.carried.confirmed), *dict.fromkeys(chosen)))
    return {EntryPlace(CARRIED, standing.carried.key, "confirmed"): confirmed}


def at(packet: Packet, place: EntryPlace) -> Standing | None:
    """The text at a place beside last year's, if it was taken from there."""
    if not any(carried.key == str(place) for carried in packet.carried_texts):
        return None
    return next((each for each in standings(packet) if each.place == place), None)


def _whole(paragraph: EditedParagraph) -> Mapping[EntryPlace, object]:
    names = (field.name for field in fields(paragraph) if field.name != "key")
    return {EntryPlace(EDITED, paragraph.key, name): getattr(paragraph, name) for name in names}


def _marking(key: str, text: str, year: int) -> Mapping[EntryPlace, object]:
    values = {"text": text, "year": year, "confirmed": ""}
    return {EntryPlace(CARRIED, key, name): value for name, value in values.items()}

"""Mends: one change of what was typed that would put a thing right. Nothing here is done unasked."""

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line


@dataclass(frozen=True, slots=True)
class Change:
    """Another value in one field."""

    place: EntryPlace
    old: Fen | str | None
    new: Fen | str | None


@dataclass(frozen=True, slots=True)
class Removal:
    """One record less."""

    place: EntryPlace


@dataclass(frozen=True, slots=True)
class Addition:
    """One line more. Its key is free for the asking; codes that nobody can know are left empty."""

    line: Line


Mend: TypeAlias = Change | Removal | Addition


def place_of(mend: Mend) -> EntryPlace:
    """Where it mends: a field, a record, or the lines as a whole."""
    return EntryPlace("lines") if isinstance(mend, Addition) else mend.place


def mended(packet: Packet, mend: Mend) -> Packet:
    """The packet with the mend done."""
    if isinstance(mend, Addition):
        return replace(packet, lines=(*packet.lines, mend.line))
    name = mend.place.collection
    records: tuple[Record, ...] = getattr(packet, name)
    if isinstance(mend, Removal):
        return _with(packet, name, tuple(each for each in records if each.key != mend.place.key))
    fields: dict[str, Any] = {mend.place.field: mend.new}
    return _with(
        packet,
        name,
        tuple(replace(each, **fields) if each.key == mend.place.key else each for each in records),
    )


def record_type(place: EntryPlace) -> type[Record]:
    """What kind of record stands at a place."""
    return next(kind for kind, name in COLLECTIONS.items() if name == place.collection)


def _with(packet: Packet, name: str, records: tuple[Record, ...]) -> Packet:
    fields: dict[str, Any] = {name: records}
    return replace(packet, **fields)

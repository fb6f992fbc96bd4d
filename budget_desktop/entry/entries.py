"""Read and write any typed value by the place it stands in, so that no page needs code of its own for it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import (
    Answer,
    CarriedText,
    EditedParagraph,
    Header,
    LongText,
    Remark,
    Review,
    ThreePublicItem,
)

if TYPE_CHECKING:
    from budget_desktop.store.book import Book, Draft, HistoryEntry

HEADER = "header"

RECORD_TYPES: Mapping[str, type[Record]] = {name: kind for kind, name in COLLECTIONS.items()}

_FRESH: Mapping[str, Callable[[str], Record]] = {
    "remarks": lambda key: Remark(key=key, text=""),
    "texts": lambda key: LongText(key=key, text=""),
    "answers": lambda key: Answer(key=key, text=""),
    "reviews": lambda key: Review(key=key),
    "three_public": lambda key: ThreePublicItem(key=key),
    "edited_paragraphs": lambda key: EditedParagraph(key=key, text=""),
    "carried_texts": lambda key: CarriedText(key=key, text="", year=0),
}
"""Records whose key is given by the edition: they come into being when something is typed in them."""


def record_at(packet: Packet, place: EntryPlace) -> Any:
    """The record a place belongs to; a fresh one where it is made by typing, None where it is gone."""
    if place.collection == HEADER:
        return packet.header
    found = _stored(packet, place)
    if found is None and place.collection in _FRESH:
        return _FRESH[place.collection](place.key)
    return found


def value_at(packet: Packet, place: EntryPlace) -> Any:
    """The value typed at a place, or None."""
    record = record_at(packet, place)
    return None if record is None else getattr(record, place.field)


def differing(packet: Packet, values: Mapping[EntryPlace, object]) -> dict[EntryPlace, object]:
    """The values that are not yet what stands at their places; none for records that are gone."""
    found = ((place, value, record_at(packet, place)) for place, value in values.items())
    return {
        place: value
        for place, value, record in found
        if record is not None and getattr(record, place.field) != value
    }


def history(book: "Book", packet_id: int, place: EntryPlace) -> "tuple[HistoryEntry, ...]":
    """Every change of what stands at a place, newest first."""
    kind = Header if place.collection == HEADER else RECORD_TYPES[place.collection]
    return book.history(packet_id, kind, place.key, place.field)


def store(draft: "Draft", packet_id: int, values: Mapping[EntryPlace, object]) -> None:
    """Write values to their places, all in the draft's one step."""
    packet = draft.packet(packet_id)
    records: dict[EntryPlace, dict[str, object]] = {}
    for place, value in values.items():
        records.setdefault(EntryPlace(place.collection, place.key), {})[place.field] = value
    for place, fields in records.items():
        if place.collection == HEADER:
            draft.update_header(packet_id, **fields)
        else:
            _store_record(draft, packet, packet_id, place, fields)


def _store_record(
    draft: "Draft", packet: Packet, packet_id: int, place: EntryPlace, fields: dict[str, Any]
) -> None:
    kind = RECORD_TYPES[place.collection]
    if _stored(packet, place) is None:
        fresh = _FRESH[place.collection](place.key)
        draft.add(packet_id, type(fresh)(**{**_fields(fresh), **fields}))
    elif fields.get("text") == "" and kind in {Remark, LongText, Answer, EditedParagraph, CarriedText}:
        # A text emptied is a text not written: the rules ask for it again.
        draft.remove(packet_id, kind, place.key)
    else:
        draft.update(packet_id, kind, place.key, **fields)


def _stored(packet: Packet, place: EntryPlace) -> Any:
    key = place.key
    for record in getattr(packet, place.collection):
        if record.key == key:
            return record
    return None


def _fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}

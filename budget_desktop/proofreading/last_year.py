"""Texts taken from last year: what still reads the same and asks to be confirmed, and what is out of date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import CarriedText

TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "texts": ("text",),
    "remarks": ("text",),
    "edited_paragraphs": ("text",),
    "projects": (
        *("use", "overview", "basis", "necessity", "measures", "plan", "remark"),
        *("overall_goal", "annual_goal"),
    ),
}
"""Fields whose texts are taken from last year and read anew."""
_NAME_FIELDS = {"header": ("department", "short_name"), "units": ("name",)}
"""Names are kept to know the former ones; nobody has to confirm his own name."""
_YEAR = re.compile(r"(?<![\d〔])((?:19|20)\d{2})年")
_DOCUMENT = re.compile(r"〔\s*((?:19|20)\d{2})\s*〕\s*第?\s*\d+\s*号")


@dataclass(frozen=True, slots=True)
class Standing:
    """A text beside last year's."""

    place: EntryPlace
    text: str
    carried: CarriedText

    @property
    def unread(self) -> tuple[str, ...]:
        """Paragraphs that nobody confirmed, be they touched or not."""
        confirmed = set(paragraphs(self.carried.confirmed))
        return tuple(each for each in paragraphs(self.text) if each not in confirmed)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Paragraphs that read word by word as last year and that nobody confirmed."""
        before = set(paragraphs(self.carried.text))
        return tuple(each for each in self.unread if each in before)

    @property
    def outdated(self) -> tuple[str, ...]:
        """Years and numbers of documents that stood there last year already, each once."""
        before = set(_dated(self.carried.text, self.carried.year))
        found = (each for paragraph in self.unread for each in _dated(paragraph, self.carried.year))
        return tuple(dict.fromkeys(each for each in found if each in before))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, without blanks around them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def standings(packet: Packet) -> tuple[Standing, ...]:
    """Every text that was taken from last year and still is there."""
    found = []
    for carried in packet.carried_texts:
        place = _place(carried.key)
        text = _text_at(packet, place) if _is_one_of(place, TEXT_FIELDS) else ""
        if text.strip():
            found.append(Standing(place, text, carried))
    return tuple(found)


def former_names(packet: Packet) -> dict[str, str]:
    """Names the department and its units had last year and have no more, with those of today."""
    found: dict[str, str] = {}
    for carried in packet.carried_texts:
        place = _place(carried.key)
        now = _text_at(packet, place).strip() if _is_one_of(place, _NAME_FIELDS) else ""
        if now and now != carried.text.strip() and carried.text.strip():
            found[carried.text.strip()] = now
    return found


def carried_texts(before: Packet, now: Packet) -> tuple[CarriedText, ...]:
    """What is to be kept of last year's packet where texts of `now` come from it: those, and names."""
    return tuple(
        CarriedText(key=str(place), text=text, year=before.header.year)
        for place, text in (*_texts(before, _NAME_FIELDS), *_texts(before, TEXT_FIELDS))
        if place.collection in _NAME_FIELDS or _text_at(now, place) == text
    )


def texts_of(packet: Packet) -> tuple[tuple[EntryPlace, str], ...]:
    """Every written text of a packet that another year may take, with its place."""
    return tuple(_texts(packet, TEXT_FIELDS))


def _texts(packet: Packet, wanted: dict[str, tuple[str, ...]]) -> Iterator[tuple[EntryPlace, str]]:
    for collection, fields in wanted.items():
        records = (packet.header,) if collection == "header" else getattr(packet, collection)
        for record in records:
            for field in fields:
                text: str = getattr(record, field)
                if text.strip():
                    yield EntryPlace(collection, getattr(record, "key", ""), field), text


def _text_at(packet: Packet, place: EntryPlace) -> str:
    if place.collection == "header":
        return str(getattr(packet.header, place.field))
    records = getattr(packet, place.collection)
    return next((str(getattr(each, place.field)) for each in records if each.key == place.key), "")


def _is_one_of(place: EntryPlace, wanted: dict[str, tuple[str, ...]]) -> bool:
    return place.field in wanted.get(place.collection, ())


def _place(key: str) -> EntryPlace:
    """The place a key names. The key of a record may have a slash of its own."""
    collection, *middle, field = key.split("/") if "/" in key else (key, "")
    return EntryPlace(collection, "/".join(middle), field)


def _dated(text: str, latest: int) -> Iterator[str]:
    """Years, and numbers of documents, not after a year."""
    for pattern in (_YEAR, _DOCUMENT):
        for found in pattern.finditer(text):
            if int(found[1]) <= latest:
                yield found[0]

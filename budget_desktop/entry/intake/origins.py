"""Where a figure in the book came from, in words for its history."""

from datetime import datetime

from budget_desktop.domain.money import AmountFormat, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace

_YUAN = AmountFormat(Measure.YUAN)


def told_origin(packet: Packet, place: EntryPlace) -> str:
    """From which file and cells the figure at a place was taken; nothing for one that was typed."""
    key = str(place)
    origin = next((each for each in packet.origins if each.key == key), None)
    if origin is None:
        return ""
    records = getattr(packet, place.collection)
    standing = next((getattr(each, place.field) for each in records if each.key == place.key), None)
    taken = "" if origin.amount is None else f"，当时是 {_YUAN.text(origin.amount)} 元"
    # Of what is no money, the cells are kept and not what stood there.
    later = "，后来改过" if origin.amount is not None and standing != origin.amount else ""
    return f"{_day(origin.taken_at)}从“{origin.file}”的 {origin.cells} 导入{taken}{later}"


def _day(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return f"{at.year}年{at.month}月{at.day}日"

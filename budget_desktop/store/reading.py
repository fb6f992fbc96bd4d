"""Packets as they stand in the book, with what did not change since the last reading kept."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import Header
from budget_desktop.store.changes import AnyRecord, Fate, PacketInfo
from budget_desktop.store.log.net import Difference
from budget_desktop.store.schema.rows import PacketRow, table_of
from budget_desktop.store.shapes import HEADER, SHAPES, Shape

_PACKET = table_of(PacketRow)

_ORDER = {"key", "position"}
"""Columns that say which record it is, and where it stands among the others."""


def _read_infos(connection: Connection) -> tuple[PacketInfo, ...]:
    columns = (_PACKET.c[name] for name in PacketInfo.__slots__)
    return tuple(
        PacketInfo(**row._mapping) for row in connection.execute(select(*columns).order_by(_PACKET.c.id))
    )


class _Kept:
    """The records of one kind in one packet, in the order of entry."""

    def __init__(self, shape: Shape, records: Iterable[Any]) -> None:
        self._shape = shape
        self._by_key = {record.key: record for record in records}
        self._in_order: tuple[Any, ...] | None = None

    @property
    def records(self) -> tuple[Any, ...]:
        """All of them; the same object until one changes."""
        if self._in_order is None:
            self._in_order = tuple(self._by_key.values())
        return self._in_order

    def follow(self, difference: Difference) -> bool:
        """Take a difference over; False if that cannot be done without reading the records again."""
        key = difference.touch.key
        is_in_place = difference.touch.fate is not Fate.ADDED and not difference.values.keys() & _ORDER
        if not is_in_place or key not in self._by_key:
            return False
        if difference.touch.fate is Fate.REMOVED:
            del self._by_key[key]
        else:
            self._by_key[key] = self._shape.changed(self._by_key[key], difference.values)
        self._in_order = None
        return True


class PacketReader:
    """Reads packets; told of every change, it reads only what it cannot know."""

    def __init__(self) -> None:
        self._infos: tuple[PacketInfo, ...] | None = None
        self._headers: dict[int, Header] = {}
        self._packets: dict[int, Packet] = {}
        self._kept: dict[tuple[int, type[AnyRecord]], _Kept] = {}

    @property
    def known_infos(self) -> tuple[PacketInfo, ...] | None:
        """The packets of the book, in the order they came in; None if they are to be read."""
        return self._infos

    def infos(self, connection: Connection) -> tuple[PacketInfo, ...]:
        """The packets of the book, in the order they came in."""
        if self._infos is None:
            self._infos = _read_infos(connection)
        return self._infos

    def known(self, packet_id: int) -> Packet | None:
        """A packet as below, if nothing of it is to be read."""
        return self._made(packet_id) if self._is_known(packet_id) else None

    def packet(self, connection: Connection, packet_id: int) -> Packet:
        """A packet; the same object as last time if nothing in it changed. Raises LookupError."""
        if packet_id not in self._headers:
            found = HEADER.read(connection, packet_id)
            if not found:
                raise LookupError(f"no packet {packet_id}")
            self._headers[packet_id] = found[0]
        for kind, shape in SHAPES.items():
            if (packet_id, kind) not in self._kept:
                self._kept[packet_id, kind] = _Kept(shape, shape.read(connection, packet_id))
        return self._made(packet_id)

    def _is_known(self, packet_id: int) -> bool:
        if packet_id in self._packets:
            return True
        return packet_id in self._headers and all((packet_id, kind) in self._kept for kind in SHAPES)

    def _made(self, packet_id: int) -> Packet:
        if packet_id not in self._packets:
            collections = {COLLECTIONS[kind]: self._kept[packet_id, kind].records for kind in SHAPES}
            self._packets[packet_id] = Packet(header=self._headers[packet_id], **collections)
        return self._packets[packet_id]

    def note(self, differences: Iterable[Difference]) -> None:
        """Take a change into account that stands in the book."""
        for difference in differences:
            touch = difference.touch
            place = (touch.packet_id, touch.record_type)
            self._packets.pop(touch.packet_id, None)
            if touch.record_type is Header:
                self._headers.pop(touch.packet_id, None)
                self._infos = None
            elif place in self._kept and not self._kept[place].follow(difference):
                del self._kept[place]

    def forget_all(self) -> None:
        """Read everything again: what the file holds is not known any more."""
        self._infos = None
        self._headers.clear()
        self._packets.clear()
        self._kept.clear()

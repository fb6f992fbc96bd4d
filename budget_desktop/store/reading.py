"""Packets as they stand in the book, with what did not change since the last reading kept."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import Header
from budget_desktop.store.changes import AnyRecord, Change, Fate, PacketInfo
from budget_desktop.store.schema.rows import PacketRow, table_of
from budget_desktop.store.shapes import HEADER, SHAPES, shape_of

_PACKET = table_of(PacketRow)

_FEW = 50
"""Up to so many changed records are read again one by one, instead of their whole collection."""


def _read_infos(connection: Connection) -> tuple[PacketInfo, ...]:
    columns = (_PACKET.c[name] for name in PacketInfo.__slots__)
    return tuple(
        PacketInfo(**row._mapping) for row in connection.execute(select(*columns).order_by(_PACKET.c.id))
    )


class PacketReader:
    """Reads packets; told of every change, it reads only what changed."""

    def __init__(self) -> None:
        self._infos: tuple[PacketInfo, ...] | None = None
        self._headers: dict[int, Header] = {}
        self._packets: dict[int, Packet] = {}
        self._records: dict[tuple[int, type[AnyRecord]], dict[str, Any]] = {}
        self._stale: defaultdict[tuple[int, type[AnyRecord]], set[str]] = defaultdict(set)

    def infos(self, connection: Connection) -> tuple[PacketInfo, ...]:
        """The packets of the book, in the order they came in."""
        if self._infos is None:
            self._infos = _read_infos(connection)
        return self._infos

    def packet(self, connection: Connection, packet_id: int) -> Packet:
        """A packet; the same object as last time if nothing in it changed."""
        if packet_id not in self._packets:
            header = self._header(connection, packet_id)
            collections = {
                COLLECTIONS[record_type]: self._collection(connection, packet_id, record_type)
                for record_type in SHAPES
            }
            self._packets[packet_id] = Packet(header=header, **collections)
        return self._packets[packet_id]

    def _header(self, connection: Connection, packet_id: int) -> Header:
        if packet_id not in self._headers:
            found = HEADER.read(connection, packet_id)
            if not found:
                raise LookupError(f"no packet {packet_id}")
            self._headers[packet_id] = found[0]
        return self._headers[packet_id]

    def _collection(
        self, connection: Connection, packet_id: int, record_type: type[AnyRecord]
    ) -> tuple[Any, ...]:
        place = (packet_id, record_type)
        shape = shape_of(record_type)
        if place not in self._records:
            self._records[place] = {record.key: record for record in shape.read(connection, packet_id)}
        elif stale := self._stale.get(place):
            self._records[place].update(
                (record.key, record) for record in shape.read(connection, packet_id, stale)
            )
        self._stale.pop(place, None)
        return tuple(self._records[place].values())

    def forget(self, change: Change) -> None:
        """Read again what a change touched, when it is asked for next."""
        for touch in change.touched:
            place = (touch.packet_id, touch.record_type)
            self._packets.pop(touch.packet_id, None)
            if touch.record_type is Header:
                self._headers.pop(touch.packet_id, None)
                self._infos = None
            in_place = touch.fate is Fate.CHANGED and not touch.fields & {"key", "position"}
            if in_place:
                self._stale[place].add(touch.key)
            if not in_place or len(self._stale[place]) > _FEW:
                self._records.pop(place, None)

    def forget_all(self) -> None:
        """Read everything again: what the file holds is not known any more."""
        self._infos = None
        self._headers.clear()
        self._packets.clear()
        self._records.clear()
        self._stale.clear()

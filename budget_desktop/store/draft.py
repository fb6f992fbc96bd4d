"""What an edit may do to a book while its transaction runs."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete

from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.store import conflicts
from budget_desktop.store.keys import KeyMint
from budget_desktop.store.positions import Positions
from budget_desktop.store.reading import PacketReader
from budget_desktop.store.shapes import HEADER, SHAPES, Shape
from budget_desktop.store.statements import delete_row, insert_row, insert_rows, update_row


class Draft:
    """Handed to the work of `Book.edit`, and good only until it returns.

    A packet, record or field that is not there is a fault of the program: LookupError or TypeError. What a
    person can bring about (a key twice, a unit still in use) is a ConflictError, and leaves the edit as it
    was before the call.
    """

    def __init__(self, connection: Connection, reader: PacketReader, keys: KeyMint) -> None:
        self._running = connection
        self._reader = reader
        self._keys = keys
        self._positions = Positions(connection)
        self._touched: set[int] = set()
        self._is_over = False

    @property
    def _connection(self) -> Connection:
        if self._is_over:
            raise RuntimeError("the edit this draft belongs to is over")
        return self._running

    def finish(self) -> None:
        """End the draft with its edit: whatever was written through it later would never be saved."""
        self._is_over = True

    def packet(self, packet_id: int) -> Packet:
        """A packet as it stands at this moment of the edit."""
        # What the book keeps is of the packets as they were saved.
        reader = PacketReader() if packet_id in self._touched else self._reader
        return reader.packet(self._connection, packet_id)

    def add_packet(self, packet: Packet) -> int:
        """Add a packet with all its records; returns its id."""
        conflicts.refuse_broken(packet)
        packet_id = self._keys.packet_id(self._connection)
        self._touched.add(packet_id)
        row = {"id": packet_id, **HEADER.stored(HEADER.values(packet.header))}
        with self._connection.begin_nested():
            try:
                insert_row(self._connection, HEADER.table, row)
            except sqlite3.IntegrityError as error:
                raise conflicts.of_header(error, packet.header) from error
            for record_type, shape in SHAPES.items():
                self._append(packet_id, shape, getattr(packet, COLLECTIONS[record_type]))
        return packet_id

    def replace_packet(self, packet_id: int, packet: Packet) -> None:
        """Make a packet equal to another, touching only what differs."""
        conflicts.refuse_broken(packet)
        standing = self.packet(packet_id)
        with self._connection.begin_nested():
            self.update_header(packet_id, **HEADER.values(packet.header))
            for record_type, shape in SHAPES.items():
                name = COLLECTIONS[record_type]
                self._bring_in(packet_id, shape, getattr(standing, name), getattr(packet, name))
            for record_type, shape in reversed([*SHAPES.items()]):
                name = COLLECTIONS[record_type]
                wanted = {record.key for record in getattr(packet, name)}
                for record in getattr(standing, name):
                    if record.key not in wanted:
                        self._delete(packet_id, shape, record.key)

    def remove_packet(self, packet_id: int) -> None:
        """Remove a packet and all its records."""
        self._touched.add(packet_id)
        for shape in reversed([*SHAPES.values()]):
            self._connection.execute(delete(shape.table).where(shape.table.c.packet_id == packet_id))
        if not delete_row(self._connection, HEADER.table, (packet_id,)):
            raise LookupError(f"no packet {packet_id}")

    def update_header(self, packet_id: int, /, **fields: Any) -> None:
        """Change fields of a packet's header."""
        if not fields:
            return
        self._touched.add(packet_id)
        values = HEADER.stored(HEADER.checked(fields))
        try:
            is_there = update_row(self._connection, HEADER.table, (packet_id,), values)
        except sqlite3.IntegrityError as error:
            header = replace(self.packet(packet_id).header, **fields)
            raise conflicts.of_header(error, header) from error
        if not is_there:
            raise LookupError(f"no packet {packet_id}")

    def add(self, packet_id: int, record: Record, before: str | None = None) -> None:
        """Add a record at the end of its collection, or before another."""
        shape = SHAPES[type(record)]
        if before is None:
            self._append(packet_id, shape, [record])
        else:
            self._insert(packet_id, shape, [record], [self._positions.before(shape.table, packet_id, before)])

    def add_all(self, packet_id: int, records: Sequence[Record]) -> None:
        """Add records of one sort at the end of their collection, in one go."""
        if records:
            self._append(packet_id, SHAPES[type(records[0])], records)

    def update(self, packet_id: int, record_type: type[Record], key: str, /, **fields: Any) -> None:
        """Change fields of a record. When its `key` is among them, whatever refers to it follows."""
        if fields:
            self._set(packet_id, SHAPES[record_type], key, SHAPES[record_type].checked(fields))

    def remove(self, packet_id: int, record_type: type[Record], key: str) -> None:
        """Remove a record that nothing refers to."""
        self._delete(packet_id, SHAPES[record_type], key)

    def move(self, packet_id: int, record_type: type[Record], key: str, before: str | None) -> None:
        """Put a record before another, or at the end of its collection."""
        shape = SHAPES[record_type]
        if self._positions.is_there(shape.table, packet_id, key, before):
            return
        if before is None:
            position = self._positions.at_end(shape.table, packet_id)
        else:
            position = self._positions.before(shape.table, packet_id, before)
        self._set(packet_id, shape, key, {"position": position})

    def new_key(self, packet_id: int, record_type: type[Record]) -> str:
        """A key nobody has or ever had, e.g. L12."""
        return self._keys.key(self._connection, SHAPES[record_type], packet_id)

    def _bring_in(
        self, packet_id: int, shape: Shape, standing: Sequence[Record], wanted: Sequence[Record]
    ) -> None:
        old = {record.key: record for record in standing}
        for record in wanted:
            if record.key in old and record != old[record.key]:
                self._set(packet_id, shape, record.key, shape.values(record))
        new = [record for record in wanted if record.key not in old]
        self._append(packet_id, shape, new)
        order = [record.key for record in wanted]
        kept = set(order)
        if order != [*(key for key in old if key in kept), *(record.key for record in new)]:
            for key in order:
                position = self._positions.at_end(shape.table, packet_id)
                self._set(packet_id, shape, key, {"position": position})

    def _append(self, packet_id: int, shape: Shape, records: Iterable[Record]) -> None:
        records = list(records)
        positions = [self._positions.at_end(shape.table, packet_id) for _ in records]
        self._insert(packet_id, shape, records, positions)

    def _insert(
        self, packet_id: int, shape: Shape, records: Sequence[Record], positions: Sequence[int]
    ) -> None:
        if not records:
            return
        columns = ("packet_id", "position", *shape.fields)
        rows = [
            (packet_id, position, *values)
            for position, values in zip(positions, shape.rows(records), strict=True)
        ]
        self._touched.add(packet_id)
        try:
            insert_rows(self._connection, shape.table, columns, rows)
        except sqlite3.IntegrityError as error:
            first = shape.values(records[0])
            raise conflicts.of_record(error, self._connection, shape, packet_id, first) from error
        self._keys.note(shape, packet_id, (record.key for record in records))

    def _set(self, packet_id: int, shape: Shape, key: str, values: dict[str, Any]) -> None:
        self._touched.add(packet_id)
        try:
            is_there = update_row(self._connection, shape.table, (packet_id, key), shape.stored(values))
        except sqlite3.IntegrityError as error:
            named = {"key": key, **values}
            raise conflicts.of_record(error, self._connection, shape, packet_id, named) from error
        if not is_there:
            raise LookupError(f"no {shape.table.name} {key} in packet {packet_id}")
        self._keys.note(shape, packet_id, [values.get("key", key)])

    def _delete(self, packet_id: int, shape: Shape, key: str) -> None:
        self._touched.add(packet_id)
        try:
            is_there = delete_row(self._connection, shape.table, (packet_id, key))
        except sqlite3.IntegrityError as error:
            raise conflicts.in_use(self._connection, shape, packet_id, key) from error
        if not is_there:
            raise LookupError(f"no {shape.table.name} {key} in packet {packet_id}")

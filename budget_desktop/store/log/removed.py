"""Records that are gone: what they held, who removed them when, and before which others they stood."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from budget_desktop.domain.packet import Record
from budget_desktop.store.changes import ChangeKind, RemovedRecord
from budget_desktop.store.log.chain import image_of, time_of
from budget_desktop.store.log.images import Image, Values
from budget_desktop.store.schema.ledger import EntryRow, ImageRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.shapes import Shape

_ENTRY, _IMAGE = table_of(EntryRow), table_of(ImageRow)


def removed(connection: Connection, shape: Shape, packet_id: int) -> tuple[RemovedRecord, ...]:
    """The records of a collection that an edit removed and nothing brought back, the last removed first.

    A record whose adding was undone is not among them: it was taken back, not deleted. Like undo, this does
    not reach behind an upgrade of the book.
    """
    columns = shape.table.c
    standing = connection.execute(select(columns.position, columns.key).where(columns.packet_id == packet_id))
    order = _Order((row.position, row.key) for row in standing)
    found: dict[str, RemovedRecord] = {}
    for row in _comings_and_goings(connection, shape, packet_id):
        image = image_of(row)
        if image.before is not None and image.after is None:
            key = image.key_before
            if row.kind != ChangeKind.UNDO and not order.stands_today(key) and key not in found:
                found[key] = RemovedRecord(
                    record=_record(shape, image.before),
                    followers=order.followers(image.before["position"], key),
                    at=time_of(row.at),
                    who=row.who,
                    label=row.label,
                )
        order.take_back(image)
    return tuple(found.values())


class _Order:
    """The order of a collection, going back in time from today's, image by image."""

    def __init__(self, standing: Iterable[tuple[int, str]]) -> None:
        self._sorted = sorted(standing)
        self._position = {key: position for position, key in self._sorted}
        self._today = {key: key for key in self._position}
        """The key each record has today, or had when it was removed, by the key it had then."""
        self._standing = frozenset(self._position)

    def stands_today(self, key: str) -> bool:
        """Whether a record that had this key then is there today."""
        return self._today.get(key, key) in self._standing

    def followers(self, position: int, key: str) -> tuple[str, ...]:
        """What stood behind a place, down to the first record that still stands, by today's keys."""
        behind = []
        for _, other in self._sorted[bisect_right(self._sorted, (position, key)) :]:
            behind.append(self._today[other])
            if self._today[other] in self._standing:
                break
        return tuple(behind)

    def take_back(self, image: Image) -> None:
        """Go back before what an image tells."""
        today, position = image.key_after, 0
        if image.after is not None and (standing := self._position.pop(image.key_after, None)) is not None:
            self._sorted.remove((standing, image.key_after))
            today, position = self._today.pop(image.key_after), standing
        if image.before is not None:
            position = image.before.get("position", position)
            self._position[image.key_before] = position
            self._today[image.key_before] = today
            insort(self._sorted, (position, image.key_before))


def _comings_and_goings(connection: Connection, shape: Shape, packet_id: int) -> Iterator[Row[Any]]:
    """The images that tell of a record's coming, going, moving or new key, newest first."""
    upgrade = select(func.coalesce(func.max(_ENTRY.c.id), 0)).where(_ENTRY.c.kind == ChangeKind.UPGRADE)
    query = (
        select(_IMAGE, _ENTRY.c.at, _ENTRY.c.who, _ENTRY.c.kind, _ENTRY.c.label)
        .join_from(_IMAGE, _ENTRY, _IMAGE.c.entry == _ENTRY.c.id)
        .where(_IMAGE.c.table_name == shape.table.name, _IMAGE.c.packet_id == packet_id)
        .where(_IMAGE.c.entry > upgrade.scalar_subquery())
        .where(
            or_(
                _IMAGE.c.before.is_(None),
                _IMAGE.c.after.is_(None),
                _IMAGE.c.key_before != _IMAGE.c.key_after,
                func.json_extract(_IMAGE.c.after, "$.position").is_not(None),
            )
        )
        .order_by(_IMAGE.c.entry.desc(), _IMAGE.c.number.desc())
    )
    yield from connection.execute(query)


def _record(shape: Shape, values: Values) -> Record:
    made: Record = shape.record_type(**{name: shape.value(name, values[name]) for name in shape.fields})
    return made

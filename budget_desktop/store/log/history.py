"""What became of one field: every change of it in the log, followed through changes of the record's key."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_

from budget_desktop.store.changes import HistoryEntry
from budget_desktop.store.log.chain import image_of, time_of
from budget_desktop.store.schema.ledger import EntryRow, ImageRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.shapes import Shape

_ENTRY, _IMAGE = table_of(EntryRow), table_of(ImageRow)


def history(
    connection: Connection, shape: Shape, packet_id: int, key: str, field: str
) -> tuple[HistoryEntry, ...]:
    """The changes of a field, newest first; one for each step, however often the step wrote it."""
    if field not in shape.fields:
        raise LookupError(f"{shape.record_type.__name__} has no field {field}")
    found: dict[int, HistoryEntry] = {}
    for row in _lives(connection, shape, packet_id, key):
        image = image_of(row)
        if image.before is not None and image.after is not None and field not in image.after:
            continue
        old, new = (
            shape.value(field, values.get(field)) if values else None
            for values in (image.before, image.after)
        )
        if row.entry in found:
            found[row.entry] = replace(found[row.entry], old=old)
        else:
            found[row.entry] = HistoryEntry(
                at=time_of(row.at), who=row.who, kind=row.kind, label=row.label, old=old, new=new
            )
    return tuple(entry for entry in found.values() if entry.old != entry.new)


def _lives(connection: Connection, shape: Shape, packet_id: int, key: str) -> Iterator[Row[Any]]:
    """The images of a record, newest first, under all the keys it had."""
    query = (
        select(_IMAGE, _ENTRY.c.at, _ENTRY.c.who, _ENTRY.c.kind, _ENTRY.c.label)
        .join_from(_IMAGE, _ENTRY, _IMAGE.c.entry == _ENTRY.c.id)
        .where(_IMAGE.c.table_name == shape.table.name, _IMAGE.c.packet_id == packet_id)
        .order_by(_IMAGE.c.entry.desc(), _IMAGE.c.number.desc())
    )
    rows = connection.execute(query.where(_IMAGE.c.key_after == key)).all()
    while rows:
        earlier = []
        for row in rows:
            yield row
            if row.key_before != row.key_after:
                older = tuple_(_IMAGE.c.entry, _IMAGE.c.number) < tuple_(row.entry, row.number)
                earlier = list(connection.execute(query.where(_IMAGE.c.key_after == row.key_before, older)))
                break
        rows = earlier

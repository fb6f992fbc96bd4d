"""Whether a book holds what its log says it should: every row came through the log."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from sqlalchemy import Connection, func, select

from budget_desktop.store.changes import ChangeKind
from budget_desktop.store.log.chain import image_of
from budget_desktop.store.log.images import PACKET, Values, captured_tables
from budget_desktop.store.schema.ledger import EntryRow, ImageRow
from budget_desktop.store.schema.rows import table_of

_ENTRY, _IMAGE = table_of(EntryRow), table_of(ImageRow)

_Place: TypeAlias = tuple[str, int, str]
"""Table, packet, key."""


def first_contradiction(connection: Connection) -> str | None:
    """The first row that is not as the log left it, or None.

    An upgrade may change rows outside the log, so only what was logged since the last one is known.
    """
    upgrade = select(func.max(_ENTRY.c.id)).where(_ENTRY.c.kind == ChangeKind.UPGRADE)
    since = connection.execute(upgrade).scalar()
    known = _as_logged(connection, since or 0)
    standing = dict(_as_standing(connection))
    for place, values in known.items():
        row = standing.get(place)
        if (values is None) != (row is None) or (values and row and values.items() - row.items()):
            return _name(place)
    strangers = standing.keys() - known.keys() if since is None else ()
    return next((_name(place) for place in strangers), None)


def _name(place: _Place) -> str:
    return " ".join(str(part) for part in place)


def _as_logged(connection: Connection, since: int) -> dict[_Place, Values | None]:
    known: dict[_Place, Values | None] = {}
    query = select(_IMAGE).where(_IMAGE.c.entry > since).order_by(_IMAGE.c.entry, _IMAGE.c.number)
    for row in connection.execute(query):
        image = image_of(row)
        earlier = known.pop((image.table, image.packet_id, image.key_before), None) or {}
        place = (image.table, image.packet_id, image.key_after)
        known[place] = None if image.after is None else {**earlier, **image.after}
    return known


def _as_standing(connection: Connection) -> Iterator[tuple[_Place, dict[str, Any]]]:
    for table in captured_tables():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        # Read as SQLite holds it, for that is what the images are. The names are those of our own classes.
        for row in connection.exec_driver_sql(f"SELECT {names} FROM {table.name}").mappings():  # noqa: S608
            values = dict(row)
            is_packet = table.name == PACKET
            place = (values["id"], "") if is_packet else (values["packet_id"], values["key"])
            yield (table.name, *place), values

"""New keys, short and readable, never used again: what was removed may still be brought back."""

from collections.abc import Iterable

from sqlalchemy import Connection, Integer, cast, func, select, union_all

from budget_desktop.store.schema.ledger import ImageRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.shapes import HEADER, Shape

_IMAGE = table_of(ImageRow)

_MOST_DIGITS = 9
"""Longer numbers are not ours, and could run out of SQLite's integers."""


class KeyMint:
    """Counts keys on: from what the book holds and ever held, and from what this session gave out."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], int] = {}

    def key(self, connection: Connection, shape: Shape, packet_id: int) -> str:
        """A key of the next number, e.g. L12."""
        place = (shape.table.name, packet_id)
        if place not in self._last:
            self._last[place] = _highest(connection, shape, packet_id)
        self._last[place] += 1
        return f"{_letter(shape)}{self._last[place]}"

    def note(self, shape: Shape, packet_id: int, keys: Iterable[str]) -> None:
        """Step over keys that somebody chose by hand."""
        place = (shape.table.name, packet_id)
        if place in self._last:
            numbers = (key.removeprefix(_letter(shape)) for key in keys)
            ours = (int(each) for each in numbers if each.isdecimal() and len(each) <= _MOST_DIGITS)
            self._last[place] = max((self._last[place], *ours))

    @staticmethod
    def packet_id(connection: Connection) -> int:
        """The next packet id."""
        logged = select(func.max(_IMAGE.c.packet_id)).where(_IMAGE.c.table_name == HEADER.table.name)
        standing = select(func.max(HEADER.table.c.id))
        return 1 + max(connection.execute(query).scalar() or 0 for query in (logged, standing))


def _letter(shape: Shape) -> str:
    return str(shape.record_type.__name__[0])


def _highest(connection: Connection, shape: Shape, packet_id: int) -> int:
    table = shape.table
    known = union_all(
        select(table.c.key).where(table.c.packet_id == packet_id),
        select(_IMAGE.c.key_after).where(_IMAGE.c.table_name == table.name, _IMAGE.c.packet_id == packet_id),
    ).subquery()
    key = known.c.key
    numbered = (key.bool_op("GLOB")(f"{_letter(shape)}[0-9]*"), func.length(key) <= 1 + _MOST_DIGITS)
    query = select(func.max(cast(func.substr(key, 2), Integer))).where(*numbered)
    return connection.execute(query).scalar() or 0

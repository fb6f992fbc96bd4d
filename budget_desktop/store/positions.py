"""The order of entry, as numbers with gaps: a row put between two others moves neither of them."""

from sqlalchemy import Connection, Table, bindparam, func, select, update

STEP = 1024
"""The gap between neighbours when nothing was put between them yet: room for ten halvings."""


class Positions:
    """Finds places for records during one edit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ends: dict[tuple[str, int], int] = {}

    def at_end(self, table: Table, packet_id: int) -> int:
        """A position behind all others. Asked of the table once: pasting rows asks for one after another."""
        place = (table.name, packet_id)
        if place not in self._ends:
            self._ends[place] = self._highest(table, packet_id) or 0
        self._ends[place] += STEP
        return self._ends[place]

    def before(self, table: Table, packet_id: int, key: str) -> int:
        """A position just before a record. Raises LookupError if there is no such record."""
        position = self._of(table, packet_id, key)
        previous = self._highest(table, packet_id, below=position)
        if previous is None:
            return position - STEP
        if position - previous < 2:
            self._spread(table, packet_id)
            return self.before(table, packet_id, key)
        return (position + previous) // 2

    def is_there(self, table: Table, packet_id: int, key: str, before: str | None) -> bool:
        """Whether a record stands before another already, or at the end. LookupError as above."""
        position = self._of(table, packet_id, key)
        if before is None:
            return position == self._highest(table, packet_id)
        following = self._of(table, packet_id, before)
        return following == position or position == self._highest(table, packet_id, below=following)

    def _of(self, table: Table, packet_id: int, key: str) -> int:
        query = select(table.c.position).where(table.c.packet_id == packet_id, table.c.key == key)
        position: int | None = self._connection.execute(query).scalar()
        if position is None:
            raise LookupError(f"no {table.name} {key} in packet {packet_id}")
        return position

    def _highest(self, table: Table, packet_id: int, below: int | None = None) -> int | None:
        query = select(func.max(table.c.position)).where(table.c.packet_id == packet_id)
        if below is not None:
            query = query.where(table.c.position < below)
        found: int | None = self._connection.execute(query).scalar()
        return found

    def _spread(self, table: Table, packet_id: int) -> None:
        ours = table.c.packet_id == packet_id
        query = select(table.c.key).where(ours).order_by(table.c.position, table.c.key)
        spread = [
            {"its_key": key, "its_position": number * STEP}
            for number, key in enumerate(self._connection.execute(query).scalars().all(), start=1)
        ]
        statement = update(table).where(ours, table.c.key == bindparam("its_key"))
        self._connection.execute(statement.values(position=bindparam("its_position")), spread)
        self._ends.pop((table.name, packet_id), None)

"""What an edit did to each row, captured by triggers while it runs: no operation needs undo code of its own.

The triggers are TEMP: they live with the connection, and a book carries none of them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table

from budget_desktop.store.schema.rows import ROW_CLASSES, PacketRow, table_of

Values: TypeAlias = dict[str, Any]
"""Columns as SQLite holds them: whole numbers, texts, nothing."""

_COLUMNS = 'table_name, packet_id, key_before, key_after, "before", "after"'

PACKET = table_of(PacketRow).name


@dataclass(frozen=True, slots=True)
class Image:
    """What was done to one row; whole rows where it came or went, else the columns that changed."""

    table: str
    packet_id: int
    key_before: str
    key_after: str
    before: Values | None
    after: Values | None

    @property
    def row(self) -> tuple[str, int, str, str]:
        """Which row it is about."""
        return self.table, self.packet_id, self.key_before, self.key_after

    @property
    def inverse(self) -> "Image":
        """What undoes it."""
        return Image(self.table, self.packet_id, self.key_after, self.key_before, self.after, self.before)


def captured_tables() -> list[Table]:
    """The tables whose rows people change."""
    return [table_of(PacketRow), *(table_of(row_class) for row_class in ROW_CLASSES.values())]


def install(connection: Connection) -> None:
    """Begin to capture, once for a connection."""
    connection.exec_driver_sql(f"CREATE TEMP TABLE captured (number INTEGER PRIMARY KEY, {_COLUMNS})")
    for table in captured_tables():
        for verb, before, after in (
            ("INSERT", None, "NEW"),
            ("UPDATE", "OLD", "NEW"),
            ("DELETE", "OLD", None),
        ):
            connection.exec_driver_sql(_trigger(table, verb, before, after))


def _trigger(table: Table, verb: str, before: str | None, after: str | None) -> str:
    def image(row: str | None) -> str:
        pairs = (f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
        return f"json_object({', '.join(pairs)})" if row else "NULL"

    old, new = before or after, after or before
    packet, key = ("id", "''") if table.name == PACKET else ("packet_id", '{row}."key"')
    keys = f"{key.format(row=old)}, {key.format(row=new)}"
    values = f"'{table.name}', {new}.{packet}, {keys}, {image(before)}, {image(after)}"
    name = f"captured_{table.name}_{verb.lower()}"
    work = f"INSERT INTO captured ({_COLUMNS}) VALUES ({values})"  # noqa: S608  # names of our own classes
    return f"CREATE TEMP TRIGGER {name} AFTER {verb} ON main.{table.name} BEGIN {work}; END"


def start(connection: Connection) -> None:
    """Forget what was captured before this transaction."""
    connection.exec_driver_sql("DELETE FROM captured")


def collect(connection: Connection) -> list[Image]:
    """What this transaction has done so far, in its order; rows written as they already stood left out."""
    found = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM captured ORDER BY number")  # noqa: S608
    images = []
    for table, packet_id, key_before, key_after, before_text, after_text in found:
        before: Values | None = None if before_text is None else json.loads(before_text)
        after: Values | None = None if after_text is None else json.loads(after_text)
        if before is not None and after is not None:
            changed = [name for name in before if before[name] != after[name]]
            if not changed:
                continue
            before, after = {name: before[name] for name in changed}, {name: after[name] for name in changed}
        images.append(Image(table, packet_id, key_before, key_after, before, after))
    return images


def apply(connection: Connection, images: Iterable[Image]) -> None:
    """Do to the rows what the images say. Raises LookupError where a row is not as its image expects it.

    Foreign keys are checked at the end: a changed key reaches the rows that use it before the record itself.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for image in images:
        done = connection.exec_driver_sql(*_statement(image))
        if done.rowcount != 1:
            raise LookupError(f"{image.table} {image.packet_id} {image.key_before} is not there")


def _statement(image: Image) -> tuple[str, tuple[Any, ...]]:
    # Table and column names are those of the row classes, as the triggers wrote them.
    where = 'packet_id = ? AND "key" = ?'
    row: tuple[Any, ...] = (image.packet_id, image.key_before)
    if image.table == PACKET:
        where, row = "id = ?", (image.packet_id,)
    if image.after is None:
        return f"DELETE FROM {image.table} WHERE {where}", row  # noqa: S608
    names = [f'"{name}"' for name in image.after]
    values = tuple(image.after.values())
    if image.before is None:
        marks = ", ".join("?" * len(values))
        return f"INSERT INTO {image.table} ({', '.join(names)}) VALUES ({marks})", values  # noqa: S608
    changes = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {image.table} SET {changes} WHERE {where}", values + row  # noqa: S608

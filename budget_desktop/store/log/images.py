"""What an edit did to each row, captured by triggers while it runs: no operation needs undo code of its own.

The triggers are TEMP: they live with the connection, and a book carries none of them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table

from budget_desktop.store.schema.rows import ROW_CLASSES, PacketRow, Row, table_of
from budget_desktop.store.statements import PrimaryKey, delete_row, insert_row, run, update_row

Values: TypeAlias = dict[str, Any]
"""Columns as SQLite holds them: whole numbers, texts, nothing."""

_COLUMNS = 'table_name, packet_id, key_before, key_after, "before", "after"'

PACKET = table_of(PacketRow).name


@dataclass(frozen=True, slots=True)
class Image:
    """What was done to one row; whole rows where it came or went, else the columns that changed.

    The columns are kept as the JSON they are logged as: of ten thousand rows that came nobody asks for them.
    """

    table: str
    packet_id: int
    key_before: str
    key_after: str
    before_text: str | None
    after_text: str | None

    @property
    def before(self) -> Values | None:
        """The columns before; None for a row that came."""
        return None if self.before_text is None else json.loads(self.before_text)

    @property
    def after(self) -> Values | None:
        """The columns after; None for a row that went."""
        return None if self.after_text is None else json.loads(self.after_text)

    @property
    def row(self) -> tuple[str, int, str, str]:
        """Which row it is about."""
        return self.table, self.packet_id, self.key_before, self.key_after

    @property
    def primary_key(self) -> PrimaryKey:
        """Of the row before."""
        return (self.packet_id,) if self.table == PACKET else (self.packet_id, self.key_before)

    @property
    def inverse(self) -> "Image":
        """What undoes it."""
        return Image(
            self.table, self.packet_id, self.key_after, self.key_before, self.after_text, self.before_text
        )


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
    run(connection, "DELETE FROM captured")


def collect(connection: Connection) -> list[Image]:
    """What this transaction has done so far, in its order; rows written as they already stood left out."""
    found = run(connection, f"SELECT {_COLUMNS} FROM captured ORDER BY number")  # noqa: S608
    return [image for row in found.fetchall() if (image := _narrowed(Image(*row))) is not None]


def _narrowed(image: Image) -> Image | None:
    """An image with the columns only that changed; None if none did."""
    before, after = image.before_text, image.after_text
    if before is None or after is None:
        return image
    if before == after:
        return None
    old, new = json.loads(before), json.loads(after)
    changed = [name for name in old if old[name] != new[name]]
    texts = (_json({name: values[name] for name in changed}) for values in (old, new))
    return Image(*image.row, *texts)


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def apply(connection: Connection, images: Iterable[Image]) -> None:
    """Do to the rows what the images say. Raises LookupError where a row is not as its image expects it.

    Foreign keys are checked at the end: a changed key reaches the rows that use it before the record itself.
    """
    run(connection, "PRAGMA defer_foreign_keys=ON")
    for image in images:
        if not _done(connection, image):
            raise LookupError(f"{image.table} {image.packet_id} {image.key_before} is not there")


def _done(connection: Connection, image: Image) -> bool:
    table, after = Row.metadata.tables[image.table], image.after
    if after is None:
        return delete_row(connection, table, image.primary_key)
    if image.before_text is None:
        insert_row(connection, table, after)
        return True
    return update_row(connection, table, image.primary_key, after)

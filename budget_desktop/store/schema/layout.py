"""The layout of a book of this version: how to make it, and whether a file has it and nothing besides.

To change the layout: change the row classes, raise SCHEMA_VERSION, and write the step in `file.migrations`.
"""

import hashlib
import re
import sqlite3
from functools import cache
from typing import TypeAlias

from sqlalchemy import Connection, StaticPool, create_engine

from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.schema.ledger import EntryRow, ImageRow
from budget_desktop.store.schema.rows import Row, table_of

APPLICATION_ID = 0x42444754
"""“BDGT”, at byte 68 of every book."""

SCHEMA_VERSION = 2
"""The version of the layout, at byte 60 of every book."""

Objects: TypeAlias = frozenset[tuple[str, str, str]]
"""Kind, name and definition of everything a schema declares."""


def create(connection: Connection) -> None:
    """Lay out an empty database as a book of this version. To be called in a transaction."""
    Row.metadata.create_all(connection, checkfirst=False)
    for trigger in _append_only(table_of(EntryRow).name) + _append_only(table_of(ImageRow).name):
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _append_only(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def objects(connection: Connection) -> Objects:
    """What a schema declares, free of blanks and quotes, which SQLite and SQLAlchemy may set otherwise."""
    found = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema")
    return frozenset((kind, name, re.sub(r'[\s"]+', "", sql or "")) for kind, name, sql in found)


@cache
def expected() -> Objects:
    """What the schema of this version declares."""
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"), poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            create(connection)
            return objects(connection)
    finally:
        engine.dispose()


def fingerprint(declared: Objects) -> str:
    """A short name for a whole layout, by which a step of `file.migrations` knows the one it starts from."""
    return hashlib.sha256(repr(sorted(declared)).encode()).hexdigest()


def refuse_strangers(connection: Connection, wanted: Objects) -> None:
    """Refuse a book with a table, view, index or trigger that is not ours, or without one that is.

    A trigger or view in a book from elsewhere would run with our rights.
    """
    found = objects(connection)
    if found == wanted:
        return
    names = "、".join(sorted({name for _, name, _ in found ^ wanted})[:5])
    raise DamagedBookError(
        "账套的内部结构与本程序不符，为保护数据没有打开，文件未被改动",
        f"不符之处：{names}。请改用最近的备份；如果没有备份，请保留此文件并联系技术支持",
    )

"""Digests of what a book holds, whatever the order of its pages. A changed value changes the digest.

They work on books of any version: which columns there are is asked of the file.
"""

import hashlib
import json
from collections.abc import Iterable

from sqlalchemy import Connection

from budget_desktop.store.schema.ledger import BookRow, EntryRow, ImageRow, SessionRow
from budget_desktop.store.schema.rows import table_of

_BOOK, _SESSION, _ENTRY, _IMAGE = (table_of(row).name for row in (BookRow, SessionRow, EntryRow, ImageRow))

_CHUNK = 2000


def content_tables(connection: Connection) -> list[str]:
    """The tables that hold what people typed."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for name in found.scalars() if name not in {_BOOK, _SESSION, _ENTRY, _IMAGE}]


def content_digest(connection: Connection) -> str:
    """SHA-256 over all rows people typed, in key order."""
    return _digest(connection, content_tables(connection))


def seal(connection: Connection, chain: str) -> str:
    """SHA-256 over all there is but the session: the content, what the book is, and the head of its log."""
    parts = (content_digest(connection), _digest(connection, [_BOOK]), chain)
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def _digest(connection: Connection, tables: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
        names = ", ".join(f'"{column.name}"' for column in columns)
        order = ", ".join(str(column.cid + 1) for column in sorted(columns, key=lambda c: c.pk) if column.pk)
        digest.update(f"{table}: {names}\n".encode())
        # Table and column names come from a schema that was compared with ours.
        rows = connection.exec_driver_sql(f'SELECT {names} FROM "{table}" ORDER BY {order}')  # noqa: S608
        for chunk in rows.partitions(_CHUNK):
            digest.update(json.dumps([tuple(row) for row in chunk], ensure_ascii=False).encode())
    return digest.hexdigest()

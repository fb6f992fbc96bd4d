"""Rows written by their primary key, with values as SQLite keeps them.

The texts are put together once from the tables, and given to SQLite as they are: what SQLAlchemy prepares
for each statement takes many times as long as SQLite to run it, and an amount is typed while somebody waits.
What SQLite reports comes as sqlite3.Error.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table

from budget_desktop.store.file.connection import raw_of

PrimaryKey: TypeAlias = tuple[Any, ...]
"""The values of a table's primary key, in its order."""


def run(connection: Connection, text: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
    """Run one statement in the transaction of a connection."""
    return raw_of(connection).execute(text, values)


def insert_row(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Add a row of the columns given."""
    run(connection, _insertion(table, tuple(values)), tuple(values.values()))


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Add rows of the columns given."""
    raw_of(connection).executemany(_insertion(table, tuple(columns)), rows)


def update_row(connection: Connection, table: Table, row: PrimaryKey, values: Mapping[str, Any]) -> bool:
    """Change columns of a row; False if it is not there."""
    return run(connection, _change(table, tuple(values)), (*values.values(), *row)).rowcount == 1


def delete_row(connection: Connection, table: Table, row: PrimaryKey) -> bool:
    """Delete a row; False if it is not there."""
    return run(connection, _deletion(table), row).rowcount == 1


# Names of our own tables and columns.


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608


@cache
def _change(table: Table, columns: tuple[str, ...]) -> str:
    changes = ", ".join(f'"{name}" = ?' for name in columns)
    return f'UPDATE "{table.name}" SET {changes} WHERE {_of_row(table)}'  # noqa: S608


@cache
def _deletion(table: Table) -> str:
    return f'DELETE FROM "{table.name}" WHERE {_of_row(table)}'  # noqa: S608


def _of_row(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)

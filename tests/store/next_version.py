"""The version after this one, made up: units have a colour."""

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from budget_desktop.store.file import migrations
from budget_desktop.store.file.migrations import Step
from budget_desktop.store.schema import layout

from .test_rows import LAYOUTS


def coloured(name: str) -> str:
    """The table of units, which the lines refer to."""
    return (
        f"CREATE TABLE {name} (packet_id INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, "
        "name TEXT NOT NULL, nature TEXT NOT NULL, is_headquarters INTEGER NOT NULL, colour TEXT NOT NULL, "
        "PRIMARY KEY (packet_id, key), "
        "FOREIGN KEY(packet_id) REFERENCES packet (id) ON DELETE RESTRICT) STRICT"
    )


def add_colour(connection: Connection) -> None:
    """The step from this version."""
    connection.exec_driver_sql(coloured("new"))
    connection.exec_driver_sql("INSERT INTO new SELECT *, '红' FROM unit")
    connection.exec_driver_sql("DROP TABLE unit")
    connection.exec_driver_sql("ALTER TABLE new RENAME TO unit")


def become_next_version(patch: Callable[[Any, str, Any], None], work: Callable[[Connection], None]) -> None:
    """Make this the program of the next version, with the given step to it."""
    version = layout.SCHEMA_VERSION
    wanted = {entry for entry in layout.expected() if entry[:2] != ("table", "unit")}
    wanted.add(("table", "unit", re.sub(r"\s+", "", coloured("unit"))))
    patch(layout, "SCHEMA_VERSION", version + 1)
    patch(layout, "expected", lambda: frozenset(wanted))
    patch(migrations, "STEPS", {version: Step(LAYOUTS[version], work)})

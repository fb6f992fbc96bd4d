"""The marker by which a book remembers that it is open, and whether it was closed in order."""

from sqlalchemy import Connection, select, update

import budget_desktop
from budget_desktop.store.file.digest import seal
from budget_desktop.store.file.holder import ourselves
from budget_desktop.store.schema.ledger import BookState, SessionRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.signature import now

_SESSION = table_of(SessionRow)


def mark_open(connection: Connection) -> None:
    """Write that we are at work, in a transaction whose commit takes the lock."""
    us = ourselves()
    values = {"state": BookState.OPEN, "closed_at": None, "seal": None, "opened_at": now()}
    whose = {"user": us.user, "machine": us.machine, "app_version": budget_desktop.__version__}
    connection.execute(update(_SESSION).values(values | whose))


def mark_closed(connection: Connection, chain: str) -> None:
    """Write that the work is over, with the seal of what the book holds."""
    values = {"state": BookState.CLOSED, "closed_at": now(), "seal": seal(connection, chain)}
    connection.execute(update(_SESSION).values(values))


def standing_seal(connection: Connection) -> str | None:
    """The seal of the last close; None if the book was not closed in order."""
    found: str | None = connection.execute(select(_SESSION.c.seal)).scalar_one()
    return found

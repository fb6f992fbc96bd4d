"""A new book, which is there whole or not at all."""

import uuid
from pathlib import Path

from sqlalchemy import insert

import budget_desktop
from budget_desktop.store.file.connection import connect
from budget_desktop.store.file.digest import seal
from budget_desktop.store.file.faults import told_in_words
from budget_desktop.store.file.holder import ourselves
from budget_desktop.store.file.safely import beside, put_in_place, refuse_taken
from budget_desktop.store.schema import layout
from budget_desktop.store.schema.ledger import ONLY_ROW, BookRow, BookState, SessionRow
from budget_desktop.store.schema.rows import table_of
from budget_desktop.store.signature import now


def create_book(path: Path) -> None:
    """Make an empty book, closed and sealed. Never overwrites anything."""
    refuse_taken(path)
    with beside(path) as temporary, told_in_words(path):
        _lay_out(temporary)
        put_in_place(temporary, path)


def _lay_out(path: Path) -> None:
    moment, us, version = now(), ourselves(), budget_desktop.__version__
    book = {
        "id": ONLY_ROW,
        "uuid": str(uuid.uuid4()),
        "created_at": moment,
        "created_by": version,
        "generation": 0,
    }
    session = {
        "id": ONLY_ROW,
        "state": BookState.CLOSED,
        "user": us.user,
        "machine": us.machine,
        "app_version": version,
        "opened_at": moment,
        "closed_at": moment,
    }
    connection = connect(path)
    try:
        with connection.begin():
            layout.create(connection)
            connection.execute(insert(table_of(BookRow)), [book])
            session["seal"] = seal(connection, chain="")
            connection.execute(insert(table_of(SessionRow)), [session])
    finally:
        connection.close()

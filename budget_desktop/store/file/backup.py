"""Copies of a book, made through SQLite while it is open, and checked before they get their name."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.file.checks import check_pages
from budget_desktop.store.file.connection import connect, raw_of
from budget_desktop.store.file.digest import content_digest
from budget_desktop.store.file.faults import told_in_words
from budget_desktop.store.file.safely import beside, put_in_place, refuse_taken


def copy_book(
    connection: Connection, target: Path, finish: Callable[[Connection], None], book: Path | None = None
) -> None:
    """Copy an open book to a new file; `finish` writes to the copy what is to differ in it.

    Given the path of a `book` in the same folder, what a kill may leave is removed when that is next opened.
    """
    refuse_taken(target)
    with beside(book or target) as temporary, told_in_words(target):
        copy_pages(connection, temporary)
        copy = connect(temporary)
        try:
            with copy.begin():
                finish(copy)
                check_pages(copy, target, thoroughly=True)
                digest = content_digest(copy)
        finally:
            copy.close()
        with connection.begin():
            if digest != content_digest(connection):
                raise DamagedBookError(
                    f"备份“{target.name}”与原账套不一致，没有保留这份备份", "请检查磁盘后再试一次"
                )
        put_in_place(temporary, target)


def copy_pages(connection: Connection, target: Path) -> None:
    """Copy all pages into an empty file. The book must not be in a transaction."""
    copy = connect(target)
    try:
        raw_of(connection).backup(raw_of(copy))
    finally:
        copy.close()

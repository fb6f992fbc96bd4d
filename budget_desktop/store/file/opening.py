"""Opening a book: header, lock, layout, content, and only then the first byte written."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from budget_desktop.progress import step
from budget_desktop.store.errors import BookInUseError
from budget_desktop.store.file import holder, migrations
from budget_desktop.store.file.checks import check_content
from budget_desktop.store.file.connection import connect
from budget_desktop.store.file.faults import told_in_words
from budget_desktop.store.file.header import read_version
from budget_desktop.store.file.safely import clear_leftovers
from budget_desktop.store.file.session import mark_open, standing_seal
from budget_desktop.store.log import images
from budget_desktop.store.log.chain import Log
from budget_desktop.store.schema import layout

FileId: TypeAlias = tuple[int, int]

_open_here: set[FileId] = set()
_opening = threading.Lock()


@dataclass(slots=True)
class OpenBook:
    """A book that is ours until it is closed."""

    path: Path
    file: FileId
    connection: Connection
    log: Log
    after_crash: bool
    upgrade_backup: Path | None

    @property
    def is_in_place(self) -> bool:
        """Whether the file we opened still stands at its path: a deleted one takes edits and loses them."""
        try:
            return _file_id(self.path) == self.file
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the book."""
        # Withdrawn first: while the book is locked, the announcement is surely ours.
        holder.withdraw(self.path)
        self.connection.close()
        with _opening:
            _open_here.discard(self.file)

    def read_again(self) -> None:
        """Connect anew after a fault of the disk, to learn what the file really holds."""
        self.connection.close()
        read_version(self.path)  # SQLite would put an empty file where there is none
        self.connection, self.log, _ = _take(self.path)


def open_book(path: Path) -> OpenBook:
    """Open a book for work, upgrading it first if it is older."""
    step("打开账套")
    path = path.resolve()
    with _opening:
        refuse_open_here(path)
        version = read_version(path)
        backup = migrations.upgrade(path, version) if version < layout.SCHEMA_VERSION else None
        connection, log, after_crash = _take(path)
        book = OpenBook(path, _file_id(path), connection, log, after_crash, backup)
        _open_here.add(book.file)
    clear_leftovers(path)
    holder.announce(path)
    return book


def refuse_open_here(path: Path) -> None:
    """Refuse a book this process has open, before its file is read past SQLite.

    Closing a handle of ours would drop SQLite's lock on it.
    """
    try:
        is_open_here = _file_id(path) in _open_here
    except OSError:  # whoever reads it next says why that cannot be
        return
    if is_open_here:
        raise BookInUseError(f"账套“{path.name}”已经在本程序中打开", "请切换到已打开的窗口")


def _take(path: Path) -> tuple[Connection, Log, bool]:
    """Connect, check all, mark the book open and so take its lock; says too if it was not closed in order."""
    with told_in_words(path), _closed_on_failure(connect(path)) as connection:
        with connection.begin():
            layout.refuse_strangers(connection, layout.expected())
            log = check_content(connection, path)
            after_crash = standing_seal(connection) is None
            mark_open(connection)
            # Two that open at the same moment keep each other from the lock; the second gives up at once, so
            # the first need only wait a little.
            connection.exec_driver_sql("PRAGMA busy_timeout=1000")
        with connection.begin():
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            images.install(connection)
        return connection, log, after_crash


@contextmanager
def _closed_on_failure(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    except BaseException:  # whatever it is, our lock must not outlive it
        connection.close()
        raise


def _file_id(path: Path) -> FileId:
    status = path.stat()
    return status.st_dev, status.st_ino

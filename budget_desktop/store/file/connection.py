"""The one connection to a book, set so that a commit that returned survives a power cut.

Exclusive lock, rollback journal, EXTRA: measured on real file systems, see docs/decisions/010.
"""

import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, event

_PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "busy_timeout=0",
)

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""


def connect(path: Path) -> Connection:
    """Connect to a database file, making it if it is not there.

    Transactions are explicit: each begins with BEGIN IMMEDIATE, so that none can fail half way for want of
    the lock, and schema changes belong to them.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlite3.sqlite_version} is too old, 3.37 is the first that will do")
    engine = create_engine("sqlite://", creator=lambda: _open(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: raw_of(connection).execute("BEGIN IMMEDIATE"))
    return engine.connect()


def _open(path: Path) -> sqlite3.Connection:
    # The book's own lock lets one thread at a time in; SQLite need not insist on the same one.
    raw = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        if sys.version_info >= (3, 12):
            raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
            raw.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DML, False)
            raw.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DDL, False)
        raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM INTO attaches one
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:  # whatever it is, no handle and no lock may outlive it
        raw.close()
        raise
    return raw


def raw_of(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection underneath, for what SQLAlchemy has no word for."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(raw)
    return raw


def sqlite_version() -> str:
    """The release of SQLite that keeps the books."""
    return sqlite3.sqlite_version

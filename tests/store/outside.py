"""What others do to the file of a book, and what they meet."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from budget_desktop.store.book import Book
from budget_desktop.store.errors import StoreError

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from budget_desktop.store.book import Book
from budget_desktop.store.errors import StoreError
try:
    Book.open(Path(sys.argv[1])).close()
except StoreError as error:
    print(type(error).__name__, error)
else:
    print("opened")
"""


def open_elsewhere(path: Path) -> str:
    """What another process meets when it opens the book."""
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=utf8())
    return done.stdout.strip()


def utf8() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}


def change_outside(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path: Path, kind: type[StoreError]) -> StoreError:
    """The error with which a book is refused, after making sure that nothing was touched."""
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    with pytest.raises(kind) as caught:
        Book.open(path)
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()} == before
    return caught.value


def copy_while_open(book: Book, target: Path) -> None:
    """Copied by another process: closing our own handle on the file would drop our lock on it."""
    script = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", script, str(book.path), str(target)], check=True)

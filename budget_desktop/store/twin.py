"""Looking into a book without touching it.

Opening a book writes to it, locks it and upgrades it; last year's book, or a copy kept for bad days, shall
stay as it is, and may lie where nothing can be written.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budget_desktop.store.book import Book
from budget_desktop.store.errors import DamagedBookError
from budget_desktop.store.file.header import read_version
from budget_desktop.store.file.opening import refuse_open_here


@contextmanager
def opened_twin(path: Path) -> Iterator[Book]:
    """A twin of a book, opened and checked like any other, and thrown away afterwards.

    Somebody else may have the book open: the twin holds what is saved. Raises StoreError.
    """
    refuse_open_here(path)
    read_version(path)
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder) / path.name
        _copy(path, twin)
        with Book.open(twin) as book:
            yield book


def _copy(path: Path, twin: Path) -> None:
    """Copy the file, and the journal of a step never finished, which SQLite takes back in the twin."""
    try:
        shutil.copyfile(path, twin)
        journal = _journal(path)
        if journal.exists():
            shutil.copyfile(journal, _journal(twin))
    except OSError as error:
        raise DamagedBookError(f"“{path.name}”读不出来", "请检查所在的磁盘是否已断开，再试一次") from error


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")

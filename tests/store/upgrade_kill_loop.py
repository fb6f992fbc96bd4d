"""Kill a process that upgrades a book, at one moment after another, and see whether the book is ever half.

Run as a program, so that it may fork: `python -m tests.store.upgrade_kill_loop FOLDER KILLS`.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from budget_desktop.store.book import Book
from budget_desktop.store.file.header import read_version
from budget_desktop.store.schema import layout

from .next_version import add_colour, become_next_version
from .samples import small_packet

MOMENTS = {"open", "os.remove", "os.rename", "sqlite3.connect"}
"""Audit events at which to kill, besides every statement."""


class Clock:
    """Counts moments, and kills the process at one of them."""

    def __init__(self, fatal: int) -> None:
        self.fatal = fatal
        self.moment = 0
        sys.addaudithook(lambda name, _: self.tick() if name in MOMENTS else None)
        event.listen(Engine, "before_cursor_execute", lambda *_: self.tick())

    def tick(self) -> None:
        """One moment later."""
        self.moment += 1
        if self.moment == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def upgrade(path: Path, fatal: int) -> int:
    """Upgrade in a process that is killed at a moment; returns the moment it lived to see, or 0 if killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        become_next_version(setattr, add_colour)
        clock = Clock(fatal)
        Book.open(path).close()
        os.write(writing, str(clock.moment).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return int(told.read() or 0)


def main(folder: Path, kills: int) -> None:
    """Raise AssertionError if a book is ever half upgraded."""
    path = folder / "预算.budget"
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(small_packet()))
    old = path.read_bytes()
    last = upgrade(path, fatal=-1)
    assert last > kills
    versions = []
    for number in range(kills):
        for entry in folder.iterdir():
            entry.unlink()
        path.write_bytes(old)
        assert upgrade(path, fatal=1 + number * last // kills) == 0
        versions.append(read_either_version(path))
        if versions[-1] == layout.SCHEMA_VERSION:
            assert path.read_bytes() == old
        assert upgrade(path, fatal=-1), "the book could not be opened after the kill"
        assert not [entry for entry in folder.iterdir() if entry.suffix != ".budget"]
    assert set(versions) == {layout.SCHEMA_VERSION, layout.SCHEMA_VERSION + 1}
    print(f"killed {kills} times at {last} moments, every time whole")  # noqa: T201


def read_either_version(path: Path) -> int:
    """The version in the header, whichever of the two it is."""
    patched: dict[str, Any] = {"SCHEMA_VERSION": layout.SCHEMA_VERSION}
    layout.SCHEMA_VERSION += 1
    try:
        return read_version(path)
    finally:
        layout.SCHEMA_VERSION = patched["SCHEMA_VERSION"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""One line on a terminal that says what a command does, gone when it is done. Files and pipes get none."""

import io
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

from budget_desktop.progress import told_to


@contextmanager
def status_line() -> Iterator[None]:
    """Show what the work tells of itself while it lasts, if somebody looks at standard error.

    What is printed meanwhile takes the place of the line.
    """
    if not sys.stderr.isatty():
        yield
        return
    line = _Line(sys.stderr)
    printed, warned = _InItsPlace(sys.stdout, line), _InItsPlace(sys.stderr, line)
    try:
        with told_to(line.say), redirect_stdout(printed), redirect_stderr(warned):
            yield
    finally:
        line.wipe()


class _Line:
    """Blanks wipe what stood there: old consoles of Windows would show the codes that do it elsewhere."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._room = shutil.get_terminal_size().columns - 1
        """Columns; in the last one many terminals begin a new line."""
        self._used = 0

    def say(self, what: str, number: int, count: int) -> None:
        """Show what is done next, and of how many alike it is which."""
        text = _cut(f"{what}（{number}/{count}）" if count else what, self._room)
        self.wipe()
        self._used = _columns(text)  # before it is written: Ctrl+C comes whenever it likes
        self._terminal.write(text)
        self._terminal.flush()

    def wipe(self) -> None:
        """Leave nothing behind, and the cursor where the line began."""
        if self._used:
            self._terminal.write("\r" + " " * self._used + "\r")
            self._terminal.flush()
            self._used = 0


class _InItsPlace(io.TextIOBase):
    """A stream that has the line wiped before anything is written to it."""

    def __init__(self, stream: TextIO, line: _Line) -> None:
        self._stream = stream
        self._line = line

    def write(self, text: str) -> int:
        """Write where the line stood."""
        self._line.wipe()
        return self._stream.write(text)

    def flush(self) -> None:
        """Let what was written be seen."""
        self._stream.flush()


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: ideographs and their marks take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _cut(text: str, room: int) -> str:
    while _columns(text) > room:
        text = text[:-1]
    return text

"""The partner as this process has it: started, asked one thing at a time, ended."""

import atexit
import logging
import os
import tempfile
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import IO, TYPE_CHECKING

from budget_desktop.discretion import masked
from budget_desktop.once_more import started
from budget_desktop.partner import COMMAND
from budget_desktop.partner.wire import Kind, Question, Word, framed, receive

if TYPE_CHECKING:
    from subprocess import Popen

_log = logging.getLogger(__name__)
_ANY_PIPE_TAKES = 4096
"""Bytes that can be written though nobody reads yet."""


def has_room() -> bool:
    """Whether two processes can work at the same time on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


def start_partner() -> "Partner | None":
    """A partner, or none where it would only take turns with us, or the system starts no process."""
    if not has_room():
        return None
    said = tempfile.TemporaryFile()  # noqa: SIM115 - the partner closes it
    try:
        return Partner(started(COMMAND, stderr=said), said)
    except OSError:
        _log.warning("同伴进程起不来", exc_info=True)
        said.close()
        return None


class Partner:
    """A process at work for this one. It ends when told to, and with this process, however that ends."""

    def __init__(self, process: "Popen[bytes]", said: IO[bytes]) -> None:
        """`said` is the file its standard error goes to."""
        self._process = process
        self._said = said
        self._guard = Lock()
        self._has_begun = Event()
        """It hears us, or was over before it did."""
        self._is_over = False
        self._awaited: SimpleQueue[Word] | None = None
        """Where what it says of the work in hand goes; nobody need look there any more."""
        self._listener = Thread(target=self._listen, name="partner", daemon=True)
        self._listener.start()
        atexit.register(self.end)

    @property
    def id(self) -> int:
        """What the system calls it."""
        return self._process.pid

    @property
    def is_free(self) -> bool:
        """Whether it would begin at once with what it is asked for."""
        return self._has_begun.is_set() and not self._is_taken

    @property
    def _is_taken(self) -> bool:
        return self._is_over or self._awaited is not None

    @property
    def is_over(self) -> bool:
        """Whether it ended, or is lost."""
        return self._is_over

    def wait(self) -> None:
        """Until it can be asked, or is over. Nobody need wait who has work of his own."""
        self._has_begun.wait()

    def ask(self, question: Question) -> "SimpleQueue[Word] | None":
        """Give it work; what comes of it will be told there. None if it is not free, or cannot be told.

        A short question may be asked before it can hear: it is the first it does.
        """
        if self._is_taken:
            return None
        try:
            frame = framed(question)
        except Exception:
            # Whatever pickle says, the work can be done here.
            _log.warning("交不出去的工作", exc_info=True)
            return None
        if len(frame) > _ANY_PIPE_TAKES and not self._has_begun.is_set():
            return None
        with self._guard:
            if self._is_taken:
                return None
            words: SimpleQueue[Word] = SimpleQueue()
            self._awaited = words
        assert self._process.stdin is not None  # noqa: S101
        # One that is gone says so itself: whoever listens to it comes to the end.
        with suppress(OSError):
            self._process.stdin.write(frame)
            self._process.stdin.flush()
        return words

    def end(self) -> None:
        """End it, whatever it is doing."""
        atexit.unregister(self.end)
        self._is_over = True
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _listen(self) -> None:
        """In a thread of its own: pass on what it says, to its end."""
        assert self._process.stdout is not None  # noqa: S101
        try:
            while True:
                self._hear(receive(self._process.stdout))
        except Exception:
            # It ended, or says what nobody understands: either way it is of no more use.
            self._is_over = True
        self._has_begun.set()
        self._process.kill()
        self._process.wait()
        self._hear(Word(Kind.FAULT, self._last_words()))

    def _hear(self, word: Word) -> None:
        if word.kind is Kind.READY:
            self._has_begun.set()
            return
        with self._guard:
            words = self._awaited
            if word.is_last:
                self._awaited = None
        if words is not None:
            words.put(word)

    def _last_words(self) -> str:
        """The last line it wrote to its standard error: of a fault of Python, what it was."""
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return masked(lines[-1]) if lines else ""

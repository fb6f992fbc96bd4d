"""Deriving a large packet in another thread, so that typing never waits for it."""

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from budget_desktop.gui.session.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from budget_desktop.gui.session.snapshot import Snapshot

LARGE = 2000
"""Lines from which on a packet is derived in the background. What is smaller is derived before anybody feels
it, and shows at once with all that follows from it."""

_TURN_S = 0.0005
"""How long the other thread may hold Python at a time: with the usual 5 ms every letter typed is late."""


class Background(QObject):
    """Derives one packet at a time, in the end the last one asked for; those between are left out."""

    derived = Signal(object)
    """The snapshot of the last packet asked for."""
    failed = Signal()
    """Something went wrong that is no fault of the person; the log has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: Callable[[], Snapshot] | None = None
        self._number = 0
        self._turn_s = sys.getswitchinterval()

    def begin(self, work: "Callable[[], Snapshot]") -> None:
        """Derive this next, in place of whatever waits."""
        self._next = work
        if self._job is None:
            self._go_on()

    def stop(self) -> None:
        """Drop all that was asked for. What runs is waited for: afterwards nobody works with anything."""
        self._next = None
        if self._job is not None:
            self._end()

    def _go_on(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        self._number += 1
        self._job = Job(partial(_numbered, self._number, work), self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_S)
        self._job.begin()

    def _end(self) -> None:
        # What it still has to say is about a number that is over.
        self._number += 1
        if self._job is not None:
            self._job.join()
            self._job.deleteLater()
            self._job = None
        sys.setswitchinterval(self._turn_s)

    def _take(self, result: "tuple[int, Snapshot]") -> None:
        number, snapshot = result
        if number != self._number:
            return
        self._end()
        if self._next is None:
            self.derived.emit(snapshot)
        else:
            self._go_on()

    def _fail(self) -> None:
        if self._job is not None and self.sender() is self._job:
            self._end()
            self._next = None
            self.failed.emit()


def _numbered(number: int, work: "Callable[[], Snapshot]") -> "tuple[int, Snapshot]":
    return number, work()

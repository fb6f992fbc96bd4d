"""When Python's collector of what is no longer used must stay away from the window, and when it may come."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QTimer

_QUIET_MS = 2000
"""After so long without an edit what was made lately is gone through: few objects, no time at all."""
_IDLE_MS = 30_000
"""After so long everything is, which takes the time of a key or two."""
_LATELY, _EVERYTHING = 1, 2
"""Generations of Python's collector."""
_MANY = 50_000
"""New objects after which the collector comes unasked. An edit makes fewer: it should not come during one."""

_pauses = 0


def pause() -> None:
    """Collect nothing until `go_on` was called as often."""
    global _pauses
    _pauses += 1
    gc.disable()


def go_on() -> None:
    """The end of a pause."""
    global _pauses
    _pauses -= 1
    if not _pauses:
        gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """For what goes through all widgets there are: none of them may be taken away meanwhile."""
    pause()
    try:
        yield
    finally:
        go_on()


def set_aside() -> None:
    """Spare the collector what the program and the open book consist of: going through all of it again and
    again would hold up every tenth edit or so. What a book opened before left behind is let go of."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY, *gc.get_threshold()[1:])


class Tidying(QObject):
    """Collects when the window has been quiet for a while, for then it holds up nobody; more after longer."""

    def __init__(
        self, parent: QObject | None = None, quiet_ms: int = _QUIET_MS, idle_ms: int = _IDLE_MS
    ) -> None:
        super().__init__(parent)
        self._timers = (self._timer(quiet_ms, _LATELY), self._timer(idle_ms, _EVERYTHING))

    def later(self) -> None:
        """Not now: something is being done."""
        for timer in self._timers:
            timer.start()

    def stop(self) -> None:
        """There is nothing to come."""
        for timer in self._timers:
            timer.stop()

    def _timer(self, quiet_ms: int, generation: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=quiet_ms)
        timer.timeout.connect(partial(_collect, generation))
        return timer


def _collect(generation: int) -> None:
    if not _pauses:
        gc.collect(generation)

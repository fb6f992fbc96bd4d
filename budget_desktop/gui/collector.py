"""When Python's collector of what is no longer used must stay away from the window."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

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

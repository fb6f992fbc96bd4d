"""Telling from deep within long work what is being done; whoever waits may listen, or call it off.

Who does the work need not know who listens, and hands nothing through: `step` and `each` say what comes next
to the listener of the thread they run in, and do nothing where there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from budget_desktop.domain.errors import KnownError

Listener = Callable[[str, int, int], None]
"""Is told what is done next, and of how many alike it is which: 0 of 0 where it is one of a kind.

What it raises ends the work, in the same way as any other failure does."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)

Thing = TypeVar("Thing")


class StoppedError(KnownError):
    """The person called it off. Whatever was being written is not there."""


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let somebody listen to the work of this thread."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def step(what: str, number: int = 0, count: int = 0) -> None:
    """Say what is done next."""
    listener = _listener.get()
    if listener is not None:
        listener(what, number, count)


def each(what: str, things: Sequence[Thing]) -> Iterator[Thing]:
    """The things one after the other, saying of each that it is next."""
    for number, thing in enumerate(things, start=1):
        step(what, number, len(things))
        yield thing

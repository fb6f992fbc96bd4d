"""Asking for work that a partner does meanwhile; without one it is done here, when the outcome is needed."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from budget_desktop.discretion import Harmless
from budget_desktop.partner.wire import Kind, Question, Word
from budget_desktop.progress import step

if TYPE_CHECKING:
    from queue import SimpleQueue

    from budget_desktop.partner.process import Partner

_log = logging.getLogger(__name__)
_partner: "ContextVar[Partner | None]" = ContextVar("partner", default=None)

Given = ParamSpec("Given")
Outcome = TypeVar("Outcome")


@contextmanager
def helped() -> Iterator[None]:
    """Let a partner do what this thread asks for: one of its own, which ends with the work."""
    # Late: commands that need no partner start without what starts one.
    from budget_desktop.partner.process import start_partner

    partner = start_partner()
    try:
        with helped_by(partner):
            yield
    finally:
        if partner is not None:
            partner.end()


@contextmanager
def helped_by(partner: "Partner | None") -> Iterator[None]:
    """Let this partner do what this thread asks for."""
    before = _partner.set(partner)
    try:
        yield
    finally:
        _partner.reset(before)


def is_helped() -> bool:
    """Whether what is asked for now would be done by a partner, while this process goes on."""
    partner = _partner.get()
    return partner is not None and partner.is_free


class Answer(Generic[Outcome]):
    """What will come of work that was asked for."""

    def __init__(self, work: Callable[[], Outcome], words: "SimpleQueue[Word] | None") -> None:
        self._work = work
        self._words = words

    def result(self) -> Outcome:
        """The outcome. What a partner says of its progress is said here while we wait for it.

        Raises what the work raises. That a partner cannot do it, or is gone, is a matter for the log.
        """
        if self._words is None:
            return self._work()
        while not (word := self._words.get()).is_last:
            step(*word.value)
        if word.kind is Kind.DONE:
            outcome: Outcome = word.value
            return outcome
        if word.kind is Kind.FAILED:
            raise word.value
        _log.warning("同伴进程没有做完：%s", Harmless(word.value))
        return self._work()


def asked(work: Callable[Given, Outcome], *arguments: Given.args, **named: Given.kwargs) -> Answer[Outcome]:
    """Have work done: a function of the partner's list, with values that can be handed over."""
    partner = _partner.get()
    name = f"{work.__module__}.{work.__qualname__}"
    words = partner.ask(Question(name, arguments, named)) if partner else None
    return Answer(lambda: work(*arguments, **named), words)

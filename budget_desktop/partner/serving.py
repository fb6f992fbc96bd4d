"""What runs in the partner: questions on standard input, what comes of them on standard output."""

import gc
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO, Any

from budget_desktop.discretion import told
from budget_desktop.domain.errors import KnownError
from budget_desktop.partner.wire import Kind, Question, Word, framed, receive
from budget_desktop.progress import told_to

Work = Callable[..., Any]


def serve(works: Iterable[Work], prepare: Callable[[], None]) -> int:
    """Do what is asked for, of these functions alone, until the other process closes the pipe or is gone.

    `prepare` fetches what they will need, while nothing is asked for yet.
    """
    # Ctrl+C is for the process that asks; when it ends, so does this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints must not get between the answers.
    sys.stdout = sys.stderr
    named = {f"{work.__module__}.{work.__qualname__}": work for work in works}
    with suppress(EOFError, OSError):
        _say(answers, Word(Kind.READY))
        prepare()
        gc.freeze()
        while True:
            _say(answers, _answer(named, receive(questions), answers))
    return 0


def _answer(named: dict[str, Work], question: Question, answers: IO[bytes]) -> Word:
    work = named.get(question.name)
    if work is None:
        return Word(Kind.FAULT, "not on the list")

    def tell(what: str, number: int, count: int) -> None:
        _say(answers, Word(Kind.STEP, (what, number, count)))

    try:
        with told_to(tell):
            return Word(Kind.DONE, work(*question.arguments, **question.named))
    except KnownError as error:
        return Word(Kind.FAILED, error)
    except Exception as error:
        # No memory, a fault of ours: the process that asked will try itself, and then say so in its own way.
        return Word(Kind.FAULT, told(error))


def _say(stream: IO[bytes], word: Word) -> None:
    stream.write(framed(word))
    stream.flush()

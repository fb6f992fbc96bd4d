"""What runs in the partner: questions on standard input, what comes of them on standard output."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from budget_desktop.discretion import told
from budget_desktop.domain.errors import KnownError
from budget_desktop.partner.wire import Kind, Question, Word, framed, receive
from budget_desktop.progress import told_to

_OVER = object()


def serve(works: Iterable[str], preparation: Iterator[object]) -> int:
    """Do what is asked for, of these functions alone, until the other process closes the pipe or is gone.

    Works are named with their modules, which are imported when they are first asked for. `preparation`
    fetches what they will need, step by step, while nothing is asked for.
    """
    # Ctrl+C is for the process that asks; when it ends, so does this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = sys.stdout.buffer
    # What a library prints must not get between the answers.
    sys.stdout = sys.stderr
    named, waiting = frozenset(works), SimpleQueue[Question]()
    Thread(target=_listen, args=(waiting,), name="questions", daemon=True).start()
    with suppress(OSError):
        _say(answers, Word(Kind.READY))
        while True:
            while waiting.empty() and next(preparation, _OVER) is not _OVER:
                pass
            _say(answers, _answer(named, waiting.get(), answers))
    return 0


def _listen(waiting: "SimpleQueue[Question]") -> None:
    """In a thread of its own: take questions off the pipe, whatever is being done.

    At its end there is nobody any more who waits for what is being done.
    """
    # Without a buffer, whose lock would be held here while the process ends. What nobody understands is an
    # end too: the other process is lost, or this one has no memory left.
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as questions, suppress(Exception):
        while True:
            waiting.put(receive(questions))
    os._exit(0)


def _answer(works: frozenset[str], question: Question, answers: IO[bytes]) -> Word:
    if question.name not in works:
        return Word(Kind.FAULT, "not on the list")

    def tell(what: str, number: int, count: int) -> None:
        _say(answers, Word(Kind.STEP, (what, number, count)))

    try:
        with told_to(tell):
            return Word(Kind.DONE, _function(question.name)(*question.arguments, **question.named))
    except KnownError as error:
        return Word(Kind.FAILED, error)
    except Exception as error:
        # No memory, a fault of ours: the process that asked will try itself, and then say so in its own way.
        return Word(Kind.FAULT, told(error))


def _function(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)


def _say(stream: IO[bytes], word: Word) -> None:
    stream.write(framed(word))
    stream.flush()

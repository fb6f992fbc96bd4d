"""Telling of faults without telling what people typed: the log is read and passed on by others.

A log may hold when, where in the program and what kind of fault; never amounts, names, telephone numbers,
texts, nor paths, which hold the names of users. What Python, SQLite or Qt put into their messages may be any
of these, so whatever does not stand in our own source is masked.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import TracebackType

_MASK = "…"
_HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_SPOKEN = re.compile(
    r"“[^”]*”?|‘[^’]*’?|《[^》]*》?|\"[^\"]*\"?|'[^']*'?"  # quoted
    r"|(?:[A-Za-z]:)?(?:[\\/][^\\/:*?\"<>|\n]+)+"  # a path, to the end of its last name
    rf"|[{_HAN}][{_HAN}（）·、，。：；？—\s]*"
    r"|(?<![A-Za-z_\d])\d[\d,.\-]*|\d{5,}"  # sqlite3 is no figure
)
_OURS = __name__.partition(".")[0]
_DEPTH = 5
"""So many causes of a fault are told."""


def masked(text: str) -> str:
    """A message without what may have been typed; of several lines the first, which says what it is."""
    first = text.strip().partition("\n")[0]
    return re.sub(rf"{_MASK}(?:\s*{_MASK})+", _MASK, _SPOKEN.sub(_MASK, first))


def told(error: BaseException | None) -> str:
    """A fault and what caused it, each with its kind and the places in the program it passed."""
    return "\n".join(line for fault in _chain(error) for line in _lines(fault))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(_DEPTH):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    said = masked(str(error))
    yield f"{type(error).__name__}: {said}" if said else type(error).__name__
    yield from _places(error.__traceback__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_place(Path(code.co_filename))}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _place(file: PurePath) -> str:
    """A file by its place in a package; where packages lie is nobody's business."""
    parts = file.parts
    for root in (_OURS, "site-packages"):
        if root in parts:
            start = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[start + (root != _OURS) :])
    return file.name


class Harmless(str):
    """Words put into a log line that surely speak of the program alone."""

    __slots__ = ()


class DiscreetFormatter(logging.Formatter):
    """Log lines that name nobody. Of our own lines what is put in is masked, of libraries' all is."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One record; the fault it was logged with stands below it."""
        spoken = logging.makeLogRecord(
            {**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        if record.name.partition(".")[0] == _OURS:
            spoken.args = _without(record.args)
        else:
            spoken.msg, spoken.args = masked(record.getMessage()), ()
        fault = record.exc_info[1] if record.exc_info else None
        return "\n".join(part for part in (super().format(spoken), told(fault)) if part)


def _without(
    args: tuple[object, ...] | Mapping[str, object] | None,
) -> tuple[object, ...] | Mapping[str, object] | None:
    if isinstance(args, Mapping):
        return {name: _plain(value) for name, value in args.items()}
    return tuple(map(_plain, args)) if args else args


def _plain(value: object) -> object:
    """Numbers of ours count things; whatever else is masked."""
    return value if isinstance(value, int | float | Harmless) else masked(str(value))

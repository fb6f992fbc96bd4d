"""Telling of faults without telling what people typed: the log is read and passed on by others.

A log may hold when, where in the program and what kind of fault; never amounts, names, telephone numbers,
texts, nor paths, which hold the names of users. What Python, SQLite or Qt put into their messages may be any
of these, so whatever does not stand in our own source is masked, but for the words such messages are made of.
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
    r"|(?<![A-Za-z_\d])\d[\d,.\-]*|\d[\d,.\-]{2,}"  # sqlite3 is no figure
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_PART = re.compile(r"[A-Z]?[a-zß-ɏ]+|[A-Z]+(?![a-z])|.")
"""What a name in code is put together of: IntegrityError of Integrity and Error."""
_SAID = frozenset(
    re.findall(
        r"\w+",
        """
    a able abort absolute abstract accept accepted access across actual add address after again against
    aligned all allocate allocated allow allowed already also ambiguous an and annotation another any api
    append application apply are arg args argument arguments array as ascii assertion at attempt attempted
    attr attribute attributes available await bad base be because been before begin being between binary
    bind block book bool boolean both bound broken buffer busy but by byte bytes cache call callable called
    can cannot canvas cell change changed char character characters check child class clipboard close closed
    code codec column columns command commit compatible complete compressed connect connected connecting
    connection constraint contain contains context convert copy coroutine corrupt could count create created
    cross current cursor damaged data database date datetime dead debug decimal decode decoding default
    defined delegate delete deleted denied deprecated destroyed destructor determine device dialog dict
    dictionary did different digit digits dimension directory disk division do document does domain done
    driver due duplicate during each element empty encode encoding end engine ensure entity entry enum
    environment eof error escape event exceeded exceeds exception exec execute exist existing exists exited
    expected expression extension extra failed failure false fault few field fields file filename find first
    flag float following font fonts for foreign form format found frame from full function future generator
    geometry get given global group had handle handler has hash have header height icon id identifier if
    ignored illegal image implement implementation implemented import in incompatible incomplete incorrect
    index indices inf inner input insert inside instance instead int integer integrity internal interrupted
    into invalid io is it item items iterable iteration iterator its json key keys keyword kind known large
    layout least left length level library limit line link list literal load local locate lock locked logic
    long longer lookup loop malformed many map mapped mapping match maximum may member memory message
    metadata method mime minimum mismatch missing mode model modified module more move multiple must name
    named names nan near need needed negative network new newer next no node non none not nothing null
    number object of off offset on once one only open opened opengl operand operating operation operator
    option or order os other out outside overflow overlap owner pack page paint painter painting parameter
    parameters parent parse parser parsing part passed path pdf pending permission permitted pipe pixmap
    platform plugin point pointer position positional positive prepare previous primary print process
    product property protocol put python q qt raised range raster reached read reading readonly real
    recursion reference refused registered relation relative released remove removed rename request required
    requires reset resource result return returned row rows run running runtime same save schema second seek
    select self sequence serialize session set shared sheet short should signal signals signature size slot
    slots so socket some source space specified sql sqlite stack standard start state statement stop storage
    store str stream string strings struct style subprocess subscriptable such super support supported
    surrogate surrogates symbolic syntax system table tag take takes target task temporary test text than
    that the their them then there these they this thread threads time timed timeout timer to token too
    traceback transaction trigger true truncated try tuple type types unable unbound undefined unexpected
    unhandled unhashable unicode unique unknown unpack unreachable unsupported until update upgrade usage
    use used user using utf valid value values variable version view virtual visible warning was wayland
    were when where which while widget width window with within without write writing written wrong xcb xml
    yet zero zip
        """,
    )
)
"""The words of which Python, SQLite, Qt and other libraries make their messages; any other may be a name."""
_OURS = __name__.partition(".")[0]
_DEPTH = 5
"""So many causes of a fault are told."""


def masked(text: str) -> str:
    """A message without what may have been typed; of several lines the first, which says what it is."""
    first = text.strip().partition("\n")[0]
    named = _LATIN.sub(lambda word: word[0] if _is_said(word[0]) else _MASK, _SPOKEN.sub(_MASK, first))
    return re.sub(rf"{_MASK}(?:[\s_\-]*{_MASK})+", _MASK, named)


def _is_said(word: str) -> bool:
    """Whether a word is one of messages and of names in code, and surely nobody's."""
    return all(part.casefold() in _SAID for part in _PART.findall(word))


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

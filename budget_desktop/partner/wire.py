"""What goes between a process and its partner: values of Python, each after its length.

Both ends are this program in one version, and nobody else has hold of the pipe: so it may be pickle.
"""

import pickle
from enum import IntEnum
from typing import IO, Any, NamedTuple

_LENGTH_BYTES = 8


class Question(NamedTuple):
    """Work that is asked for, by the name of its function."""

    name: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]


class Kind(IntEnum):
    """What a partner says."""

    READY = 0
    """It hears what it is asked."""
    STEP = 1
    """What it does next; as many as it likes before the end."""
    DONE = 2
    """What the work returned."""
    FAILED = 3
    """The KnownError it ended with."""
    FAULT = 4
    """That it could not be done, in words for the log; the same work may succeed elsewhere."""


class Word(NamedTuple):
    """Something a partner says."""

    kind: Kind
    value: Any = None

    @property
    def is_last(self) -> bool:
        """Whether it ends the work that was asked for."""
        return self.kind in {Kind.DONE, Kind.FAILED, Kind.FAULT}


def framed(value: object) -> bytes:
    """A value as it goes through the pipe. Raises whatever pickle does for one that cannot be handed over."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(_LENGTH_BYTES, "little") + data


def receive(stream: IO[bytes]) -> Any:
    """Read one value. Raises EOFError when the other end is gone."""
    data = _exactly(stream, int.from_bytes(_exactly(stream, _LENGTH_BYTES), "little"))
    return pickle.loads(data)  # noqa: S301 - our own process wrote it


def _exactly(stream: IO[bytes], count: int) -> bytearray:
    data = bytearray()
    # A stream without a buffer gives what has come so far.
    while len(data) < count:
        part = stream.read(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data

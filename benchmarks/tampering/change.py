"""What a change is: the bytes of a file with one thing in it made wrong."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Change:
    """A file with one thing changed."""

    what: str
    """The change in words, for the list of those that were missed."""
    data: bytes
    page: int | None = None
    """The one page of a PDF that it is about; None where it may be about any."""


@dataclass(frozen=True)
class Kind(Generic[F]):
    """A way of tampering with one sort of file."""

    name: str
    make: Callable[[F, random.Random], Change | None]
    """A change chosen by chance; None where the file has nothing of the sort."""

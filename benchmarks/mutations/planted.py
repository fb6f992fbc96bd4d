"""A planted error: what it is, where it stands, and what would undo it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from budget_desktop.detective.mend import Change, Mend, mended
from budget_desktop.disclosure import Disclosure, Press
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace, Place
from tests.rules.books import EDITION


@dataclass(frozen=True)
class Error:
    """One error in one book."""

    what: str
    """A sentence for whoever looks into one that was missed."""
    disclosure: Disclosure
    where: tuple[Place, ...]
    """Any of these is the right place; a place without a field stands for the whole record."""
    undo: tuple[Mend, ...] = field(default=())
    """For a slip in an amount: the mends of which any would put it right."""


@dataclass(frozen=True)
class Kind:
    """One kind of error: how to make one in a book, by chance, or None where the book has no soil for it."""

    name: str
    plant: "Plant"
    is_amount: bool = False
    """Whether it is a slip in an amount, which the detective should explain."""
    unknowable: str = ""
    """Why, in principle, some of them cannot be noticed."""


Plant: TypeAlias = Callable[[Packet, Random], Error | None]
Plants: TypeAlias = Iterator[Kind]


_PRESS = Press(EDITION)
"""One error after another is planted in the same book: most of what is printed stays."""


def error(what: str, packet: Packet, *where: Place, undo: tuple[Mend, ...] = ()) -> Error:
    """An error in what was typed."""
    return Error(what, _PRESS.disclose(packet), where, undo)


def retyped(packet: Packet, place: EntryPlace, wrong: Fen | str | None) -> Packet:
    """The packet with another value in one field."""
    return mended(packet, Change(place, None, wrong))

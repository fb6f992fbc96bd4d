"""What a rule looks at is noted: while all of that stays as it was, so does what the rule saw.

Rules are given packet and disclosure through stand-ins that look the same and note every part that is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from budget_desktop.disclosure import Disclosure

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Packet

V = TypeVar("V")


class Part(NamedTuple):
    """A part of a disclosure that can be the same in the next one: a collection, a table, a section."""

    owner: str
    name: str

    def of(self, disclosure: Disclosure) -> object:
        """What stands there; nothing where there is no such part."""
        if self.owner == "packet":
            return getattr(disclosure.packet, self.name)
        if not self.owner:
            return getattr(disclosure, self.name)
        parts: Mapping[str, object] = getattr(disclosure, self.owner)
        return parts.get(self.name) if self.name else tuple(parts)


class Each(NamedTuple):
    """What a function made of some things one by one."""

    work: Callable[[Any, Any], object]


Work: TypeAlias = Each | Callable[[Any], object]
"""What a function made of the whole, or of some things in it."""


class Read:
    """What was read for a piece of work."""

    __slots__ = ("parts", "works")

    def __init__(self) -> None:
        self.parts: set[Part] = set()
        self.works: dict[Work, None] = {}
        """In the order of reading: the first may have decided that the rest is read."""

    def also(self, other: "Read") -> None:
        """All of the other was read, too."""
        self.parts |= other.parts
        self.works.update(other.works)


class Notes:
    """Notes what is read between the beginning and the end of a piece of work, and in the work within it."""

    def __init__(self, known: set[Part] | None = None) -> None:
        self.known: set[Part] = set() if known is None else known
        """Every part that was read, here or in what was shown before."""
        self._open: list[Read] = []

    def taken(self, *, apart: bool = False) -> "_Taking":
        """What is read inside, complete when the block is left. Work `apart` has a name of its own,
        which the work around it notes instead."""
        return _Taking(self._open, apart=apart)

    def add(self, work: Work) -> None:
        """What this function made was read."""
        if self._open:
            self._open[-1].works[work] = None

    def add_part(self, part: Part) -> None:
        """This part was read."""
        if self._open:
            self._open[-1].parts.add(part)


class _Taking:
    """A block in which is noted what is read; entered some hundred times in an edit, so no generator."""

    __slots__ = ("_apart", "_open", "_read")

    def __init__(self, open_: list[Read], *, apart: bool) -> None:
        self._open = open_
        self._apart = apart
        self._read = Read()

    def __enter__(self) -> Read:
        self._open.append(self._read)
        return self._read

    def __exit__(self, *_: object) -> None:
        self._open.pop()
        if self._open and not self._apart:
            self._open[-1].also(self._read)


def differing(parts: Iterable[Part], before: Disclosure, now: Disclosure) -> frozenset[Part]:
    """Those of these parts that differ between two disclosures."""
    pairs = ((part, part.of(before), part.of(now)) for part in parts)
    return frozenset(part for part, old, new in pairs if old is not new and old != new)


def watched(disclosure: Disclosure, notes: Notes) -> Disclosure:
    """A stand-in for a disclosure that notes what is read in it."""
    return cast("Disclosure", _WatchedDisclosure(disclosure, notes))


class _Parts(dict[str, Part]):
    """The parts of one owner by name: most are read again and again."""

    def __init__(self, owner: str, notes: Notes) -> None:
        super().__init__()
        self._owner = owner
        self._notes = notes

    def __missing__(self, name: str) -> Part:
        part = self[name] = Part(self._owner, name)
        self._notes.known.add(part)
        return part


class _Watched:
    """Stands for an object. Its methods run on the stand-in, so that what they read is noted too."""

    def __init__(self, what: object, owner: str, notes: Notes) -> None:
        self._what = what
        self._parts = _Parts(owner, notes)
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        found = getattr(type(self._what), name, None)
        if isinstance(found, FunctionType):
            return found.__get__(self)
        self._notes.add_part(self._parts[name])
        return getattr(self._what, name)


class _WatchedDisclosure(_Watched):
    def __init__(self, disclosure: Disclosure, notes: Notes) -> None:
        super().__init__(disclosure, "", notes)
        self.packet = cast("Packet", _Watched(disclosure.packet, "packet", notes))
        self.edition = disclosure.edition
        self.tables = _WatchedMapping(disclosure.tables, "tables", notes)
        self.sections = _WatchedMapping(disclosure.sections, "sections", notes)


class _WatchedMapping(Mapping[str, V]):
    def __init__(self, what: Mapping[str, V], owner: str, notes: Notes) -> None:
        self._what = what
        self._parts = _Parts(owner, notes)
        self._notes = notes

    def __getitem__(self, key: str) -> V:
        self._notes.add_part(self._parts[key])
        return self._what[key]

    def __contains__(self, key: object) -> bool:
        self._notes.add_part(self._parts[""])
        return key in self._what

    def __iter__(self) -> Iterator[str]:
        self._notes.add_part(self._parts[""])
        return iter(self._what)

    def __len__(self) -> int:
        return sum(1 for _ in self)

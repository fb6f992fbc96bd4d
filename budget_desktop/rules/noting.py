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


Read: TypeAlias = Part | Each | Callable[[Any], object]
"""What can be read: a part, or what a function made of the whole, or of some things in it."""


class Notes:
    """Notes what is read between the beginning and the end of a piece of work, and in the work within it."""

    def __init__(self) -> None:
        self._open: list[dict[Read, None]] = []

    def taken(self, *, apart: bool = False) -> "_Taking":
        """What is read inside, in order, complete when the block is left. Work `apart` has a name of its own,
        which the work around it notes instead."""
        return _Taking(self._open, apart=apart)

    def add(self, read: Read) -> None:
        """This was read."""
        if self._open:
            self._open[-1][read] = None

    def add_all(self, read: Iterable[Read]) -> None:
        """These were read, in this order."""
        if self._open:
            self._open[-1].update(dict.fromkeys(read))


class _Taking:
    """A block in which is noted what is read; entered some hundred times in an edit, so no generator."""

    __slots__ = ("_apart", "_open", "_read")

    def __init__(self, open_: list[dict[Read, None]], *, apart: bool) -> None:
        self._open = open_
        self._apart = apart
        self._read: dict[Read, None] = {}

    def __enter__(self) -> dict[Read, None]:
        self._open.append(self._read)
        return self._read

    def __exit__(self, *_: object) -> None:
        self._open.pop()
        if self._open and not self._apart:
            self._open[-1].update(self._read)


class Differences:
    """Which parts of a disclosure differ from the one before; all of them where there was none."""

    def __init__(self, before: Disclosure | None, now: Disclosure) -> None:
        self._before = before
        self._now = now
        self._known: dict[Part, bool] = {}

    def touch(self, part: Part) -> bool:
        """Whether this one differs."""
        if self._before is None:
            return True
        if part not in self._known:
            old, new = part.of(self._before), part.of(self._now)
            self._known[part] = old is not new and old != new
        return self._known[part]


def watched(disclosure: Disclosure, notes: Notes) -> Disclosure:
    """A stand-in for a disclosure that notes what is read in it."""
    return cast("Disclosure", _WatchedDisclosure(disclosure, notes))


class _Parts(dict[str, Part]):
    """The parts of one owner by name: most are read again and again."""

    def __init__(self, owner: str) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, name: str) -> Part:
        part = self[name] = Part(self._owner, name)
        return part


class _Watched:
    """Stands for an object. Its methods run on the stand-in, so that what they read is noted too."""

    def __init__(self, what: object, owner: str, notes: Notes) -> None:
        self._what = what
        self._parts = _Parts(owner)
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        found = getattr(type(self._what), name, None)
        if isinstance(found, FunctionType):
            return found.__get__(self)
        self._notes.add(self._parts[name])
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
        self._parts = _Parts(owner)
        self._notes = notes

    def __getitem__(self, key: str) -> V:
        self._notes.add(self._parts[key])
        return self._what[key]

    def __contains__(self, key: object) -> bool:
        self._notes.add(self._parts[""])
        return key in self._what

    def __iter__(self) -> Iterator[str]:
        self._notes.add(self._parts[""])
        return iter(self._what)

    def __len__(self) -> int:
        return sum(1 for _ in self)

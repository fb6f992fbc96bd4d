"""What a rule looks at is noted: while all of that stays as it was, so does what the rule saw.

Rules are given packet and disclosure through stand-ins that look the same and note every part that is read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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


Work: TypeAlias = Callable[..., object]
"""A function that makes something of the whole, or of some things in it one by one."""
Source: TypeAlias = Part | Work
Reading: TypeAlias = dict[Source, None]
"""What was read, in the order of reading: the first may have decided that the rest is read."""

_NOBODY: frozenset[Work] = frozenset()


class Notes:
    """What was read for each piece of work, and so whom it concerns when something differs."""

    def __init__(self) -> None:
        self.reading: Reading = {}
        """What the work at hand has read so far."""
        self.stale: set[Work] = set()
        """Work for which something was read that differs."""
        self.doubtful: set[Work] = set()
        """Work for which something was read that is stale, or doubtful itself; all that is stale as well."""
        self._parts: dict[str, _Parts] = {}
        self._read: dict[Work, Reading] = {}
        self._readers: dict[Source, set[Work]] = {}

    def parts_of(self, owner: str) -> "_Parts":
        """The parts of one owner that were read by now."""
        return self._parts.setdefault(owner, _Parts(owner))

    @property
    def parts(self) -> Iterator[Part]:
        """Every part that was read by now."""
        return (part for parts in self._parts.values() for part in parts.values())

    def read_for(self, work: Work) -> Reading:
        """What was read for a piece of work."""
        return self._read.get(work, {})

    def keep(self, work: Work, read: Reading) -> None:
        """Just this was read for a piece of work."""
        before, now = self.read_for(work).keys(), read.keys()
        # Nearly always the same as before.
        if now != before:
            for source in before - now:
                self._readers[source].discard(work)
            for source in now - before:
                self._readers.setdefault(source, set()).add(work)
        self._read[work] = read

    def forget(self, work: Work) -> None:
        """What was read for a piece of work does not matter any more."""
        self.keep(work, {})
        del self._read[work]

    def differs(self, source: Source) -> None:
        """Something is another than it was."""
        self.stale |= self._readers.get(source, _NOBODY)

    def turn(self, parts: Iterable[Part]) -> None:
        """These parts differ: work they were read for is stale, and what was made of that is doubtful."""
        for part in parts:
            self.differs(part)
        self.doubtful |= self.stale
        asked = list(self.stale)
        while asked:
            more = self._readers.get(asked.pop(), _NOBODY) - self.doubtful
            self.doubtful |= more
            asked += more


def differing(parts: Iterable[Part], before: Disclosure, now: Disclosure) -> Collection[Part]:
    """Those of these parts that differ between two disclosures."""
    pairs = ((part, part.of(before), part.of(now)) for part in parts)
    return [part for part, old, new in pairs if old is not new and old != new]


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
        self._parts = notes.parts_of(owner)
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        found = getattr(type(self._what), name, None)
        if isinstance(found, FunctionType):
            return found.__get__(self)
        self._notes.reading[self._parts[name]] = None
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
        self._parts = notes.parts_of(owner)
        self._notes = notes

    def __getitem__(self, key: str) -> V:
        self._notes.reading[self._parts[key]] = None
        return self._what[key]

    def __contains__(self, key: object) -> bool:
        self._notes.reading[self._parts[""]] = None
        return key in self._what

    def __iter__(self) -> Iterator[str]:
        self._notes.reading[self._parts[""]] = None
        return iter(self._what)

    def __len__(self) -> int:
        return sum(1 for _ in self)

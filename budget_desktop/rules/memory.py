"""What was worked out from one disclosure after another, kept while all that it was made from stays the same.

A value that comes out as before, though something under it differs, counts as unchanged: what was made from
it is not worked out again. So an amount that leaves projects their money costs the rules on targets nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, repeat
from operator import is_not
from typing import Any, Self, TypeVar, cast

from budget_desktop.disclosure import Disclosure
from budget_desktop.rules.noting import Each, Notes, Part, Read, Work, differing

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Value:
    """A value, and what was read for it."""

    value: Any
    read: Read


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What was made of things one by one, in their order."""

    things: tuple[Any, ...] = ()
    made: list[tuple[Any, ...]] = field(default_factory=list)
    """Of each thing."""
    all_made: Sequence[Any] = ()
    read: Read = field(default_factory=Read)


class Memory:
    """A view that remembers what functions make of it, and knows of that what the view before knew.

    Views are its kind rather than its owners: two that know one another would be left lying about after each
    edit until the collector came by, in the middle of another one.
    """

    def __init__(self, shown: Disclosure, before: Self | None = None) -> None:
        self.notes: Notes = Notes(before.notes.known if before else None)
        self._shown = shown
        self._changed = differing(before.notes.known, before._shown, shown) if before else frozenset[Part]()
        self._values: dict[Callable[[Any], object], _Value] = {}
        # What the view before had no use for was not compared with the one before that.
        self._former = before._values if before else {}
        self._shelves: dict[Callable[[Any, Any], object], _Shelf] = {}
        self._asked: set[Callable[[Any, Any], object]] = set()
        self._former_shelves = before._shelves if before else {}

    def once(self, work: Callable[[Self], T]) -> T:
        """What a function makes of this view, worked out when first asked for."""
        self.notes.add(work)
        return cast("T", self._value(work))

    def each(self, work: Callable[[Self, S], Iterable[T]], things: Sequence[S]) -> Sequence[T]:
        """What a function makes of each of these, all in a row; asked for once in a view.

        It is worked out only for things that are others than before, and for all where something else that
        the function reads differs.
        """
        if work in self._asked:
            raise ValueError(f"{work} was asked of some things already; for others it needs another name")
        self._asked.add(work)
        with self.notes.taken() as read:
            shelf = self._shelf(work)
            read.also(shelf.read)
            things = tuple(things)
            made, all_made = self._made(shelf, work, things)
        self._shelves[work] = _Shelf(things, made, all_made, read)
        # Behind what it read, so that it is kept only if that holds.
        self.notes.add(Each(work))
        return all_made

    def _made(
        self, former: _Shelf, work: Callable[[Self, S], Iterable[T]], things: tuple[S, ...]
    ) -> tuple[list[tuple[Any, ...]], Sequence[Any]]:
        """What is made of each of the things, and all of that in a row."""
        before = former.things
        if before is things:
            return former.made, former.all_made
        if len(before) == len(things):
            made = former.made.copy()
            others = gone = _apart(before, things)
        else:
            start = _alike(before, things)
            end = _alike(before[start:][::-1], things[start:][::-1])
            others, gone = range(start, len(things) - end), range(start, len(before) - end)
            made = [*former.made[:start], *repeat((), len(others)), *former.made[len(before) - end :]]
        # Those that moved are known by their identity, which nobody else has while the shelf keeps them.
        moved = {id(before[n]): n for n in gone}
        for n in others:
            was = moved.get(id(things[n]))
            made[n] = tuple(work(self, things[n])) if was is None else former.made[was]
        if made == former.made:
            return former.made, former.all_made
        return made, tuple(chain.from_iterable(made))

    def _value(self, work: Callable[[Self], Any]) -> Any:
        known = self._values.get(work)
        if known is None:
            former = self._former.get(work)
            known = self._worked_out(work, former) if former is None or self._touch(former.read) else former
            self._values[work] = known
        return known.value

    def _worked_out(self, work: Callable[[Self], Any], former: _Value | None) -> _Value:
        with self.notes.taken(apart=True) as read:
            value = work(self)
        return _Value(former.value if former is not None and value == former.value else value, read)

    def _shelf(self, work: Callable[[Self, Any], object]) -> _Shelf:
        former = self._former_shelves.get(work)
        return _Shelf() if former is None or self._touch(former.read) else former

    def _touch(self, read: Read) -> bool:
        """Whether any of this differs."""
        return not self._changed.isdisjoint(read.parts) or any(map(self._differs, read.works))

    def _differs(self, work: Work) -> bool:
        if isinstance(work, Each):
            # What it read was noted before it, and holds: it is kept for the view to come.
            self._shelves.setdefault(work.work, self._shelf(work.work))
            return False
        former = self._former.get(work)
        return former is None or self._value(work) is not former.value


def _apart(left: Sequence[object], right: Sequence[object]) -> Sequence[int]:
    """Where two sequences of one length differ."""
    # Nearly all are the very same; only the others are compared.
    return [n for n in compress(count(), map(is_not, left, right)) if left[n] != right[n]]


def _alike(left: Sequence[object], right: Sequence[object]) -> int:
    """How many things two sequences begin with alike."""
    others = compress(count(), map(is_not, left, right))
    return next((n for n in others if left[n] != right[n]), min(len(left), len(right)))

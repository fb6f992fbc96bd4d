"""What was worked out from one disclosure after another, kept while all that it was made from stays the same.

Who read what is known both ways. So an edit leads from the parts that differ to the work that may come out
otherwise, and nothing else is looked at. A value that comes out as before, though something under it differs,
counts as unchanged: what was made from it is not worked out again. So an amount that leaves projects their
money costs the rules on targets nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, repeat
from operator import is_not
from typing import Any, Self, TypeVar, cast

from budget_desktop.disclosure import Disclosure
from budget_desktop.rules.noting import Notes, Part, Work, differing

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What was made of things one by one, in their order."""

    things: tuple[Any, ...] = ()
    made: list[tuple[Any, ...]] = field(default_factory=list)
    """Of each thing."""
    all_made: Sequence[Any] = ()


class Memory:
    """A view that remembers what functions make of it, and takes over what the view before remembered.

    That one is done with. Views are its kind rather than its owners: two that know one another would be left
    lying about after each edit until the collector came by, in the middle of another one.
    """

    def __init__(self, shown: Disclosure, before: Self | None = None) -> None:
        self.notes: Notes = before.notes if before else Notes()
        self._shown = shown
        self._values: dict[Work, Any] = before._values if before else {}
        self._shelves: dict[Work, _Shelf] = before._shelves if before else {}
        self._asked: set[Work] = set()
        if before:
            self._forget()
            self.notes.turn(differing(self.notes.parts, before._shown, shown))

    def once(self, work: Callable[[Self], T]) -> T:
        """What a function makes of this view, worked out when first asked for."""
        self.notes.reading[work] = None
        if work in self.notes.doubtful or work not in self._values:
            self._settle(work)
        return cast("T", self._values[work])

    def each(self, work: Callable[[Self, S], Iterable[T]], things: Sequence[S]) -> Sequence[T]:
        """What a function makes of each of these, all in a row; asked for once in a view.

        It is worked out only for things that are others than before, and for all where something else that
        the function reads differs.
        """
        if work in self._asked:
            raise ValueError(f"{work} was asked of some things already; for others it needs another name")
        self._asked.add(work)
        notes = self.notes
        notes.reading[work] = None
        if work in notes.doubtful:
            self._settle(work)
        shelf = self._shelves.get(work) or _Shelf()
        things = tuple(things)
        around, notes.reading = notes.reading, {}
        try:
            made, all_made = self._made(shelf, work, things)
        finally:
            read, notes.reading = notes.reading, around
        # What was read for the others holds as well.
        notes.keep(work, {**notes.read_for(work), **read})
        self._shelves[work] = _Shelf(things, made, all_made)
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

    def _settle(self, work: Work) -> None:
        """See whether what was made by this still holds; make it anew if it does not, or never was made."""
        notes = self.notes
        for source in notes.read_for(work):
            if work in notes.stale:
                break
            if source in notes.doubtful and not isinstance(source, Part):
                self._settle(source)
        if work in self._shelves:
            if work in notes.stale:
                self._clear(work)
        elif work in notes.stale or work not in self._values:
            self._make(work)
        notes.stale.discard(work)
        notes.doubtful.discard(work)

    def _make(self, work: Work) -> None:
        notes = self.notes
        around, notes.reading = notes.reading, {}
        try:
            value = work(self)
        finally:
            read, notes.reading = notes.reading, around
        notes.keep(work, read)
        if work not in self._values or self._values[work] != value:
            self._values[work] = value
            notes.differs(work)

    def _clear(self, work: Work) -> None:
        """Nothing on this shelf holds any more: who asked for it has to ask again."""
        del self._shelves[work]
        self.notes.forget(work)
        self.notes.differs(work)

    def _forget(self) -> None:
        """What nobody asked for since the last edit is not kept over another one."""
        notes = self.notes
        for work in notes.doubtful:
            self._values.pop(work, None)
            self._shelves.pop(work, None)
            notes.forget(work)
        notes.doubtful.clear()
        notes.stale.clear()


def _apart(left: Sequence[object], right: Sequence[object]) -> Sequence[int]:
    """Where two sequences of one length differ."""
    # Nearly all are the very same; only the others are compared.
    return [n for n in compress(count(), map(is_not, left, right)) if left[n] != right[n]]


def _alike(left: Sequence[object], right: Sequence[object]) -> int:
    """How many things two sequences begin with alike."""
    others = compress(count(), map(is_not, left, right))
    return next((n for n in others if left[n] != right[n]), min(len(left), len(right)))

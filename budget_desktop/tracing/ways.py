"""The two ways between print and entry: what stands behind a place, and the same read backwards."""

from collections.abc import Iterator
from functools import cached_property, reduce
from operator import and_

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.facts import Fact, Slice
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.narrative.text import Run
from budget_desktop.tracing.behind import Behind, Chosen, behind_origin, behind_run, merged, typed_at
from budget_desktop.tracing.paper import paper


def entries_behind(disclosure: Disclosure, printed: Place | Run) -> tuple[EntryPlace, ...]:
    """The typed fields behind a printed place, a run of text, or the origin of one; a total lists all lines.

    An EntryPlace is taken as an origin: it answers with itself, or with all the fields that the text adds up
    to one number with it (goods of several lines). Empty where nothing was typed or nothing is printed.
    """
    return Tracer(disclosure).entries_behind(printed)


def printed_at(disclosure: Disclosure, entry: EntryPlace) -> tuple[Place, ...]:
    """Where a typed field is printed, in print order: cells, paragraphs, headings, cover.

    These are the places it stands behind (`entries_behind`). With `field` empty, those of the whole record.
    """
    return Tracer(disclosure).printed_at(entry)


class Tracer:
    """Both ways for one disclosure; who asks often keeps one, and the paper is walked only once."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._disclosure = disclosure

    def entries_behind(self, printed: Place | Run) -> tuple[EntryPlace, ...]:
        """See the function of that name."""
        behind = self._behind(printed)
        facts = [entry for chosen in behind.chosen for entry in self._entries(chosen)]
        return tuple(dict.fromkeys((*behind.entries, *facts)))

    def printed_at(self, entry: EntryPlace) -> tuple[Place, ...]:
        """See the function of that name."""
        asked = _Asked(self._disclosure, entry)
        return tuple(place for place, behind in self._paper.items() if asked.stands(behind))

    @cached_property
    def _paper(self) -> dict[Place, Behind]:
        """Every place that has something typed behind it, in print order."""
        found: dict[Place, Behind] = {}
        for place, behind in paper(self._disclosure):
            found[place] = merged([found[place], behind]) if place in found else behind
        return found

    def _behind(self, printed: Place | Run) -> Behind:
        if isinstance(printed, Run):
            return behind_run(self._disclosure, printed)
        if isinstance(printed, EntryPlace):
            return behind_origin(self._disclosure, printed)
        return self._paper.get(printed, Behind())

    def _entries(self, chosen: Chosen) -> Iterator[EntryPlace]:
        for fact in self._disclosure.facts.matching(reduce(and_, chosen.slices)):
            yield typed_at(self._disclosure.packet, fact, chosen.code)


class _Asked:
    """A typed field, asked of one printed place after another whether it stands behind it."""

    def __init__(self, disclosure: Disclosure, entry: EntryPlace) -> None:
        self._packet = disclosure.packet
        self._entry = entry
        self._facts = [fact for fact in disclosure.facts if self._is_of_record(typed_at(self._packet, fact))]
        self._known: dict[int, list[Fact]] = {}

    def stands(self, behind: Behind) -> bool:
        """Whether it stands behind a place of the paper."""
        if any(map(self._is_meant, behind.entries)):
            return True
        return bool(self._facts) and any(map(self._is_chosen, behind.chosen))

    def _is_of_record(self, typed: EntryPlace) -> bool:
        return (typed.collection, typed.key) == (self._entry.collection, self._entry.key)

    def _is_meant(self, typed: EntryPlace) -> bool:
        return self._is_of_record(typed) and self._entry.field in {"", typed.field}

    def _is_chosen(self, chosen: Chosen) -> bool:
        found = self._facts
        for each in chosen.slices:
            admitted = self._admitted(each)
            found = [fact for fact in found if fact in admitted] if admitted else []
            if not found:
                return False
        return any(self._is_meant(typed_at(self._packet, fact, chosen.code)) for fact in found)

    def _admitted(self, chosen: Slice) -> list[Fact]:
        """Which of its facts a slice admits. Rows and columns share their slices: each is asked once.

        The paper keeps the slices alive, so that no two of them have the same id.
        """
        known = self._known.get(id(chosen))
        if known is None:
            known = self._known[id(chosen)] = [fact for fact in self._facts if chosen.matches(fact)]
        return known

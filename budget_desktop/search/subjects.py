"""Subjects by what people type: codes, names, initials or spelling in pinyin, with a slip forgiven."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from heapq import nsmallest
from itertools import accumulate, takewhile
from types import MappingProxyType
from typing import NamedTuple

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition.catalogue import Catalogue, CodeEntry
from budget_desktop.search.folding import folded, kept, squeezed
from budget_desktop.search.haystack import Found, Haystack
from budget_desktop.search.pinyin import spellings

_UNUSED: Mapping[str, int] = MappingProxyType({})
_LEVELS = "类款项"


class HitKind(IntEnum):
    """How a subject fits what was typed, best first."""

    CODE = 0
    CODE_START = 1
    NAME = 2
    NAME_START = 3
    NAME_PART = 4
    INITIALS = 5
    INITIALS_START = 6
    PINYIN = 7
    PINYIN_START = 8
    INITIALS_PART = 9
    WORDS = 10
    """Several words, each of which fits the subject or one above it."""
    SLIP = 11
    """All of it, with one slip."""
    SLIP_START = 12
    OFTEN = 13
    """Nothing was typed; the unit uses it."""


_WHOLE = frozenset({HitKind.CODE, HitKind.NAME, HitKind.INITIALS, HitKind.PINYIN})


@dataclass(frozen=True, slots=True)
class Hit:
    """A subject that fits, with what a list of proposals shows of it."""

    code: str
    name: str
    path: tuple[str, ...]
    """Names from the class down to the subject itself (类 › 款 › 项)."""
    is_leaf: bool
    kind: HitKind
    code_marks: tuple[int, ...]
    """Positions in the code that were typed."""
    name_marks: tuple[int, ...]
    """Positions in the name that were typed, as characters or in pinyin."""
    why_not: str
    """Why it cannot be chosen; empty if it can."""


class _Fit(NamedTuple):
    """One way a subject fits: what was found, and where."""

    kind: HitKind
    parts: tuple[tuple["_Field", Found], ...] = ()


class _Field(Enum):
    """What of a subject was searched."""

    CODE = auto()
    NAME = auto()
    """The name or its initials: a character for a character."""
    SPELLING = auto()


class SubjectIndex:
    """The subjects of one list, looked up while somebody types. Built once per edition and list."""

    def __init__(self, catalogue: Catalogue, dimension: Dimension) -> None:
        self._entries = catalogue.entries(dimension)
        self._is_dotted = any("." in entry.code for entry in self._entries)
        self._paths = [catalogue.path(dimension, entry.code) for entry in self._entries]
        self._branches = [not entry.is_leaf for entry in self._entries]
        self._no_counts = [0] * len(self._entries)
        self._why_not = _reasons(self._entries)
        self._above = _ancestors(self._entries)
        self._kept = [kept(entry.name) for entry in self._entries]
        names = [squeezed(entry.name) for entry in self._entries]
        read = [(spelling, owner) for owner, name in enumerate(names) for spelling in spellings(name)]
        self._syllables = {("".join(spelling), owner): spelling for spelling, owner in read}
        self._codes = Haystack((folded(entry.code), owner) for owner, entry in enumerate(self._entries))
        self._names = Haystack((name, owner) for owner, name in enumerate(names))
        self._pinyin = Haystack(self._syllables)
        self._initials = Haystack(
            ("".join(syllable[0] for syllable in spelling), owner) for spelling, owner in read
        )

    def find(self, text: str, *, used: Mapping[str, int] = _UNUSED, limit: int = 12) -> tuple[Hit, ...]:
        """The subjects that fit a text, best first; `used` says how often the unit uses which code.

        With nothing typed, those the unit uses, most often used first.
        """
        typed = squeezed(text)
        fits = self._fits(text, typed, limit) if typed else self._often(used)

        counts = [used.get(entry.code, 0) for entry in self._entries] if used else self._no_counts

        def order(owner: int) -> tuple[HitKind, int, bool, int]:
            return fits[owner][0], -counts[owner], self._branches[owner], owner

        return tuple(self._hit(owner, fits[owner]) for owner in nsmallest(limit, fits, key=order))

    def _hit(self, owner: int, fit: _Fit) -> Hit:
        entry = self._entries[owner]
        codes: set[int] = set()
        names: set[int] = set()
        for field, found in fit.parts:
            (codes if field is _Field.CODE else names).update(self._marks(field, found))
        return Hit(
            code=entry.code,
            name=entry.name,
            path=self._paths[owner],
            is_leaf=entry.is_leaf,
            kind=fit.kind,
            code_marks=tuple(sorted(codes)),
            name_marks=tuple(sorted(names)),
            why_not=self._why_not[owner],
        )

    def _often(self, used: Mapping[str, int]) -> dict[int, _Fit]:
        return {
            owner: _Fit(HitKind.OFTEN)
            for owner, entry in enumerate(self._entries)
            if entry.is_leaf and used.get(entry.code)
        }

    def _fits(self, text: str, typed: str, enough: int) -> dict[int, _Fit]:
        fits = self._plainly(text)
        if len(fits) < enough and not any(fit.kind in _WHOLE for fit in fits.values()):
            _add(fits, self._in_words(text))
            _add(fits, self._code_and_name(typed))
            _add(fits, self._with_a_slip(typed))
        return fits

    def _plainly(self, text: str) -> dict[int, _Fit]:
        """Without any slip, all of it in one place."""
        kind, typed = HitKind, squeezed(text)
        fits = dict(self._coded(text))
        _add(fits, _told(_Field.NAME, self._names.starting(typed), kind.NAME, kind.NAME_START))
        _add(fits, _told(_Field.NAME, self._names.containing(typed), kind.NAME_PART))
        if typed.isascii():
            _add(fits, _told(_Field.NAME, self._initials.starting(typed), kind.INITIALS, kind.INITIALS_START))
            _add(fits, _told(_Field.SPELLING, self._pinyin.starting(typed), kind.PINYIN, kind.PINYIN_START))
            if len(typed) > 1:
                _add(fits, _told(_Field.NAME, self._initials.containing(typed), kind.INITIALS_PART))
        return fits

    def _coded(self, text: str) -> Iterator[tuple[int, _Fit]]:
        # S1.1 is not S11; in codes of digits, dots and dashes between the levels are for the eye alone.
        typed = "".join(folded(text).split()) if self._is_dotted else squeezed(text)
        return _told(_Field.CODE, self._codes.starting(typed), HitKind.CODE, HitKind.CODE_START)

    def _in_words(self, text: str) -> Iterator[tuple[int, _Fit]]:
        """Words between blanks: each fits the subject or one above it, and one at least the subject."""
        words = [word for word in text.split() if squeezed(word)]
        if len(words) < 2 or all(word.isdigit() for word in words):
            return
        fitting = [self._plainly(word) for word in words]
        for owner in {owner for fits in fitting for owner in fits}:
            if all(owner in fits or any(each in fits for each in self._above[owner]) for fits in fitting):
                yield owner, _joined(HitKind.WORDS, [fits[owner] for fits in fitting if owner in fits])

    def _code_and_name(self, typed: str) -> Iterator[tuple[int, _Fit]]:
        """A code with its name behind it, as copied from a table: 30201办公费."""
        digits = "".join(takewhile(str.isdigit, typed))
        name = typed.removeprefix(digits)
        if digits and name:
            coded = dict(self._coded(digits))
            for owner, fit in self._plainly(name).items():
                if owner in coded:
                    yield owner, _joined(coded[owner].kind, [coded[owner], fit])

    def _with_a_slip(self, typed: str) -> Iterator[tuple[int, _Fit]]:
        slip = (HitKind.SLIP, HitKind.SLIP_START)
        if typed.isdigit():
            yield from _told(_Field.CODE, self._codes.slipped(typed), *slip)
        elif typed.isascii():
            yield from _told(_Field.NAME, self._initials.slipped(typed), *slip)
            yield from _told(_Field.SPELLING, self._pinyin.slipped(typed), *slip)
        else:
            yield from _told(_Field.NAME, self._names.slipped(typed), *slip)
            for spelling in spellings(typed):  # another character that sounds the same: 办公废
                yield from _told(_Field.SPELLING, self._pinyin.starting("".join(spelling)), *slip)

    def _marks(self, field: _Field, found: Found) -> tuple[int, ...]:
        """The positions in the code or in the name that were typed."""
        if field is _Field.CODE:
            return found.positions
        places = self._kept[found.owner]
        if field is _Field.NAME:
            return tuple(places[position] for position in found.positions)
        # The characters whose syllables were typed, the last perhaps in part.
        begins = accumulate(map(len, self._syllables[found.text, found.owner]), initial=0)
        return places[: sum(1 for _ in takewhile(lambda begin: begin < found.end, begins))]


def one_line(dimension: Dimension, code: str) -> str:  # noqa: ARG001 - no edition explains its subjects yet
    """What a subject is for, in one line, where the edition's data says so; nothing otherwise."""
    return ""


def _told(
    field: _Field, found: Iterable[Found], whole: HitKind, start: HitKind | None = None
) -> Iterator[tuple[int, _Fit]]:
    """What was found as ways to fit; `start` is the kind where not all of the text was typed."""
    rest = whole if start is None else start
    for each in found:
        is_whole = each.end == len(each.text) and not each.start
        yield each.owner, _Fit(whole if is_whole else rest, ((field, each),))


def _add(fits: dict[int, _Fit], found: Iterable[tuple[int, _Fit]]) -> None:
    """Keep the best way each subject fits."""
    for owner, fit in found:
        known = fits.get(owner)
        if known is None or fit.kind < known.kind:
            fits[owner] = fit


def _joined(kind: HitKind, fits: Iterable[_Fit]) -> _Fit:
    return _Fit(kind, tuple(part for fit in fits for part in fit.parts))


def _ancestors(entries: Sequence[CodeEntry]) -> list[tuple[int, ...]]:
    """The subjects above each one, by their positions in the list."""
    position = {entry.code: owner for owner, entry in enumerate(entries)}
    above: dict[str, tuple[int, ...]] = {"": ()}
    for owner, entry in enumerate(entries):
        above[entry.code] = (*above[entry.parent], owner) if entry.parent in position else (owner,)
    return [above[entry.code][:-1] for entry in entries]


def _reasons(entries: Sequence[CodeEntry]) -> list[str]:
    """Why each subject cannot be chosen, in words; empty for those that can."""
    children: dict[str, list[CodeEntry]] = {}
    for entry in entries:
        children.setdefault(entry.parent, []).append(entry)
    return [_reason(entry, children) for entry in entries]


def _reason(entry: CodeEntry, children: Mapping[str, Sequence[CodeEntry]]) -> str:
    below = children.get(entry.code, ())
    if not below:
        return ""
    if not entry.level:
        return f"“{entry.name}”下面还分{len(below)}项，请选到最细一项"
    deepest = max(_levels_below(entry.code, children), key=_LEVELS.find)
    return f"这是{entry.level}级科目，下面有{len(below)}个{below[0].level}，请选到{deepest}"


def _levels_below(code: str, children: Mapping[str, Sequence[CodeEntry]]) -> Iterator[str]:
    for child in children.get(code, ()):
        yield child.level
        yield from _levels_below(child.code, children)

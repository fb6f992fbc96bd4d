"""What a list under an editor offers: choices, or subjects with their path and why some cannot be taken."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from budget_desktop.entry.fields.kinds import Option, ReasonKind, SubjectKind
from budget_desktop.entry.readings import folded
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.session.answering import reasons_given
from budget_desktop.search.folding import squeezed
from budget_desktop.search.pinyin import spellings
from budget_desktop.search.subjects import Hit, HitKind

_SHOWN_AT_MOST = 200
_SLIPS = frozenset({HitKind.SLIP, HitKind.SLIP_START})
_SOUNDS = {
    HitKind.PINYIN: HitKind.INITIALS,
    HitKind.PINYIN_START: HitKind.INITIALS_START,
}
"""Initials and spelling are typed alike: nobody can tell which of the two was meant."""


class Fit(Enum):
    """How an offer stands to what was typed."""

    MEANT = auto()
    """The text names this one and no other: it is taken without anybody going down to it."""
    POSSIBLE = auto()
    """The text fits this one, and others."""
    GUESSED = auto()
    """The text may be something of its own: words nobody offers, a code the list lacks."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the list."""

    text: str
    """What the editor holds once it is taken."""
    name: str
    code: str = ""
    code_marks: tuple[int, ...] = ()
    name_marks: tuple[int, ...] = ()
    path: tuple[str, ...] = ()
    """The names above it."""
    why_not: str = ""
    fit: Fit = Fit.POSSIBLE

    @property
    def label(self) -> str:
        """Code and name, for those who hear the list."""
        shown = f"{self.code} {self.name}" if self.code else self.name
        return f"{shown}（{self.why_not}）" if self.why_not else shown


Offering = Callable[[str], Sequence[Offer]]
"""The offers for what has been typed."""


def offering(model: RecordModel, index: Index) -> Offering | None:
    """What a cell's editor offers; None where anything may be typed."""
    kind, snapshot = model.column(index).kind, model.snapshot
    if isinstance(kind, SubjectKind):
        used = _used(model, index)
        subject = kind
        return lambda text: of_subjects(subject.find(text, used, snapshot))
    if isinstance(kind, ReasonKind):
        # Those of other years too, which the packet at hand does not know of.
        options: Sequence[Option] | None = [Option(text, text) for text in reasons_given(model.workspace)]
    else:
        options = kind.options(snapshot)
    if options is None:
        return None
    return lambda text: of_options(options, text, is_open=kind.is_open)


def of_options(options: Sequence[Option], text: str, *, is_open: bool = False) -> list[Offer]:
    """The options a text fits, best first, with what was typed marked; one is meant if no other fits as well.

    Where other words may be typed (`is_open`), none of them is taken unless somebody goes down to it.
    """
    groups = _ranked(options, text)
    named = groups[0] if groups and text.strip() else []
    usual = Fit.GUESSED if is_open else Fit.POSSIBLE
    return [
        Offer(
            text=option.label,
            name=option.label,
            name_marks=_marks(option.label, text),
            fit=Fit.MEANT if named == [option] and not is_open else usual,
        )
        for option in [option for group in groups for option in group][:_SHOWN_AT_MOST]
    ]


def _ranked(options: Sequence[Option], text: str) -> list[list[Option]]:
    """The options a text fits, in groups: named by it in full, beginning with it, containing it; the same by
    initials."""
    wanted = folded(text).lower()
    fits: dict[int, list[Option]] = {}
    for option in options:
        if (rank := _rank(option, wanted)) is not None:
            fits.setdefault(rank, []).append(option)
    return [fits[rank] for rank in sorted(fits)]


def _rank(option: Option, wanted: str) -> int | None:
    """How an option fits, 0 the best; None if it does not."""
    words = [folded(word).lower() for word in (option.label, *option.words)]
    initials = _initials(option.label) if wanted.isalpha() else ()
    ways = (
        wanted in words,
        any(word.startswith(wanted) for word in words),
        any(wanted in word for word in words),
        wanted in initials,
        any(each.startswith(wanted) for each in initials),
        any(wanted in each for each in initials),
    )
    return next((rank for rank, fits in enumerate(ways) if fits), None)


def of_subjects(hits: Sequence[Hit]) -> list[Offer]:
    """Subjects that fit what was typed, best first; one is meant if no other fits as well."""
    named = _named(hits)
    return [_of_subject(hit, Fit.MEANT if hit is named else _fit(hit)) for hit in hits]


def _named(hits: Sequence[Hit]) -> Hit | None:
    """The one subject a text names; None where several fit as well, or none but by chance."""
    first = next(iter(hits), None)
    if first is None or first.kind is HitKind.OFTEN or _fit(first) is Fit.GUESSED:
        return None
    alike = [hit for hit in hits if _way(hit) is _way(first)]
    # Those above a subject begin like it, and often bear its name; they cannot be taken.
    takeable = [hit for hit in alike if not hit.why_not] or alike
    return takeable[0] if len(takeable) == 1 else None


def _fit(hit: Hit) -> Fit:
    return Fit.GUESSED if hit.kind in _SLIPS else Fit.POSSIBLE


def _way(hit: Hit) -> HitKind:
    return _SOUNDS.get(hit.kind, hit.kind)


@lru_cache(maxsize=2048)
def _initials(label: str) -> frozenset[str]:
    return frozenset("".join(syllable[0] for syllable in spelling) for spelling in spellings(squeezed(label)))


def _marks(label: str, text: str) -> tuple[int, ...]:
    at = label.find(text.strip())
    return tuple(range(at, at + len(text.strip()))) if text.strip() and at >= 0 else ()


def _of_subject(hit: Hit, fit: Fit) -> Offer:
    return Offer(
        text=hit.code,
        name=hit.name,
        code=hit.code,
        code_marks=hit.code_marks,
        name_marks=hit.name_marks,
        path=hit.path[:-1],
        why_not=hit.why_not,
        fit=fit,
    )


def _used(model: RecordModel, index: Index) -> Counter[str]:
    """How often the row's unit uses which code in this column."""
    unit, key = getattr(model.record(index), "unit", None), model.column(index).key
    mine = (record for record in model.stored if getattr(record, "unit", None) == unit)
    return Counter(code for record in mine if (code := getattr(record, key)))

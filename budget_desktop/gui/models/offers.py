"""What a list under an editor offers: choices, or subjects with their path and why some cannot be taken."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    is_guess: bool = False
    """It may have been meant, or not: never taken for what was typed unless it is marked."""

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
        return lambda text: [_of_subject(hit) for hit in subject.find(text, used, snapshot)]
    if isinstance(kind, ReasonKind):
        # Those of other years too, which the packet at hand does not know of.
        options: Sequence[Option] | None = [Option(text, text) for text in reasons_given(model.workspace)]
    else:
        options = kind.options(snapshot)
    if options is None:
        return None
    return lambda text: of_options(options, text, is_open=kind.is_open)


def of_options(options: Sequence[Option], text: str, *, is_open: bool = False) -> list[Offer]:
    """The options that contain a text, those beginning with it first, with what was typed marked.

    Where other words may be typed (`is_open`), none of them is taken unless somebody goes down to it.
    """
    found = ranked(options, text)[:_SHOWN_AT_MOST]
    return [
        Offer(option.label, option.label, name_marks=_marks(option.label, text), is_guess=is_open)
        for option in found
    ]


def ranked(options: Sequence[Option], text: str) -> list[Option]:
    """The options that contain the text, or it as initials: beginnings first, each group in its own order."""
    wanted = folded(text).lower()
    if not wanted:
        return list(options)
    first, then, initial, last = [], [], [], []
    for option in options:
        words = [folded(word).lower() for word in (option.label, *option.words)]
        if any(word.startswith(wanted) for word in words):
            first.append(option)
        elif any(wanted in word for word in words):
            then.append(option)
        elif wanted.isalpha() and any(initials.startswith(wanted) for initials in _initials(option.label)):
            initial.append(option)
        elif wanted.isalpha() and any(wanted in initials for initials in _initials(option.label)):
            last.append(option)
    return first + then + initial + last


@lru_cache(maxsize=2048)
def _initials(label: str) -> frozenset[str]:
    return frozenset("".join(syllable[0] for syllable in spelling) for spelling in spellings(squeezed(label)))


def _marks(label: str, text: str) -> tuple[int, ...]:
    at = label.find(text.strip())
    return tuple(range(at, at + len(text.strip()))) if text.strip() and at >= 0 else ()


def _of_subject(hit: Hit) -> Offer:
    return Offer(
        text=hit.code,
        name=hit.name,
        code=hit.code,
        code_marks=hit.code_marks,
        name_marks=hit.name_marks,
        path=hit.path[:-1],
        why_not=hit.why_not,
        is_guess=hit.kind in _SLIPS and bool(hit.code_marks),
    )


def _used(model: RecordModel, index: Index) -> Counter[str]:
    """How often the row's unit uses which code in this column."""
    unit, key = getattr(model.record(index), "unit", None), model.column(index).key
    mine = (record for record in model.stored if getattr(record, "unit", None) == unit)
    return Counter(code for record in mine if (code := getattr(record, key)))

"""What changed in a book: the receipt of an edit, and the history of one field."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from budget_desktop.domain.packet import Record
from budget_desktop.domain.records import Header, Stage

AnyRecord: TypeAlias = Record | Header


class ChangeKind(StrEnum):
    """How a change came about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    UPGRADE = "upgrade"
    """The book was brought to a newer layout; undo does not reach behind it."""


class Fate(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One record that a change left different, and the fields in which it differs."""

    packet_id: int
    record_type: type[AnyRecord]
    key: str
    """Its key after the change; "" for the header."""
    fate: Fate
    fields: frozenset[str] = frozenset()
    """Only for a changed record; `position` when it stands elsewhere in its collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The receipt of a change: what is different now. Screens listen for it and read the packets again."""

    id: int
    """Its number in the book's log; 0 when nothing changed."""
    kind: ChangeKind
    label: str
    """What the step is called; an undone or redone step keeps its name."""
    at: datetime
    touched: tuple[Touch, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed; such a change is no step and cannot be undone."""
        return not self.touched

    @property
    def packets(self) -> tuple[int, ...]:
        """The packets it touched."""
        return tuple(sorted({touch.packet_id for touch in self.touched}))


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One change of one field."""

    at: datetime
    who: str
    kind: ChangeKind
    label: str
    old: object
    """None also where the record did not exist yet."""
    new: object
    """None also where the record was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedRecord:
    """A record that was removed and has not come back."""

    record: Record
    """As it was when it was removed, with its key."""
    followers: tuple[str, ...]
    """Keys of the records that stood behind it, nearest first; only the last may be one that still stands."""
    at: datetime
    who: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketInfo:
    """One packet of a book, as a list of packets shows it."""

    id: int
    department: str
    department_code: str
    year: int
    stage: Stage
    edition: str

"""A cell of a grid: what stands in it, what that follows from, and how it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from budget_desktop.domain.packet import COLLECTIONS, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.gui.models.columns import Column
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.rules.finding import Severity

_NOTHING = (None, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a record in a snapshot. It is made for a question or two, and kept by nobody."""

    snapshot: Snapshot
    column: Column
    record: Any

    @property
    def value(self) -> Any:
        """What was typed."""
        column = self.column
        if not column.typed:
            return None
        if column.where is not None:
            return entries.value_at(self.snapshot.packet, column.where(self.record))
        return getattr(self.record, column.key)

    @property
    def is_derived(self) -> bool:
        """Whether it shows a computed value because nothing was typed over it."""
        return self.column.derived is not None and self.value in _NOTHING

    @property
    def shown_value(self) -> Any:
        """What was typed, or else what it is computed as."""
        derived, value = self.column.derived, self.value
        return derived(self.snapshot, self.record) if derived is not None and value in _NOTHING else value

    @property
    def reason_locked(self) -> str:
        """Why nothing can be typed, and the way; empty if something can."""
        column = self.column
        if column.typed:
            return column.locked(self.snapshot, self.record) if column.locked else ""
        return column.because(self.snapshot, self.record) if column.because else "这一格由程序计算"

    @property
    def origin(self) -> Sequence[EntryPlace]:
        """The entries a locked cell comes from."""
        if self.column.origin is None or not self.reason_locked:
            return ()
        return self.column.origin(self.snapshot, self.record)

    @property
    def is_override(self) -> bool:
        """Whether what was typed departs from the value that would follow by itself."""
        column = self.column
        if not column.typed or column.derived is None or (value := self.value) in _NOTHING:
            return False
        follows = column.derived(self.snapshot, replace(self.record, **{column.key: ""}))
        return follows not in (*_NOTHING, value)

    @property
    def is_wanting(self) -> bool:
        """Whether something is still to be typed here."""
        return self.column.required and self.shown_value in _NOTHING and not self.reason_locked

    def place(self, record_type: type[Record]) -> EntryPlace:
        """Where its value stands in the packet; in a record of this kind unless the column says otherwise."""
        if self.column.where is not None:
            return self.column.where(self.record)
        return EntryPlace(COLLECTIONS[record_type], self.record.key, self.column.key)


class Look(NamedTuple):
    """How a cell shows: all that painting it asks for, found out at once."""

    text: str
    is_number: bool
    is_computed: bool
    is_refused: bool
    is_repeated: bool
    is_wanting: bool
    is_override: bool
    severity: Severity | None

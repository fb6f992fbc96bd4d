"""Carrying out a plan within one step of the book."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from budget_desktop.domain.packet import Record
from budget_desktop.entry.plan import Changes


class Writer(Protocol):
    """What is needed of `store.draft.Draft`."""

    def add(self, packet_id: int, record: Record, before: str | None = None) -> None:
        """Add a record at the end of its collection, or before another."""

    def add_all(self, packet_id: int, records: Sequence[Record]) -> None:
        """Add records of one sort at the end of their collection, in one go."""

    def update(self, packet_id: int, record_type: type[Record], key: str, /, **fields: Any) -> None:
        """Change fields of a record."""

    def remove(self, packet_id: int, record_type: type[Record], key: str) -> None:
        """Remove a record that nothing refers to."""

    def new_key(self, packet_id: int, record_type: type[Record]) -> str:
        """A key nobody has."""


def carry_out(changes: Changes, draft: Writer, packet_id: int, record_type: type[Record]) -> tuple[str, ...]:
    """Write all changes through a draft; returns the keys of the new records.

    For grids whose columns are all fields of their own records. What the draft raises passes through, and
    the step is then not done at all.
    """
    fields: dict[str, dict[str, Any]] = {}
    for update in changes.updates:
        fields.setdefault(update.key, {})[update.field] = update.value
    for key, values in fields.items():
        draft.update(packet_id, record_type, key, **values)
    made: list[str] = []
    for addition in changes.additions:
        # Units have their code for a key, and that one is typed.
        key = addition.values.get("key") or draft.new_key(packet_id, record_type)
        draft.add(packet_id, replace(addition.base, **{**addition.values, "key": key}), addition.before)
        made.append(key)
    return tuple(made)

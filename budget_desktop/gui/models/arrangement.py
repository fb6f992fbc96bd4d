"""Sorting and filtering as a view: the order chosen once, the stored order never touched. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SortKey = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which rows show and in which order, by their keys.

    It is settled when it is asked for and stays while people type, so that no row moves or vanishes under
    the cursor. Rows that came later stand after the row they were added to.
    """

    order: tuple[Any, ...] | None = None
    """Keys in the chosen order; None for the stored one."""
    hidden: frozenset[Any] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether rows show as they are stored, all of them."""
        return self.order is None and not self.hidden

    def sorted(self, records: Sequence[Any], by: SortKey, *, descending: bool) -> "Arrangement":
        """The rows in the order of what `by` says of them; rows that say nothing (None) last."""
        told = [record for record in records if by(record) is not None]
        rest = [record for record in records if by(record) is None]
        ordered = sorted(told, key=by, reverse=descending)
        return Arrangement(tuple(record.key for record in [*ordered, *rest]), self.hidden)

    def unsorted(self) -> "Arrangement":
        """The stored order again."""
        return Arrangement(None, self.hidden)

    def filtered(self, records: Sequence[Any], keep: Callable[[Any], bool]) -> "Arrangement":
        """Only the rows that `keep` says yes to."""
        return Arrangement(self.order, frozenset(record.key for record in records if not keep(record)))

    def unfiltered(self) -> "Arrangement":
        """All rows again."""
        return Arrangement(self.order)

    def of(self, records: Sequence[Any]) -> list[Any]:
        """The rows to show."""
        arranged = self._in_order(records)
        return [record for record in arranged if record.key not in self.hidden]

    def _in_order(self, records: Sequence[Any]) -> list[Any]:
        if self.order is None:
            return list(records)
        by_key = {record.key: record for record in records}
        arranged = [by_key[key] for key in self.order if key in by_key]
        known = set(self.order)
        previous: Any = None
        for record in records:
            if record.key not in known:
                arranged.insert(0 if previous is None else arranged.index(previous) + 1, record)
            previous = record
        return arranged

"""The code lists of one budget year: names, parents, and which government subject follows from which."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.records import Nature


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code of a list."""

    code: str
    name: str
    level: str
    """类, 款 or 项; empty in lists that have no such levels."""
    parent: str
    is_leaf: bool


@dataclass(frozen=True)
class Catalogue:
    """All code lists of an edition."""

    lists: Mapping[Dimension, Mapping[str, CodeEntry]]
    mapping: Mapping[tuple[str, Nature], tuple[str, ...]]
    """Government subjects for a department subject and kind of unit; the first is the usual one."""

    def name(self, dimension: Dimension, code: str) -> str:
        """The standard name in the budget year; the code itself when the list does not have it."""
        entry = self.lists.get(dimension, {}).get(code)
        return entry.name if entry else code

    def has(self, dimension: Dimension, code: str) -> bool:
        """Whether the year's list has the code."""
        return code in self.lists.get(dimension, {})

    def entries(self, dimension: Dimension) -> tuple[CodeEntry, ...]:
        """A list in order of codes."""
        return self._ordered[dimension]

    @cached_property
    def _ordered(self) -> Mapping[Dimension, tuple[CodeEntry, ...]]:
        return {dimension: tuple(entries.values()) for dimension, entries in self.lists.items()}

    def path(self, dimension: Dimension, code: str) -> tuple[str, ...]:
        """The names from the class down to the code (类, 款, 项)."""
        entry = self.lists.get(dimension, {}).get(code)
        if entry is None:
            return ()
        return (*self.path(dimension, entry.parent), entry.name)

    def government_subjects(self, department_code: str, nature: Nature) -> tuple[str, ...]:
        """The government subjects the year's table pairs with a department subject (财预〔2017〕98号)."""
        paired = Nature.ADMINISTRATIVE if nature.is_organ else Nature.INSTITUTION
        return self.mapping.get((department_code, paired), ())

    def government_subject(self, department_code: str, nature: Nature) -> str:
        """The government subject that follows, or nothing when the table does not say."""
        return next(iter(self.government_subjects(department_code, nature)), "")

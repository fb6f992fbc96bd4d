"""What a paste or fill would do, cell by cell, before anything is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Record
from budget_desktop.entry.readings import Input


def _never_locked(record: Any) -> str:  # noqa: ARG001 - says so of every record
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One shown column of a grid, as far as entry is concerned."""

    name: str
    """The field of the record."""
    title: str
    input: Input
    names: tuple[str, ...] = ()
    """What else the column may be called in the header of a pasted block."""
    locked: Callable[[Any], str] = _never_locked
    """Why nothing can be typed in this column for a record; empty if something can."""
    value: Callable[[Any], Any] | None = None
    """How to find the value where it stands in another record than the row's own."""
    basis_in: str = ""
    """The field that keeps the expression an amount was typed as."""

    def of(self, record: Any) -> Any:
        """What stands in the column for a record."""
        return self.value(record) if self.value is not None else getattr(record, self.name)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of shown cells, counted from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Fate(StrEnum):
    """What becomes of a cell."""

    CHANGED = "改"
    UNCHANGED = "不变"
    REFUSED = "有误"
    """Its text is no value: `reason` says why."""
    KEPT = "保留"
    """It is read-only, or must not become empty: `reason` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCell:
    """One cell the step comes upon."""

    row: int
    """The shown row; from the number of records on, a new one."""
    key: str | None
    """The record's key; None for a new row."""
    field: Field
    fate: Fate
    old: Any
    """What stands there; in a new row, what a new row begins with."""
    new: Any
    """What will stand there: the old value unless `fate` is CHANGED."""
    text: str = ""
    """The pasted text."""
    source: tuple[int, int] | None = None
    """Row and column of the pasted block; None for a value that was not pasted."""
    reason: str = ""
    notice: str = ""
    suggestion: Any = None
    """For a refused cell: the value that was probably meant."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell of the pasted block that has no place in the grid."""

    source: tuple[int, int]
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeasureQuestion:
    """The block names another unit than the grid shows: the person has to say which holds."""

    words: str
    """Where it says so: 金额（元）."""
    stated: tuple[Measure, ...]
    """The units it names, in order of appearance."""
    shown: Measure

    def __str__(self) -> str:
        stated = "、".join(self.stated)
        return f"剪贴板注明“{self.words}”，表格按{self.shown}显示。金额按{stated}读，还是按{self.shown}读？"


@dataclass(frozen=True, slots=True)
class Update:
    """A field of a record that is there."""

    key: str
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Addition:
    """A new record: a copy of `base` under a new key, with other values."""

    base: Record
    values: Mapping[str, Any]
    before: str | None = None
    """The key of the record it goes before; None: at the end."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What to do in one step of the book; see `entry.apply`."""

    updates: tuple[Update, ...] = ()
    additions: tuple[Addition, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.updates and not self.additions


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Every cell a step comes upon and every pasted cell it cannot place."""

    cells: tuple[PlannedCell, ...]
    left: tuple[LeftOut, ...] = ()
    new_rows: tuple[Record, ...] = ()
    """What each new row begins with."""
    header_rows: int = 0
    """How many rows at the head of the block are titles, skipped unless the caller said otherwise."""
    question: MeasureQuestion | None = None
    """To be answered before anything can be changed: plan again with the answer."""
    notices: tuple[str, ...] = ()
    """What the person should know about the step as a whole: the unit of the amounts, columns that differ."""

    @property
    def needs_measure(self) -> bool:
        """Whether the question of the unit is open."""
        return self.question is not None

    @cached_property
    def problems(self) -> tuple[PlannedCell, ...]:
        """The refused cells, in order."""
        return tuple(cell for cell in self.cells if cell.fate is Fate.REFUSED)

    @property
    def is_clean(self) -> bool:
        """Whether all of it can be done: no refused cell and no open question."""
        return not self.problems and not self.needs_measure

    @cached_property
    def changes(self) -> Changes:
        """All that changes, refused cells left as they are; nothing as long as a question is open."""
        if self.needs_measure:
            return Changes()
        changed = [cell for cell in self.cells if cell.fate is Fate.CHANGED]
        updates = tuple(
            Update(cell.key, cell.field.name, cell.new) for cell in changed if cell.key is not None
        )
        values: list[dict[str, Any]] = [{} for _ in self.new_rows]
        first = min((cell.row for cell in self.cells if cell.key is None), default=0)
        for cell in changed:
            if cell.key is None:
                values[cell.row - first][cell.field.name] = cell.new
        additions = tuple(Addition(base, new) for base, new in zip(self.new_rows, values, strict=True))
        return Changes(updates, additions)

    @property
    def summary(self) -> str:
        """What the step does, in a line: 改 8 格，新增 2 行，3 格保留原值."""
        counts = {fate: sum(cell.fate is fate for cell in self.cells) for fate in Fate}
        parts = [
            f"改 {len(self.changes.updates)} 格" if self.changes.updates else "",
            f"新增 {len(self.changes.additions)} 行" if self.changes.additions else "",
            f"{counts[Fate.REFUSED]} 格有误" if counts[Fate.REFUSED] else "",
            f"{counts[Fate.KEPT]} 格保留原值" if counts[Fate.KEPT] else "",
            f"{len(self.left)} 格没有粘贴" if self.left else "",
        ]
        return "，".join(part for part in parts if part) or "没有变化"

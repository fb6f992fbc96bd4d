"""How cells look, and which look otherwise than before an edit: only those need be painted anew."""

from collections.abc import Sequence
from typing import Any

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.models.cells import Cell, Look
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.rows import Differing
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.rules.finding import Severity


def look_of(cell: Cell, above: Any, severity: Severity | None = None, refused: str | None = None) -> Look:
    """How a cell shows below the record `above`, with the mark of a finding, or a text that was refused."""
    column, shown = cell.column, cell.shown_value
    return Look(
        text=column.kind.text(shown, cell.snapshot) if refused is None else refused,
        is_number=column.kind.is_number,
        is_computed=cell.is_derived or bool(cell.reason_locked),
        is_refused=refused is not None,
        is_repeated=column.repeats and above is not None and _above(cell, above).value == cell.value,
        is_wanting=not shown and cell.is_wanting,
        is_override=cell.is_override,
        severity=severity if refused is None else Severity.ERROR,
    )


def _above(cell: Cell, record: Any) -> Cell:
    return Cell(cell.snapshot, cell.column, record)


def differing(
    spec: GridSpec, old: Snapshot, new: Snapshot, before: Sequence[Any], now: Sequence[Any]
) -> Differing | None:
    """Tells of a record before and after which of its cells look otherwise: by its values, and by those of
    the row above where what repeats is written quietly. A grid that does not say what else it shows is
    painted whole: None. Marks of findings are told of by `marked_otherwise`."""
    if spec.reads is None or old.measure != new.measure or old.edition is not new.edition:
        return None
    if any(_part(old.packet, name) != _part(new.packet, name) for name in spec.reads):
        return None
    if any(column.repeats for column in spec.columns):
        above_before, above_now = _each_above(before), _each_above(now)
    else:
        above_before = above_now = {}

    def differ(one: Any, other: Any) -> Sequence[int]:
        above, above_other = above_before.get(one.key), above_now.get(other.key)
        if _equal(one, other) and _equal(above, above_other):
            return ()
        return [
            number
            for number, column in enumerate(spec.columns)
            if not _same(Cell(old, column, one), above, Cell(new, column, other), above_other)
        ]

    return differ


def _part(packet: Packet, name: str) -> object:
    return getattr(packet, name)


def _equal(one: Any, other: Any) -> bool:
    # Records that stayed are mostly the very same, and comparing field by field takes its time.
    return one is other or one == other


def _each_above(records: Sequence[Any]) -> dict[Any, Any]:
    return {record.key: above for above, record in zip([None, *records], records, strict=False)}


def _same(one: Cell, above: Any, other: Cell, above_other: Any) -> bool:
    """Whether a cell looks the same, and would be opened with the same text."""
    column = one.column
    if column.basis and getattr(one.record, column.basis) != getattr(other.record, column.basis):
        return False
    if _shows_its_value(column):
        return bool(one.value == other.value)
    return look_of(one, above) == look_of(other, above_other)


def _shows_its_value(column: Column) -> bool:
    """Whether nothing but what was typed tells how a cell looks, so that values need only be compared."""
    follows = column.derived, column.locked, column.where
    return column.typed and not column.repeats and all(each is None for each in follows)


def marked_otherwise(old: Snapshot, new: Snapshot) -> set[EntryPlace]:
    """Where a mark came, went or became another."""
    return {place for place, _ in old.marks.items() ^ new.marks.items()}

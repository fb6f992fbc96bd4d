"""Which rows of a grid look just as they did before an edit, so that they need not be painted anew."""

from collections.abc import Callable, Sequence
from typing import Any

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.session.snapshot import Snapshot


def never(_old: Any, _new: Any) -> bool:
    """No row does."""
    return False


def looks_same(
    spec: GridSpec, old: Snapshot, new: Snapshot, before: Sequence[Any], now: Sequence[Any]
) -> Callable[[Any, Any], bool]:
    """Tells of a record before and after whether its row looks the same: its values, and those of the row
    above where what repeats is written quietly. A grid that does not say what else it shows is painted whole.
    Marks of findings are told of by `marked_otherwise`."""
    if spec.reads is None or old.measure != new.measure or old.edition is not new.edition:
        return never
    if any(_part(old.packet, name) != _part(new.packet, name) for name in spec.reads):
        return never
    if not any(column.repeats for column in spec.columns):
        return _equal
    above_before, above_now = _above(before), _above(now)

    def same(one: Any, other: Any) -> bool:
        return _equal(one, other) and _equal(above_before[one.key], above_now[other.key])

    return same


def _part(packet: Packet, name: str) -> object:
    return getattr(packet, name)


def _equal(one: Any, other: Any) -> bool:
    # Records that stayed are mostly the very same, and comparing field by field takes its time.
    return one is other or one == other


def _above(records: Sequence[Any]) -> dict[Any, Any]:
    return {record.key: above for above, record in zip([None, *records], records, strict=False)}


def marked_otherwise(old: Snapshot, new: Snapshot) -> set[EntryPlace]:
    """Where a mark came, went or became another."""
    return {place for place, _ in old.marks.items() ^ new.marks.items()}

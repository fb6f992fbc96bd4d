"""How a new row begins: most are of the unit of the row above."""

from collections.abc import Callable
from typing import Any

from budget_desktop.domain.packet import Record
from budget_desktop.gui.session.snapshot import Snapshot

Create = Callable[[Snapshot, str, Any], Record]
"""Makes a record by its key, after the one it is to follow, if any."""


def first_unit(snapshot: Snapshot) -> str:
    """The unit a first row is for."""
    return next((unit.key for unit in snapshot.packet.units), "")


def unit_after(snapshot: Snapshot, after: Any) -> str:
    """The unit of the row above, or of a first row."""
    return str(after.unit) if after is not None else first_unit(snapshot)


def of_unit(make: Callable[..., Record]) -> Create:
    """New rows that take over nothing but the unit."""
    return lambda snapshot, key, after: make(key=key, unit=unit_after(snapshot, after))

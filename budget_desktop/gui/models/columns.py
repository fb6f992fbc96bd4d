"""Columns are declared: title, field, width and kind in one place; model and delegate ask the declaration."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.fields.described import Described
from budget_desktop.entry.fields.kinds import CellKind
from budget_desktop.gui.session.snapshot import Snapshot

Derive = Callable[[Snapshot, Any], object]
Explain = Callable[[Snapshot, Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a grid.

    With `derived` the cell shows a computed value: always, or where nothing was typed if `typed`.
    `because` says what it is computed from. `locked` gives the reason why a cell cannot be typed in.
    `where` gives the place of a value that stands in another record than the row's own.
    `origin` gives the entries a computed value comes from, or where a locked one is changed.
    `basis` names the field that keeps the sum an amount was worked out by.
    """

    title: str
    key: str
    width: float
    """In full-width characters."""
    kind: CellKind
    grows: bool = False
    """Shares the room that is left over, in proportion to its width, until somebody drags it."""
    only_if: Callable[[Snapshot], bool] | None = None
    """The column is hidden while this does not hold."""
    typed: bool = True
    derived: Derive | None = None
    because: Explain | None = None
    locked: Explain | None = None
    where: Callable[[Any], EntryPlace] | None = None
    origin: Callable[[Snapshot, Any], Sequence[EntryPlace]] | None = None
    basis: str = ""
    follows: bool = False
    """Its value nearly always follows from the others: Tab passes over it, typed over or not."""
    repeats: bool = False
    """Rows below one another mostly say the same: what the row above says too is written quietly."""
    required: bool = False
    """An empty cell shows a thin amber line: something is still to be typed."""


def column(field: Described, *, width: float, **shown: Any) -> Column:
    """The column of a field that is described for all; `shown` is how the grid shows it."""
    return Column(
        title=field.title,
        key=field.key,
        kind=field.kind,
        required=field.required,
        basis=field.basis,
        width=width,
        **shown,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSpec:
    """What a grid shows and how a new row begins."""

    record_type: type[Record]
    noun: str
    """What a row is called: 收入行, 项目."""
    title: str = ""
    """What stands above the grid, where the page has more than one."""
    columns: tuple[Column, ...]
    rows: Callable[[Snapshot], Sequence[Any]]
    holds: Callable[[Any], bool] = lambda _record: True
    """Whether a record of its kind is one of this grid's: only the income lines, only one project's."""
    reads: tuple[str, ...] | None = None
    """Collections of the packet its cells show values of besides the row's own record, where that is all they
    show; unsaid, they may show anything."""
    create: Callable[[Snapshot, str, Any], Record] | None = None
    """A new record by its key, after the row it is to follow; None where the edition fixes the rows."""
    summary: Callable[[Snapshot, Sequence[Any]], str] | None = None
    """A line above the grid."""
    name: str = ""
    """What its columns' widths are remembered under; the record's name where empty."""

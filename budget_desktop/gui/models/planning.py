"""A grid as the entry engine sees it, and a plan of the engine carried out as one step of the book."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from budget_desktop.entry import entries
from budget_desktop.entry.apply import carry_out
from budget_desktop.entry.plan import Changes, Field, Plan
from budget_desktop.gui.models.columns import Column
from budget_desktop.gui.models.records import RecordModel

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Record
    from budget_desktop.domain.places import EntryPlace
    from budget_desktop.store.draft import Draft

NEW_ROW = "新行"
"""Stands for the key of a row that is not there yet."""


def fields_of(model: RecordModel, columns: Sequence[int]) -> list[Field]:
    """Some columns of a grid, in the order they show, as fields to enter in."""
    return [_field(model, model.spec.columns[number]) for number in columns]


def template_of(model: RecordModel) -> "Record | None":
    """What a row pasted below the last one begins with; None where rows are fixed.

    A new line takes over much from the one above it. Pasted rows bring their own, so nothing is taken over.
    """
    create = model.spec.create
    return None if create is None else create(model.snapshot, NEW_ROW, None)


def carry_out_plan(model: RecordModel, label: str, plan: Plan) -> bool:
    """Do what a plan says, in one step."""
    changes = plan.changes
    if changes.is_empty:
        return True
    columns = {column.key: column for column in model.spec.columns}
    records = {record.key: record for record in model.stored}
    values: dict[EntryPlace, object] = {
        model.place_of(columns[update.field], records[update.key]): update.value for update in changes.updates
    }
    model.forget_refusals(values)
    packet_id, kind = model.workspace.packet_id, model.spec.record_type

    def work(draft: "Draft") -> None:
        entries.store(draft, packet_id, values)
        carry_out(Changes(additions=changes.additions), draft, packet_id, kind)

    return model.workspace.edit(label, work)


def _field(model: RecordModel, column: Column) -> Field:
    def value(record: Any) -> Any:
        if column.where is None or not column.typed:
            return None
        return entries.value_at(model.snapshot.packet, column.where(record))

    stands_elsewhere = column.where is not None or not column.typed
    return Field(
        name=column.key,
        title=column.title,
        input=column.kind.input(model.snapshot),
        locked=lambda record: model.why_locked(column, record),
        value=value if stands_elsewhere else None,
        basis_in=column.basis,
    )

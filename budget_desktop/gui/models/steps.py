"""What is done to rows and blocks of a grid: each is one step of undo and says what it did."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import COLLECTIONS
from budget_desktop.entry.apply import carry_out
from budget_desktop.entry.controls import Limited, limited
from budget_desktop.entry.fields.kinds import AmountKind
from budget_desktop.entry.fill import duplicate_rows, fill_down, fill_remainder
from budget_desktop.entry.plan import Area
from budget_desktop.entry.readings import Reading, Value
from budget_desktop.gui.models.planning import carry_out_plan, fields_of
from budget_desktop.gui.models.records import Index, RecordModel

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Record
    from budget_desktop.store.changes import RemovedRecord
    from budget_desktop.store.draft import Draft


class _Amount(NamedTuple):
    key: str
    amount: Fen | None


class RowSteps:
    """Works on the rows a model shows."""

    def __init__(self, model: RecordModel) -> None:
        self._model = model
        self._noun = model.spec.noun

    def add_after(self, row: int) -> str:
        """Add a record below a row (-1: at the end); returns its key."""
        create = self._model.spec.create
        if create is None:
            return ""
        records, snapshot = self._model.records, self._model.snapshot
        after = records[row] if 0 <= row < len(records) else None
        last = after or (self._model.stored[-1] if self._model.stored else None)
        return self._model.workspace.add(
            f"添加{self._noun}",
            self._model.spec.record_type,
            lambda key: create(snapshot, key, last),
            before=self._following(after.key) if after else None,
        )

    def duplicate(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Put a copy of each row below the last of them; returns the copies' keys."""
        if self._model.spec.create is None or not rows:
            return ()
        places = [self._model.stored.index(self._model.records[row]) for row in rows]
        changes = duplicate_rows(self._model.stored, places)
        packet_id, kind = self._model.workspace.packet_id, self._model.spec.record_type
        made: list[str] = []
        done = self._model.workspace.edit(
            f"复制{self._noun}", lambda draft: made.extend(carry_out(changes, draft, packet_id, kind))
        )
        return tuple(made) if done else ()

    def remove(self, rows: Sequence[int]) -> bool:
        """Delete the records of some rows as one step."""
        records = [self._model.records[row] for row in rows]
        if not records or self._model.spec.create is None:
            return False
        return self._model.workspace.remove(f"删除{self._noun}", records)

    @property
    def recoverable(self) -> "list[RemovedRecord]":
        """Rows deleted here, at any time, that are not back by undo or otherwise; the last deleted first."""
        spec = self._model.spec
        return [gone for gone in self._model.workspace.removed(spec.record_type) if spec.holds(gone.record)]

    def restore(self, chosen: "Sequence[RemovedRecord]") -> bool:
        """Bring deleted rows back to where they stood, under their old keys, as one step.

        `chosen` is in the order of `recoverable`: who was deleted last may be whom another stood before.
        """
        packet_id, kind = self._model.workspace.packet_id, self._model.spec.record_type

        def work(draft: "Draft") -> None:
            standing = {record.key for record in getattr(draft.packet(packet_id), COLLECTIONS[kind])}
            for gone in chosen:
                before = next((key for key in gone.followers if key in standing), None)
                draft.add(packet_id, gone.record, before=before)
                standing.add(gone.record.key)

        return self._model.workspace.edit(f"恢复{self._noun}", work)

    def move(self, rows: Sequence[int], step: int) -> bool:
        """Move rows up (-1) or down (1) by one, in the stored order."""
        stored = [record.key for record in self._model.stored]
        moved = [self._model.records[row].key for row in rows]
        places = [stored.index(key) for key in moved]
        if not places or min(places) + step < 0 or max(places) + step >= len(stored):
            return False
        # The neighbour jumps over the block: one record moves, whatever the number of rows.
        neighbour = stored[min(places) - 1] if step < 0 else stored[max(places) + 1]
        after = stored[max(places) + 1 :] if step < 0 else [stored[min(places)]]
        target = after[0] if after else None
        workspace, kind = self._model.workspace, self._model.spec.record_type
        label = f"{'上' if step < 0 else '下'}移{self._noun}"
        return workspace.edit(label, lambda draft: draft.move(workspace.packet_id, kind, neighbour, target))

    def fill_down(self, columns: Sequence[int], at: Area) -> str:
        """Copy the top row of a block of shown cells down over the rest; returns what that did."""
        plan = fill_down(fields_of(self._model, columns), self._model.records, at)
        if plan.changes.is_empty:
            return "；".join(plan.notices) or plan.summary
        return plan.summary if carry_out_plan(self._model, "向下填充", plan) else ""

    def limited(self, index: Index) -> Limited | None:
        """The control figure over what is typed in a cell; last year's amounts have none."""
        is_this_year = index.isValid() and self._model.column(index).key == "amount"
        return limited(self._model.record(index), self._model.snapshot.disclosure) if is_this_year else None

    def remainder(self, index: Index, total: Fen) -> Reading:
        """What is left for a cell if the rows under its control figure are to come to a total.

        Where it is under none, they are all the rows of its column as it shows.
        """
        found = self.limited(index)
        lines = found.rows if found is not None else self._column(index)
        key = self._model.record(index).key
        return fill_remainder(lines, total, key, self._model.snapshot.measure)

    def _column(self, index: Index) -> "list[_Amount]":
        return [
            _Amount(record.key, self._model.value(self._model.index(row, index.column())))
            for row, record in enumerate(self._model.records)
        ]

    def fill_remainder(self, index: Index, total: Fen) -> bool:
        """Write into a cell what is left to a total."""
        left = self.remainder(index, total)
        return isinstance(left, Value) and self._model.set_many(
            "余额填入", {self._model.place(index): left.value}
        )

    def is_amount(self, index: Index) -> bool:
        """Whether an amount can be typed in a cell."""
        return (
            index.isValid()
            and isinstance(self._model.column(index).kind, AmountKind)
            and not self._model.reason_locked(index)
        )

    def _following(self, key: Any) -> Any:
        """The key of the record stored after another one; None after the last."""
        stored: Sequence[Record] = self._model.stored
        keys = [record.key for record in stored]
        at = keys.index(key) + 1 if key in keys else len(keys)
        return keys[at] if at < len(keys) else None

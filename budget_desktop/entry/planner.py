"""Puts values to cells one after the other and notes what becomes of each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from budget_desktop.domain.arithmetic import is_basis
from budget_desktop.domain.packet import Record
from budget_desktop.entry.plan import Fate, Field, LeftOut, MeasureQuestion, Plan, PlannedCell
from budget_desktop.entry.readings import Problem, Reading, Value


class Planner:
    """Collects the cells of a plan. A row is judged as it would stand after the cells already put to it."""

    def __init__(
        self, fields: Sequence[Field], records: Sequence[Any], template: Record | None = None
    ) -> None:
        self._fields = fields
        self._records = records
        self._template = template
        self._standing: dict[int, Any] = {}
        self._cells: list[PlannedCell] = []
        self._left: list[LeftOut] = []
        self._reckoned: list[tuple[int, Field, Any, str]] = []
        self._also: list[tuple[int, str, Any]] = []
        """Row, field and value that came along with the text of another field."""

    def leave(self, source: tuple[int, int], text: str, reason: str) -> None:
        """Note a pasted cell that has no place."""
        self._left.append(LeftOut(source, text, reason))

    def put(
        self, row: int, field: Field, reading: Reading, text: str = "", source: tuple[int, int] | None = None
    ) -> PlannedCell:
        """Put a value to a cell; a row beyond the records is a new one and needs a template."""
        original = self._records[row] if row < len(self._records) else None
        record: Any = self._standing.get(row, original if original is not None else self._template)
        old = field.of(record)
        new, fate, reason = old, Fate.KEPT, field.locked(record)
        if not reason and isinstance(reading, Problem):
            # A blank cell beside filled ones is no wish to empty what cannot be empty.
            keeps = not text.strip() and (source is None or old not in (None, ""))
            fate, reason = (Fate.KEPT, f"{reading.what}，保留原值") if keeps else (Fate.REFUSED, str(reading))
        elif not reason and isinstance(reading, Value):
            new = reading.value
            fate = Fate.UNCHANGED if new == old else Fate.CHANGED
        taken = reading if isinstance(reading, Value) and not reason else Value(None)
        cell = PlannedCell(
            row=row,
            key=None if original is None else original.key,
            field=field,
            fate=fate,
            old=old,
            new=new,
            text=text,
            source=source,
            reason=reason,
            notice=taken.notice,
            suggestion=reading.suggestion if isinstance(reading, Problem) and fate is Fate.REFUSED else None,
        )
        self._cells.append(cell)
        if fate is Fate.CHANGED and field.value is None:
            self._standing[row] = replace(record, **{field.name: new})
        self._also += [(row, name, value) for name, value in taken.also]
        if field.basis_in and fate in {Fate.CHANGED, Fate.UNCHANGED}:
            self._reckoned.append((len(self._cells) - 1, field, old, taken.basis))
        return cell

    def plan(
        self,
        *,
        header_rows: int = 0,
        question: MeasureQuestion | None = None,
        notices: Sequence[str] = (),
    ) -> Plan:
        """The plan of all that was put."""
        self._put_also()
        self._keep_bases()
        new = {cell.row for cell in self._cells if cell.key is None}
        return Plan(
            cells=tuple(self._cells),
            left=tuple(self._left),
            new_rows=(self._template,) * len(new) if self._template is not None else (),
            header_rows=header_rows,
            question=question,
            notices=tuple(notices),
        )

    def _put_also(self) -> None:
        """Put what came along to its fields, unless the block has something of its own for them."""
        said = {(cell.row, cell.field.name) for cell in self._cells if cell.text.strip()}
        fields = {field.name: field for field in self._fields}
        for row, name, value in self._also:
            if name in fields and (row, name) not in said:
                self.put(row, fields[name], Value(value))

    def _keep_bases(self) -> None:
        """Put the expressions to the fields that keep them, unless a person wrote something there."""
        planned = {(cell.row, cell.field.name) for cell in self._cells}
        fields = {field.name: field for field in self._fields}
        for number, field, old_amount, basis in self._reckoned:
            cell = self._cells[number]
            keeper = fields.get(field.basis_in)
            if keeper is None or (cell.row, keeper.name) in planned:
                continue
            original = self._records[cell.row] if cell.key is not None else self._template
            note = keeper.of(self._standing.get(cell.row, original))
            is_ours = is_basis(note, old_amount)
            if basis and (not note or is_ours):
                self.put(cell.row, keeper, Value(basis))
            elif not basis and is_ours and cell.fate is Fate.CHANGED:
                said = f"{keeper.title}还是原来的算式“{note}”，请核对"
                self._cells[number] = replace(cell, notice="；".join(filter(None, (cell.notice, said))))

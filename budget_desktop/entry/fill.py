"""Filling without the clipboard: down, empty, once more, and what is left of a control figure."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from budget_desktop.domain.arithmetic import amount_in_words
from budget_desktop.domain.money import Fen, Measure
from budget_desktop.domain.packet import Record
from budget_desktop.entry.plan import Addition, Area, Changes, Field, Plan
from budget_desktop.entry.planner import Planner
from budget_desktop.entry.readings import Problem, Reading, Value


class Amounted(Protocol):
    """A record with an amount."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def amount(self) -> Fen | None:
        """In 分; None where nothing is filled in."""


def plan_entry(
    fields: Sequence[Field], records: Sequence[Any], row: int, name: str, text: str, measure: Measure
) -> Plan:
    """What typing one value does: the cell, and the basis of a sum where the field keeps it."""
    planner = Planner(fields, records)
    field = next(field for field in fields if field.name == name)
    planner.put(row, field, field.input.read(text, measure), text)
    return planner.plan()


def fill_down(fields: Sequence[Field], records: Sequence[Any], at: Area) -> Plan:
    """Copy the first row of the selection to its other rows; a single row takes the row above it."""
    source = at.row if at.rows > 1 else at.row - 1
    planner = Planner(fields, records)
    if source < 0:
        return planner.plan(notices=["第一行上面没有可以向下填充的内容"])
    for row in range(source + 1, min(at.row + at.rows, len(records))):
        for field in fields[at.column : at.column + at.columns]:
            planner.put(row, field, Value(field.of(records[source])))
    return planner.plan()


def clear(fields: Sequence[Field], records: Sequence[Any], cells: Iterable[tuple[int, int]]) -> Plan:
    """Empty cells, given by row and column; those that cannot be empty keep their value and say why."""
    planner = Planner(fields, records)
    for row, column in cells:
        planner.put(row, fields[column], fields[column].input.read("", Measure.YUAN))
    return planner.plan()


def duplicate_rows(records: Sequence[Record], rows: Iterable[int]) -> Changes:
    """The rows once more, together, below the last of them."""
    chosen = sorted(set(rows))
    if not chosen:
        return Changes()
    before = records[chosen[-1] + 1].key if chosen[-1] + 1 < len(records) else None
    return Changes(additions=tuple(Addition(records[row], {}, before) for row in chosen))


def fill_remainder(lines: Iterable[Amounted], target_total: Fen, key: str, measure: Measure) -> Reading:
    """余额填入: the amount of line `key`, in 分, that makes the lines come to a control figure.

    A Problem where the other lines exceed the control figure already; its amounts are told in `measure`.
    Raises LookupError if there is no such line.
    """
    others: Fen = 0
    is_there = False
    for line in lines:
        if line.key == key:
            is_there = True
        else:
            others += line.amount or 0
    if not is_there:
        raise LookupError(f"no line {key}")
    remainder = target_total - others
    if remainder < 0:
        told = [amount_in_words(amount, measure) for amount in (others, target_total, -remainder)]
        return Problem(
            f"其余各行合计 {told[0]}，已超过控制数 {told[1]}，超出 {told[2]}，没有余额可填",
            "请先减少其他行的金额，或核对控制数",
        )
    return Value(remainder, "其余各行已达到控制数，余额为零" if remainder == 0 else "")

"""Bring a model's rows to a new state by the smallest steps, so that selection and scroll survive."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex

Differing: TypeAlias = Callable[[Any, Any], Sequence[int]]
"""The columns in which a record looks otherwise than the one of its key did before, ascending."""


def follow(
    model: QAbstractItemModel,
    shown: list[Any],
    wanted: list[Any],
    columns: int = 1,
    differing: Differing | None = None,
) -> None:
    """Change `shown`, the model's list of records, into `wanted`; records are the same if their keys are.

    Of rows that stay all cells are painted anew, or those that are said to look otherwise: which may hang on
    the record of the row and the one above, and on nothing else.
    """
    stay = None if differing is None else _in_place(shown, wanted)
    if stay is None:
        before = {record.key: record for record in shown}
        inserted = _bring(model, shown, wanted)
        stay = [
            (row, before.get(record.key)) for row, record in enumerate(wanted) if record.key not in inserted
        ]
    shown[:] = wanted
    rows_by_columns: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, old in stay:
        changed = range(columns) if differing is None or old is None else differing(old, wanted[row])
        if changed:
            rows_by_columns[tuple(changed)].append(row)
    for changed, rows in rows_by_columns.items():
        for first, last in spans(rows):
            for left, right in spans(changed):
                model.dataChanged.emit(model.index(first, left), model.index(last, right))


def _in_place(shown: list[Any], wanted: list[Any]) -> list[tuple[int, Any]] | None:
    """Where no row came, went or moved: those whose record or the one above is another, and what it was."""
    if len(shown) != len(wanted):
        return None
    others = [row for row, (old, new) in enumerate(zip(shown, wanted, strict=True)) if old is not new]
    if any(shown[row].key != wanted[row].key for row in others):
        return None
    below = (row + 1 for row in others if row + 1 < len(wanted))
    return [(row, shown[row]) for row in sorted({*others, *below})]


def _bring(model: QAbstractItemModel, shown: list[Any], wanted: list[Any]) -> set[Any]:
    """Remove, insert and reorder rows; returns the keys of those that were inserted, and so are painted."""
    had, keys = [record.key for record in shown], [record.key for record in wanted]
    others = sum(old != new for old, new in zip(had, keys, strict=False))
    if len(had) == len(keys) and others <= 1:
        # A single key that differs was typed over: it is still the same row.
        shown[:] = wanted
        return set()
    staying = set(keys)
    for first, last in reversed([*spans(row for row, key in enumerate(had) if key not in staying)]):
        model.beginRemoveRows(QModelIndex(), first, last)
        del shown[first : last + 1]
        model.endRemoveRows()
    inserted = staying.difference(had)
    for first, last in spans(row for row, key in enumerate(keys) if key in inserted):
        model.beginInsertRows(QModelIndex(), first, last)
        shown[first:first] = wanted[first : last + 1]
        model.endInsertRows()
    if [record.key for record in shown] != keys:
        _reorder(model, shown, wanted)
    return inserted


def spans(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken stretch."""
    for _, stretch in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        found = [row for _, row in stretch]
        yield found[0], found[-1]


def _reorder(model: QAbstractItemModel, shown: list[Any], wanted: list[Any]) -> None:
    """The same rows in another order; what is current and selected goes along with its row."""
    model.layoutAboutToBeChanged.emit()
    row_of = {record.key: row for row, record in enumerate(wanted)}
    old = model.persistentIndexList()
    new = [model.index(row_of[shown[index.row()].key], index.column()) for index in old]
    shown[:] = wanted
    model.changePersistentIndexList(old, new)
    model.layoutChanged.emit()

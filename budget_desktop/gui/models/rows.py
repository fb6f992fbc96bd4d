"""Bring a model's rows to a new state by the smallest steps, so that selection and scroll survive."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from budget_desktop.gui.models.looks import never


def follow(
    model: QAbstractItemModel,
    shown: list[Any],
    wanted: list[Any],
    columns: int = 1,
    looks_same: Callable[[Any, Any], bool] = never,
) -> None:
    """Change `shown`, the model's list of records, into `wanted`; records are the same if their keys are.

    Rows that stay are painted anew unless old and new record are said to look the same.
    """
    before = {record.key: record for record in shown}
    changed = [n for n, (old, new) in enumerate(zip(shown, wanted, strict=False)) if old.key != new.key]
    if len(shown) == len(wanted) and len(changed) == 1:
        # A single key that differs was typed over: it is still the same row.
        shown[:] = wanted
    keys = {record.key for record in wanted}
    for row in reversed(range(len(shown))):
        if shown[row].key not in keys:
            model.beginRemoveRows(QModelIndex(), row, row)
            del shown[row]
            model.endRemoveRows()
    known = {record.key for record in shown}
    for row, record in enumerate(wanted):
        if record.key not in known:
            model.beginInsertRows(QModelIndex(), row, row)
            shown.insert(row, record)
            model.endInsertRows()
    if [record.key for record in shown] != [record.key for record in wanted]:
        _reorder(model, shown, wanted)
    shown[:] = wanted
    stale = (
        row
        for row, record in enumerate(wanted)
        if record.key not in before or not looks_same(before[record.key], record)
    )
    for first, last in spans(stale):
        model.dataChanged.emit(model.index(first, 0), model.index(last, columns - 1))


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

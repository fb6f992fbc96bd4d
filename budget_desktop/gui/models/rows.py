"""Bring a model's rows to a new state by the smallest steps, so that selection and scroll survive."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex


def follow(model: QAbstractItemModel, shown: list[Any], wanted: list[Any], columns: int = 1) -> None:
    """Change `shown`, the model's list of records, into `wanted`; records are the same if their keys are."""
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
        # Rows changed places, which only a move or its undo does: rare enough to start afresh.
        model.beginResetModel()
        shown[:] = wanted
        model.endResetModel()
    elif wanted:
        shown[:] = wanted
        model.dataChanged.emit(model.index(0, 0), model.index(len(wanted) - 1, columns - 1))

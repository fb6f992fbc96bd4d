"""Selecting a row for the person, whatever keys are held at that moment."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView


def select_alone(table: QTableView, row: int) -> None:
    """Select one row alone. With Shift held, as by Shift+F8, Qt's own adds it to others, or selects none."""
    only = QItemSelectionModel.SelectionFlag
    index = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(index, only.ClearAndSelect | only.Rows)

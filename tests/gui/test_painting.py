"""What an edit paints: the row typed in and the marks that follow, never the whole grid."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from benchmarks.packets import balanced
from benchmarks.window import Typing
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.widgets.delegate import CellDelegate

FACTS = 300
ROWS_AROUND = 2
"""The row typed in, and the one below, which shares a line with it."""


class Painted:
    """The cells of entry grids painted since they were last forgotten: row and key of the column."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells: list[tuple[int, str]] = []
        paint = CellDelegate.paint

        def noting(
            delegate: CellDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
        ) -> None:
            model = index.model()
            assert isinstance(model, RecordModel)
            self.cells.append((index.row(), model.column(index).key))
            paint(delegate, painter, option, index)

        monkeypatch.setattr(CellDelegate, "paint", noting)


def test_an_edit_paints_its_row_and_the_marks_alone(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    typing = Typing(application, tmp_path, balanced(FACTS))
    table = typing.grid.table
    in_sight = sum(
        table.viewport().rect().intersects(table.visualRect(table.records().index(row, 0)))
        for row in range(table.records().rowCount())
    )
    columns = len(table.shown_columns())
    for _ in ("out of balance", "back into it"):
        painted.cells.clear()
        typing.edit()
        row = table.records().index_of(typing.place).row()
        assert (row, "amount") in painted.cells
        assert len(painted.cells) <= ROWS_AROUND * columns + in_sight
        elsewhere = {key for at, key in painted.cells if not row <= at < row + ROWS_AROUND}
        assert elsewhere <= {"amount"}, "of other rows, only whether the amount is marked"
    typing.close()

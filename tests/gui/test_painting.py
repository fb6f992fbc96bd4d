"""What an edit paints: the cell typed in and the marks that follow, never the whole grid."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from benchmarks.packets import balanced
from benchmarks.window import Typing
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.widgets.delegate import CellDelegate

FACTS = 300


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


def test_an_edit_paints_its_cell_and_the_marks_alone(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(monkeypatch)
    typing = Typing(application, tmp_path, balanced(FACTS))
    table = typing.grid.table
    in_sight = sum(
        table.viewport().rect().intersects(table.visualRect(table.records().index(row, 0)))
        for row in range(table.records().rowCount())
    )
    for _ in ("out of balance", "back into it"):
        painted.cells.clear()
        typing.edit()
        row = table.records().index_of(typing.place).row()
        assert (row, "amount") in painted.cells
        assert {key for _, key in painted.cells} == {"amount"}, "nothing else looks otherwise"
        assert len(painted.cells) <= in_sight, "each at most once"
    typing.close()


def test_the_verdict_is_painted_first_and_the_paper_a_turn_later(
    application: QApplication, tmp_path: Path
) -> None:
    typing = Typing(application, tmp_path, balanced(FACTS))
    window, model = typing.window, typing.grid.model
    desk, paper = window.desk, window.docks.sheet.paper
    assert desk is not None
    order: list[str] = []
    for widget, name in (
        (window.findings.table.viewport(), "findings"),
        (desk.header.verdict, "header"),
        (desk.tabs.tabBar(), "tabs"),
        (desk.tabs, "behind the tabs"),
        (typing.grid.table.viewport(), "grid"),
        (paper.viewport(), "paper"),
    ):
        _Watch(widget, name, order)
    typing.edit()
    assert sorted(order[:-1]) == ["findings", "grid", "header", "tabs"], "each once, and nothing behind them"
    assert order[-1] == "paper"

    order.clear()
    before = paper.paper.table
    assert model.setData(model.index_of(typing.place), "8")
    model.workspace.show_typed()
    assert model.setData(model.index_of(typing.place), "9")
    model.workspace.show_typed()
    assert paper.paper.table is before, "the paper waits for the newer edit"
    model.workspace.refresh_now()
    assert paper.paper.table is not before, "whoever needs the print at once has it"
    typing.close()


class _Watch(QObject):
    """Takes down when a widget is painted."""

    def __init__(self, widget: QWidget, name: str, order: list[str]) -> None:
        super().__init__(widget)
        self._name, self._order = name, order
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name Qt gives it
        if event.type() == QEvent.Type.Paint:
            self._order.append(self._name)
        return super().eventFilter(watched, event)

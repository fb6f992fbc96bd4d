"""The same habits in each grid people enter figures in: 收入, 支出, 三公, 采购, 项目, 指标."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Procurement
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.record_grid import RecordGrid
from tests.gui.driving import closed, desk_of, page_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Case:
    """A grid, and a cell of it to type in."""

    page: str
    number: int
    """Which of the page's grids."""
    place: EntryPlace
    text: str


CASES = {
    "收入": Case("income", 0, EntryPlace("lines", "L1", "amount"), "16"),
    "支出": Case("spending", 0, EntryPlace("lines", "L2", "amount"), "4"),
    "三公": Case("three_public", 0, EntryPlace("three_public", "reception", "prior"), "2"),
    "采购": Case("other", 0, EntryPlace("procurement", "P1", "amount"), "3"),
    "项目": Case("projects", 0, EntryPlace("projects", "P1", "name"), "A"),
    "指标": Case("performance", 1, EntryPlace("indicators", "I5", "number"), "96"),
}


@pytest.fixture(params=list(CASES.values()), ids=list(CASES))
def case(request: pytest.FixtureRequest) -> Case:
    found = request.param
    assert isinstance(found, Case)
    return found


@pytest.fixture
def grid(window: MainWindow, case: Case) -> RecordGrid:
    workspace = desk_of(window).workspace
    workspace.add(
        "备料", Procurement, lambda key: Procurement(key=key, unit="124001", category="A", amount=5)
    )
    workspace.refresh_now()
    page = page_of(window, case.page)
    grid = page.grids[case.number]
    page.reveal(grid.table)
    assert grid.go_to(case.place)
    assert window.focusWidget() is grid.table
    return grid


def at(grid: RecordGrid) -> tuple[int, int]:
    index = grid.table.currentIndex()
    return index.row(), index.column()


def test_typing_begins_an_edit_and_esc_gives_it_up(grid: RecordGrid, case: Case, qtbot: QtBot) -> None:
    table = grid.table
    before = table.currentIndex().data()
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
        QTest.keyClick(table, Qt.Key.Key_7, held)
        (editor,) = table.viewport().findChildren(QLineEdit)
        assert editor.text() == "7"
        while table.viewport().findChildren(QLineEdit):
            QTest.keyClick(editor, Qt.Key.Key_Escape)
            qtbot.wait(1)
        assert table.currentIndex().data() == before


def test_f2_mends_what_stands_there(grid: RecordGrid, case: Case, qtbot: QtBot) -> None:
    QTest.keyClick(grid.table, Qt.Key.Key_F2)
    (editor,) = grid.table.viewport().findChildren(QLineEdit)
    assert editor.text() == grid.model.data(grid.table.currentIndex(), Qt.ItemDataRole.EditRole)


def test_typed_entered_undone(grid: RecordGrid, case: Case, window: MainWindow, qtbot: QtBot) -> None:
    table = grid.table
    before = table.currentIndex().data()
    place = grid.model.place(table.currentIndex())
    QTest.keyClicks(table, case.text[0])
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, case.text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    closed(qtbot, table)
    desk_of(window).workspace.refresh_now()
    assert grid.model.index_of(place).data() != before
    (newest, *_) = desk_of(window).workspace.history(place)
    assert newest.new != newest.old
    window.undo()
    desk_of(window).workspace.refresh_now()
    assert grid.model.index_of(place).data() == before


def test_home_end_and_corners(grid: RecordGrid) -> None:
    table, shown = grid.table, grid.table.shown_columns()
    row = at(grid)[0]
    QTest.keyClick(table, Qt.Key.Key_End)
    assert at(grid) == (row, shown[-1])
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert at(grid) == (row, shown[0])
    QTest.keyClick(table, Qt.Key.Key_End, CTRL)
    assert at(grid) == (grid.model.rowCount() - 1, shown[-1])
    QTest.keyClick(table, Qt.Key.Key_Home, CTRL)
    assert at(grid) == (0, shown[0])


def test_tab_and_back_land_on_the_same_cell(grid: RecordGrid) -> None:
    begun = at(grid)
    QTest.keyClick(grid.table, Qt.Key.Key_Tab)
    assert at(grid) != begun
    QTest.keyClick(grid.table, Qt.Key.Key_Backtab)
    assert at(grid) == begun


def test_del_empties_or_leaves_what_must_not_be_empty(grid: RecordGrid, window: MainWindow) -> None:
    before = grid.table.currentIndex().data()
    QTest.keyClick(grid.table, Qt.Key.Key_Delete)
    desk_of(window).workspace.refresh_now()
    is_name = grid.model.column(grid.table.currentIndex()).key == "name"
    assert grid.table.currentIndex().data() == (before if is_name else "")


def test_rows_are_copied_and_deleted_where_the_edition_does_not_fix_them(
    grid: RecordGrid, window: MainWindow
) -> None:
    rows = grid.model.rowCount()
    QTest.keyClick(grid.table, Qt.Key.Key_D, CTRL | SHIFT)
    desk_of(window).workspace.refresh_now()
    is_fixed = grid.model.spec.create is None
    assert grid.model.rowCount() == rows + (0 if is_fixed else 1)
    if not is_fixed:
        QTest.keyClick(grid.table, Qt.Key.Key_Delete, CTRL)
        desk_of(window).workspace.refresh_now()
        assert grid.model.rowCount() == rows
        assert len(grid.steps.recoverable) == 1


def test_cells_that_cannot_be_typed_in_say_why(grid: RecordGrid, window: MainWindow) -> None:
    model = grid.model
    for column in grid.table.shown_columns():
        cell = model.index(at(grid)[0], column)
        if reason := model.reason_locked(cell):
            grid.table.select(cell)
            QTest.keyClick(grid.table, Qt.Key.Key_1)
            shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
            assert shown == [f"这一格不能输入：{reason}"]

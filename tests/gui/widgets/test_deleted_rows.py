"""Deleted rows are listed with when and by whom, and come back to their places, also after a restart."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.widgets.grid_questions import RecoverDialog
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.store.signature import current_user
from tests.gui.driving import desk_of, page_of, spending

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def keys(grid: RecordGrid) -> list[str]:
    return [record.key for record in grid.model.records]


def delete(qtbot: QtBot, grid: RecordGrid, first: EntryPlace, rows: int) -> None:
    left = grid.model.rowCount() - rows
    assert grid.table.go_to(first)
    for _ in range(rows - 1):
        QTest.keyClick(grid.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(grid.table, Qt.Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: grid.model.rowCount() == left)


def opened(window: MainWindow, grid: RecordGrid) -> RecoverDialog:
    grid.questions.recover()
    (dialog,) = window.findChildren(RecoverDialog)
    return dialog


def test_rows_deleted_yesterday_come_back_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    grid = spending(window).lines_grid
    stored = [line.key for line in desk_of(window).workspace.current_packet().lines]
    delete(qtbot, grid, EntryPlace("lines", "L3", "amount"), 2)
    path = desk_of(window).workspace.path
    window.close_book()
    assert window.open_book(path)
    grid = spending(window).lines_grid
    dialog = opened(window, grid)
    rows = dialog.list.rows
    assert rows.rowCount() == 2
    assert rows.index(0, rows.columnCount() - 1).data() == current_user()
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.model.rowCount() == 5)
    assert [line.key for line in desk_of(window).workspace.current_packet().lines] == stored
    assert window.menus.undo.text() == "撤销“恢复支出行”"
    assert not grid.steps.recoverable


def test_each_grid_lists_its_own_rows(window: MainWindow, qtbot: QtBot) -> None:
    delete(qtbot, spending(window).lines_grid, EntryPlace("lines", "L3", "amount"), 1)
    income, performance = page_of(window, "income"), page_of(window, "performance")
    assert isinstance(income, IncomePage)
    assert isinstance(performance, PerformancePage)
    assert not income.lines_grid.steps.recoverable
    performance.reveal(performance.indicators_grid.table)
    delete(qtbot, performance.indicators_grid, EntryPlace("indicators", "I2", "name"), 1)
    (gone,) = performance.indicators_grid.steps.recoverable
    assert gone.record.key == "I2"
    projects = desk_of(window).tabs.page("projects")
    assert not projects.grids[1].steps.recoverable, "an indicator of the department is none of a project's"


def test_where_nothing_was_deleted_that_is_said(window: MainWindow) -> None:
    spending(window).lines_grid.questions.recover()
    assert window.statusBar().currentMessage() == "这里没有可以恢复的行"

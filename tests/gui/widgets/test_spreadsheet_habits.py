"""What hands know from spreadsheets: moving, filling, copying rows, sorting, remembering."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.record_table import RecordTable
from tests.gui.driving import AMOUNT, desk_of, enter, page_of, spending

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def at(table: RecordTable) -> EntryPlace:
    return table.records().place(table.currentIndex())


def keys(table: RecordTable) -> list[str]:
    return [record.key for record in table.records().records]


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(Explanation) if label.isVisible()]


def packet_line(window: MainWindow, key: str, field: str) -> object:
    lines = desk_of(window).workspace.current_packet().lines
    return getattr(next(line for line in lines if line.key == key), field)


def test_both_rows_of_digits_begin_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
        assert table.go_to(AMOUNT)
        QTest.keyClick(table, Qt.Key.Key_7, modifier)
        (editor,) = table.viewport().findChildren(QLineEdit)
        assert editor.text() == "7"
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))


def test_enter_goes_right_where_the_settings_say_so(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.enter_moves_right = True
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "3.6")
    assert at(table) == EntryPlace("lines", "L2", "prior")
    QTest.keyClick(table, Qt.Key.Key_Return, SHIFT)
    assert at(table) == AMOUNT


def test_tab_passes_over_what_follows_by_itself(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L2", "department_economic"))
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert at(table) == AMOUNT
    QTest.keyClick(table, Qt.Key.Key_Backtab, SHIFT)
    assert at(table) == EntryPlace("lines", "L2", "department_economic")
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert at(table) == EntryPlace("lines", "L2", "kind"), "by arrow one gets there"
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert at(table) == EntryPlace("lines", "L2", "government_economic")


def test_enter_after_tabbing_behind_the_last_row_begins_a_new_one(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L6", "amount"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(keys(table)) == 5, "Enter alone adds nothing"
    assert "Ctrl+Insert" in said(window)[0]
    QTest.keyClick(table, Qt.Key.Key_Tab)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(keys(table)) == 6
    assert at(table).field == "department_economic", "the first cell still to be filled"


def test_corners_and_ends(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert at(table).field == "source"
    QTest.keyClick(table, Qt.Key.Key_End)
    assert at(table).field == "note"
    QTest.keyClick(table, Qt.Key.Key_End, CTRL)
    assert at(table) == EntryPlace("lines", "L6", "note")
    QTest.keyClick(table, Qt.Key.Key_Home, CTRL)
    assert at(table) == EntryPlace("lines", "L2", "source")
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL)
    assert at(table) == EntryPlace("lines", "L6", "source")
    QTest.keyClick(table, Qt.Key.Key_Right, CTRL)
    assert at(table) == EntryPlace("lines", "L6", "prior"), "the last filled cell"


def test_a_block_is_summed_in_the_status_bar(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL | SHIFT)
    label = window.statusBar().findChild(QLabel, "selection_sum")
    assert isinstance(label, QLabel)
    assert label.text() == "选中 5 格　数值 5　求和 15.00 万元"
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert label.text() == ""


def test_fill_down_takes_the_first_row_or_the_one_above(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Down, CTRL | SHIFT)
    QTest.keyClick(table, Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: table.records().index_of(EntryPlace("lines", "L6", "amount")).data() == "3.50")
    assert window.menus.undo.text() == "撤销“向下填充”"
    assert table.go_to(EntryPlace("lines", "L3", "department_economic"))
    QTest.keyClick(table, Qt.Key.Key_D, CTRL)
    assert packet_line(window, "L3", "department_economic") == "30201"


def test_rows_are_copied_moved_deleted_and_brought_back(window: MainWindow, qtbot: QtBot) -> None:
    grid = spending(window).lines_grid
    table = grid.table
    assert table.go_to(EntryPlace("lines", "L3", "amount"))
    QTest.keyClick(table, Qt.Key.Key_D, CTRL | SHIFT)
    assert len(keys(table)) == 6
    copy = keys(table)[2]
    assert packet_line(window, copy, "amount") == 3_500_000
    assert table.go_to(EntryPlace("lines", copy, "amount"))
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert keys(table)[:3] == ["L2", copy, "L3"]
    assert at(table).key == copy, "the current cell goes along"
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert keys(table)[:3] == [copy, "L2", "L3"]
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert keys(table)[:3] == ["L2", copy, "L3"]
    QTest.keyClick(table, Qt.Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: copy not in keys(table))
    (gone,) = grid.steps.recoverable
    assert (gone.record.key, gone.followers) == (copy, ("L3",))
    assert grid.steps.restore([gone])
    qtbot.waitUntil(lambda: keys(table)[:3] == ["L2", copy, "L3"])
    assert not grid.steps.recoverable


def test_sorting_changes_what_shows_and_nothing_else(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    table, workspace = page.lines_grid.table, desk_of(window).workspace
    stored = [line.key for line in workspace.current_packet().lines]
    assert table.go_to(EntryPlace("lines", "L6", "amount"))
    QTest.keyClick(table, Qt.Key.Key_S, CTRL | SHIFT)
    assert keys(table) == ["L5", "L4", "L2", "L3", "L6"]
    assert at(table) == EntryPlace("lines", "L6", "amount")
    QTest.keyClick(table, Qt.Key.Key_S, CTRL | SHIFT)
    assert keys(table) == ["L6", "L2", "L3", "L4", "L5"]
    enter(qtbot, table, EntryPlace("lines", "L6", "amount"), "0.1")
    workspace.refresh_now()
    assert keys(table)[0] == "L6", "no row moves under the cursor"
    assert table.records().headerData(0, Qt.Orientation.Vertical) == 5
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert "排序或筛选时不能移动行" in window.statusBar().currentMessage()
    QTest.keyClick(table, Qt.Key.Key_S, CTRL | SHIFT)
    assert keys(table) == ["L2", "L3", "L4", "L5", "L6"]
    assert [line.key for line in workspace.current_packet().lines] == stored


def test_filtering_by_words_and_by_the_cell(window: MainWindow) -> None:
    grid = spending(window).lines_grid
    table = grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_L, CTRL | SHIFT)
    assert grid.filter_edit.hasFocus()
    QTest.keyClicks(grid.filter_edit, "30202")
    assert keys(table) == ["L3", "L6"]
    assert grid.summary.text().startswith("筛选出 2 / 5 行　合计")
    QTest.keyClick(grid.filter_edit, Qt.Key.Key_Escape)
    assert len(keys(table)) == 5
    assert table.hasFocus()
    assert table.go_to(EntryPlace("lines", "L6", "project"))
    grid.view.filter_same()
    assert keys(table) == ["L6"]
    assert grid.go_to(AMOUNT), "a place that is hidden is shown when somebody wants it"
    assert len(keys(table)) == 5


def test_columns_keep_their_width_and_order(window: MainWindow, qtbot: QtBot) -> None:
    grid = spending(window).lines_grid
    header = grid.table.horizontalHeader()
    names = [column.key for column in grid.model.spec.columns]
    prior, note = names.index("prior"), names.index("source")
    header.resizeSection(prior, 177)
    header.moveSection(header.visualIndex(prior), header.visualIndex(note))
    qtbot.waitUntil(lambda: bool(window.settings.columns("spending")))
    kept = json.loads(window.settings.columns("spending"))
    assert kept["widths"]["prior"] == 177
    path = desk_of(window).workspace.path
    window.close_book()
    assert window.open_book(path)
    again = spending(window).lines_grid
    header = again.table.horizontalHeader()
    assert header.sectionSize(prior) == 177
    assert again.table.shown_columns()[0] == prior
    again.table.columns.forget()
    assert again.table.shown_columns()[-2] == prior
    assert not window.settings.columns("spending")


@pytest.mark.parametrize("kept", ["{", "[]", '{"widths": {"amount": "x", "gone": 3}, "order": ["a"]}'])
def test_spoilt_column_settings_do_no_harm(window: MainWindow, kept: str) -> None:
    window.settings.remember_columns("spending", kept)
    assert spending(window).lines_grid.table.shown_columns()


def test_arrows_leave_a_cell_that_is_being_typed_in(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_4)
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    assert at(table) == EntryPlace("lines", "L2", "prior")
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.isVisible(), "while mending, arrows move in the text"


def test_a_first_row_comes_by_typing_in_an_empty_grid(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "other")
    grid = page.grids[-1]
    assert grid.model.rowCount() == 0
    page.reveal(grid.table)
    QTest.keyClick(grid.table, Qt.Key.Key_X)
    assert grid.model.rowCount() == 1
    (editor,) = grid.table.viewport().findChildren(QLineEdit)
    assert editor.text() == "x"


def test_everything_in_a_grid_has_a_name_and_the_menu_tells_the_keys(window: MainWindow) -> None:
    grid = spending(window).lines_grid
    for button in grid.findChildren(QToolButton):
        assert button.accessibleName()
    assert grid.table.go_to(AMOUNT)
    QTest.keyClick(grid.table, Qt.Key.Key_F10, SHIFT)
    (menu,) = grid.findChildren(QMenu)
    texts = [action.text() for action in menu.actions()]
    assert "复制本行\tCtrl+Shift+D" in texts
    assert "向下填充\tCtrl+D" in texts
    menu.close()
    found = [command.keys for command in grid.commands if command.keys]
    assert len(found) == len(set(found)), "no key means two things"
    of_menus = {keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()}
    assert not of_menus & set(grid.table.keys), "nor one thing here and another in the menus"

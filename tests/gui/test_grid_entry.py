"""Entering in grids: keys, refusals, blocks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from budget_desktop.domain.money import Measure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.widgets.explanation import Explanation
from tests.gui.driving import (
    AMOUNT,
    closed,
    commit_text,
    desk_of,
    enter,
    page_of,
    press_enter,
    spending,
    type_in,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_moves_down_and_tab_right(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "3.6")
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L3", "prior")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L4", "amount")


def test_a_bad_amount_is_refused_with_an_explanation_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    table = page.lines_grid.table
    editor = type_in(table, AMOUNT, "3.5x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shown = [label for label in window.findChildren(Explanation) if label.isVisible()]
    assert [label.text() for label in shown] == ["“3.5x”不是金额。请写成如 1234.50、15万元 或 3000元"]
    assert editor.text() == "3.5x"
    assert editor.accessibleDescription() == shown[0].text()
    assert not window.menus.undo.text().endswith("“改本年金额”")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert not shown[0].isVisible()
    press_enter(qtbot, table, editor)
    assert desk_of(window).workspace.current_packet().lines[1].amount == 3_500_000


def test_leaving_a_refused_cell_by_mouse_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    type_in(table, AMOUNT, "abc")
    table.setCurrentIndex(table.records().index(3, 3))
    closed(qtbot, table)
    cell = table.records().index_of(AMOUNT)
    assert cell.data() == "abc"
    assert "不是金额" in str(cell.data(Qt.ItemDataRole.ToolTipRole))


def test_a_subject_is_chosen_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L2", "department_economic")
    editor = type_in(table, place, "30207")
    press_enter(qtbot, table, editor)
    assert table.records().index_of(place).data() == "30207 邮电费"


def test_typing_in_a_locked_cell_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L2", "kind"))
    QTest.keyClick(table, Qt.Key.Key_1)
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == [f"这一格不能输入：{table.records().reason_locked(table.currentIndex())}"]


def test_lines_are_added_and_deleted_by_key(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    table = page.lines_grid.table
    rows = table.records().rowCount()
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    assert table.records().rowCount() == rows + 1
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.records().rowCount() == rows
    qtbot.waitUntil(lambda: window.menus.undo.text() == "撤销“删除支出行”")
    window.undo()
    qtbot.waitUntil(lambda: table.records().rowCount() == rows + 1)


def test_del_empties_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "")
    assert table.records().index_of(EntryPlace("lines", "L3", "prior")).data() == ""
    assert window.menus.undo.text() == "撤销“清除内容”"
    window.undo()
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "3.50")


def test_a_block_is_copied_as_a_spreadsheet_takes_it(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3.50\t3.50\r\n3.50\t3.50\r\n"


def test_amounts_are_typed_in_yuan_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    window.set_measure(Measure.YUAN)
    table = page.lines_grid.table
    assert table.records().index_of(AMOUNT).data() == "35,000.00"
    enter(qtbot, table, AMOUNT, "36000")
    assert desk_of(window).workspace.current_packet().lines[1].amount == 3_600_000
    assert "元" in page.lines_grid.summary.text()


def test_what_the_book_cannot_take_stays_in_its_cell(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = desk_of(window).workspace
    monkeypatch.setattr(workspace, "edit", lambda _label, _work: False)
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "4")
    assert table.records().index_of(AMOUNT).data() == "4"
    assert "没有保存" in table.records().refusal(table.records().index_of(AMOUNT))


def test_a_page_keeps_focus_and_selection_while_others_change_the_book(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = spending(window)
    table = page.lines_grid.table
    assert table.go_to(EntryPlace("lines", "L4", "prior"))
    workspace = desk_of(window).workspace
    workspace.put("改金额", {AMOUNT: 9_000_000})
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "9.00")
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L4", "prior")
    assert window.focusWidget() is table


def test_the_unit_is_asked_for_only_where_there_are_several(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "income")
    assert isinstance(page, IncomePage)
    assert page.lines_grid.table.isColumnHidden(0)
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    profile.units_grid.add_button.click()
    page_of(window, "income")
    qtbot.waitUntil(lambda: not page.lines_grid.table.isColumnHidden(0))
    assert [unit.key for unit in desk_of(window).workspace.snapshot.packet.units] == ["124001", "124002"]


def test_what_came_back_on_a_leaf_out_of_sight_can_be_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    profile.reveal(profile.offices_grid.table)
    key = desk_of(window).workspace.current_packet().offices[0].key
    profile.offices_grid.table.select_first(0)
    profile.offices_grid.remove_rows()
    profile.reveal(profile.notice_edit)
    window.undo()
    qtbot.waitUntil(lambda: desk_of(window).workspace.snapshot.packet.offices[0].key == key)
    place = EntryPlace("offices", key, "name")
    window.go_to(place)
    table = profile.offices_grid.table
    assert window.focusWidget() is table
    assert table.records().place(table.currentIndex()) == place


def test_one_leaves_a_grid_by_key(window: MainWindow, qtbot: QtBot) -> None:
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    staffing, offices = profile.staffing_grid.table, profile.offices_grid.table
    profile.reveal(staffing)
    QTest.keyClick(staffing, Qt.Key.Key_Return, CTRL)
    assert window.focusWidget() is profile.staffing_edit
    QTest.keyClick(profile.staffing_edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is offices
    QTest.keyClick(offices, Qt.Key.Key_Return, CTRL | SHIFT)
    assert window.focusWidget() is profile.staffing_edit


def test_leaves_turn_by_key_from_within_a_cell(window: MainWindow, qtbot: QtBot) -> None:
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    table = profile.staffing_grid.table
    profile.reveal(table)
    editor = type_in(table, EntryPlace("staffing", "S1", "count"), "17")
    QTest.keyClick(editor, Qt.Key.Key_Tab, CTRL)
    assert desk_of(window).workspace.current_packet().staffing[0].count == 17
    assert window.focusWidget() is profile.notice_edit
    QTest.keyClick(profile.notice_edit, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert window.focusWidget() is table


def test_a_row_is_added_while_a_cell_is_being_typed(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, AMOUNT, "4")
    QTest.keyClick(editor, Qt.Key.Key_Insert, CTRL)
    lines = desk_of(window).workspace.current_packet().lines
    assert lines[1].amount == 4_000_000
    assert len(lines) == 7
    assert table.records().place(table.currentIndex()).key == lines[2].key


def test_after_deleting_the_rows_below_move_up_to_the_cursor(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L3", "amount"))
    QTest.keyClick(table, Qt.Key.Key_Delete, CTRL)
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L4", "amount")
    QTest.keyClick(table, Qt.Key.Key_Delete, CTRL)
    assert [line.key for line in table.records().records] == ["L2", "L5", "L6"]


def test_leaving_a_grid_takes_over_what_is_being_typed(window: MainWindow, qtbot: QtBot) -> None:
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    place = EntryPlace("staffing", "S1", "count")
    profile.reveal(profile.staffing_grid.table)
    editor = type_in(profile.staffing_grid.table, place, "17")
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert window.focusWidget() is profile.staffing_edit
    assert desk_of(window).workspace.current_packet().staffing[0].count == 17


def test_tab_goes_on_behind_a_grid_whose_rows_are_fixed(window: MainWindow) -> None:
    page = page_of(window, "three_public")
    assert isinstance(page, ThreePublicPage)
    table = page.items_grid.table
    assert table.go_to(EntryPlace("texts", "three_public.vehicle_purchase.use", "text"))
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.total_value


def test_going_on_from_a_row_nothing_was_typed_in_adds_no_other(window: MainWindow) -> None:
    grid = spending(window).lines_grid
    table, rows = grid.table, grid.model.rowCount()
    grid.add_row(rows - 1)
    begun = table.begun
    assert begun is not None
    assert table.go_to(EntryPlace("lines", begun.key, "note"))
    QTest.keyClick(table, Qt.Key.Key_Tab)
    (said,) = (label for label in window.findChildren(Explanation) if label.isVisible())
    assert (said.text()[:7], said.property("explanation")) == ("这一行还没有填", "calm")
    assert grid.model.rowCount() == rows + 1
    editor = type_in(table, EntryPlace("lines", begun.key, "note"), "3")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert grid.model.rowCount() == rows + 2


def test_what_an_input_method_brings_begins_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L2", "note")
    assert table.go_to(place)
    commit_text(table, "“测算")
    (editor,) = table.viewport().findChildren(QLineEdit)
    assert editor.text() == "“测算"
    commit_text(editor, "”")
    press_enter(qtbot, table, editor)
    assert table.records().index_of(place).data() == "“测算”"


def test_what_an_input_method_composes_is_written_once(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L2", "note")
    assert table.go_to(place)
    assert QApplication.sendEvent(table, QInputMethodEvent("ce", []))
    commit_text(table, "测")
    (editor,) = table.viewport().findChildren(QLineEdit)
    assert editor.text() == "测"

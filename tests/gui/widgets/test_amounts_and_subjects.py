"""Sums with their basis, remainders, subjects from the list, overrides, locked cells, history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.grid_questions import HistoryDialog, RecoverDialog, RemainderDialog
from budget_desktop.gui.widgets.offer_list import OfferList
from tests.gui.driving import AMOUNT, closed, desk_of, enter, page_of, press_enter, spending, type_in

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTE = EntryPlace("lines", "L2", "note")
SUBJECT = EntryPlace("lines", "L2", "department_economic")


def offered(window: MainWindow) -> list[str]:
    lists = [found for found in window.findChildren(OfferList) if found.isVisible()]
    return [offer.label for found in lists for offer in found.offers.offers]


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(Explanation) if label.isVisible()]


def test_a_sum_is_worked_out_and_kept_as_its_basis_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    workspace = desk_of(window).workspace
    enter(qtbot, table, AMOUNT, "=3*1.2+5")
    assert workspace.current_packet().lines[1].amount == 8_600_000
    assert workspace.current_packet().lines[1].note == "3×1.2+5=8.6万元"
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    assert editor.text() == "=3×1.2+5", "the sum can be mended"
    press_enter(qtbot, table, editor)
    enter(qtbot, table, AMOUNT, "9")
    assert workspace.current_packet().lines[1].note == "", "the basis goes with its amount"
    window.undo()
    assert workspace.current_packet().lines[1].note == "3×1.2+5=8.6万元"
    window.undo()
    assert workspace.current_packet().lines[1].amount == 3_500_000
    assert workspace.current_packet().lines[1].note == ""


def test_a_note_somebody_wrote_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    workspace = desk_of(window).workspace
    workspace.put("改测算依据", {NOTE: "按合同"})
    workspace.refresh_now()
    enter(qtbot, table, AMOUNT, "1+1")
    line = workspace.current_packet().lines[1]
    assert (line.amount, line.note) == (2_000_000, "按合同")
    assert "算式没有记入" in window.statusBar().currentMessage()


def test_the_remainder_to_a_total_is_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_R, CTRL)
    (dialog,) = window.findChildren(RemainderDialog)
    assert not dialog.ok_button.isEnabled()
    QTest.keyClicks(dialog.total_edit, "1")
    assert "已超过控制数" in dialog.said.text()
    assert not dialog.ok_button.isEnabled()
    QTest.keyClicks(dialog.total_edit, "0+10")
    assert dialog.said.text() == "本格填入 8.50 万元"
    QTest.keyClick(dialog.total_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "8.50")
    assert window.menus.undo.text() == "撤销“余额填入”"


def test_subjects_are_found_by_initials_and_taken_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, SUBJECT, "ydf")
    assert offered(window)[0] == "30207 邮电费"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    closed(qtbot, table)
    assert table.records().index_of(SUBJECT).data() == "30207 邮电费"
    assert table.records().place(table.currentIndex()) == AMOUNT


def test_a_parent_is_refused_with_its_reason_and_one_below_can_be_had(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, SUBJECT, "302")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said(window) == ["这是类级科目，下面有27个款，请选到款"]
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    closed(qtbot, table)
    assert table.records().index_of(SUBJECT).data() == "30202 印刷费", "what this unit uses most comes first"


@pytest.mark.parametrize("typed", ["3", "3020", "bg"])
def test_too_little_typed_takes_nothing_and_loses_nothing(
    window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, SUBJECT, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said(window) == [f"有几项符合“{typed}”，请再输入几位，或用 ↓ 选"]
    assert editor.text() == typed
    first = offered(window)[0]
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    closed(qtbot, table)
    assert table.records().index_of(SUBJECT).data() == first


def test_what_names_one_alone_is_taken_at_once(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    for typed, taken in (
        ("30213", "30213 维修（护）费"),
        ("bgf", "30201 办公费"),
        ("wxhf", "30213 维修（护）费"),
        ("39999", "39999 其他支出"),
    ):
        enter(qtbot, table, SUBJECT, typed)
        assert table.records().index_of(SUBJECT).data() == taken


def test_an_emptied_code_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, SUBJECT, "3")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert offered(window), "what the unit uses is offered"
    press_enter(qtbot, table, editor)
    assert desk_of(window).workspace.current_packet().lines[1].department_economic == ""


def test_a_number_that_only_looks_like_a_subject_is_not_taken_for_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L2", "function")
    editor = type_in(table, place, "2010939")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    closed(qtbot, table)
    assert desk_of(window).workspace.current_packet().lines[1].function == "2010939"


def test_escape_closes_the_list_first_and_then_the_edit(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, SUBJECT, "302")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not offered(window)
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    closed(qtbot, table)
    assert table.records().index_of(SUBJECT).data() == "30201 办公费"


def test_the_list_opens_without_typing_with_what_the_unit_uses(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(SUBJECT)
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert offered(window)[0] == "30202 印刷费"


def test_an_override_is_seen_and_withdrawn_by_del(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L2", "government_economic")
    assert table.go_to(place)
    cell = table.records().index_of(place)
    assert table.records().is_override(cell)
    assert "按 Del 恢复" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: str(table.records().index_of(place).data()).startswith("50201"))
    assert not table.records().is_override(table.records().index_of(place))


def test_a_computed_cell_says_from_what_and_leads_there(window: MainWindow) -> None:
    page = page_of(window, "three_public")
    assert isinstance(page, ThreePublicPage)
    model = page.items_grid.model
    row = next(n for n, item in enumerate(model.records) if item.key == "reception")
    cell = model.index(row, 1)
    page.items_grid.table.select(cell)
    QTest.keyClick(page.items_grid.table, Qt.Key.Key_1)
    assert "由支出页 1 行" in said(window)[0]
    QTest.keyClick(page.items_grid.table, Qt.Key.Key_F2)
    desk = desk_of(window)
    assert desk.tabs.current_page.stem() == "spending"
    table = spending(window).lines_grid.table
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L5", "amount")


def test_what_is_still_wanting_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    cell = table.records().index_of(AMOUNT)
    assert not table.records().is_wanting(cell)
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records().is_wanting(table.records().index_of(AMOUNT)))


def test_the_history_of_a_cell_tells_when_what_and_who(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "4")
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_F2, SHIFT)
    (dialog,) = window.findChildren(HistoryDialog)
    rows = dialog.list.rows
    assert [rows.index(0, column).data() for column in (1, 2, 3)] == ["改本年金额", "3.50", "4.00"]
    assert rows.index(0, 4).data()
    dialog.reject()


def test_deleted_rows_are_chosen_from_a_list(window: MainWindow, qtbot: QtBot) -> None:
    grid = spending(window).lines_grid
    assert grid.table.go_to(AMOUNT)
    QTest.keyClick(grid.table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(grid.table, Qt.Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: grid.model.rowCount() == 3)
    grid.questions.recover()
    (dialog,) = window.findChildren(RecoverDialog)
    assert dialog.list.rows.rowCount() == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.accept()
    qtbot.waitUntil(lambda: grid.model.rowCount() == 4)
    assert len(grid.steps.recoverable) == 1

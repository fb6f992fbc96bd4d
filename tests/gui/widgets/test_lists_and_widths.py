"""The list of an empty cell, room that is left over, notices that hold no longer, long texts refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.offer_list import OfferList
from budget_desktop.gui.widgets.record_table import RecordTable
from tests.gui.driving import AMOUNT, closed, commit_text, desk_of, page_of, spending, type_in

SOURCE = EntryPlace("lines", "L2", "source")


def lists(window: MainWindow) -> list[OfferList]:
    return [found for found in window.findChildren(OfferList) if found.isVisible()]


@pytest.fixture
def empty(window: MainWindow) -> RecordTable:
    """The spending grid at a source nobody has chosen yet."""
    table = spending(window).lines_grid.table
    desk_of(window).workspace.put("清空", {SOURCE: ""})
    desk_of(window).workspace.refresh_now()
    assert table.go_to(SOURCE)
    return table


def editor_of(table: RecordTable) -> QLineEdit:
    (editor,) = table.viewport().findChildren(QLineEdit)
    return editor


def test_f2_in_an_empty_cell_shows_what_can_be_chosen(
    window: MainWindow, qtbot: QtBot, empty: RecordTable
) -> None:
    QTest.keyClick(empty, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(lists(window)) == 1)
    QTest.keyClick(editor_of(empty), Qt.Key.Key_Return)
    closed(qtbot, empty)
    assert empty.records().index_of(SOURCE).data() == "", "nobody has gone down to anything"
    empty.go_to(SOURCE)
    QTest.keyClick(empty, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(lists(window)) == 1)
    first = lists(window)[0].offers.offers[0].label
    QTest.keyClick(editor_of(empty), Qt.Key.Key_Down)
    QTest.keyClick(editor_of(empty), Qt.Key.Key_Return)
    closed(qtbot, empty)
    assert empty.records().index_of(SOURCE).data() == first


def test_the_first_letter_typed_shows_what_fits(window: MainWindow, empty: RecordTable) -> None:
    QTest.keyClick(empty, Qt.Key.Key_S)
    (shown,) = lists(window)
    assert shown.offers.offers
    assert shown.chosen is None, "a letter does not say which"


def test_a_filled_cell_opens_without_a_list(window: MainWindow, empty: RecordTable) -> None:
    assert empty.go_to(EntryPlace("lines", "L3", "source"))
    QTest.keyClick(empty, Qt.Key.Key_F2)
    QApplication.processEvents()
    assert editor_of(empty).text()
    assert not lists(window)


def test_the_list_waits_while_an_input_method_composes(window: MainWindow, empty: RecordTable) -> None:
    assert empty.go_to(EntryPlace("lines", "L3", "department_economic"))
    QApplication.sendEvent(empty, QInputMethodEvent("bangong", []))
    composing = focus_of(window)
    QApplication.sendEvent(composing, QInputMethodEvent("bangong", []))
    assert not lists(window)
    commit_text(composing, "办公")
    assert lists(window)[0].offers.offers[0].label == "30201 办公费"


def focus_of(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def widths(table: RecordTable) -> dict[str, int]:
    header = table.horizontalHeader()
    return {
        column.key: header.sectionSize(number) for number, column in enumerate(table.records().spec.columns)
    }


@pytest.mark.parametrize(("stem", "wide"), [("income", "note"), ("three_public", "use"), ("profile", "name")])
def test_room_that_is_left_over_goes_to_the_texts(window: MainWindow, stem: str, wide: str) -> None:
    table = page_of(window, stem).grids[0].table
    table.resize(600, 200)
    before = widths(table)
    table.resize(1600, 200)
    after = widths(table)
    assert after[wide] > before[wide]
    assert sum(after[table.records().spec.columns[n].key] for n in table.shown_columns()) == (
        table.viewport().width()
    )
    table.resize(600, 200)
    assert widths(table) == before


def test_a_column_somebody_drew_keeps_its_width(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    note = [column.key for column in table.records().spec.columns].index("note")
    table.horizontalHeader().resizeSection(note, 90)
    table.resize(2000, 200)
    assert widths(table)["note"] == 90
    table.columns.forget()
    assert widths(table)["note"] > 90


def test_a_notice_goes_when_it_holds_no_longer(window: MainWindow, qtbot: QtBot) -> None:
    grid = spending(window).lines_grid
    assert grid.table.go_to(AMOUNT)
    grid.remove_rows()
    assert "按 Ctrl+Z 撤销" in window.statusBar().currentMessage()
    desk_of(window).workspace.put("改", {EntryPlace("lines", "L3", "amount"): 5})
    assert window.statusBar().currentMessage() == ""
    window.undo()
    assert window.statusBar().currentMessage() == "已撤销“改”（支出）"


def test_a_long_text_is_refused_in_words_that_can_be_read(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    editor = type_in(table, AMOUNT, "x" * 900)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    (shown,) = (label for label in window.findChildren(Explanation) if label.isVisible())
    assert shown.text().endswith("请写成如 1234.50、15万元 或 3000元")
    assert len(shown.text()) < 100
    assert shown.height() >= shown.heightForWidth(shown.width())
    assert window.rect().contains(shown.geometry())

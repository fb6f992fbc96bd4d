"""Blocks from a spreadsheet: plain ones at once, all others after a look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.widgets.paste_preview import PastePreview
from budget_desktop.gui.widgets.record_table import RecordTable
from tests.gui.driving import AMOUNT, desk_of, page_of, spending

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def paste(table: RecordTable, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)


def previews(window: MainWindow) -> list[PastePreview]:
    return [found for found in window.findChildren(PastePreview) if found.isVisible()]


def told(preview: PastePreview) -> list[list[str]]:
    rows = preview.list.rows
    return [
        [str(rows.index(row, column).data()) for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def test_of_what_cannot_be_read_no_empty_rows_are_made(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    rows = table.records().rowCount()
    assert table.go_to(EntryPlace("lines", "L6", "amount"))
    paste(table, "###\n乱码\nabc12\n")
    (preview,) = previews(window)
    assert not preview.ok_button.isEnabled()
    QTest.keyClick(preview.focusWidget() or preview, Qt.Key.Key_Return)
    assert table.records().rowCount() == rows


def test_a_plain_block_into_empty_cells_needs_no_question(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "")
    assert table.go_to(AMOUNT)
    paste(table, "1.5\t2\r\n1,000元\t3\r\n")
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "1.50")
    assert not previews(window)
    assert table.records().index_of(EntryPlace("lines", "L3", "amount")).data() == "0.10"
    assert table.records().index_of(EntryPlace("lines", "L3", "prior")).data() == "3.00"
    assert window.menus.undo.text() == "撤销“粘贴”"
    assert "按 Ctrl+Z 撤销" in window.statusBar().currentMessage()
    window.undo()
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "")


def test_pasted_units_keep_their_codes(window: MainWindow, qtbot: QtBot) -> None:
    (grid,) = (grid for grid in page_of(window, "profile").grids if grid.model.spec.noun == "单位")
    grid.table.select(grid.model.index(0, 0))
    paste(grid.table, "124001\t济源市人民政府金融服务办公室\n012403\t金融研究所")
    for preview in previews(window):
        preview.accept()
    qtbot.waitUntil(lambda: grid.model.rowCount() == 2)
    assert [grid.model.index(row, 0).data() for row in range(2)] == ["124001", "012403"]


def test_what_would_be_written_over_or_cannot_be_read_is_shown_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    paste(table, "1.5\tx\n")
    (preview,) = previews(window)
    assert [row[:4] for row in told(preview)] == [
        ["第1行 上年金额", "3.50", "x", "有误"],
        ["第1行 本年金额", "3.50", "1.50", "覆盖"],
    ]
    assert "不是金额" in preview.detail.text()
    assert preview.ok_button.text() == "粘贴读得懂的 1 格"
    assert table.records().index_of(AMOUNT).data() == "3.50", "nothing is done yet"
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not previews(window)
    paste(table, "1.5\tx\n")
    (preview,) = previews(window)
    QTest.keyClick(preview.ok_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "1.50")
    assert table.records().index_of(EntryPlace("lines", "L2", "prior")).data() == "3.50"


def test_one_value_goes_all_over_a_selection(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L2", "note"))
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    paste(table, "按定额")
    qtbot.waitUntil(lambda: table.records().index_of(EntryPlace("lines", "L4", "note")).data() == "按定额")
    assert table.records().index_of(EntryPlace("lines", "L5", "note")).data() == ""


def test_rows_beyond_the_last_are_new_ones(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "income")
    assert isinstance(page, IncomePage)
    table = page.lines_grid.table
    table.select_first(0)
    QTest.keyClick(table, Qt.Key.Key_Insert, CTRL)
    assert table.records().rowCount() == 2
    paste(table, "S1.2\t1\t2\nS1.3\t3\t4\n")
    qtbot.waitUntil(lambda: table.records().rowCount() == 3)
    assert not previews(window)
    lines = desk_of(window).workspace.current_packet().lines
    made = [line for line in lines if line.source in ("S1.2", "S1.3")]
    assert [(line.amount, line.prior, line.unit) for line in made] == [
        (1_000_000, 2_000_000, "124001"),
        (3_000_000, 4_000_000, "124001"),
    ]
    window.undo()
    qtbot.waitUntil(lambda: table.records().rowCount() == 2)


def test_the_unit_is_asked_for_where_the_block_names_another(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    paste(table, "本年金额（元）\r\n36000\r\n")
    (preview,) = previews(window)
    assert not preview.ok_button.isEnabled()
    QTest.keyClick(preview.measure_combo, Qt.Key.Key_Down)
    assert preview.ok_button.isEnabled()
    QTest.keyClick(preview.ok_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "3.60")


def test_fixed_rows_take_their_remarks_too(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "three_public")
    grid = page.grids[0]
    names = [column.key for column in grid.model.spec.columns]
    row = next(n for n in range(grid.model.rowCount()) if not grid.model.index(n, names.index("use")).data())
    grid.table.select(grid.model.index(row, names.index("use")))
    paste(grid.table, "用于公务")
    qtbot.waitUntil(lambda: grid.model.index(row, names.index("use")).data() == "用于公务")
    assert not previews(window)


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_empty_clipboard_changes_nothing(window: MainWindow, text: str) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    before = window.menus.undo.text()
    QGuiApplication.clipboard().clear()
    paste(table, text)
    assert window.menus.undo.text() == before or previews(window)


def test_a_copied_block_pastes_back_as_it_was(window: MainWindow) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(EntryPlace("lines", "L2", "source"))
    QTest.keyClick(table, Qt.Key.Key_End, CTRL | SHIFT)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\r\n") == 5
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    for preview in previews(window):
        assert not any(row[3] in ("有误", "覆盖") for row in told(preview)), told(preview)
        preview.reject()


def test_rows_are_called_by_the_numbers_beside_them(window: MainWindow) -> None:
    grid = spending(window).lines_grid
    QTest.keyClicks(grid.filter_edit, "30217")
    assert grid.table.go_to(EntryPlace("lines", "L5", "amount"))
    paste(grid.table, "1.5\n2\n")
    (preview,) = previews(window)
    assert [row[0] for row in told(preview)] == ["第4行 本年金额", "新行6 本年金额"]

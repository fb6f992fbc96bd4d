from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from budget_desktop.domain.money import Measure
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.pages.spending import SpendingPage
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.window import MainWindow
from tests.gui.driving import closed, desk_of, enter, page_of, press_enter, type_in

AMOUNT = EntryPlace("lines", "L2", "amount")
PRINTING = CellPlace("T03", "total", "total")


def spending(window: MainWindow) -> SpendingPage:
    page = page_of(window, "spending")
    assert isinstance(page, SpendingPage)
    return page


def printed(window: MainWindow, table: str, place: CellPlace) -> str:
    preview = desk_of(window).tabs.page("preview")
    assert isinstance(preview, PreviewPage)
    preview.table_combo.setCurrentIndex(preview.table_combo.findData(table))
    return str(preview.paper.paper.index_of(place).data())


def test_a_changed_amount_is_seen_everywhere_and_undo_brings_all_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = desk_of(window)
    narrative = desk.tabs.page("narrative")
    three_public = desk.tabs.page("three_public")
    assert isinstance(narrative, NarrativePage)
    assert isinstance(three_public, ThreePublicPage)
    page = spending(window)
    place = EntryPlace("lines", "L5", "amount")
    tables = {key: desk.workspace.snapshot.disclosure.tables[key] for key in ("T03", "T08")}

    def seen() -> tuple[str, ...]:
        return (
            page.lines_grid.summary.text(),
            desk.header.balance.text(),
            printed(window, "T08", CellPlace("T08", "reception", "amount")),
            three_public.items_grid.model.index(1, 1).data(),
            three_public.total_label.text(),
            narrative.text_browser.toPlainText(),
            desk.header.verdict.text(),
        )

    before = seen()
    enter(qtbot, page.lines_grid.table, place, "1.5")
    qtbot.waitUntil(lambda: "16.00" in page.lines_grid.summary.text())
    after = seen()
    assert "支出 16.00" in after[1]
    assert "差额 -1.00" in after[1]
    assert after[2:4] == ("1.50", "1.50")
    assert "1.50万元" in after[5]
    assert after[6] != before[6]
    assert window.findings.model.rowCount() > 0
    assert desk.workspace.snapshot.disclosure.tables["T03"] != tables["T03"]

    window.undo()
    qtbot.waitUntil(lambda: seen() == before)
    assert desk.workspace.snapshot.disclosure.tables["T08"] == tables["T08"]
    window.redo()
    qtbot.waitUntil(lambda: seen() == after)


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
    assert [label.text() for label in shown] == ["“3.5x”不是金额，请写成如 1234.50、15万元 或 3000元"]
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
    qtbot.waitUntil(lambda: table.records().rowCount() == rows)
    assert window.menus.undo.text() == "撤销“删除支出行”"
    window.undo()
    qtbot.waitUntil(lambda: table.records().rowCount() == rows + 1)


def test_del_empties_and_a_block_is_pasted_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "")
    QGuiApplication.clipboard().setText("1.5\t2\n1,000元\t3\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table.records().index_of(AMOUNT).data() == "1.50")
    assert table.records().index_of(EntryPlace("lines", "L3", "amount")).data() == "0.10"
    assert table.records().index_of(EntryPlace("lines", "L3", "prior")).data() == "3.00"
    assert window.menus.undo.text() == "撤销“粘贴”"
    QGuiApplication.clipboard().setText("1.5\tx")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == ["没有粘贴：第1行上年金额，“x”不是金额，请写成如 1234.50、15万元 或 3000元"]


def test_a_block_is_copied_as_a_spreadsheet_takes_it(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3.50\t3.50\n3.50\t3.50"


def test_amounts_are_typed_in_yuan_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    window.set_measure(Measure.YUAN)
    table = page.lines_grid.table
    assert table.records().index_of(AMOUNT).data() == "35,000.00"
    enter(qtbot, table, AMOUNT, "36000")
    assert desk_of(window).workspace.current_packet().lines[1].amount == 3_600_000
    assert "元" in page.lines_grid.summary.text()


def test_the_form_of_a_project_is_edited(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "projects")
    assert isinstance(page, ProjectsPage)
    page.name_edit.setFocus()
    page.name_edit.selectAll()
    commit_text(page.name_edit, "金融服务")
    QTest.keyClick(page.name_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.projects_grid.model.index(0, 0).data() == "金融服务")
    assert not page.name_edit.hasFocus()
    page.projects_grid.table.selectRow(1)
    assert page.name_edit.text() != "金融服务"
    assert page.amount_label.text() == "5.00 万元"
    assert {record.project for record in page.indicators_grid.model.records} == {"P2"}
    window.undo()
    qtbot.waitUntil(lambda: page.projects_grid.model.index(0, 0).data() != "金融服务")


def commit_text(widget: object, text: str) -> None:
    """As an input method would."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    assert QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def test_a_field_refuses_with_an_explanation(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    page.year_edit.setFocus()
    page.year_edit.selectAll()
    QTest.keyClicks(page.year_edit, "20x")
    QTest.keyClick(page.year_edit, Qt.Key.Key_Return)
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == ["“20x”不是年度，请写成如 2020"]
    assert page.year_edit.text() == "20x"
    assert desk_of(window).workspace.current_packet().header.year == 2020


def test_undo_in_a_field_takes_the_typing_back_first_and_then_the_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    page.short_name_edit.setFocus()
    QTest.keyClicks(page.short_name_edit, "ab")
    QTest.keyClick(page.short_name_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.short_name_edit.text() == ""
    QTest.keyClicks(page.short_name_edit, "cd")
    page.department_edit.setFocus()
    page.short_name_edit.setFocus()
    workspace = desk_of(window).workspace
    assert workspace.current_packet().header.short_name == "cd"
    QTest.keyClick(page.short_name_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.short_name_edit.text() == "")
    assert workspace.current_packet().header.short_name == ""


def test_choices_of_the_header_are_written_as_what_they_are(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    page.stage_combo.setCurrentIndex(0)
    page.stage_combo.activated.emit(0)
    header = desk_of(window).workspace.current_packet().header
    assert header.stage.name == "FIRST_SUBMISSION"
    qtbot.waitUntil(lambda: "一上" in desk_of(window).header.whose.text())


def test_a_text_is_written_as_the_focus_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "narrative")
    assert isinstance(page, NarrativePage)
    assert page.go_to(EntryPlace("texts", "use.2010399", "text"))
    commit_text(page.topic_edit, "开展金融服务和监管")
    page.topics_list.setFocus()
    qtbot.waitUntil(lambda: "开展金融服务和监管" in page.text_browser.toPlainText())
    assert page.go_to(EntryPlace("texts", "use.2010399", "text"))
    page.topic_edit.selectAll()
    QTest.keyClick(page.topic_edit, Qt.Key.Key_Delete)
    page.topics_list.setFocus()
    packet = desk_of(window).workspace.current_packet()
    assert not any(text.key == "use.2010399" for text in packet.texts), "an emptied text is no text"


def test_a_linked_number_leads_to_its_cell(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "narrative")
    assert isinstance(page, NarrativePage)
    with qtbot.waitSignal(page.wanted) as caught:
        page.text_browser.anchorClicked.emit("#0")
    assert caught.args


def test_a_printed_number_leads_to_its_entries(window: MainWindow, qtbot: QtBot) -> None:
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.go_to(CellPlace("T08", "reception", "amount"))
    preview.paper.activated.emit(preview.paper.currentIndex())
    page = desk_of(window).tabs.current_page
    assert isinstance(page, SpendingPage)
    table = page.lines_grid.table
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L5", "amount")


def test_a_sum_lists_its_entries(window: MainWindow, qtbot: QtBot) -> None:
    from budget_desktop.gui.widgets.entry_list import EntryList

    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.go_to(PRINTING)
    preview.paper.activated.emit(preview.paper.currentIndex())
    (listed,) = preview.findChildren(EntryList)
    assert listed.list.count() == 5
    assert any("合计 15.00" in label.text() for label in listed.findChildren(QLabel))
    listed.list.itemActivated.emit(listed.list.item(1))
    assert isinstance(desk_of(window).tabs.current_page, SpendingPage)


def test_findings_lead_to_their_place(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    assert page.lines_grid.model.setData(page.lines_grid.model.index_of(AMOUNT), "99")
    qtbot.waitUntil(lambda: window.findings.model.rowCount() > 0)
    window.show_page("profile")
    window.next_finding(1)
    window.show_findings()
    assert window.findings.isVisible()
    QTest.keyClick(window.findings.table, Qt.Key.Key_Return)
    marked = [window_tab for window_tab in range(10) if "■" in desk_of(window).tabs.tabText(window_tab)]
    assert marked


def test_an_export_writes_the_chosen_formats(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    page.folder_edit.setText(str(tmp_path / "材料"))
    page.pdf_check.setChecked(False)
    page.export_button.click()
    qtbot.waitUntil(lambda: page.result_label.text().startswith("已导出 1 个文件"), timeout=20_000)
    assert [path.suffix for path in (tmp_path / "材料").iterdir()] == [".xlsx"]
    assert window.settings.export_folder == str(tmp_path / "材料")
    page.workbook_check.setChecked(False)
    assert not page.export_button.isEnabled()


def test_an_export_that_fails_says_why(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    (tmp_path / "文件").touch()
    page.folder_edit.setText(str(tmp_path / "文件"))
    page.export_button.click()
    qtbot.waitUntil(lambda: "无法建立文件夹" in page.result_label.text())


def test_closing_and_opening_again_keeps_data_undo_and_tab(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "4")
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    assert isinstance(again.centralWidget(), WelcomePage)
    assert settings.recent == (book_path,)
    assert again.open_book(book_path)
    page = desk_of(again).tabs.current_page
    assert isinstance(page, SpendingPage)
    assert page.lines_grid.model.index_of(AMOUNT).data() == "4.00"
    assert again.menus.undo.text() == "撤销“改本年金额”"
    again.undo()
    qtbot.waitUntil(lambda: page.lines_grid.model.index_of(AMOUNT).data() == "3.50")


def test_what_is_being_typed_is_written_when_the_window_closes(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    page = page_of(window, "performance")
    assert isinstance(page, PerformancePage)
    page.goal_edit.selectAll()
    commit_text(page.goal_edit, "新的目标")
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert again.open_book(book_path)
    assert desk_of(again).workspace.snapshot.packet.text("performance.goal") == "新的目标"


def test_a_book_named_at_the_start_is_opened_after_the_first_paint(
    qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path
) -> None:
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.open_after_paint(book_path)
    assert made.desk is None
    made.show()
    qtbot.waitUntil(lambda: made.desk is not None)
    made.close()
    assert isinstance(made.centralWidget(), WelcomePage)


def test_the_first_step_of_a_book_cannot_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    assert window.menus.undo.isEnabled()
    window.undo()
    assert "不能撤销" in window.statusBar().currentMessage()
    assert desk_of(window).workspace.current_packet().header.year == 2020


def test_a_book_without_a_packet_is_told(window: MainWindow, tmp_path: Path) -> None:
    from budget_desktop.store.book import Book

    empty = tmp_path / "空.budget"
    Book.create(empty).close()
    assert not window.open_book(empty)
    assert window.desk is not None


def test_a_file_that_is_no_book_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别的.budget"
    other.write_text("不是账簿", encoding="utf-8")
    desk = window.desk
    assert not window.open_book(other)
    assert window.desk is desk, "the book that was open stays open"


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
    qtbot.waitUntil(lambda: not page.lines_grid.table.isColumnHidden(0))

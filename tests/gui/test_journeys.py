"""From an entry to everything that follows from it, and over the life of a book."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.dialogs.new_book import NewBookDialog
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.pages.spending import SpendingPage
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.settings import Settings
from tests.gui.driving import (
    AMOUNT,
    commit_text,
    desk_of,
    enter,
    page_of,
    spending,
    totals_said,
)


@pytest.fixture
def backs_up() -> bool:
    return True


def has_height(widget: QWidget, height: int) -> bool:
    return widget.height() == height


def printed(window: MainWindow, table: str, place: CellPlace) -> str:
    preview = page_of(window, "preview")
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
        on_paper = printed(window, "T08", CellPlace("T08", "reception", "amount"))
        for stem in ("narrative", "three_public", "spending"):
            window.show_page(stem)
        return (
            page.lines_grid.summary.text(),
            totals_said(desk),
            on_paper,
            three_public.items_grid.model.index(1, 1).data(),
            three_public.total_value.text(),
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


def test_an_export_writes_the_chosen_formats(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    page.folder_edit.setText(str(tmp_path / "材料"))
    page.pdf_check.setChecked(False)
    page.report_check.setChecked(False)
    page.word_check.setChecked(True)
    page.data_check.setChecked(True)
    page.export_button.click()
    qtbot.waitUntil(lambda: page.result_label.text().startswith("已导出 4 个文件"))
    assert page.result_label.text().endswith("✓ 自检通过，全部相符")
    written = {path.suffix for path in (tmp_path / "材料").iterdir()}
    assert written == {".xlsx", ".docx", ".zip", ".html", ".json"}
    assert window.settings.export_folder == str(tmp_path / "材料")
    for check in (page.workbook_check, page.word_check, page.data_check):
        check.setChecked(False)
    assert not page.export_button.isEnabled()


def test_the_check_report_is_written_beside_the_packet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    page.folder_edit.setText(str(tmp_path / "材料"))
    page.workbook_check.setChecked(False)
    page.pdf_check.setChecked(False)
    page.export_button.click()
    qtbot.waitUntil(lambda: page.result_label.text().startswith("已导出 1 个文件"))
    (report,) = (tmp_path / "材料").iterdir()
    assert report.name.endswith("检查报告（不公开）.html")
    assert "结论：可以公开" in report.read_text(encoding="utf-8")


def test_an_export_that_fails_says_why(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    (tmp_path / "文件").touch()
    page.folder_edit.setText(str(tmp_path / "文件"))
    page.export_button.click()
    qtbot.waitUntil(lambda: "是文件，不是文件夹" in page.result_label.text())


def test_closing_and_opening_again_keeps_data_undo_and_tab(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    table = spending(window).lines_grid.table
    enter(qtbot, table, AMOUNT, "4")
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: isinstance(again.centralWidget(), WelcomePage))
    assert settings.recent == (book_path,)
    assert again.open_book(book_path)
    page = desk_of(again).tabs.current_page
    assert isinstance(page, SpendingPage)
    assert page.lines_grid.model.index_of(AMOUNT).data() == "4.00"
    assert again.menus.undo.text() == "撤销“改本年金额”"
    again.undo()
    qtbot.waitUntil(lambda: page.lines_grid.model.index_of(AMOUNT).data() == "3.50")


def test_the_findings_keep_their_height_over_openings(
    qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path
) -> None:
    for _ in range(3):
        made = MainWindow(settings)
        qtbot.addWidget(made)
        made.show()
        assert made.open_book(book_path)
        qtbot.waitUntil(partial(has_height, made.findings, made.docks.findings_height))
        made.close()


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


def test_a_new_book_is_made_and_filled_from_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: NewBookDialog) -> bool:
        dialog.department_edit.setText("某县某局")
        dialog.code_edit.setText("201")
        dialog.folder_edit.setText(str(tmp_path))
        dialog.ok_button.click()
        return dialog.result() == NewBookDialog.DialogCode.Accepted

    monkeypatch.setattr(NewBookDialog, "exec", fill_in)
    window.books.new()
    desk = desk_of(window)
    assert desk.workspace.path == tmp_path / "某县某局2020.budget"
    qtbot.waitUntil(desk.isVisible)
    for stem in TITLES:
        window.show_page(stem)
    page = spending(window)
    page.lines_grid.add_button.click()
    line = desk.workspace.snapshot.packet.lines[0]
    enter(qtbot, page.lines_grid.table, EntryPlace("lines", line.key, "amount"), "1")
    qtbot.waitUntil(lambda: "支出 1.00" in totals_said(desk))
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: not desk.workspace.snapshot.packet.lines)


def test_a_sample_book_is_made(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "file_to_write", lambda *_: tmp_path / "新示例.budget")
    window.books.new_sample()
    assert desk_of(window).workspace.path.name == "新示例.budget"
    assert window.settings.recent[0].name == "新示例.budget"


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
    other.write_text("不是账套", encoding="utf-8")
    desk = window.desk
    assert not window.open_book(other)
    assert window.desk is desk, "the book that was open stays open"

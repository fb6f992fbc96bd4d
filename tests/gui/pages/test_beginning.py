"""The first minute: the welcome page and the wizard for a new book."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.records import Nature, Tier
from budget_desktop.gui.dialogs.carried import CarriedDialog
from budget_desktop.gui.dialogs.new_book import NewBookDialog
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.operations import packets_of
from tests.gui.driving import commit_text


@pytest.fixture
def dialog(qtbot: QtBot, application: QApplication, tmp_path: Path) -> NewBookDialog:
    made = NewBookDialog(tmp_path, ".budget", packets_of)
    qtbot.addWidget(made)
    made.show()
    return made


def explained(dialog: NewBookDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Explanation) if label.isVisible()]


def test_a_book_is_described_from_the_keyboard(dialog: NewBookDialog, tmp_path: Path) -> None:
    assert dialog.department_edit.hasFocus()
    commit_text(dialog.department_edit, "某某市财政局")
    QTest.keyClick(dialog.department_edit, Qt.Key.Key_Tab)
    assert dialog.code_edit.hasFocus()
    QTest.keyClicks(dialog.code_edit, "124")
    QTest.keyClick(dialog.code_edit, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.tier_combo, Qt.Key.Key_Down)
    QTest.keyClick(dialog.tier_combo, Qt.Key.Key_Tab)
    assert dialog.units_edit.hasFocus()
    commit_text(dialog.units_edit, "124001 某某市财政局\n124002 国库支付中心")
    QTest.keyClick(dialog.units_edit, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.folder_edit, Qt.Key.Key_Return)
    assert dialog.result() == NewBookDialog.DialogCode.Accepted
    assert dialog.path == tmp_path / "某某市财政局2020.budget"
    packet = dialog.packet()
    assert (packet.header.department_code, packet.header.tier) == ("124", Tier.DISTRICT)
    assert [(unit.key, unit.is_headquarters, unit.nature) for unit in packet.units] == [
        ("124001", True, Nature.ADMINISTRATIVE),
        ("124002", False, Nature.INSTITUTION),
    ]


def test_the_button_keeps_its_name_when_the_words_of_qt_arrive(dialog: NewBookDialog) -> None:
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.ok_button.text() == "新建账套"
    assert dialog.ok_button.isDefault()


def test_what_is_missing_is_told_at_its_field_one_after_the_other(
    dialog: NewBookDialog, tmp_path: Path
) -> None:
    dialog.ok_button.click()
    assert dialog.department_edit.hasFocus()
    assert explained(dialog) == ["部门全称不能为空。请填写与公章一致的名称"]
    commit_text(dialog.department_edit, "某局")
    assert explained(dialog) == [], "what is being mended is not told on"
    dialog.ok_button.click()
    assert dialog.code_edit.hasFocus()
    dialog.code_edit.setText("财政局")
    dialog.ok_button.click()
    assert explained(dialog) == ["部门编码“财政局”里没有数字。请填写财政部门给的编码，如 124"]
    dialog.code_edit.setText("１２４")
    dialog.units_edit.setPlainText("国库支付中心")
    dialog.ok_button.click()
    assert dialog.units_edit.hasFocus()
    assert explained(dialog)[0].startswith("第 1 行没有单位编码")
    dialog.units_edit.clear()
    dialog.folder_edit.setText(str(tmp_path / "没有"))
    dialog.ok_button.click()
    assert explained(dialog) == ["没有这个文件夹。请核对，或点“选择…”"]
    dialog.folder_edit.setText(str(tmp_path))
    (tmp_path / "某局2020.budget").touch()
    dialog.ok_button.click()
    assert explained(dialog) == ["文件夹里已有“某局2020.budget”。请换一个名字，或改为打开它"]
    dialog.file_edit.setText("某局/2020")
    dialog.ok_button.click()
    assert explained(dialog)[0].startswith("文件名里不能有")
    assert dialog.isVisible()
    assert dialog.packet().header.department_code == "124"


def test_what_is_told_gives_way_to_the_field_it_would_cover(dialog: NewBookDialog) -> None:
    dialog.ok_button.click()
    told = explained(dialog)
    dialog.code_edit.setFocus()
    assert explained(dialog) == [], "the code is typed in sight"
    dialog.department_edit.setFocus()
    assert explained(dialog) == told, "and what is missing is told on"


def test_a_name_typed_by_hand_is_not_proposed_over(dialog: NewBookDialog) -> None:
    dialog.file_edit.selectAll()
    QTest.keyClicks(dialog.file_edit, "abc")
    commit_text(dialog.department_edit, "某局")
    assert dialog.path.name == "abc.budget"


def test_missing_books_stay_listed_with_the_reason_until_taken_off(
    qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "旧账.budget"
    settings.remember(gone)
    settings.remember(book_path)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), WelcomePage))
    welcome = window.centralWidget()
    assert isinstance(welcome, WelcomePage)
    texts = [welcome.recent_list.item(row).text() for row in range(welcome.recent_list.count())]
    assert [text.partition("　")[0] for text in texts] == ["示例", "旧账"]
    assert texts[1].endswith("（文件已移走或删除）")
    welcome.recent_list.setCurrentRow(1)
    QTest.keyClick(welcome.recent_list, Qt.Key.Key_Return)
    assert window.desk is None
    assert "打不开“旧账”" in welcome.recent_hint.text()
    QTest.keyClick(welcome.recent_list, Qt.Key.Key_Delete)
    assert settings.remembered == (book_path,)
    assert book_path.is_file(), "only the list forgets"
    QTest.keyClick(welcome.recent_list, Qt.Key.Key_Return)
    assert window.desk is not None


# On the ground of last year's


def test_last_years_book_fills_the_wizard(dialog: NewBookDialog, book_path: Path) -> None:
    dialog.take_last(book_path)
    assert dialog.last_label.text() == "示例.budget：济源市人民政府金融服务办公室 2020年（公开）"
    assert dialog.department_edit.text() == "济源市人民政府金融服务办公室"
    assert dialog.file_edit.text() == "济源市人民政府金融服务办公室2021"
    assert not dialog.units_edit.isEnabled()
    packet = dialog.packet()
    assert packet.header.year == 2021
    assert [(line.amount, line.prior) for line in packet.lines if line.key == "L2"] == [(None, 3_500_000)]
    dialog.last_button.click()
    assert (dialog.packet().lines, dialog.units_edit.toPlainText()) == ((), "")


def test_why_a_file_is_no_book_stands_beside_the_button(dialog: NewBookDialog, tmp_path: Path) -> None:
    (tmp_path / "旧.budget").write_text("no book", encoding="utf-8")
    dialog.take_last(tmp_path / "旧.budget")
    assert len(explained(dialog)) == 1
    assert dialog.last is None


def test_a_book_begun_from_the_open_one_says_what_it_took_over(
    window: MainWindow, qtbot: QtBot, book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: NewBookDialog) -> int:
        dialog.take_last(book_path)
        dialog.folder_edit.setText(str(tmp_path))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(NewBookDialog, "exec", fill_in)
    window.books.new()
    assert window.desk is not None
    assert window.desk.workspace.path.name == "济源市人民政府金融服务办公室2021.budget"
    (told,) = window.findChildren(CarriedDialog)
    rows = told.list.rows
    table = {rows.index(row, 0).data(): rows.index(row, 1).data() for row in range(rows.rowCount())}
    assert table["项目"] == "2"
    assert table["支出行"] == "5"
    assert "请核对2021年有无变化" in told.summary.text()
    assert not window.menus.undo.isEnabled() or "新建账套" in window.menus.undo.text(), "one step"
    told.reject()

"""Editing a paragraph of the narrative: values stay whole, words are one's own, each step can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.gui.dialogs.paragraph import ParagraphDialog
from budget_desktop.gui.dialogs.term import TermDialog
from budget_desktop.gui.dialogs.unlink import UnlinkDialog
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.narrative.tokens import Linked, Unlinked, parts
from tests.gui.driving import AMOUNT, commit_text, desk_of, page_of
from tests.gui.test_forms import nameless

CTRL = Qt.KeyboardModifier.ControlModifier
SPENDING = "spending.1"


def narrative(window: MainWindow) -> NarrativePage:
    page = page_of(window, "narrative")
    assert isinstance(page, NarrativePage)
    return page


def opened(window: MainWindow, paragraph: str = SPENDING) -> ParagraphDialog:
    page = narrative(window)
    assert page.go_to(TextPlace(paragraph))
    QTest.keyClick(page.text_browser, Qt.Key.Key_F2)
    return [each for each in window.findChildren(ParagraphDialog) if each.isVisible()][-1]


def printed(window: MainWindow, paragraph: str = SPENDING) -> str:
    workspace = desk_of(window).workspace
    workspace.refresh_now()
    return next(each.text for each in workspace.snapshot.disclosure.paragraphs if each.key == paragraph)


def put_cursor(dialog: ParagraphDialog, behind: str) -> None:
    found = dialog.edit.document().find(behind)
    assert not found.isNull()
    found.clearSelection()
    dialog.edit.setTextCursor(found)


def linked(dialog: ParagraphDialog) -> list[str]:
    return [part.name for part in parts(dialog.edit.noted()) if isinstance(part, Linked)]


def test_words_around_the_values_are_printed_and_follow_the_figures(window: MainWindow, qtbot: QtBot) -> None:
    before = printed(window)
    dialog = opened(window)
    put_cursor(dialog, "年支出")
    commit_text(dialog.edit, "全年")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert printed(window) == before.replace("年支出", "年支出全年")
    assert "〔已改写〕" in narrative(window).text_browser.toPlainText()
    workspace = desk_of(window).workspace
    workspace.put("改金额", {AMOUNT: 5_0000_00})
    assert printed(window) == before.replace("年支出", "年支出全年").replace("15.00", "16.50")
    workspace.undo()
    assert workspace.undo_label == "改写段落"
    workspace.undo()
    assert printed(window) == before


def test_a_value_is_neither_typed_over_nor_half_deleted(window: MainWindow) -> None:
    dialog = opened(window)
    names = linked(dialog)
    dialog.edit.selectAll()
    commit_text(dialog.edit, "没有了")
    assert linked(dialog) == names
    QTest.keyClick(dialog.edit, Qt.Key.Key_A, CTRL)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Delete)
    assert linked(dialog) == names
    dialog.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Backspace, CTRL)
    assert linked(dialog) == names


def test_backspace_chooses_a_value_then_asks_for_a_reason(window: MainWindow) -> None:
    dialog = opened(window)
    put_cursor(dialog, "年支出合计")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Delete)
    assert dialog.edit.textCursor().selectedText() == "\ufffc"
    QTest.keyClick(dialog.edit, Qt.Key.Key_Delete)
    (asking,) = dialog.findChildren(UnlinkDialog)
    assert asking.text_edit.text() == "15.00"
    asking.text_edit.setText("约15")
    QTest.keyClick(asking.text_edit, Qt.Key.Key_Return)
    assert asking.isVisible(), "a reason is wanted"
    asking.reason_edit.setText("根据实际支出")
    asking.done_button.click()
    assert asking.isVisible(), "a reason that says nothing is none"
    asking.reason_edit.setText("批复文件取整")
    asking.done_button.click()
    assert not asking.isVisible()
    dialog.done_button.click()
    assert "年支出合计约15万元" in printed(window)
    (edit,) = desk_of(window).workspace.snapshot.disclosure.edits
    assert [(each.text, each.reason) for each in edit.unlinked] == [("约15", "批复文件取整")]
    rules = {each.rule for each in desk_of(window).workspace.snapshot.findings}
    assert "C33" in rules


def test_the_link_can_be_given_back(window: MainWindow) -> None:
    dialog = opened(window)
    names = linked(dialog)
    put_cursor(dialog, "年支出合计")
    at = dialog.edit.textCursor().position()
    dialog.edit.replace_value(at, Unlinked(names[2], "约15", "取整"))
    assert len(linked(dialog)) == len(names) - 1
    dialog.unlink_button.click()
    (asking,) = dialog.findChildren(UnlinkDialog)
    assert asking.reason_edit.text() == "取整"
    asking.link_button.click()
    assert linked(dialog) == names


def test_a_value_cut_is_pasted_elsewhere_and_missed_until_then(window: MainWindow) -> None:
    dialog = opened(window)
    names = linked(dialog)
    put_cursor(dialog, "年支出合计")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.edit, Qt.Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == "15.00"
    dialog.done_button.click()
    assert dialog.isVisible(), "a text without one of its values is not kept"
    dialog.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(dialog.edit, Qt.Key.Key_V, CTRL)
    assert sorted(linked(dialog)) == sorted(names)
    assert linked(dialog)[0] == names[2]


def test_what_is_missing_is_put_back(window: MainWindow) -> None:
    dialog = opened(window)
    names = linked(dialog)
    put_cursor(dialog, "年支出合计")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.edit, Qt.Key.Key_X, CTRL)
    dialog.put_back_button.click()
    assert linked(dialog) == names


def test_the_source_of_a_value_is_told_and_led_to(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    put_cursor(dialog, "年支出合计")
    assert "15.00" in dialog.pointed.text()
    assert "出自" in dialog.pointed.text()
    with qtbot.waitSignal(narrative(window).wanted):
        QTest.keyClick(dialog.edit, Qt.Key.Key_F4)
    assert not dialog.isVisible()


def rewritten(window: MainWindow, paragraph: str = SPENDING) -> None:
    dialog = opened(window, paragraph)
    dialog.edit.moveCursor(QTextCursor.MoveOperation.Start)
    commit_text(dialog.edit, "说明：")
    dialog.done_button.click()


def outdated(window: MainWindow) -> ParagraphDialog:
    """Edited, then the program's words are others: there is basic spending now."""
    rewritten(window)
    workspace = desk_of(window).workspace
    assert workspace.put("改类别", {EntryPlace("lines", "L2", "kind"): "basic.public"})
    assert not printed(window).startswith("说明：")
    assert "可能过期" in narrative(window).text_browser.toPlainText()
    return opened(window)


def test_outdated_words_stand_beside_the_program_s_and_may_be_kept(window: MainWindow) -> None:
    dialog = outdated(window)
    assert dialog.theirs.toPlainText() == printed(window)
    dialog.put_back_button.click()
    dialog.done_button.click()
    assert "说明：" in printed(window)
    assert "可能过期" not in narrative(window).text_browser.toPlainText()


def test_the_program_s_words_are_taken_as_one_step(window: MainWindow) -> None:
    dialog = outdated(window)
    dialog.restore_button.click()
    workspace = desk_of(window).workspace
    workspace.refresh_now()
    assert not workspace.snapshot.disclosure.edits
    workspace.undo()
    workspace.refresh_now()
    assert len(workspace.snapshot.disclosure.edits) == 1


def test_a_text_typed_elsewhere_is_changed_there(window: MainWindow, qtbot: QtBot) -> None:
    page = narrative(window)
    assert page.go_to(TextPlace("duties.1"))
    with qtbot.waitSignal(page.wanted) as told:
        QTest.keyClick(page.text_browser, Qt.Key.Key_F2)
    assert told.args == [EntryPlace("texts", "duties", "text")]


def test_the_arrows_go_from_paragraph_to_paragraph(window: MainWindow) -> None:
    browser = narrative(window).text_browser
    QTest.keyClick(browser, Qt.Key.Key_Down)
    first = browser.chosen
    QTest.keyClick(browser, Qt.Key.Key_Down)
    assert first
    assert browser.chosen not in ("", first)
    QTest.keyClick(browser, Qt.Key.Key_Up)
    assert browser.chosen == first


@pytest.mark.parametrize("way", ["escape", "control enter"])
def test_what_was_typed_comes_back_however_one_leaves(window: MainWindow, way: str) -> None:
    dialog = opened(window)
    dialog.edit.moveCursor(QTextCursor.MoveOperation.Start)
    commit_text(dialog.edit, "说明：")
    if way == "escape":
        QTest.keyClick(dialog.edit, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return, CTRL)
    assert printed(window).startswith("说明：")


def test_screen_readers_are_told_the_names(window: MainWindow) -> None:
    dialog = opened(window)
    assert nameless(dialog) == []


def test_an_entry_of_the_glossary_is_changed_where_its_term_is_explained(window: MainWindow) -> None:
    page = narrative(window)
    assert page.go_to(TextPlace("glossary.2"))
    QTest.keyClick(page.text_browser, Qt.Key.Key_F2)
    assert page.topic_label.text() == "名词解释：基本支出"
    assert "保障机构正常运转" in page.topic_edit.placeholderText()
    commit_text(page.topic_edit, "是指人员经费和公用经费。")
    page.commit()
    assert printed(window, "glossary.2") == "二、基本支出：是指人员经费和公用经费。"
    desk_of(window).workspace.undo()
    assert "保障机构正常运转" in printed(window, "glossary.2")


def asked_for_a_term(page: NarrativePage) -> TermDialog:
    page.add_term_button.click()
    return [each for each in page.window().findChildren(TermDialog) if each.isVisible()][-1]


def test_a_term_of_ones_own_is_chosen_in_the_text_and_explained(window: MainWindow) -> None:
    page = narrative(window)
    assert page.go_to(TextPlace(SPENDING))
    page.text_browser.setTextCursor(page.text_browser.document().find("年支出"))
    dialog = asked_for_a_term(page)
    assert nameless(dialog) == []
    assert dialog.term_edit.text() == "年支出"
    assert "会印出" in dialog.said.text()
    QTest.keyClick(dialog.term_edit, Qt.Key.Key_Return)
    assert page.topic_label.text() == "名词解释：年支出"
    assert page.topic_edit.hasFocus()
    commit_text(page.topic_edit, "是指一年的支出。")
    page.commit()
    desk_of(window).workspace.refresh_now()
    texts = [each.text for each in desk_of(window).workspace.snapshot.disclosure.paragraphs]
    assert any(text.endswith("、年支出：是指一年的支出。") for text in texts)


def test_a_term_nobody_uses_is_said_not_to_be_printed_and_none_is_refused(window: MainWindow) -> None:
    dialog = asked_for_a_term(narrative(window))
    commit_text(dialog.term_edit, "无人用的词")
    assert "没有用到" in dialog.said.text()
    dialog.term_edit.clear()
    dialog.add_button.click()
    assert dialog.isVisible(), "a reason stands under the field"

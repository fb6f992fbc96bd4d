"""Long texts: plain paste, the count, the large editor that loses nothing."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.widgets.long_text_edit import LargeEditor, LongTextEdit
from tests.gui.driving import commit_text, desk_of, page_of


def duties(window: MainWindow) -> LongTextEdit:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    assert page.go_to(EntryPlace("texts", "duties", "text"))
    return page.duties_edit


def enlarge(window: MainWindow, edit: LongTextEdit) -> LargeEditor:
    QTest.keyClick(edit, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(LargeEditor)
    assert dialog.edit.toPlainText() == edit.toPlainText()
    return dialog


def stored(window: MainWindow) -> str:
    return desk_of(window).workspace.current_packet().text("duties")


def test_formatted_text_is_pasted_as_words_and_paragraphs(window: MainWindow, qtbot: QtBot) -> None:
    edit = duties(window)
    copied = QMimeData()
    copied.setHtml("<p><b>一、负责</b></p>")
    copied.setText("\u3000\u3000一、负责\u00ad金融\xa0服务\r\n\u3000\u3000二、负责监管")
    QApplication.clipboard().setMimeData(copied)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "一、负责金融 服务\n二、负责监管"
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "二、负责监管" not in edit.toPlainText(), "a paste is taken back in one go"
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stored(window) == "一、负责金融 服务\n二、负责监管")


@pytest.mark.parametrize("way", ["escape", "button", "control enter", "cross"])
def test_what_is_typed_in_the_large_editor_comes_back_whichever_way_it_is_left(
    window: MainWindow, qtbot: QtBot, way: str
) -> None:
    edit = duties(window)
    dialog = enlarge(window, edit)
    dialog.edit.selectAll()
    commit_text(dialog.edit, "一、新的职责")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    commit_text(dialog.edit, "二、另一项")
    if way == "escape":
        QTest.keyClick(dialog.edit, Qt.Key.Key_Escape)
    elif way == "button":
        dialog.done_button.click()
    elif way == "cross":
        dialog.close()
    else:
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "一、新的职责\n二、另一项"
    assert edit.hasFocus()
    qtbot.waitUntil(lambda: stored(window) == "一、新的职责\n二、另一项")
    qtbot.waitUntil(lambda: not window.findChildren(LargeEditor))


def test_only_the_button_gives_up_what_was_typed(window: MainWindow) -> None:
    edit = duties(window)
    before = edit.toPlainText()
    dialog = enlarge(window, edit)
    assert not dialog.discard_button.isEnabled(), "nothing was typed yet"
    commit_text(dialog.edit, "多余的话")
    dialog.discard_button.click()
    assert edit.toPlainText() == before
    assert stored(window) == before


def test_the_large_editor_undoes_and_counts(window: MainWindow) -> None:
    dialog = enlarge(window, duties(window))
    dialog.edit.selectAll()
    commit_text(dialog.edit, "三个字")
    assert "3 字，1 段" in [label.text() for label in dialog.findChildren(type(dialog._size))]
    QTest.keyClick(dialog.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.edit.toPlainText() != "三个字"
    dialog.close()


def test_the_large_editor_fits_the_smallest_screen(window: MainWindow) -> None:
    window.resize(1366, 720)
    dialog = enlarge(window, duties(window))
    assert dialog.height() <= 700
    assert dialog.width() <= 1366
    dialog.close()

"""Proof-reading while one writes: wavy lines, what is wrong by key, mending as one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.widgets.long_text_edit import LargeEditor, LongTextEdit
from budget_desktop.gui.widgets.proof_line import ProofLine
from budget_desktop.gui.widgets.proof_marks import ProofMarks, plain_reading
from budget_desktop.narrative.tokens import Linked, parts
from budget_desktop.proofreading.slip import Kind
from tests.gui.driving import commit_text, page_of
from tests.gui.pages.test_long_texts import duties, stored
from tests.gui.pages.test_own_words import linked, narrative, opened, put_cursor

CTRL = Qt.KeyboardModifier.ControlModifier


def marks_of(edit: QTextEdit | QPlainTextEdit) -> ProofMarks:
    (found,) = edit.findChildren(ProofMarks)
    return found


def write(edit: LongTextEdit, text: str) -> ProofMarks:
    """Write instead of what stands there, and let the marks follow."""
    edit.selectAll()
    commit_text(edit, text)
    marks = marks_of(edit)
    marks.read()
    return marks


def wavy(edit: QTextEdit | QPlainTextEdit) -> list[str]:
    found = edit.extraSelections()
    shapes = {each.format.underlineStyle() for each in found}  # type: ignore[attr-defined]
    assert shapes <= {QTextCharFormat.UnderlineStyle.WaveUnderline}
    return [each.cursor.selectedText() for each in found]  # type: ignore[attr-defined]


def test_slips_are_marked_after_a_pause_and_counted_below(window: MainWindow, qtbot: QtBot) -> None:
    edit = duties(window)
    with qtbot.waitSignal(marks_of(edit).told):
        edit.selectAll()
        commit_text(edit, "负责银行帐户管理，，促进我县发展。")
    assert wavy(edit) == ["帐户", "，，", "我县"]
    assert "写法可疑 3 处，F7 列出" in edit._size.text()


def test_what_is_wrong_is_told_at_the_cursor(window: MainWindow) -> None:
    edit = duties(window)
    marks = write(edit, "负责银行帐户管理。")
    said: list[str] = []
    marks.told.connect(said.append)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(4):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    assert said[-1] == "可能有错字：“帐户”，可改为“账户”　Ctrl+. 改正"
    assert said[-1] in edit._size.toolTip()


def test_one_key_goes_from_slip_to_slip_and_mends(window: MainWindow) -> None:
    edit = duties(window)
    write(edit, "负责银行帐户管理，，办理XX项目。")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
    assert edit.textCursor().selectedText() == "帐户"
    QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
    assert edit.toPlainText() == "负责银行账户管理，，办理XX项目。"
    QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
    QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
    assert edit.toPlainText() == "负责银行账户管理，办理XX项目。"
    # What only the writer knows is shown, again and again.
    for _ in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
        assert edit.textCursor().selectedText() == "XX"


def test_each_mend_is_one_step_of_undo_and_is_kept(window: MainWindow) -> None:
    edit = duties(window)
    write(edit, "负责银行帐户管理，，按月核对。")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(4):
        QTest.keyClick(edit, Qt.Key.Key_Period, CTRL)
    edit.undo()
    assert edit.toPlainText() == "负责银行账户管理，，按月核对。"
    edit.undo()
    assert edit.toPlainText() == "负责银行帐户管理，，按月核对。"
    edit.redo()
    edit.redo()
    edit.clearFocus()
    assert stored(window) == "负责银行账户管理，按月核对。"


def test_all_slips_are_listed_by_key_and_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    edit = duties(window)
    write(edit, "负责银行帐户管理，，办理XX项目。")
    QTest.keyClick(edit, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions()] == [
        "可能有错字：“帐户”，可改为“账户”",
        "标点重复或多余：“，，”，可改为“，”",
        "模板提示没有填写或删去：“XX”",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert edit.textCursor().selectedText() == "，，"
    assert edit.hasFocus()


def test_without_slips_the_key_says_so(window: MainWindow) -> None:
    edit = duties(window)
    write(edit, "负责金融服务。")
    QTest.keyClick(edit, Qt.Key.Key_F7)
    assert "没有发现写法上的问题" in edit._size.text()


def test_hovering_tells_what_is_wrong(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = duties(window)
    write(edit, "帐户管理。")
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, *_: shown.append(text))
    beginning = QTextCursor(edit.document())
    on_it = edit.cursorRect(beginning).center() + QPoint(4, 0)
    QApplication.sendEvent(
        edit.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, on_it, edit.viewport().mapToGlobal(on_it))
    )
    assert shown == ["可能有错字：“帐户”，可改为“账户”　Ctrl+. 改正"]


def test_the_large_editor_marks_as_well(window: MainWindow) -> None:
    edit = duties(window)
    write(edit, "负责银行帐户管理。")
    QTest.keyClick(edit, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(LargeEditor)
    assert wavy(dialog.edit) == ["帐户"]
    dialog.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Period, CTRL)
    assert "可改为“账户”" in dialog.hint.text()
    QTest.keyClick(dialog.edit, Qt.Key.Key_Period, CTRL)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return, CTRL)
    assert edit.toPlainText() == "负责银行账户管理。"


def test_a_reason_needs_no_stop(window: MainWindow) -> None:
    page = narrative(window)
    assert page.go_to(EntryPlace("remarks", "change.total", "text"))
    write(page.topic_edit, "新增项目一个。压缩公用经费")
    assert wavy(page.topic_edit) == []


def test_mending_a_paragraph_leaves_its_values_alone(window: MainWindow) -> None:
    dialog = opened(window)
    names = linked(dialog)
    put_cursor(dialog, "年支出合计")
    commit_text(dialog.edit, "，，")
    dialog.marks.read()
    assert wavy(dialog.edit) == ["，，"]
    QTest.keyClick(dialog.edit, Qt.Key.Key_Period, CTRL)
    assert wavy(dialog.edit) == []
    assert linked(dialog) == names
    dialog.edit.undo()
    assert "，，" in dialog.edit.reading().text
    assert linked(dialog) == names


def test_a_slip_beside_a_value_is_mended_beside_it(window: MainWindow) -> None:
    dialog = opened(window)
    year = next(part for part in parts(dialog.edit.noted()) if isinstance(part, Linked))
    before = dialog.edit.noted()
    # The year loses its 年: the mend puts it behind the linked number.
    found = dialog.edit.document().find("年支出合计")
    assert not found.isNull()
    found.insertText("持平，支出合计")
    dialog.marks.read()
    assert wavy(dialog.edit) == ["\ufffc"]
    dialog.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Period, CTRL)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Period, CTRL)
    assert "年持平" in dialog.edit.reading().text
    assert year.name in dialog.edit.noted()
    assert linked(dialog) == [part.name for part in parts(before) if isinstance(part, Linked)]


def test_rare_characters_count_as_two_in_the_document() -> None:
    assert list(plain_reading("𠮷，，").places) == [0, 2, 3, 4]


def test_cells_of_text_are_marked_and_mended(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "three_public")
    grid = page.grids[0]
    place = EntryPlace("remarks", "change.three_public.reception", "text")
    assert grid.go_to(place)
    QTest.keyClick(grid.table, Qt.Key.Key_F2)
    (editor,) = grid.table.viewport().findChildren(QLineEdit)
    (line,) = editor.findChildren(ProofLine)
    editor.selectAll()
    commit_text(editor, "来访，，批次增加")
    qtbot.waitUntil(line.isVisible)
    editor.home(False)
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    assert editor.selectedText() == "，，"
    assert "可改为“，”" in editor.accessibleDescription()
    QTest.keyClick(editor, Qt.Key.Key_Period, CTRL)
    assert editor.text() == "来访，批次增加"
    assert not line.isVisible()
    editor.undo()
    assert editor.text() == "来访，，批次增加"


def test_fields_of_one_line_are_marked(window: MainWindow) -> None:
    page = page_of(window, "three_public")
    assert isinstance(page, ThreePublicPage)
    (line,) = page.reason_edit.findChildren(ProofLine)
    page.reason_edit.setText("工作需要")
    line.read()
    assert [slip.kind for slip in line.slips] == [Kind.HOLLOW]
    page.reason_edit.setText("新增项目")
    assert line.slips == ()

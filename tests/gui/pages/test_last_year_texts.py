"""Texts of last year in the window: taken, marked, confirmed by key, asked for until then."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from budget_desktop.domain.places import EntryPlace, TextPlace
from budget_desktop.domain.records import LongText, Remark
from budget_desktop.gui.dialogs.last_year_texts import LastYearTextsDialog
from budget_desktop.gui.frame.last_year import offer_texts
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.rules.finding import Finding, Severity
from budget_desktop.store.book import Book
from tests.gui.driving import commit_text, desk_of
from tests.gui.pages.test_long_texts import duties
from tests.gui.pages.test_own_words import narrative

SHIFT = Qt.KeyboardModifier.ShiftModifier
DUTIES = EntryPlace("texts", "duties", "text")
_TEXT = "负责金融监管。\n负责金融服务。"


@pytest.fixture
def last_year(window: MainWindow, tmp_path: Path) -> Path:
    """Last year's book; in this year's the duties are still to be written."""
    workspace = desk_of(window).workspace
    packet = workspace.snapshot.packet
    path = tmp_path / "上年.budget"
    before = replace(
        packet,
        header=replace(packet.header, year=packet.header.year - 1),
        texts=(LongText(key="duties", text=_TEXT),),
        remarks=(Remark(key="change.total", text="上年新增项目"),),
        edited_paragraphs=(),
    )
    with Book.create(path) as book:
        book.edit("新建账套", lambda draft: draft.add_packet(before))
    workspace.put("清空", {DUTIES: "", EntryPlace("remarks", "change.total", "text"): ""})
    workspace.refresh_now()
    return path


def taken(window: MainWindow, path: Path) -> LongTextEdit:
    """Take what is ticked; the field of the duties."""
    offer_texts(window, path)
    (dialog,) = window.findChildren(LastYearTextsDialog)
    dialog.take_button.click()
    desk_of(window).workspace.refresh_now()
    return duties(window)


def asked(window: MainWindow) -> list[Finding]:
    workspace = desk_of(window).workspace
    workspace.refresh_now()
    return [finding for finding in workspace.snapshot.findings if finding.rule == "C34"]


def test_taken_texts_ask_to_be_confirmed_before_publication(window: MainWindow, last_year: Path) -> None:
    edit = taken(window, last_year)
    assert edit.toPlainText() == _TEXT
    assert "上年原文 2 段未确认（F9 确认）" in edit._size.text()
    (finding,) = asked(window)
    assert DUTIES in finding.places
    assert finding.severity is Severity.WARNING


def test_reasons_of_last_year_are_not_ticked(window: MainWindow, last_year: Path) -> None:
    offer_texts(window, last_year)
    (dialog,) = window.findChildren(LastYearTextsDialog)
    states = {
        dialog.list.item(row).text(): dialog.list.item(row).checkState() for row in range(dialog.list.count())
    }
    assert states["部门职责：负责金融监管。 负责金融服务。"] is Qt.CheckState.Checked
    assert states["说明文字：上年新增项目"] is Qt.CheckState.Unchecked


def test_taking_texts_is_one_step(window: MainWindow, last_year: Path) -> None:
    taken(window, last_year)
    workspace = desk_of(window).workspace
    assert workspace.undo_label == "取上年文字"
    workspace.undo()
    workspace.refresh_now()
    assert workspace.snapshot.packet.text("duties") == ""
    assert workspace.snapshot.packet.carried_texts == ()


def test_paragraphs_are_confirmed_one_by_one(window: MainWindow, last_year: Path) -> None:
    edit = taken(window, last_year)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_F9)
    workspace = desk_of(window).workspace
    workspace.refresh_now()
    assert workspace.snapshot.of_last_year[DUTIES].unconfirmed == ("负责金融监管。",)
    assert "上年原文 1 段未确认" in edit._size.text()
    # The next one, wherever the cursor stands.
    QTest.keyClick(edit, Qt.Key.Key_F9)
    assert asked(window) == []
    assert "上年原文" not in edit._size.text()
    workspace.undo()
    assert len(asked(window)) == 1


def test_a_text_is_confirmed_as_a_whole(window: MainWindow, last_year: Path) -> None:
    edit = taken(window, last_year)
    QTest.keyClick(edit, Qt.Key.Key_F9, SHIFT)
    assert asked(window) == []


def test_the_findings_panel_confirms_what_it_shows_paragraph_by_paragraph(
    window: MainWindow, last_year: Path
) -> None:
    taken(window, last_year)
    (finding,) = asked(window)
    panel = window.findings
    window.show_findings()
    panel.select(finding)
    assert "负责金融监管。" in panel.detail.toPlainText()
    assert panel.head.confirm_button.isVisible()
    QTest.keyClick(panel.table, Qt.Key.Key_F9)
    assert desk_of(window).workspace.snapshot.of_last_year[DUTIES].unconfirmed == ("负责金融服务。",)
    assert panel.current is not None
    assert panel.current.rule == "C34"
    assert "负责金融服务。" in panel.detail.toPlainText()
    QTest.keyClick(panel.table, Qt.Key.Key_F9)
    assert asked(window) == []


def test_a_touched_paragraph_is_confirmed_by_that(window: MainWindow, last_year: Path) -> None:
    edit = taken(window, last_year)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    commit_text(edit, "依法")
    edit.clearFocus()
    workspace = desk_of(window).workspace
    workspace.refresh_now()
    assert workspace.snapshot.of_last_year[DUTIES].unconfirmed == ("负责金融服务。",)


def test_the_printed_text_shows_what_is_last_years(window: MainWindow, last_year: Path) -> None:
    taken(window, last_year)
    page = narrative(window)
    paragraph = next(
        each.key
        for each in desk_of(window).workspace.snapshot.disclosure.paragraphs
        if "负责金融监管" in each.text
    )
    assert page.text_browser.toPlainText().count("〔上年原文，未确认，F9 确认〕") == 2
    assert page.go_to(TextPlace(paragraph))
    QTest.keyClick(page.text_browser, Qt.Key.Key_F9)
    assert page.text_browser.toPlainText().count("〔上年原文，未确认，F9 确认〕") == 1
    # The next one is chosen by then.
    QTest.keyClick(page.text_browser, Qt.Key.Key_F9)
    assert asked(window) == []


def test_a_book_without_an_earlier_year_is_refused_kindly(window: MainWindow, book_path: Path) -> None:
    offer_texts(window, book_path)
    (box,) = window.findChildren(QMessageBox)
    assert "没有2020年以前的预算" in box.text()
    box.close()

"""Entering in forms: fields, choices, long texts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.widgets.explanation import Explanation
from tests.gui.driving import (
    commit_text,
    desk_of,
    page_of,
)


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
    assert page.amount_value.text() == "5.00 万元"
    assert {record.project for record in page.indicators_grid.model.records} == {"P2"}
    window.undo()
    qtbot.waitUntil(lambda: page.projects_grid.model.index(0, 0).data() != "金融服务")


def test_a_field_refuses_with_an_explanation(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    page.year_edit.setFocus()
    page.year_edit.selectAll()
    QTest.keyClicks(page.year_edit, "20x")
    QTest.keyClick(page.year_edit, Qt.Key.Key_Return)
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == ["“20x”不是年度。请写成如 2020"]
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


def test_a_long_text_is_written_at_a_pause_and_not_disturbed(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "performance")
    assert isinstance(page, PerformancePage)
    page.goal_edit.setFocus()
    page.goal_edit.selectAll()
    commit_text(page.goal_edit, "写到一半，")
    commit_text(page.goal_edit, " ")
    workspace = desk_of(window).workspace
    qtbot.waitUntil(lambda: workspace.snapshot.packet.text("performance.goal") == "写到一半，")
    assert page.goal_edit.toPlainText() == "写到一半， "
    assert page.goal_edit.textCursor().atEnd()

"""Leaves of a page: turned by key, come back to after a restart; one-line fields keep to one line."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.settings import Settings
from tests.gui.driving import desk_of, page_of


def test_ctrl_tab_turns_the_leaves_from_within_a_text(window: MainWindow) -> None:
    page = page_of(window, "performance")
    assert isinstance(page, PerformancePage)
    page.reveal(page.goal_edit)
    QTest.keyClick(page.goal_edit, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.skeleton_button.isVisible()
    assert not page.goal_edit.isVisible()
    assert page.indicators_grid.table.hasFocus(), (
        "one turns to a leaf in order to write, not to press its button"
    )


def test_the_leaf_one_was_on_is_in_front_after_a_restart(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    page = page_of(window, "performance")
    assert page.go_to(EntryPlace("indicators", "I20", "number"))
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    assert again.open_book(book_path)
    found = desk_of(again).tabs.current_page
    assert isinstance(found, PerformancePage)
    qtbot.waitUntil(found.indicators_grid.table.isVisible)
    table = found.indicators_grid.table
    qtbot.waitUntil(lambda: table.currentIndex().row() == 19)


def test_a_project_is_chosen_above_its_leaves(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "projects")
    assert isinstance(page, ProjectsPage)
    page.detail_tabs.setCurrentIndex(1)
    names = [project.name for project in desk_of(window).workspace.snapshot.packet.projects]
    assert page.name_edit.text() == page.project_combo.currentText() == names[0]
    assert not page.previous_button.isEnabled()
    page.next_button.click()
    assert page.name_edit.text() == page.project_combo.currentText() == names[1]
    assert not page.next_button.isEnabled()
    page.name_edit.selectAll()
    QTest.keyClicks(page.name_edit, "abc")
    page.previous_button.click()
    qtbot.waitUntil(lambda: page.project_combo.itemText(1) == "abc")
    assert page.name_edit.text() == names[0], "what was typed went to its own project"


def test_lines_pasted_into_a_line_become_one(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    assert page.go_to(EntryPlace("texts", "organisation.basis", "text"))
    page.basis_edit.selectAll()
    QApplication.clipboard().setText("某办〔2015〕1号\n某办〔2016〕2号")
    QTest.keyClick(page.basis_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.basis_edit, Qt.Key.Key_Return)
    workspace = desk_of(window).workspace
    qtbot.waitUntil(
        lambda: workspace.snapshot.packet.text("organisation.basis") == "某办〔2015〕1号 某办〔2016〕2号"
    )

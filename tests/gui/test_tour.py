"""The tour of the practice book, walked with the keys it names."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.income import IncomePage
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.tour import deeds, guide, spots
from budget_desktop.gui.tour.guide import Tour
from budget_desktop.gui.tour.panel import TourPanel
from budget_desktop.gui.tour.script import script
from budget_desktop.samples import SAMPLE
from tests.gui.driving import commit_text, desk_of, page_of, press_enter, spending, type_in

FARE = EntryPlace("lines", "L4", "amount")
"""差旅费, planted as -2.50 万元."""


@pytest.fixture
def practice(tmp_path: Path, practice_book: Path) -> Path:
    return Path(shutil.copyfile(practice_book, tmp_path / "练习.budget"))


@pytest.fixture
def window(qtbot: QtBot, application: QApplication, settings: Settings, practice: Path) -> MainWindow:
    return opened(qtbot, settings, practice)


def opened(qtbot: QtBot, settings: Settings, book: Path, size: tuple[int, int] = (1366, 740)) -> MainWindow:
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    assert made.open_book(book)
    return made


def tour_of(window: MainWindow) -> Tour:
    return window.docks.tour


def panel_of(window: MainWindow, qtbot: QtBot) -> TourPanel:
    qtbot.waitUntil(lambda: tour_of(window).panel is not None)
    panel = tour_of(window).panel
    assert panel is not None
    return panel


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key of the menus, or of whatever has the focus."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(window.focusWidget() or window, key, held)


def at_step(panel: TourPanel, number: int) -> bool:
    return panel.heading.text().startswith(f"第 {number} 步")


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def agreeing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked presses Enter."""

    def agree(box: QMessageBox) -> int:
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: box.buttons()[0])
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)


@pytest.mark.usefixtures("agreeing")
def test_the_tour_goes_from_a_finding_to_its_mend_by_the_keys_it_names(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    assert "跟着走" in panel.heading.text()
    page_has_focus = QApplication.focusWidget()
    assert page_has_focus is not None
    assert not panel.isAncestorOf(page_has_focus), "the offer takes no focus"

    press(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is panel.on_button
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_step(panel, 1))

    press(window, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: at_step(panel, 2))
    assert panel.done.text() == "✓ 做到了：看结论"

    for _ in range(2):
        press(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: at_step(panel, 3))
    press(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: at_step(panel, 2))  # one too far
    press(window, Qt.Key.Key_F8, SHIFT)
    assert len(window.findings.table.selectionModel().selectedRows()) == 1
    qtbot.waitUntil(lambda: at_step(panel, 3))

    table = spending(window).lines_grid.table
    press_enter(qtbot, table, type_in(table, FARE, "2.5"))
    qtbot.waitUntil(lambda: at_step(panel, 4))

    press(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: at_step(panel, 5))
    while (found := window.findings.current) is None or found.rule != "A22":
        press(window, Qt.Key.Key_F8)
    qtbot.waitUntil(window.findings.guesses.isVisible)
    press(window, Qt.Key.Key_G, ALT)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_step(panel, 6))

    page = page_of(window, "income")
    assert isinstance(page, IncomePage)
    press(window, Qt.Key.Key_Insert, CTRL)
    table = page.lines_grid.table
    line = desk_of(window).workspace.current_packet().lines[-1]
    press_enter(qtbot, table, type_in(table, EntryPlace("lines", line.key, "source"), "S2.1"))
    press_enter(qtbot, table, type_in(table, EntryPlace("lines", line.key, "amount"), "2"))
    qtbot.waitUntil(lambda: at_step(panel, 7))

    press(window, Qt.Key.Key_J, CTRL)
    while (found := window.findings.current) is None or found.rule != "B27":
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_E, CTRL)
    commit_text(window.findings.reason.text, "人员经费由市政府办公室负担")
    press(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: at_step(panel, 8))
    assert "剩下的由您自己来" in panel.heading.text()
    assert panel.leave_button.text() == "结束"


def test_the_tour_is_left_taken_up_again_and_goes_on_in_another_session(
    window: MainWindow, qtbot: QtBot, settings: Settings, practice: Path
) -> None:
    panel = panel_of(window, qtbot)
    for _ in range(3):
        panel.on_button.click()
    tour_of(window).look()
    assert at_step(panel, 3), "turned to by hand, a step stays"
    panel.leave_button.click()
    assert tour_of(window).panel is None
    focus = window.focusWidget()
    assert focus is not None
    assert desk_of(window).isAncestorOf(focus)
    window.close()

    again = opened(qtbot, settings, practice)
    QApplication.processEvents()
    assert tour_of(again).panel is None, "who left is not asked again"
    tour_of(again).take_up()
    panel = panel_of(again, qtbot)
    assert panel.isAncestorOf(again.focusWidget() or again), "whoever asks for it is led to it"
    assert at_step(panel, 3)
    again.close()

    once_more = opened(qtbot, settings, practice)
    panel = panel_of(once_more, qtbot)
    assert at_step(panel, 3), "who was interrupted goes on"


def test_the_tour_ends_when_the_budget_can_be_published(
    qtbot: QtBot,
    application: QApplication,
    settings: Settings,
    book_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sample is what the practice book is like when all is mended."""
    monkeypatch.setattr(guide, "PRACTICE", SAMPLE)
    window = opened(qtbot, settings, book_path)
    panel = panel_of(window, qtbot)
    for _ in script().steps:
        panel.on_button.click()
    tour_of(window).look()
    assert panel.heading.text() == "可以公开了"


def test_only_a_practice_book_is_toured(
    qtbot: QtBot,
    application: QApplication,
    settings: Settings,
    book_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = opened(qtbot, settings, book_path)
    QApplication.processEvents()
    assert tour_of(window).panel is None
    # From the menu a practice book is made for it.
    made = tmp_path / "新练习.budget"
    monkeypatch.setattr(choosing, "file_to_write", lambda *_: made)
    tour_of(window).take_up()
    assert desk_of(window).workspace.path == made
    assert window.docks.steps.isVisible()
    panel_of(window, qtbot).leave_button.click()
    # On a small screen the page keeps its room.
    window.resize(911, 480)
    tour_of(window).take_up()
    assert not window.docks.steps.isVisible()
    panel_of(window, qtbot).leave_button.click()
    assert window.docks.steps.isVisible()


def test_on_the_smallest_screens_it_is_a_strip_above_the_page(
    qtbot: QtBot, application: QApplication, settings: Settings, practice: Path
) -> None:
    window = opened(qtbot, settings, practice, size=(683, 360))
    panel = panel_of(window, qtbot)
    panel.on_button.click()
    assert "按 **Ctrl+J**" in panel.brief.text()
    assert panel.brief.isVisible()
    assert not panel.text.isVisible()
    assert panel.width() == window.width()
    assert panel.height() < 2 * panel.on_button.height()


def test_every_step_says_where_and_until_when() -> None:
    for step in script().steps:
        assert step.place in spots.PLACES
        assert {step.until, step.start or step.until} <= set(deeds.DEEDS)
        assert step.title
        assert step.text

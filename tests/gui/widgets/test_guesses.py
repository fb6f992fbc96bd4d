"""What is probably behind a finding, beside it, and its mend, which is always asked for: all by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.findings_panel import FindingsPanel
from tests.gui.driving import desk_of

PLACE = EntryPlace("lines", "L4", "amount")
RIGHT, TENFOLD = 25_000_00, 250_000_00


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> Iterator[FindingsPanel]:
    """The sample with one amount ten times too large, its finding chosen and explained."""
    workspace = desk_of(window).workspace
    assert workspace.put("改", {PLACE: TENFOLD})
    workspace.refresh_now()
    panel = window.findings
    panel.select(next(each for each in workspace.snapshot.findings if each.rule == "A01"))
    panel.table.setFocus()
    qtbot.waitUntil(lambda: panel.guesses.current is not None)
    yield panel
    panel.guesses.stop()


def answer(button: str) -> None:
    """Press a button of the question that is about to come up."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        wanted = next(each for each in box.buttons() if each.text() == button)
        QTest.keyClick(wanted, Qt.Key.Key_Space)

    QTimer.singleShot(0, press)


def amount(window: MainWindow) -> int | None:
    packet = desk_of(window).workspace.current_packet()
    return next(line.amount for line in packet.lines if line.key == PLACE.key)


def test_the_likeliest_cause_is_named_beside_the_finding(panel: FindingsPanel) -> None:
    assert panel.guesses.current is not None
    assert panel.guesses.current.place == PLACE
    assert panel.guesses.list.item(0).text().startswith("1. 小数点错位：")
    assert panel.guesses.list.accessibleName()


def test_a_mend_is_done_only_when_agreed_to_and_can_be_undone(
    panel: FindingsPanel, window: MainWindow
) -> None:
    panel.guesses.list.setFocus()
    answer("不改")
    QTest.keyClick(panel.guesses.list, Qt.Key.Key_Return)
    assert amount(window) == TENFOLD
    answer("改正")
    QTest.keyClick(panel.guesses.list, Qt.Key.Key_Return)
    assert amount(window) == RIGHT
    assert window.focusWidget() is panel.table, "on to the next finding"
    workspace = desk_of(window).workspace
    assert workspace.undo_label == "改正：小数点错位"
    workspace.undo()
    assert amount(window) == TENFOLD


def test_nothing_is_guessed_where_no_amount_is_off(panel: FindingsPanel, window: MainWindow) -> None:
    findings = desk_of(window).workspace.snapshot.findings
    panel.guesses.show_finding(None, None)
    panel.select(next(each for each in findings if each.difference is None))
    assert panel.guesses.current is None
    assert not panel.guesses.isVisible()


def test_guesses_go_when_the_finding_is_mended(
    panel: FindingsPanel, window: MainWindow, qtbot: QtBot
) -> None:
    workspace = desk_of(window).workspace
    assert workspace.put("改", {PLACE: RIGHT})
    workspace.refresh_now()
    qtbot.waitUntil(lambda: panel.guesses.current is None)


def test_alt_g_leads_to_the_causes_and_a_cause_to_its_cell(panel: FindingsPanel, window: MainWindow) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert panel.guesses.list.hasFocus()
    panel.guesses.place_wanted.emit(PLACE)
    assert desk_of(window).tabs.current_page.stem() == "spending"

"""Undo reaches back over pages, over many steps, and over closing the book."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.pages.welcome import WelcomePage
from budget_desktop.gui.settings import Settings
from tests.gui.driving import AMOUNT, desk_of, enter, page_of, spending

STEPS = 10


@pytest.fixture
def backs_up() -> bool:
    return True


def packet_of(window: MainWindow) -> Packet:
    return desk_of(window).workspace.current_packet()


def ten_steps(window: MainWindow, qtbot: QtBot) -> list[Packet]:
    """Amounts typed by turns on 支出 and on 三公; returns the packet before each step."""
    before: list[Packet] = []
    for number in range(STEPS):
        before.append(packet_of(window))
        if number % 2:
            page = page_of(window, "three_public")
            assert isinstance(page, ThreePublicPage)
            place = EntryPlace("three_public", "reception", "prior")
            enter(qtbot, page.items_grid.table, place, f"0.{number}1")
        else:
            enter(qtbot, spending(window).lines_grid.table, AMOUNT, f"{number + 4}")
        assert packet_of(window) != before[-1]
    return before


def test_ten_steps_on_two_pages_are_undone_and_redone(window: MainWindow, qtbot: QtBot) -> None:
    before = ten_steps(window, qtbot)
    after = packet_of(window)
    for packet in reversed(before):
        window.undo()
        assert packet_of(window) == packet
    for _ in range(STEPS):
        window.redo()
    assert packet_of(window) == after


def test_ten_steps_are_undone_after_the_program_was_closed(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    before = ten_steps(window, qtbot)
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: isinstance(again.centralWidget(), WelcomePage))
    assert again.open_book(book_path)
    for packet in reversed(before):
        again.undo()
        assert packet_of(again) == packet
    QTest.qWait(0)
    assert desk_of(again).workspace.snapshot.packet == before[0]

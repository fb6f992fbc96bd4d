"""Undo reaches back over pages, over many steps, and over closing the book."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.codes import Flow
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


def test_what_is_undone_and_redone_is_told_with_its_page(window: MainWindow, qtbot: QtBot) -> None:
    workspace = desk_of(window).workspace
    enter(qtbot, spending(window).lines_grid.table, AMOUNT, "7")
    page_of(window, "profile")
    (income, *_) = (line for line in packet_of(window).lines if line.flow is Flow.INCOME)
    workspace.remove("删除行", [income])
    everywhere = {
        EntryPlace("lines", AMOUNT.key, "note"): "注",
        EntryPlace("three_public", "reception", "prior"): 1,
        EntryPlace("header", "", "publication_place"): "网站",
        EntryPlace("answers", "C02", "text"): "写在问题那里",
    }
    workspace.put("粘贴", everywhere)
    told = list[str]()
    workspace.noticed.connect(told.append)
    for _ in range(3):
        window.undo()
    for _ in range(3):
        window.redo()
    assert [each.partition("“")[0] + each.partition("”")[2] for each in told] == [
        "已撤销（部门概况、支出等 3 页）",
        "已撤销（收入）",
        "已撤销（支出）",
        "已重做（支出）",
        "已重做（收入）",
        "已重做（部门概况、支出等 3 页）",
    ]

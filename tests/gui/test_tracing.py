"""From a printed number or a finding to the entry behind it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.gui import navigation
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.totals import DIFFERENCE, INCOME, SPENDING, Total
from budget_desktop.gui.pages.narrative import NarrativePage
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.pages.spending import SpendingPage
from budget_desktop.gui.session.snapshot import first_place
from budget_desktop.gui.session.topics import topics
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.entry_list import EntryList
from budget_desktop.rules.finding import Finding, Severity
from tests.gui.driving import (
    AMOUNT,
    desk_of,
    enter,
    page_of,
    spending,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRINTING = CellPlace("T03", "total", "total")


def test_a_linked_number_leads_to_its_cell(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "narrative")
    assert isinstance(page, NarrativePage)
    with qtbot.waitSignal(page.wanted) as caught:
        page.text_browser.anchorClicked.emit("#0")
    assert caught.args


def test_a_printed_number_leads_to_its_entries(window: MainWindow, qtbot: QtBot) -> None:
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.go_to(CellPlace("T08", "reception", "amount"))
    preview.paper.activated.emit(preview.paper.currentIndex())
    page = desk_of(window).tabs.current_page
    assert isinstance(page, SpendingPage)
    table = page.lines_grid.table
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L5", "amount")


def test_a_sum_lists_its_entries(window: MainWindow, qtbot: QtBot) -> None:
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.go_to(PRINTING)
    preview.paper.activated.emit(preview.paper.currentIndex())
    (listed,) = preview.findChildren(EntryList)
    assert listed.list.count() == 5
    assert any("5 处合计 15.00" in label.text() for label in listed.findChildren(QLabel))
    listed.list.itemActivated.emit(listed.list.item(1))
    assert isinstance(desk_of(window).tabs.current_page, SpendingPage)


@pytest.mark.parametrize(("total", "counts"), [(INCOME, (1, 0)), (SPENDING, (0, 5)), (DIFFERENCE, (1, 5))])
def test_a_total_above_the_tabs_lists_the_entries_behind_it(
    window: MainWindow, total: Total, counts: tuple[int, int]
) -> None:
    desk = desk_of(window)
    desk.header.totals[total].click()
    (listed,) = window.findChildren(EntryList)
    texts = [listed.list.item(row).text() for row in range(listed.list.count())]
    assert (sum(text.startswith("收入") for text in texts), sum("支出　" in text for text in texts)) == counts
    listed.list.itemActivated.emit(listed.list.item(listed.list.count() - 1))
    assert desk.tabs.current_page.stem() == ("spending" if counts[1] else "income")


def test_the_keyboard_has_a_key_for_the_totals(window: MainWindow, qtbot: QtBot) -> None:
    spending(window)
    enter(qtbot, spending(window).lines_grid.table, AMOUNT, "4")
    QTest.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    (listed,) = window.findChildren(EntryList)
    assert any("支出 15.50　差额 -0.50 万元" in label.text() for label in listed.findChildren(QLabel))


def test_findings_lead_to_their_place(window: MainWindow, qtbot: QtBot) -> None:
    page = spending(window)
    assert page.lines_grid.model.setData(page.lines_grid.model.index_of(AMOUNT), "99")
    desk = desk_of(window)
    qtbot.waitUntil(lambda: not desk.workspace.verdict.ok)
    assert any("■" in desk.tabs.tabText(tab) for tab in range(desk.tabs.count()))
    window.show_page("profile")
    window.show_findings()
    QTest.keyClick(window.findings.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    finding = window.findings.current
    assert finding is not None
    assert window.findings.detail.toPlainText() == finding.message
    QTest.keyClick(window.findings.table, Qt.Key.Key_Return)
    place = first_place(finding)
    assert isinstance(place, EntryPlace)
    grid = desk.tabs.current_page.grids[0]
    assert grid.model.place(grid.table.currentIndex()) == place
    assert desk.tabs.current_page.stem() == navigation.page_of(place, desk.workspace.snapshot.packet)


def test_a_text_a_finding_asks_for_has_a_place_to_be_written(workspace: Workspace) -> None:
    place = EntryPlace("remarks", "another.reason", "text")
    finding = Finding("D05", Severity.WARNING, "没有填写原因", (place,))
    asked = replace(workspace.snapshot, findings=(finding,))
    assert place in {topic.key for topic in topics(asked)}
    assert place not in {topic.key for topic in topics(workspace.snapshot)}

"""Computed values say from what and lead there; last year's “三公” stands in two places."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.domain.records import ThreePublicItem
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.other import OtherPage
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.pages.three_public import ThreePublicPage
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.entry_list import EntryList
from budget_desktop.gui.widgets.explanation import Explanation
from tests.gui.driving import desk_of, enter, page_of, press_enter, type_in


def reception(window: MainWindow) -> EntryPlace:
    """The line on which the sample books receptions."""
    lines = desk_of(window).workspace.snapshot.packet.lines
    return EntryPlace("lines", next(one.key for one in lines if one.department_economic == "30217"), "amount")


def three_public(window: MainWindow) -> ThreePublicPage:
    page = page_of(window, "three_public")
    assert isinstance(page, ThreePublicPage)
    return page


def led_to(page: Page, value: ComputedValue) -> list[Place]:
    seen: list[Place] = []
    page.wanted.connect(seen.append)
    value.setFocus()
    QTest.keyClick(value, Qt.Key.Key_F2)
    page.wanted.disconnect(seen.append)
    return seen


def test_the_sum_of_the_items_leads_to_its_line(window: MainWindow) -> None:
    page = three_public(window)
    assert "支出页" in page.total_value.toolTip()
    assert led_to(page, page.total_value) == [reception(window)]


def test_an_item_the_edition_does_not_know_counts_in_no_sum(window: MainWindow) -> None:
    page, workspace = three_public(window), desk_of(window).workspace
    before = page.total_value.text()
    workspace.add("导入", ThreePublicItem, lambda _: ThreePublicItem(key="unheard_of", prior=100_000))
    workspace.refresh_now()
    assert page.total_value.text() == before
    table = page.items_grid.table
    assert page.go_to(EntryPlace("three_public", "unheard_of", "prior"))
    assert "E15" in {finding.rule for finding in workspace.snapshot.findings}
    QTest.keyClick(table, Qt.Key.Key_Delete)
    workspace.refresh_now()
    assert "E15" not in {finding.rule for finding in workspace.snapshot.findings}
    assert page.items_grid.model.rowCount() == len(workspace.snapshot.edition.three_public)
    assert page.go_to(EntryPlace("three_public", "reception", "prior"))


def test_several_lines_are_listed_to_choose_from(window: MainWindow) -> None:
    page = page_of(window, "projects")
    assert isinstance(page, ProjectsPage)
    page.detail_tabs.setCurrentIndex(1)
    assert led_to(page, page.amount_value) == []
    (listed,) = page.findChildren(EntryList)
    assert listed.list.count() > 1
    assert "支出" in listed.list.item(0).text()
    listed.close()


def test_running_costs_show_their_parts(window: MainWindow, qtbot: QtBot) -> None:
    page, workspace = page_of(window, "other"), desk_of(window).workspace
    assert isinstance(page, OtherPage)
    assert "现在还没有" in page.parts_label.text()
    line = reception(window)
    workspace.put(
        "改类型",
        {EntryPlace("lines", line.key, "kind"): "basic.public", EntryPlace("lines", line.key, "project"): ""},
    )
    qtbot.waitUntil(lambda: "其中：30217 公务接待费 0.50" in page.parts_label.text())
    assert page.running_costs_value.text().startswith("本年 0.50")
    assert led_to(page, page.running_costs_value) == [line]


def test_last_year_in_two_places_is_told_and_one_may_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    page, workspace = three_public(window), desk_of(window).workspace
    panel = page.disagreement_panel
    assert panel.isHidden()
    line = reception(window)
    workspace.put("改上年金额", {EntryPlace("lines", line.key, "prior"): 800_000})
    qtbot.waitUntil(lambda: not panel.isHidden())
    assert "公务接待费本页填 0.50，支出页合计 0.80" in page.disagreement_label.text()
    seen: list[Place] = []
    page.wanted.connect(seen.append)
    page.show_lines_button.click()
    assert seen == [EntryPlace("lines", line.key, "prior")]
    window.show_page("three_public")
    page.take_lines_button.click()
    qtbot.waitUntil(panel.isHidden)
    typed = {item.key: item.prior for item in workspace.current_packet().three_public}
    assert typed["reception"] == 800_000
    window.undo()
    qtbot.waitUntil(lambda: not panel.isHidden())


def test_a_negative_count_is_refused_with_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    page = three_public(window)
    editor = type_in(page.items_grid.table, EntryPlace("three_public", "reception", "batches"), "-3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == ["“-3”是负数，这里填的是个数。请写成如 12"]
    editor.setText("3")
    press_enter(qtbot, page.items_grid.table, editor)
    enter(qtbot, page.items_grid.table, EntryPlace("three_public", "reception", "people"), "24")
    items = {item.key: item for item in desk_of(window).workspace.current_packet().three_public}
    assert (items["reception"].batches, items["reception"].people) == (3, 24)

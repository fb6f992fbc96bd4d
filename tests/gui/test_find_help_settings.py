"""Find, help, settings, colours, and coming back to where one was."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.money import Measure
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.gui import theme
from budget_desktop.gui.dialogs.find import FindDialog
from budget_desktop.gui.dialogs.help import HelpDialog
from budget_desktop.gui.dialogs.options import OptionsDialog
from budget_desktop.gui.frame.tabs import PAGES
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models import manual
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.start import look
from budget_desktop.rules.finding import Severity
from tests.gui.driving import AMOUNT, desk_of, page_of, spending
from tests.gui.test_forms import nameless


def finder(window: MainWindow, text: str) -> FindDialog:
    window.find_everywhere()
    (dialog,) = window.findChildren(FindDialog)
    dialog.edit.setText(text)
    dialog.search()
    return dialog


def test_find_lists_and_enter_jumps(window: MainWindow) -> None:
    window.show_page("profile")
    dialog = finder(window, "30217")
    assert dialog.list.count() > 1
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert desk_of(window).tabs.current_page.stem() == "spending"


def test_find_reaches_the_paper(window: MainWindow) -> None:
    dialog = finder(window, "预算08表")
    QTest.keyClick(dialog.edit, Qt.Key.Key_Down)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Up)
    place = dialog.list.currentItem().data(Qt.ItemDataRole.UserRole)
    assert isinstance(place, CellPlace)
    dialog.go()
    assert window.docks.sheet.table_combo.currentData() == place.table


def test_the_same_amount_in_several_rows_is_told_apart(window: MainWindow) -> None:
    dialog = finder(window, "3.5")
    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len(told) == len(set(told))
    assert any("支出　3.50" in each and "30202 印刷费" in each for each in told)


def test_nothing_found_is_told(window: MainWindow) -> None:
    dialog = finder(window, "没有这样的字")
    assert dialog.count.text() == "没有找到"
    dialog.go()
    assert dialog.isVisible()
    assert nameless(dialog) == []
    dialog.close()


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.stem())
def test_f1_opens_the_page_of_the_tab(window: MainWindow, kind: type, qtbot: QtBot) -> None:
    window.show_page(kind.stem())  # type: ignore[attr-defined]
    window.help()
    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.topic == kind.stem()  # type: ignore[attr-defined]
    assert len(dialog.browser.toPlainText()) > 60
    dialog.close()


def test_every_help_page_is_there_and_its_links_lead_to_pages(qtbot: QtBot, window: MainWindow) -> None:
    dialog = HelpDialog(window)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []
    for topic in manual.topics():
        dialog.show_topic(topic)
        assert dialog.browser.document().firstBlock().blockFormat().headingLevel() == 1
    dialog.show_topic("start")
    dialog.browser.anchorClicked.emit("keys.md")
    assert dialog.topic == "keys"
    dialog.browser.anchorClicked.emit("#录入表格")
    assert dialog.browser.textCursor().block().text() == "录入表格"
    dialog.browser.anchorClicked.emit("../../docs/rules.md#G06")
    assert dialog.topic == manual.RULES
    assert dialog.browser.textCursor().block().text() == "G06"
    assert manual.topic_at("spending", in_findings=True) == manual.RULES


def test_the_manual_is_searched(qtbot: QtBot, window: MainWindow) -> None:
    dialog = HelpDialog(window)
    qtbot.addWidget(dialog)
    dialog.show_topic("start")
    dialog.search.setText("波浪线 F7")
    assert dialog.told.text().startswith("1 页")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.topic == "narrative"
    assert dialog.browser.textCursor().selectedText() == "波浪线"
    dialog.search.setText("没有这样的字")
    assert dialog.told.text() == "手册里没有这些字"
    dialog.find_next()
    dialog.show_topic("income")
    assert dialog.search.text() == "", "a page that is wanted is shown, whatever was searched for"


def test_pictures_of_the_manual_fit_its_window(qtbot: QtBot, window: MainWindow) -> None:
    dialog = HelpDialog(window)
    qtbot.addWidget(dialog)
    dialog.show_topic("first-hour")
    dialog.show()
    bar = dialog.browser.horizontalScrollBar()
    qtbot.waitUntil(lambda: dialog.browser.document().size().height() > dialog.browser.viewport().height())
    assert bar.maximum() == 0


def test_f1_on_a_finding_shows_its_rule(window: MainWindow) -> None:
    window.show_findings()
    assert window.findings.current is not None
    window.help()
    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.browser.textCursor().selectedText() == window.findings.current.rule
    dialog.close()


def test_settings_are_applied_at_once(window: MainWindow, settings: Settings) -> None:
    spending(window).lines_grid.go_to(AMOUNT)
    window.choose_settings()
    (dialog,) = window.findChildren(OptionsDialog)
    assert nameless(dialog) == []
    try:
        dialog.direction_combo.setCurrentIndex(1)
        dialog.measure_combo.setCurrentIndex(0)
        dialog.points_spin.setValue(16)
        assert settings.enter_direction == "right"
        assert settings.enter_moves_right
        desk = desk_of(window)
        assert desk.workspace.measure is Measure.YUAN
        assert look.application().font().pointSizeF() == 16
        page = desk.tabs.current_page
        assert page.stem() == "spending"
        assert page.fontInfo().pointSizeF() == pytest.approx(16, abs=1)
        assert not window.docks.paper.isVisible(), "large letters leave no room for it"
        assert page.grids[0].table.verticalHeader().defaultSectionSize() == theme.row_height(page)
    finally:
        dialog.points_spin.setValue(10.5)


def test_leaving_and_returning_brings_back_tab_cell_and_scroll(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    profile = page_of(window, "profile")
    profile.grids[1].table.setCurrentIndex(profile.grids[1].model.index(2, 1))
    table = spending(window).lines_grid.table
    place = EntryPlace("lines", "L5", "note")
    assert table.go_to(place)
    across = table.horizontalScrollBar().value()
    assert across > 0
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    assert again.open_book(book_path)
    page = desk_of(again).tabs.current_page
    assert page.stem() == "spending"
    table = page.grids[0].table
    qtbot.waitUntil(lambda: table.hasFocus() and table.records().place(table.currentIndex()) == place)
    # A window off the screen comes back smaller, so there may be less to scroll.
    bar = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == min(across, bar.maximum()) > 0)
    profile = page_of(again, "profile")
    qtbot.waitUntil(lambda: profile.grids[1].table.currentIndex().row() == 2)


def test_a_spoiled_place_is_forgotten(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    window.close()
    for kept in (
        "[",
        "[]",
        '{"pages": 3}',
        '{"tab": 7, "pages": {"profile": {"cells": ["x", 4], "scroll": 1}}}',
    ):
        settings.keep_of_book(book_path, "place", kept)
        again = MainWindow(settings)
        qtbot.addWidget(again)
        again.show()
        assert again.open_book(book_path)
        qtbot.wait(10)
        again.close()


# Colours


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTS = ("text", "muted", "accent", "error", "warning", "advice", "info", "good")
GROUNDS = ("window", "base", "head", "computed", "selection")


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(colours: theme.Theme) -> None:
    weak = {
        (text, ground): round(ratio, 2)
        for text in TEXTS
        for ground in GROUNDS
        if (ratio := contrast(getattr(colours, text), getattr(colours, ground))) < 4.5
    }
    assert not weak
    assert contrast(colours.accent_text, colours.accent) >= 4.5
    assert contrast(colours.text, colours.linked) >= 4.5


def test_dark_colours_dress_the_whole_window(window: MainWindow, settings: Settings) -> None:
    application = look.application()
    window.choose_settings()
    (dialog,) = window.findChildren(OptionsDialog)
    try:
        dialog.colours_combo.setCurrentText("深色")
        assert settings.colours == "dark"
        assert application.palette().base().color() == QColor(theme.DARK.base)
        assert theme.sign(Severity.ERROR).colour == theme.DARK.error
        assert theme.DARK.base in application.styleSheet()
        for kind in PAGES:
            window.show_page(kind.stem())
        window.grab()
    finally:
        dialog.colours_combo.setCurrentText("浅色")
    assert application.palette().base().color() == QColor(theme.LIGHT.base)


def test_no_other_file_names_a_colour() -> None:
    package = Path(theme.__file__).parent
    others = [path for path in package.rglob("*.py") if path.name != "theme.py"]
    assert not [path.name for path in others if re.search(r"#[0-9a-fA-F]{6}", path.read_text("utf-8"))]

"""What is in sight on the usual screen of 1366 x 768, and on the same at 150 %, where Qt counts 911 x 512."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.tabs import PAGES
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.settings import Settings
from tests.gui.driving import desk_of, page_of, spending, totals_said

CRAMPED = (911, 480)
"""The screen at 150 %, less a panel."""
TIGHT = (683, 360)
"""The screen at 200 %, less the title of the window."""


def cramped(qtbot: QtBot, settings: Settings, book_path: Path) -> MainWindow:
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.resize(*CRAMPED)
    made.show()
    assert made.open_book(book_path)
    qtbot.waitUntil(desk_of(made).isVisible)
    return made


def test_the_amounts_are_in_sight_beside_everything(window: MainWindow, qtbot: QtBot) -> None:
    profile = page_of(window, "profile")
    assert isinstance(profile, ProfilePage)
    profile.units_grid.add_here()
    grid = spending(window).lines_grid
    table = grid.table
    assert all(dock.isVisible() for dock in window.docks.all)
    while table.model().rowCount() < 100:
        table.selectAll()
        grid.duplicate_rows()

    def in_sight(field: str) -> bool:
        cell = table.records().index_of(EntryPlace("lines", "L2", field))
        return table.visualRect(cell).right() < table.viewport().width()

    qtbot.waitUntil(lambda: in_sight("amount") and in_sight("prior"))
    assert table.horizontalScrollBar().value() == 0


def test_four_findings_are_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    table = window.findings.table
    rows = table.verticalHeader().defaultSectionSize() * 4
    qtbot.waitUntil(lambda: rows <= table.viewport().height() < rows * 1.5)


def test_a_small_screen_has_room_for_every_page(
    qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path
) -> None:
    window = cramped(qtbot, settings, book_path)
    assert not window.docks.paper.isVisible()
    assert not window.findings.isVisible(), "the list opens with Ctrl+J; its result stands above"
    for kind in PAGES:
        window.show_page(kind.stem())
        qtbot.waitUntil(desk_of(window).tabs.current_page.isVisible)
        least = window.minimumSizeHint()
        assert least.width() <= CRAMPED[0], kind.stem()
        assert least.height() <= CRAMPED[1], kind.stem()
    window.show_findings()
    assert window.findings.isVisible()
    window.findings.head.confirm_button.show()
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= CRAMPED[0])
    assert desk_of(window).header.verdict.isVisible()


def test_dialogs_open_no_larger_than_the_screen(window: MainWindow) -> None:
    screen = window.screen().availableSize()
    spending(window)
    for open_it in (window.help, window.find_everywhere, window.choose_settings, window.leading.inspect):
        open_it()
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 4
    for dialog in dialogs:
        assert dialog.width() <= screen.width(), dialog.windowTitle()
        assert dialog.height() <= screen.height(), dialog.windowTitle()
        least = dialog.minimumSizeHint()
        assert least.width() <= CRAMPED[0], dialog.windowTitle()
        assert least.height() <= CRAMPED[1], dialog.windowTitle()
        dialog.reject()


def test_nothing_moves_when_the_next_step_changes(window: MainWindow) -> None:
    button = window.docks.step_list.next_button
    height = button.height()
    for text in ("下一步 →\n填写项目", "下一步 →\n改正：\n三公及其他"):
        button.setText(text)
        assert button.sizeHint().height() <= height


def test_a_screen_at_200_percent_holds_the_window_with_every_page(
    qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path
) -> None:
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(*TIGHT)
    window.show()
    assert window.open_book(book_path)
    for kind in PAGES:
        window.show_page(kind.stem())
        qtbot.waitUntil(desk_of(window).tabs.current_page.isVisible)
        least = window.minimumSizeHint()
        assert (least.width() <= TIGHT[0], least.height() <= TIGHT[1]) == (True, True), kind.stem()
    window.show_findings()
    assert window.minimumSizeHint().width() <= TIGHT[0]
    assert not window.docks.steps.isVisible(), "the entry needs the room; the menu opens them"


def test_long_totals_leave_the_panes_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    spending(window)
    qtbot.waitUntil(lambda: window.docks.steps.width() == window.docks.step_list.minimumWidth())
    steps, paper = window.docks.steps.width(), window.docks.paper.width()
    desk = desk_of(window)
    for line in desk.workspace.snapshot.packet.lines:
        desk.workspace.put("改", {EntryPlace("lines", line.key, "amount"): 98_765_432_109})
    desk.workspace.refresh_now()
    desk.header.whose.setText("某某省某某市某某区" * 8)
    qtbot.waitUntil(lambda: "9" in totals_said(desk))
    QApplication.processEvents()
    assert (window.docks.steps.width(), window.docks.paper.width()) == (steps, paper)

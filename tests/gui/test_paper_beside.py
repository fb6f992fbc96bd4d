"""The paper beside the entry: live, leading to entries and led to from them, folded where room lacks."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import CellPlace, EntryPlace, TextPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.session.traces import printed
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.entry_list import EntryList
from budget_desktop.gui.widgets.sheet_view import PROSE
from tests.gui.driving import AMOUNT, desk_of, enter, page_of, spending

RECEPTION = CellPlace("T08", "reception", "amount")
TOTAL = CellPlace("T03", "total", "total")


def click(window: MainWindow, place: CellPlace) -> None:
    paper = window.docks.sheet.paper
    assert window.docks.sheet.go_to(place)
    spot = paper.visualRect(paper.currentIndex()).center()
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_on_a_number_leads_to_its_entry(window: MainWindow) -> None:
    window.show_page("income")
    click(window, RECEPTION)
    page = desk_of(window).tabs.current_page
    table = page.grids[0].table
    assert page.stem() == "spending"
    assert table.records().place(table.currentIndex()) == EntryPlace("lines", "L5", "amount")


def test_a_click_on_a_sum_lists_its_entries(window: MainWindow) -> None:
    window.show_page("income")
    click(window, TOTAL)
    (listed,) = window.docks.sheet.findChildren(EntryList)
    assert listed.list.count() == 5
    assert any("5 处合计 15.00" in label.text() for label in listed.findChildren(QLabel))
    listed.list.itemActivated.emit(listed.list.item(0))
    assert desk_of(window).tabs.current_page.stem() == "spending"


def test_the_paper_follows_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    table = spending(window).lines_grid.table
    paper = window.docks.sheet.paper
    assert window.docks.sheet.go_to(RECEPTION)
    cell = paper.paper.index_of(RECEPTION)
    assert cell.data() == "0.50"
    enter(qtbot, table, EntryPlace("lines", "L5", "amount"), "1.5")
    qtbot.waitUntil(lambda: cell.data() == "1.50")


def test_an_entry_leads_to_every_place_it_is_printed_at(window: MainWindow) -> None:
    page = spending(window)
    assert page.lines_grid.go_to(AMOUNT)
    window.show_printed()
    (listed,) = window.findChildren(EntryList)
    leads = printed(desk_of(window).workspace.snapshot, AMOUNT)
    assert listed.list.count() == len(leads) > 10
    row = next(n for n, lead in enumerate(leads) if lead.place == TOTAL)
    assert leads[row].text.startswith("预算03表　")
    assert leads[row].text.endswith("15.00")
    listed.list.itemActivated.emit(listed.list.item(row))
    paper = window.docks.sheet.paper
    assert paper.hasFocus()
    assert paper.paper.place(paper.currentIndex()) == TOTAL
    assert desk_of(window).tabs.current_page.stem() == "spending", "the entry stays where it is"


def test_every_place_on_the_list_can_be_shown(window: MainWindow) -> None:
    snapshot = desk_of(window).workspace.snapshot
    for entry in (AMOUNT, EntryPlace("header", "", "department"), EntryPlace("projects", "P1", "name")):
        leads = printed(snapshot, entry)
        assert leads
        for lead in leads:
            assert window.docks.show_on_paper(lead.place), lead


def test_the_narrative_stands_on_the_paper_too(window: MainWindow) -> None:
    sheet = window.docks.sheet
    paragraph = desk_of(window).workspace.snapshot.disclosure.paragraphs[3]
    window.go_to(TextPlace(paragraph.key))
    assert sheet.table_combo.currentData() == PROSE
    assert paragraph.text[:10] in sheet.prose.toPlainText()
    assert sheet.prose.extraSelections()
    sheet.prose.anchorClicked.emit("#0")
    assert desk_of(window).tabs.current_page.stem() == "profile", "the name at the beginning is typed there"


def test_a_field_without_print_is_told(window: MainWindow) -> None:
    page = spending(window)
    assert page.lines_grid.go_to(EntryPlace("lines", "L2", "note"))
    window.show_printed()
    # What describes an amount is printed by way of the amount.
    assert window.findChildren(EntryList)


def test_the_paper_folds_where_there_is_no_room(window: MainWindow, qtbot: QtBot) -> None:
    assert window.docks.paper.isVisible()
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: not window.docks.paper.isVisible())
    window.show_paper()
    assert desk_of(window).tabs.current_page.stem() == "preview"
    window.go_to(RECEPTION)
    preview = desk_of(window).tabs.current_page
    assert isinstance(preview, PreviewPage)
    assert preview.paper.paper.place(preview.paper.currentIndex()) == RECEPTION
    spending(window)
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: window.docks.paper.isVisible())


def test_ctrl_p_opens_enters_and_folds_the_paper(window: MainWindow) -> None:
    spending(window)
    window.show_paper()
    assert window.docks.sheet.paper.hasFocus()
    window.show_paper()
    assert not window.docks.paper.isVisible()
    assert not window.settings.paper
    window.show_paper()
    assert window.docks.paper.isVisible()


def test_the_paper_turns_with_the_page(window: MainWindow) -> None:
    sheet = window.docks.sheet
    for stem, shown in {"income": "T02", "spending": "T03", "projects": "project.P1"}.items():
        window.show_page(stem)
        assert sheet.table_combo.currentData() == shown
    window.show_page("other")
    assert sheet.table_combo.currentData() == "project.P1", "no table of its own: what is shown stays"
    sheet.follow_box.setChecked(False)
    assert not window.settings.paper_follows
    window.show_page("income")
    assert sheet.table_combo.currentData() == "project.P1"
    sheet.follow_box.setChecked(True)
    assert sheet.table_combo.currentData() == "T02", "switched on, it turns at once"


def test_the_paper_is_not_shown_twice(window: MainWindow) -> None:
    window.show_page("preview")
    assert not window.docks.paper.isVisible()
    window.show_paper()
    assert desk_of(window).tabs.current_page.stem() == "preview"
    window.show_page("income")
    assert window.docks.paper.isVisible()


def test_the_number_clicked_stays_under_the_mouse(window: MainWindow) -> None:
    window.show_page("income")
    click(window, RECEPTION)
    assert desk_of(window).tabs.current_page.stem() == "spending"
    assert window.docks.sheet.table_combo.currentData() == RECEPTION.table


def test_the_paper_is_as_wide_as_its_place_or_as_chosen(window: MainWindow, settings: Settings) -> None:
    page_of(window, "three_public")
    paper = window.docks.sheet.paper
    assert paper.horizontalHeader().length() <= paper.viewport().width(), "a narrow table fits"
    small = paper.percent
    window.show_paper()
    for keys in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        QTest.keyClick(paper, keys, Qt.KeyboardModifier.ControlModifier)
    assert paper.percent > small
    assert window.docks.sheet.zoom.currentText() == f"{paper.percent} %"
    assert settings.zoom("paper") == paper.percent
    QTest.keyClick(paper, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert settings.zoom("paper") == paper.percent
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    beside = paper.percent
    QTest.keyClick(preview.paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert settings.zoom("preview") == preview.paper.percent, "each keeps its own"
    assert paper.percent == beside


def test_a_wide_table_stays_readable(window: MainWindow) -> None:
    sheet = window.docks.sheet
    assert sheet.show_sheet("T01")
    assert sheet.paper.percent == 60
    assert sheet.paper.horizontalScrollBar().maximum() > 0


def test_the_wheel_turns_the_size_with_ctrl_held(window: MainWindow) -> None:
    paper = window.docks.sheet.paper
    before = paper.percent
    spot = QPointF(paper.viewport().rect().center())
    turn = QWheelEvent(
        spot,
        paper.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(paper.viewport(), turn)
    assert paper.percent > before


def test_the_head_stays_in_sight(window: MainWindow) -> None:
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.sheet.show_sheet("T01")
    paper = preview.paper
    window.findings.hide()
    window.resize(1366, 600)
    assert paper.head_height() > 0
    last = paper.paper.index(paper.paper.rowCount() - 1, 0)
    paper.setCurrentIndex(last)
    paper.scrollTo(last)
    first_row = len(paper.paper.table.head) if paper.paper.table else 0
    top = paper.paper.index(first_row, 0)
    paper.scrollTo(top)
    assert paper.visualRect(top).top() >= paper.head_height(), "not under the head"
    (head,) = paper.findChildren(QTableView)
    assert head.indexAt(QPoint(1, 1)).row() == 0, "it stands, whatever cell is current"


def test_a_copied_block_pastes_as_a_table(window: MainWindow) -> None:
    preview = page_of(window, "preview")
    assert isinstance(preview, PreviewPage)
    assert preview.go_to(TOTAL)
    paper = preview.paper
    paper.selectRow(paper.currentIndex().row())
    QTest.keyClick(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    cells = data.text().split("\t")
    assert "合计" in data.text()
    assert "15.00" in cells
    assert len(cells) == paper.paper.columnCount()
    assert bytes(data.data("text/tab-separated-values").data()).decode() == data.text()


def test_keys_of_the_window_and_of_the_grids_differ(window: MainWindow) -> None:
    of_window = {
        keys.toString()
        for action in window.actions() + window.findChildren(type(window.menus.undo))
        for keys in action.shortcuts()
    }
    of_grids = set(spending(window).lines_grid.table.keys)
    assert of_window & of_grids == set()

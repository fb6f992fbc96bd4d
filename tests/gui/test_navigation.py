import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.gui.frame.tabs import PAGES
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES, page_of
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.session.workspace import Workspace
from tests.gui.driving import desk_of

PLACES: dict[Place, str] = {
    EntryPlace("header", "", "year"): "profile",
    EntryPlace("units", "124001", "nature"): "profile",
    EntryPlace("texts", "duties", "text"): "profile",
    EntryPlace("texts", "organisation.basis", "text"): "profile",
    EntryPlace("remarks", "staffing", "text"): "profile",
    EntryPlace("lines", "L1", "amount"): "income",
    EntryPlace("lines", "L2", "function"): "spending",
    EntryPlace("projects", "P2", "annual_goal"): "projects",
    EntryPlace("three_public", "reception", "prior"): "three_public",
    EntryPlace("remarks", "change.three_public.reception", "text"): "three_public",
    EntryPlace("texts", "three_public.reception.use", "text"): "three_public",
    EntryPlace("texts", "performance.goal", "text"): "performance",
    EntryPlace("assets", "A1", "held"): "other",
    EntryPlace("remarks", "change.running_costs", "text"): "other",
    EntryPlace("remarks", "change.total", "text"): "narrative",
    EntryPlace("texts", "use.2010399", "text"): "narrative",
    CellPlace("T03", "total", "total"): "preview",
    TextPlace("overall.1"): "narrative",
}


def test_every_page_has_a_title_and_its_place_among_the_tabs() -> None:
    assert [kind.stem() for kind in PAGES] == list(TITLES)


@pytest.mark.parametrize(("place", "stem"), PLACES.items(), ids=str)
def test_page_of_a_place(place: Place, stem: str, workspace: Workspace) -> None:
    assert page_of(place, workspace.snapshot.packet) == stem


def test_going_to_a_place_puts_the_focus_on_its_page(window: MainWindow) -> None:
    desk = desk_of(window)
    for place, stem in PLACES.items():
        if isinstance(place, TextPlace):
            continue
        desk.tabs.go_to(place)
        assert desk.tabs.current_page.stem() == stem
        if isinstance(place, EntryPlace):
            assert desk.tabs.current_page.go_to(place), place


def test_every_field_and_cell_is_on_the_page_its_place_leads_to(window: MainWindow) -> None:
    desk = desk_of(window)
    packet = desk.workspace.snapshot.packet
    for kind in PAGES:
        page = desk.tabs.page(kind.stem())
        for field in page.fields:
            place = field.where()
            assert place is None or page_of(place, packet) == kind.stem(), place
        for grid in page.grids:
            for row in range(grid.model.rowCount()):
                for column in range(grid.model.columnCount()):
                    index = grid.model.index(row, column)
                    if grid.model.column(index).typed:
                        assert page_of(grid.model.place(index), packet) == kind.stem()


def test_a_book_opens_with_the_focus_on_the_first_thing_to_fill_in(window: MainWindow) -> None:
    assert window.focusWidget() is desk_of(window).tabs.current_page.findChild(QWidget, "department_edit")
    assert desk_of(window).tabs.current_page.isVisible(), "or a window that becomes active focuses a dock"


def test_export_is_one_key_from_any_page(window: MainWindow) -> None:
    window.show_page("export")
    page = desk_of(window).tabs.current_page
    assert isinstance(page, ExportPage)
    assert window.focusWidget() is page.export_button
    with_keys = [action for action in window.findChildren(QAction) if action.text().startswith("导出…")]
    assert [action.shortcut().toString() for action in with_keys] == ["Ctrl+Shift+E"]

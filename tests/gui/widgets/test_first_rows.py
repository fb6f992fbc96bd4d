"""The first rows of a grid: what an empty one says, how Enter alone fills a row, what is offered first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry.fields.choices import PROJECT
from budget_desktop.entry.fields.kinds import EntryError, Option
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.offers import of_options
from budget_desktop.gui.pages.projects import ProjectsPage
from tests.gui.driving import desk_of, enter, page_of, spending


@pytest.fixture
def bare(window: MainWindow) -> MainWindow:
    """The window on a budget with neither amounts nor projects."""
    workspace = desk_of(window).workspace
    packet = workspace.snapshot.packet
    for records in (packet.lines, packet.indicators, packet.projects):
        assert workspace.remove("清空", records)
    workspace.refresh_now()
    return window


def test_an_empty_grid_says_how_to_begin(bare: MainWindow) -> None:
    grid = spending(bare).lines_grid
    assert "按回车添加一行" in grid.hint.text()
    QTest.keyClick(grid.table, Qt.Key.Key_Return)
    assert grid.model.rowCount() == 1
    assert grid.hint.text() == ""


def test_enter_alone_fills_the_last_row(bare: MainWindow, qtbot: QtBot) -> None:
    table = spending(bare).lines_grid.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    (line,) = desk_of(bare).workspace.snapshot.packet.lines
    enter(qtbot, table, EntryPlace("lines", line.key, "function"), "2010399")
    model = table.records()
    assert model.place(table.currentIndex()) == EntryPlace("lines", line.key, "department_economic")


def test_without_a_project_there_are_no_indicators_of_one(bare: MainWindow) -> None:
    page = page_of(bare, "projects")
    assert isinstance(page, ProjectsPage)
    assert not page.indicators_grid.isEnabled(), "a row added here would be the department's"


def test_without_a_project_the_cell_says_where_to_make_one(bare: MainWindow) -> None:
    with pytest.raises(EntryError, match="还没有录入项目，没有可选的"):
        PROJECT.parse("档案", desk_of(bare).workspace.snapshot)


def test_names_that_begin_with_the_initials_come_first() -> None:
    options = [Option(name, name) for name in ("行政事业性收费", "事业收入", "事业基金")]
    assert [offer.name for offer in of_options(options, "sy")] == ["事业收入", "事业基金", "行政事业性收费"]

"""A 填报表 in the window: given out, filled, the conflict chosen, taken in, undone."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.entry.template.giving_out import write_template
from budget_desktop.gui.dialogs.template import TemplateDialog
from budget_desktop.gui.frame.templates import show_returned
from budget_desktop.gui.frame.window import MainWindow
from tests.gui.driving import desk_of
from tests.gui.test_forms import nameless


def shown(window: MainWindow, path: Path, qtbot: QtBot) -> TemplateDialog:
    show_returned(window, path)
    (dialog,) = window.findChildren(TemplateDialog)
    qtbot.waitUntil(lambda: dialog.comparison is not None)
    return dialog


def given_out(window: MainWindow, path: Path) -> tuple[Path, EntryPlace]:
    """A 填报表 in which somebody typed 1 元 over the first amount of the spending, and where that stands."""
    workspace = desk_of(window).workspace
    write_template(workspace.current_packet(), workspace.identity, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["支出"]
    column = [cell.value for cell in sheet[1]].index("本年金额（元）") + 1
    sheet.cell(2, column).value = 1
    workbook.save(path)
    return path, EntryPlace("lines", str(sheet.cell(2, 1).value), "amount")


def test_a_conflict_is_chosen_and_all_is_one_step(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = desk_of(window).workspace
    path, place = given_out(window, tmp_path / "填报表.xlsx")
    workspace.put("改金额", {place: 700})
    dialog = shown(window, path, qtbot)
    assert nameless(dialog) == []
    assert not dialog.import_button.isEnabled()
    QTest.keyClick(dialog.file_button, Qt.Key.Key_Space)
    assert dialog.import_button.isEnabled()
    dialog.import_button.click()
    assert entries.value_at(workspace.current_packet(), place) == 100
    workspace.undo()
    assert entries.value_at(workspace.current_packet(), place) == 700


def test_what_the_book_changed_stays_where_it_is_chosen(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = desk_of(window).workspace
    path, place = given_out(window, tmp_path / "填报表.xlsx")
    workspace.put("改金额", {place: 700})
    dialog = shown(window, path, qtbot)
    dialog.decide(for_file=False)
    assert not dialog.import_button.isEnabled()
    dialog.reject()
    assert entries.value_at(workspace.current_packet(), place) == 700

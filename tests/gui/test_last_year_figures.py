"""Last year in the window, as exchange file, book or workbook: looked at, taken in, undone, or refused."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Year
from budget_desktop.edition import load_edition
from budget_desktop.exchange.writing import write_exchange
from budget_desktop.export.packet import export_packet
from budget_desktop.gui.dialogs.intake import IntakeDialog
from budget_desktop.gui.dialogs.last_year_figures import LastYearFiguresDialog
from budget_desktop.gui.frame.last_year_figures import show_last_year
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.operations import take_in
from budget_desktop.store.book import Book
from tests.gui.driving import desk_of
from tests.gui.test_forms import nameless


def file_of(window: MainWindow, tmp_path: Path, year: int) -> Path:
    """The open packet as one of another year, each amount a 元 more."""
    packet = desk_of(window).workspace.current_packet()
    lines = tuple(replace(line, amount=(line.amount or 0) + 100) for line in packet.lines)
    made = replace(packet, header=replace(packet.header, year=year), lines=lines)
    target = tmp_path / "去年.json"
    target.write_text(write_exchange([made]), encoding="utf-8")
    return target


def test_last_years_amounts_are_looked_at_taken_in_and_undone(window: MainWindow, tmp_path: Path) -> None:
    workspace = desk_of(window).workspace
    before = workspace.current_packet()
    show_last_year(window, file_of(window, tmp_path, before.header.year - 1))
    (dialog,) = window.findChildren(LastYearFiguresDialog)
    assert nameless(dialog) == []
    assert "本年数不动" in dialog.summary.text()
    assert dialog.changes.rows.rowCount() == len(dialog.plan.items)
    dialog.changes.selectRow(0)
    assert dialog.changes.items[0].title in dialog.detail.text()
    dialog.import_button.click()
    workspace.refresh_now()
    after = workspace.current_packet()
    assert [line.amount for line in after.lines] == [line.amount for line in before.lines]
    assert [line.prior for line in after.lines] == [(line.amount or 0) + 100 for line in before.lines]
    workspace.undo()
    workspace.refresh_now()
    assert workspace.current_packet().lines == before.lines


def test_a_file_of_another_year_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    show_last_year(window, file_of(window, tmp_path, 1999))
    (box,) = window.findChildren(QMessageBox)
    assert "没有读入" in box.text()
    assert not window.findChildren(LastYearFiguresDialog)
    box.reject()


def test_last_years_book_is_read_and_stays_as_it_is(window: MainWindow, tmp_path: Path) -> None:
    packet = desk_of(window).workspace.current_packet()
    last = replace(packet, header=replace(packet.header, year=packet.header.year - 1))
    path = tmp_path / "去年.budget"
    with Book.create(path) as book:
        take_in(book, "去年", [last])
    before = path.read_bytes()
    show_last_year(window, path)
    (dialog,) = window.findChildren(LastYearFiguresDialog)
    assert {item.new for item in dialog.plan.items} >= {line.amount for line in packet.lines if line.amount}
    assert path.read_bytes() == before
    dialog.reject()


def test_last_years_workbook_is_read_as_last_years(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    packet = desk_of(window).workspace.current_packet()
    disclosure = disclose(packet, load_edition(packet.header.edition))
    (path,) = export_packet(disclosure, tmp_path, frozenset({"xlsx"}), draft=False)
    show_last_year(window, path)
    (dialog,) = window.findChildren(IntakeDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    (asked,) = (question for question in dialog.plan.questions if question.key == "year")
    assert asked.chosen == Year.PRIOR
    dialog.reject()

"""What a person does at the window, in a word each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.desk import Desk
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.pages.spending import SpendingPage
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.record_table import RecordTable

AMOUNT = EntryPlace("lines", "L2", "amount")
"""The amount of the first spending line of the sample: 3.50 万元."""


def living(workspace: Workspace, spec: GridSpec) -> RecordModel:
    """A model that follows its book, as in a grid in sight."""
    model = RecordModel(workspace, spec)
    workspace.refreshed.connect(model.refresh)
    return model


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def totals_said(desk: Desk) -> str:
    """The totals above the tabs, as one reads them."""
    return "　".join(button.text() for button in desk.header.totals.values())


def page_of(window: MainWindow, stem: str) -> Page:
    window.show_page(stem)
    return desk_of(window).tabs.current_page


def type_in(table: RecordTable, place: EntryPlace, text: str) -> QLineEdit:
    """Go to a cell and type; the editor stays open. ASCII only: Qt's key clicks know no Chinese."""
    assert table.go_to(place)
    QTest.keyClicks(table, text[0])
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    return editor


def enter(qtbot: QtBot, table: RecordTable, place: EntryPlace, text: str) -> None:
    """Type in a cell and press Enter; returns once the editor has closed."""
    editor = type_in(table, place, text)
    press_enter(qtbot, table, editor)


def press_enter(qtbot: QtBot, table: RecordTable, editor: QLineEdit) -> None:
    """Press Enter in an editor and wait until it has closed: Qt closes it by a queued call."""
    # An open list of options takes the keys first, as it does on a real screen.
    QTest.keyClick(QApplication.activePopupWidget() or editor, Qt.Key.Key_Return)
    closed(qtbot, table)


def closed(qtbot: QtBot, table: RecordTable) -> None:
    """Wait until no editor is open."""
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))


def commit_text(widget: QWidget, text: str) -> None:
    """As an input method would."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    assert QApplication.sendEvent(widget, event)


def spending(window: MainWindow) -> SpendingPage:
    page = page_of(window, "spending")
    assert isinstance(page, SpendingPage)
    return page

"""Every model of the window keeps Qt's protocol while people work, not only when it is new."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from tests.gui.driving import AMOUNT, desk_of, enter, spending

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_all_models_keep_the_protocol_through_a_working_day(window: MainWindow, qtbot: QtBot) -> None:
    for stem in TITLES:
        window.show_page(stem)
    models = {id(model): model for model in window.findChildren(QAbstractItemModel)}
    # A breach is a Qt warning, and a warning fails the test.
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        for model in models.values()
    ]
    assert len(testers) > 10
    grid = spending(window).lines_grid
    table = grid.table
    enter(qtbot, table, AMOUNT, "9")
    assert table.go_to(EntryPlace("lines", "L3", "amount"))
    for key, held in (
        (Qt.Key.Key_D, CTRL | SHIFT),
        (Qt.Key.Key_Up, ALT),
        (Qt.Key.Key_Insert, CTRL),
        (Qt.Key.Key_Delete, CTRL),
        (Qt.Key.Key_S, CTRL | SHIFT),
        (Qt.Key.Key_D, CTRL),
    ):
        QTest.keyClick(table, key, held)
        desk_of(window).workspace.refresh_now()
    grid.view.filter_same()
    grid.view.show_all()
    for _ in range(5):
        window.undo()
        desk_of(window).workspace.refresh_now()
    for _ in range(5):
        window.redo()
        desk_of(window).workspace.refresh_now()
    grid.steps.restore(grid.steps.recoverable)
    desk_of(window).workspace.refresh_now()

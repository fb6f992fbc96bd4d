"""支出: whether it is pay, running costs or a subsidy follows from the subject, and can be said otherwise."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.widgets.record_table import RecordTable
from tests.gui.driving import AMOUNT, closed, desk_of, press_enter, spending, type_in

KIND = EntryPlace("lines", "L2", "kind")


@pytest.fixture
def table(window: MainWindow) -> RecordTable:
    """The spending grid, its first line without a project."""
    table = spending(window).lines_grid.table
    put(window, "project", "")
    return table


def put(window: MainWindow, field: str, value: str) -> None:
    workspace = desk_of(window).workspace
    workspace.put("改", {replace(KIND, field=field): value})
    workspace.refresh_now()


def kind(table: RecordTable) -> QModelIndex:
    return table.records().index_of(KIND)


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("30101", "工资福利支出"),
        ("30207", "公用经费"),
        ("30302", "对个人和家庭的补助支出"),
        ("31002", "公用经费"),
        ("30701", ""),
    ],
)
def test_it_follows_from_the_class_of_the_subject(
    window: MainWindow, table: RecordTable, subject: str, shown: str
) -> None:
    put(window, "department_economic", subject)
    assert kind(table).data() == shown
    assert table.records().is_wanting(kind(table)) is not bool(shown)


def test_it_says_what_it_follows_from(table: RecordTable) -> None:
    assert "302 商品和服务支出" in str(kind(table).data(Qt.ItemDataRole.ToolTipRole))


def test_another_kind_is_seen_as_typed_over_and_taken_back(
    window: MainWindow, qtbot: QtBot, table: RecordTable
) -> None:
    press_enter(qtbot, table, type_in(table, KIND, "basic.pay"))
    desk_of(window).workspace.refresh_now()
    assert (kind(table).data(), table.records().is_override(kind(table))) == ("工资福利支出", True)
    table.records().clear([kind(table)])
    desk_of(window).workspace.refresh_now()
    assert kind(table).data() == "公用经费"


def test_choosing_what_follows_anyway_is_no_departure(
    window: MainWindow, qtbot: QtBot, table: RecordTable
) -> None:
    press_enter(qtbot, table, type_in(table, KIND, "basic.public"))
    desk_of(window).workspace.refresh_now()
    assert not table.records().is_override(kind(table))


def test_a_new_line_is_typed_without_it(qtbot: QtBot, table: RecordTable) -> None:
    assert table.go_to(AMOUNT)
    QTest.keyClick(table, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(table, "3")
    (editor,) = table.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, "0101")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    closed(qtbot, table)
    assert table.records().column(table.currentIndex()).key == "amount"

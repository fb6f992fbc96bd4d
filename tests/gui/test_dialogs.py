"""What holds for every dialog: one letter leads to one thing, and the buttons stand in one order."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QDialog, QDialogButtonBox, QLabel, QTabBar
from pytestqt.qtbot import QtBot

from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.window import MainWindow
from tests.gui.driving import spending

ACTION, MAIN, OUT = range(3)
ORDER = {
    QDialogButtonBox.ButtonRole.ActionRole: ACTION,
    QDialogButtonBox.ButtonRole.AcceptRole: MAIN,
    QDialogButtonBox.ButtonRole.RejectRole: OUT,
}
"""From left to right."""


def letters(dialog: QDialog) -> Iterator[str]:
    """The letters that lead somewhere with Alt."""
    for button in dialog.findChildren(QAbstractButton):
        yield from re.findall(r"&(\w)", button.text())
    for label in dialog.findChildren(QLabel):
        yield from re.findall(r"&(\w)", label.text())
    for bar in dialog.findChildren(QTabBar):
        for number in range(bar.count()):
            yield from re.findall(r"&(\w)", bar.tabText(number))


def test_a_letter_leads_to_one_thing_and_buttons_keep_their_order(window: MainWindow, qtbot: QtBot) -> None:
    spending(window)
    for open_it in (
        window.choose_settings,
        window.leading.inspect,
        partial(care.hand_over, window),
        partial(care.show_backups, window),
    ):
        open_it()
        (dialog,) = (one for one in window.findChildren(QDialog) if one.isVisible())
        twice = [letter for letter, count in Counter(letters(dialog)).items() if count > 1]
        assert twice == [], dialog.windowTitle()
        for box in dialog.findChildren(QDialogButtonBox):
            shown = sorted(box.buttons(), key=lambda button: button.mapTo(dialog, QPoint()).x())
            ranks = [ORDER[box.buttonRole(button)] for button in shown if box.buttonRole(button) in ORDER]
            assert ranks == sorted(ranks), dialog.windowTitle()
        dialog.reject()
        qtbot.waitUntil(partial(_is_gone, dialog))


def _is_gone(dialog: QDialog) -> bool:
    return not dialog.isVisible()

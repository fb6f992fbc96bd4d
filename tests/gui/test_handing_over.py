"""导出公开包 in the window: what is missing is listed and led to, the packet is written and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.backups.shelf import Reason, books_on
from budget_desktop.gui.dialogs.handing_over import HandingOverDialog
from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from tests.gui.test_forms import nameless


def opened(window: MainWindow) -> HandingOverDialog:
    care.hand_over(window)
    (dialog,) = window.findChildren(HandingOverDialog)
    return dialog


def test_enter_leads_to_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    assert nameless(dialog) == []
    assert "都不妨碍公开" in dialog.summary.text()
    assert dialog.list.rows.index(0, 0).data().startswith("● 没有录入批复日期")
    # Which button Enter presses follows the focus, and the focus the dialog's being in front.
    qtbot.waitUntil(lambda: dialog.list.hasFocus() and dialog.go_button.isDefault())
    with qtbot.waitSignal(dialog.wanted) as place:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert place.args[0].collection == "header"
    assert not dialog.isVisible()


def test_the_first_one_is_in_hand_though_shift_is_held(window: MainWindow) -> None:
    QTest.keyPress(window, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert opened(window).list.selected_rows() == [0]


@pytest.mark.parametrize("has_manager", [True, False])
def test_the_packet_is_written_shown_and_its_state_kept(
    window: MainWindow,
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    has_manager: bool,
) -> None:
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return has_manager

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    dialog = opened(window)
    dialog.folder_edit.setText(str(tmp_path / "交付"))
    with qtbot.waitSignal(dialog.handed) as handed:
        dialog.export()
    assert shown == [str(handed.args[0].folder)]
    assert "自检通过" in dialog.told.text()
    assert ("请自行打开" in dialog.told.text()) is not has_manager
    window.keeper.wait()
    reasons = {each.reason for _, backups in books_on(settings.backup_folder) for each in backups}
    assert Reason.DISCLOSED in reasons
    assert window.desk is not None
    assert window.desk.is_exported, "the last step of the nine"

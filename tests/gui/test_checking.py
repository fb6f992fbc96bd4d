"""导出核对用工作簿: written where the person says, but never among published files."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.frame.checking import export_for_checking
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.verification.listing import LIST


@pytest.mark.parametrize("is_published", [False, True])
def test_it_is_written_into_the_folder_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_published: bool
) -> None:
    if is_published:
        (tmp_path / LIST).write_text("")
    monkeypatch.setattr(choosing, "folder_to_use", lambda *_: tmp_path)
    export_for_checking(window)
    told = "请另选一个文件夹" if is_published else "不要公开"
    qtbot.waitUntil(lambda: told in window.statusBar().currentMessage())
    assert len(list(tmp_path.glob("*（核对用）.xlsx"))) == (not is_published)

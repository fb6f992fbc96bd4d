import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session.jobs import FAULT, Job
from budget_desktop.gui.start.faults import FaultHook


def test_a_fault_says_first_that_the_data_is_safe(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMessageBox] = []

    def show(box: QMessageBox) -> int:
        shown.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    hook = FaultHook(tmp_path / "program.log")
    try:
        raise ZeroDivisionError("说不通")
    except ZeroDivisionError as error:
        hook.tell(type(error), error, error.__traceback__)
        hook.tell(type(error), error, error.__traceback__)
    assert not shown, "never from within the call that failed, which may be painting"
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].text() == "已录入的数据都已保存。"
    assert "说不通" in shown[0].detailedText()
    assert str(tmp_path / "program.log") in shown[0].informativeText()


def test_the_hook_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = FaultHook(tmp_path / "program.log")
    hook.install()
    assert sys.excepthook == hook.tell


def test_a_job_that_fails_tells_where_one_looks(window: MainWindow, qtbot: QtBot) -> None:
    job = Job(lambda: 1 // 0)
    with qtbot.waitSignal(job.failed) as caught:
        job.start()
    assert caught.args == [FAULT]
    job.wait()

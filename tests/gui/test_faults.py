import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from budget_desktop.gui.frame.safety import NO_BOOK, SAFE, UNSURE, how_safe
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session.jobs import FAULT, Job
from budget_desktop.gui.start.faults import FaultHook
from budget_desktop.store.draft import Draft
from tests.gui.driving import desk_of


def test_a_fault_says_first_that_the_data_is_safe(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMessageBox] = []

    def show(box: QMessageBox) -> int:
        shown.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    hook = FaultHook(tmp_path / "program.log", partial(how_safe, window))
    try:
        raise ZeroDivisionError("说不通")
    except ZeroDivisionError as error:
        hook.tell(type(error), error, error.__traceback__)
        hook.tell(type(error), error, error.__traceback__)
    assert not shown, "never from within the call that failed, which may be painting"
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].text() == SAFE
    assert "ZeroDivisionError" in shown[0].detailedText()
    assert "test_faults.py" in shown[0].detailedText()
    assert str(tmp_path / "program.log") in shown[0].informativeText()


def test_the_hook_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = FaultHook(tmp_path / "program.log", lambda: SAFE)
    hook.install()
    assert sys.excepthook == hook.tell


def test_a_job_that_fails_tells_where_one_looks(window: MainWindow, qtbot: QtBot) -> None:
    job = Job(lambda: 1 // 0)
    with qtbot.waitSignal(job.failed) as caught:
        job.begin()
    assert caught.args == [FAULT]
    job.join()


def test_nothing_is_said_to_be_safe_that_is_not(
    window: MainWindow, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.keeper.wait()
    assert how_safe(window) == SAFE
    elsewhere = book_path.with_name("移走.budget")
    book_path.rename(elsewhere)
    assert "被移走、删除或换掉了" in how_safe(window)
    book_path.write_bytes(elsewhere.read_bytes())
    assert "被移走、删除或换掉了" in how_safe(window), "another file of that name is not the book"
    book_path.unlink()
    elsewhere.rename(book_path)
    assert how_safe(window) == SAFE
    with monkeypatch.context() as patched:
        patched.setattr(desk_of(window).workspace, "check_file", lambda: 1 // 0)
        assert how_safe(window) == UNSURE
    window.close_book()
    assert how_safe(window) == NO_BOOK


def test_an_edit_that_fails_half_way_leaves_the_book_as_it_was(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    before, packet = workspace.current_packet(), workspace.packet_id

    def fail(draft: Draft) -> None:
        draft.update_header(packet, short_name="半途")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.edit("半途而废", fail)
    assert how_safe(window) == SAFE
    assert workspace.current_packet() == before

"""Long work shows what is being done when it takes long, can be called off, and leaves nothing half done."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop import progress
from budget_desktop.gui.dialogs.handing_over import HandingOverDialog
from budget_desktop.gui.dialogs.waiting import NOTHING_WRITTEN, Waiting
from budget_desktop.gui.frame import care
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.export import ExportPage
from tests.gui.driving import page_of
from tests.gui.test_forms import nameless


@pytest.fixture
def parent(qtbot: QtBot, application: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


class Work:
    """Says three times what it does, and waits each time to be let go on."""

    def __init__(self) -> None:
        self.go_on = threading.Semaphore(0)
        self.done = 0

    def __call__(self) -> str:
        for page in progress.each("画 PDF 的页", "abc"):
            self.go_on.acquire()
            self.done += 1
            del page
        return "好"


def test_work_that_takes_long_says_how_far_it_is(qtbot: QtBot, parent: QWidget) -> None:
    work = Work()
    waiting = Waiting("正在导出", work, parent)
    waiting.begin()
    assert not waiting.isVisible(), "what is done at once shows nothing"
    qtbot.waitUntil(waiting.isVisible)
    work.go_on.release()
    qtbot.waitUntil(lambda: waiting.label.text() == "画 PDF 的页（2／3）")
    assert (waiting.bar.value(), waiting.bar.maximum()) == (2, 3)
    assert nameless(waiting) == []
    with qtbot.waitSignal(waiting.over), qtbot.waitSignal(waiting.produced) as produced:
        work.go_on.release(2)
    assert produced.args == ["好"]


def test_work_called_off_ends_at_its_next_step(qtbot: QtBot, parent: QWidget) -> None:
    work = Work()
    waiting = Waiting("正在导出", work, parent)
    waiting.begin()
    qtbot.waitUntil(lambda: waiting.isVisible() and waiting.label.text() == "画 PDF 的页（1／3）")
    QTest.keyClick(waiting, Qt.Key.Key_Escape)
    assert waiting.isVisible()
    assert waiting.label.text() == "正在停止…"
    with qtbot.waitSignal(waiting.over), qtbot.waitSignal(waiting.failed) as failed:
        work.go_on.release(3)
    assert failed.args == [NOTHING_WRITTEN]
    assert work.done == 1


def test_work_that_was_done_before_it_could_be_called_off_is_done(qtbot: QtBot, parent: QWidget) -> None:
    go_on = threading.Event()
    waiting = Waiting("正在恢复", go_on.wait, parent)
    waiting.begin()
    waiting.reject()
    with qtbot.waitSignal(waiting.over), qtbot.waitSignal(waiting.produced):
        go_on.set()


def stop_at(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Call the work off when it says a certain thing, as somebody with quick hands would."""
    hear = Waiting._hear

    def stopping(waiting: Waiting, what: str, number: int, count: int) -> None:
        waiting._is_stopped |= what == at
        hear(waiting, what, number, count)

    monkeypatch.setattr(Waiting, "_hear", stopping)


def test_a_packet_called_off_is_not_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_at(monkeypatch, "读回 PDF 的页")
    care.hand_over(window)
    (dialog,) = window.findChildren(HandingOverDialog)
    folder = tmp_path / "交付"
    dialog.folder_edit.setText(str(folder))
    dialog.export()
    qtbot.waitUntil(lambda: dialog.told.text() == NOTHING_WRITTEN)
    assert list(folder.iterdir()) == []
    qtbot.waitUntil(dialog.export_button.isEnabled)


def test_an_export_called_off_writes_nothing_or_says_what_is_not_verified(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, "export")
    assert isinstance(page, ExportPage)
    folder = tmp_path / "材料"
    page.folder_edit.setText(str(folder))
    page.workbook_check.setChecked(False)
    with monkeypatch.context() as quick:
        stop_at(quick, "画 PDF 的页")
        page.export()
        qtbot.waitUntil(lambda: NOTHING_WRITTEN in page.result_label.text())
        assert list(folder.iterdir()) == []
    qtbot.waitUntil(lambda: not page.findChildren(Waiting))
    stop_at(monkeypatch, "读回 PDF 的页")
    page.export()
    qtbot.waitUntil(lambda: "还没有读回核对" in page.result_label.text())
    assert [path.suffix for path in folder.iterdir()] == [".pdf"]

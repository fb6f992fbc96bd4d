"""What takes a second is said before it begins, and no longer when it is done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from budget_desktop import operations
from budget_desktop.domain.money import Measure
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from tests.gui.driving import desk_of


def test_a_book_used_lately_is_said_to_be_opened_while_it_opens(
    window: MainWindow, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    open_it = Workspace.open

    def watched(path: Path, measure: Measure) -> Workspace:
        assert QGuiApplication.overrideCursor() is not None
        said.append(window.statusBar().currentMessage())
        return open_it(path, measure)

    monkeypatch.setattr(Workspace, "open", watched)
    (recent,) = window.menus.recent.actions()
    recent.trigger()
    assert said == [f"正在打开“{book_path.stem}”…"]
    assert not QGuiApplication.overrideCursor()


def test_the_first_book_is_said_to_be_made_while_it_is_made(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.centralWidget() is not None)
    said: list[str] = []
    make = operations.create_sample

    def watched(path: Path, *, broken: bool = False) -> None:
        cursor = QGuiApplication.overrideCursor()
        assert cursor is not None
        assert cursor.shape() is Qt.CursorShape.WaitCursor
        said.append(window.statusBar().currentMessage())
        make(path, broken=broken)

    monkeypatch.setattr(operations, "create_sample", watched)
    monkeypatch.setattr(choosing, "file_to_write", lambda *_: tmp_path / "示例.budget")
    window.books.new_sample()
    assert said == ["正在新建“示例”…"]
    assert desk_of(window).workspace.path.name == "示例.budget"
    assert not QGuiApplication.overrideCursor()
    assert window.statusBar().currentMessage() != said[0]

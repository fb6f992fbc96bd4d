"""A prepared application, a sample book, and the window on it. No test needs a screen."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from budget_desktop.backups.wishes import Wishes
from budget_desktop.gui import collector
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings

PATIENCE_MS = 120_000


SAID_OF_THE_SYSTEM = ("^This plugin does not support", "^Detected locale .* which is not UTF-8")
"""What Qt says of where it runs, no warning of ours: the offscreen platform for want of a window manager, and
once in each process where the system's locale knows no Chinese."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*SAID_OF_THE_SYSTEM))


class PatientBot(QtBot):
    """Waits as long as a busy machine takes: only what never comes fails."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **wishes: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **wishes)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> Iterator[QApplication]:
    prepare(qapp)
    # Once everything there is, the tests' own tools among it, is set aside, an opened book costs the
    # collector no more than what was made since: it still goes through all windows and books there were.
    collector.set_aside()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collector, "set_aside", gc.collect)
        yield qapp
    # The offscreen clipboard outlives Python; what Python put there must not.
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def no_key_is_held() -> Iterator[None]:
    """A dialog that goes when a key is pressed with Ctrl or Shift never hears it let go, nor does Qt, which
    would take it for held when the next test selects a row."""
    yield
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Whoever lets Python's collector pause lets it go on: after every test it is at work again.

    What was to be deleted later goes with the test it belongs to, not in the middle of another.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gc.isenabled(), "something still keeps Python's collector away"


@pytest.fixture
def book_path(tmp_path: Path, sample_book: Path) -> Path:
    return Path(shutil.copyfile(sample_book, tmp_path / "示例.budget"))


@pytest.fixture(scope="session")
def snapshot(
    application: QApplication, sample_book: Path, tmp_path_factory: pytest.TempPathFactory
) -> Snapshot:
    """The sample as the window sees it, for those who only look."""
    path = tmp_path_factory.mktemp("seen") / "seen.budget"
    opened = Workspace.open(Path(shutil.copyfile(sample_book, path)))
    opened.close()
    return opened.snapshot


@pytest.fixture
def workspace(application: QApplication, book_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(book_path)
    yield opened
    opened.close()


@pytest.fixture
def backs_up() -> bool:
    """Whether the window copies its books by itself, which costs time: only where copies are looked at."""
    return False


@pytest.fixture
def settings(tmp_path: Path, backs_up: bool) -> Settings:
    made = Settings(tmp_path / "window.ini")
    made.backups = Wishes(on=backs_up, folder=tmp_path / "备份")
    return made


@pytest.fixture
def window(qtbot: QtBot, application: QApplication, settings: Settings, book_path: Path) -> MainWindow:
    """The window as it stands right after a book was opened."""
    made = MainWindow(settings)
    qtbot.addWidget(made)
    made.show()
    assert made.open_book(book_path)
    return made

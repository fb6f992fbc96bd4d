"""Work of the window's own thread that may take a second: said before it begins."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QMainWindow


@contextmanager
def busy(window: QMainWindow, what: str) -> Iterator[None]:
    """Say what is being done, and show the cursor that waits, until it is done."""
    bar = window.statusBar()
    bar.showMessage(what)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    # A dialog that was just agreed to goes, and the words appear; keys and clicks wait.
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
        if bar.currentMessage() == what:
            bar.clearMessage()

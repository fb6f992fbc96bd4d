"""Wait until a window shows what it is going to show, however long that takes on a busy machine."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

_LOOK_MS = 50
_LONGEST_MS = 60_000
_SOON_MS = 1000
"""What a timer does later than that (writing, starting the partner) nobody sees."""


def settle() -> None:
    """Return when nothing is under way any more; raises TimeoutError if that never comes."""
    QTest.qWait(_LOOK_MS)
    wait_until(is_still)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return when something is so; raises TimeoutError if it never is."""
    waited = QElapsedTimer()
    waited.start()
    while not is_so():
        if waited.elapsed() > _LONGEST_MS:
            raise TimeoutError("the window does not come to rest")
        QTest.qWait(_LOOK_MS)


def is_still() -> bool:
    """Whether no window waits for a thread or for a moment to pass, and none shows progress."""
    return not any(map(_is_busy, QApplication.topLevelWidgets()))


def _is_busy(window: QWidget) -> bool:
    return (
        any(thread.isRunning() for thread in window.findChildren(QThread))
        or any(bar.isVisible() for bar in window.findChildren(QProgressBar))
        or any(
            timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS
            for timer in window.findChildren(QTimer)
        )
    )

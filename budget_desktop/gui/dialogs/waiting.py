"""Work that takes longer than a moment: what is being done, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui.session.jobs import Job

_LATE_MS = 500
"""What is done sooner shows nothing."""


class StoppedError(KnownError):
    """The person called it off."""


class Waiting(QProgressDialog):
    """Runs `work` in another thread and goes by itself when that is over.

    `work` is handed a function to call with what it does next; from there it comes back as StoppedError when
    the person has called it off.
    """

    produced = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """Why there is nothing, in words for the screen; also when it was called off."""
    _told = Signal(str)

    def __init__(
        self, title: str, work: Callable[[Callable[[str], None]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, "停止", 0, 0, parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_LATE_MS)
        self.setAutoClose(False)
        self._told.connect(self.setLabelText)
        self._is_stopped = False
        self.canceled.connect(self._stop)
        self._job = Job(lambda: work(self._step), self)
        self._job.done.connect(self.produced)
        self._job.failed.connect(self.failed)
        self._job.finished.connect(self._end)

    def begin(self) -> None:
        """Start the work."""
        self.setValue(0)
        self._job.start()

    def wait(self) -> None:
        """Until the work is over, as before a window goes."""
        self._job.wait()

    def _step(self, what: str) -> None:
        """In the other thread: tell what comes next, or end here."""
        if self._is_stopped:
            raise StoppedError("已停止，没有写出任何文件")
        self._told.emit(what)

    def _stop(self) -> None:
        self._is_stopped = True

    def _end(self) -> None:
        self._job.wait()
        self.canceled.disconnect(self._stop)
        self.close()
        self.deleteLater()

"""Work that takes longer than a moment: what is being done, how far it is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QWidget

from budget_desktop import progress
from budget_desktop.gui import theme
from budget_desktop.gui.session.jobs import Job

_LATE_MS = 500
"""What is done sooner shows nothing."""
_WIDTH = 30
"""In letters: nothing moves while the words change."""
NOTHING_WRITTEN = "已停止，没有写出任何文件"


class Waiting(QDialog):
    """Runs `work` in another thread, shows what it says of its `progress`, and goes when that is over.

    Stopped, the work ends where it next says something, and what it was writing is not there. It may have
    been done by then all the same: that is told as done.
    """

    produced = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """Why there is nothing, in words for the screen; also when it was called off."""
    over = Signal()
    """Whatever came of it was told."""
    _told = Signal(str, int, int)

    def __init__(
        self,
        title: str,
        work: Callable[[], object],
        parent: QWidget | None = None,
        stopped: str = NOTHING_WRITTEN,
    ) -> None:
        """`stopped` is what is said where the person called it off."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._work, self._stopped_text = work, stopped
        self._is_stopped = self._has_begun = False
        self.label = QLabel(title, self)
        self.label.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * _WIDTH)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("进度")
        buttons = QDialogButtonBox(self)
        self.stop_button = buttons.addButton("停止", QDialogButtonBox.ButtonRole.RejectRole)
        layout = theme.dialog_column(self)
        for widget in (self.label, self.bar, buttons):
            layout.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self._told.connect(self._show)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self.show)
        self._job = Job(self._run, self)
        self._job.done.connect(self.produced)
        self._job.failed.connect(self.failed)
        self._job.finished.connect(self._end)

    def begin(self) -> None:
        """Start the work."""
        self._has_begun = True
        self._late.start()
        self._job.begin()

    def wait(self) -> None:
        """Until the work is over, as before a window goes."""
        self._end()

    def reject(self) -> None:
        """Stop, by the button, Esc or the cross; it takes effect when the work says what it does next."""
        self._is_stopped = True
        self.stop_button.setEnabled(False)
        self.label.setText("正在停止…")
        self.bar.setRange(0, 0)

    def _run(self) -> object:
        """In the other thread."""
        with progress.told_to(self._hear):
            return self._work()

    def _hear(self, what: str, number: int, count: int) -> None:
        """In the other thread: pass on what comes next, or end here."""
        if self._is_stopped:
            raise progress.StoppedError(self._stopped_text)
        self._told.emit(what, number, count)

    def _show(self, what: str, number: int, count: int) -> None:
        if not self._is_stopped:
            self.label.setText(f"{what}（{number}／{count}）" if count else what)
            self.bar.setRange(0, count)
            self.bar.setValue(number)

    def _end(self) -> None:
        if not self._has_begun:
            return
        self._has_begun = False
        self._job.join()
        self._late.stop()
        self.hide()
        self.over.emit()
        self.deleteLater()

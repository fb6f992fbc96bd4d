"""Slow work in another thread: frozen values in, signals out."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from budget_desktop.domain.errors import KnownError
from budget_desktop.gui import collector

_log = logging.getLogger(__name__)

FAULT = "程序出错，没有完成。数据已保存，详情在日志中"


class Job(QThread):
    """Runs `work` once. It may only touch what was handed to it, never widgets or the book.

    Until it is over Python's collector stays away: in the other thread it would take apart what the window
    left behind, and Qt breaks down where a timer is stopped from a thread not its own.
    """

    done = Signal(object)
    """What `work` returned."""
    failed = Signal(str)
    """Why it did not, in words for the screen."""

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._keeps_collector_away = False
        self.finished.connect(self.join)

    def begin(self) -> None:
        """Start the work."""
        collector.pause()
        self._keeps_collector_away = True
        self.start()

    def join(self) -> None:
        """Wait until the work is over, as one must before the job goes."""
        self.wait()
        if self._keeps_collector_away:
            self._keeps_collector_away = False
            collector.go_on()

    def run(self) -> None:
        """The thread's own part."""
        try:
            result = self._work()
        except KnownError as error:
            self.failed.emit(str(error))
        except Exception:
            # An exception that left a QThread would end the program; it is told where the person looks.
            _log.exception("后台任务出错")
            self.failed.emit(FAULT)
        else:
            self.done.emit(result)

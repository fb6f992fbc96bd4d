"""When the program itself goes wrong: a log that survives, and a dialog that says what is safe."""

import logging
import platform
import sys
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from budget_desktop import __version__
from budget_desktop.discretion import DiscreetFormatter, told

_log = logging.getLogger(__name__)
NAME = "program.log"
_LOG_BYTES = 1_000_000
KEPT = 2
"""Logs of before that are kept."""
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_to(file: Path) -> None:
    """Write warnings and faults, never what was typed, to a file; when it is full, a new one is begun."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        # No place for a log is no reason not to work.
        return
    handler.setFormatter(DiscreetFormatter())
    logging.getLogger().addHandler(handler)


def files_in(folder: Path) -> Iterator[Path]:
    """The logs there may be, the oldest first."""
    for number in range(KEPT, 0, -1):
        yield folder / f"{NAME}.{number}"
    yield folder / NAME


def log_qt() -> None:
    """What Qt itself has to say goes where the rest is logged: it is for us, and in English."""
    qInstallMessageHandler(
        lambda kind, _context, text: _log.log(_LEVELS.get(kind, logging.DEBUG), "%s", text)
    )


class FaultHook:
    """Stands in for `sys.excepthook`. One dialog at a time: a fault that repeats must not bury the screen."""

    def __init__(self, log_file: Path, how_safe: Callable[[], str]) -> None:
        """`how_safe` looks at the book when it is called, and says in a sentence what became of the data."""
        self._log_file = log_file
        self._how_safe = how_safe
        self._showing = False

    def install(self) -> None:
        """Take over."""
        sys.excepthook = self.tell

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the fault, then tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("程序出错", exc_info=(kind, error, trace))
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        details = told(error.with_traceback(trace))
        # Not at once: the fault may have come up while a widget was being painted.
        QTimer.singleShot(0, lambda: self.show(details))

    def show(self, details: str) -> None:
        """The dialog, with what is to be passed on folded away."""
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("程序出错")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self._how_safe())
        box.setInformativeText(
            f"刚才的操作没有完成，可以重试；若再次出错，请把详情发给维护人员。\n日志：{self._log_file}"
        )
        box.setDetailedText(f"部门预算编报 {__version__}　{platform.platform()}\n\n{details}")
        copy = box.addButton("复制详情", QMessageBox.ButtonRole.ActionRole)
        box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        try:
            box.exec()
        finally:
            self._showing = False
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(box.detailedText())

"""Copies of the open book that the window makes by itself, where nobody has to wait for them."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from budget_desktop.gui.settings import Settings

if TYPE_CHECKING:
    from budget_desktop.backups.shelf import Backup, Reason
    from budget_desktop.backups.wishes import Wishes
    from budget_desktop.gui.session.jobs import Job
    from budget_desktop.gui.session.workspace import Workspace

_log = logging.getLogger(__name__)


class Keeper(QObject):
    """Makes one copy at a time, in another thread. That one could not be made is told and stops no work."""

    told = Signal(str)
    """Why there is no copy, or that one asked for by hand is there, for the status bar."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._job: Job | None = None

    def keep(self, workspace: "Workspace", reason: "Reason", then: Callable[[], None] | None = None) -> None:
        """Copy the book, and do `then` in the same thread whatever came of it.

        Who wants no copies made by themselves still gets those kept for good.
        """
        from budget_desktop.backups.shelf import FOR_GOOD, Reason
        from budget_desktop.gui.session.jobs import Job

        self.wait()
        wishes = self._settings.backups
        wanted = wishes if wishes.on or reason in FOR_GOOD else None
        self._job = Job(partial(_keep, workspace, wanted, reason, then or _nothing), self)
        self._job.failed.connect(self._fail)
        if reason is Reason.BY_HAND:
            self._job.done.connect(self._tell)
        self._job.finished.connect(self.wait)
        self._job.begin()

    def wait(self) -> None:
        """Let a copy that is being made be finished."""
        if self._job is not None:
            self._job.join()
            self._job.deleteLater()
            self._job = None

    def _tell(self, made: "Backup | None") -> None:
        self.told.emit(f"已备份到 {made.path}" if made else "现在的样子已有长期保留的备份")

    def _fail(self, why: str) -> None:
        _log.warning("没有备份")
        self.told.emit(f"没有备份：{why}")


def _keep(
    workspace: "Workspace", wanted: "Wishes | None", reason: "Reason", then: Callable[[], None]
) -> "Backup | None":
    try:
        return workspace.keep(wanted, reason) if wanted is not None else None
    finally:
        then()


def _nothing() -> None:
    """What is to be done after a copy when nothing is."""

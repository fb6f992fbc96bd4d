"""The second process of an open book: begun before it is needed, kept while it may be, then let go."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from budget_desktop.partner.asking import helped_by
from budget_desktop.partner.process import Partner, start_partner

_SOON_MS = 200
"""What is shown is painted first: to start a process holds up the window, on Windows longest."""
_KEPT_MS = 5 * 60 * 1000
"""So long after it was of use its memory is worth more."""


class Partnership(QObject):
    """At most one partner at a time, lent to work in other threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.partner: Partner | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._begin)
        self._kept = QTimer(self, singleShot=True, interval=_KEPT_MS)
        self._kept.timeout.connect(self.end)

    def prepare(self) -> None:
        """Have a partner ready in a moment: what can make use of it is in sight."""
        (self._soon if self._is_lacking else self._kept).start()

    def lent(self, work: Callable[[], object]) -> Callable[[], object]:
        """The work, to be done in another thread with the help of the partner, if there is one by now."""
        self.prepare()
        return partial(_helped, self.partner, work)

    def end(self) -> None:
        """Let it go; what it was asked for is done without it."""
        self._soon.stop()
        self._kept.stop()
        if self.partner is not None:
            self.partner.end()
            self.partner = None

    @property
    def _is_lacking(self) -> bool:
        return self.partner is None or self.partner.is_over

    def _begin(self) -> None:
        if self._is_lacking:
            self.end()
            self.partner = start_partner()
            self._kept.start()


def _helped(partner: Partner | None, work: Callable[[], object]) -> object:
    with helped_by(partner):
        return work()

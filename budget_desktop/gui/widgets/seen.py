"""What nobody sees is not shown anew: it follows as soon as it comes into sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Seen(QObject):
    """Told of changes by `hear`, it calls `follow` if the widget is in sight, and else once it comes to be.

    In a window that was never shown everything counts as in sight.
    """

    def __init__(self, widget: QWidget, follow: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._follow = follow
        self._is_behind = False
        widget.installEventFilter(self)

    def hear(self) -> None:
        """Something is another than before."""
        if self._is_behind:
            return  # until it comes into sight, or is asked
        self._is_behind = self._widget.window().isVisible() and not self._widget.isVisible()
        if not self._is_behind:
            self._follow()

    def catch_up(self) -> None:
        """Follow now, in sight or not: something is asked of what the widget shows."""
        if self._is_behind:
            self._is_behind = False
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up on the way into sight, before the first painting."""
        if event.type() == QEvent.Type.Show:
            self.catch_up()
        return super().eventFilter(watched, event)

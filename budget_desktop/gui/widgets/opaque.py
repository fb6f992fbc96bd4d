"""Views that are painted alone, without all that lies behind them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea

_DRESSED = frozenset({QEvent.Type.Polish, QEvent.Type.StyleChange})


class Opaque(QObject):
    """Keeps the ground of a view its palette's.

    A style sheet takes the ground over, in the same colour; but then Qt no longer knows that nothing shines
    through, and for one cell paints the same spot of page, tabs and window first.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the style sheet had its way."""
        if event.type() in _DRESSED:
            self._view.viewport().setAutoFillBackground(True)
        return super().eventFilter(watched, event)

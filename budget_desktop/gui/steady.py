"""Room for a text that changes with every edit, without the window being laid out each time."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_MAY_WANT_MORE = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show})
_DRESSED = frozenset({QEvent.Type.StyleChange, QEvent.Type.FontChange})


class Steady(QWidget):
    """Holds one widget and keeps for it the most room it ever asked for.

    In a layout of its own a label asks for other room with every other text: docks, tabs and grid would be
    placed anew, and all of them painted. Here it is painted alone.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside.parentWidget())
        self._inside = inside
        self._room = self._least = QSize(0, 0)
        self.setSizePolicy(inside.sizePolicy())
        # With a ground of its own nothing of what lies behind is painted along with it.
        self.setAutoFillBackground(True)
        inside.setParent(self)

    def event(self, event: QEvent) -> bool:
        """Pass on a wish for more room than ever before; a parent without a layout is told of any."""
        if event.type() in _DRESSED:
            # What was asked for in other clothes, or half dressed, is no measure.
            self._room = self._least = QSize(0, 0)
        if event.type() in _MAY_WANT_MORE:
            room, least = self._room, self._least
            if room != self.sizeHint() or least != self.minimumSizeHint():
                self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """The most that was ever asked for."""
        self._room = self._room.expandedTo(self._inside.sizeHint()).expandedTo(self.minimumSizeHint())
        return self._room

    def minimumSizeHint(self) -> QSize:
        """The most that was ever needed."""
        self._inside.ensurePolished()
        least = self._inside.minimumSizeHint().expandedTo(self._inside.minimumSize())
        self._least = self._least.expandedTo(least)
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is inside has all of it."""
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())

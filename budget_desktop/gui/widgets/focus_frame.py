"""A frame of 2 px around what has the focus, for widgets whose own style draws hardly any."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QWidget

from budget_desktop.gui import theme


class _Frame(QFocusFrame):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.active().accent), theme.FOCUS_FRAME))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class _Follower(QObject):
    """Puts the frame on a widget while it has the focus."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._frame: _Frame | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            if self._frame is None:
                self._frame = _Frame(self._widget)
                self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._frame.setWidget(self._widget)
        elif event.type() == QEvent.Type.FocusOut and self._frame is not None:
            self._frame.hide()
        return super().eventFilter(watched, event)


def frame_focus(widget: QWidget) -> None:
    """Frame a widget whenever it has the focus."""
    _Follower(widget)

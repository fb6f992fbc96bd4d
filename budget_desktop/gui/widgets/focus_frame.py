"""A frame of 2 px around what has the focus, for widgets whose own style draws hardly any."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from budget_desktop.gui import theme

_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class _Frame(QWidget):
    """Lies over its widget's edge, in the widget's parent, and lets the mouse through."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.active().accent), theme.FOCUS_FRAME))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class _Follower(QObject):
    """Puts the frame on its parent while that has the focus."""

    # Of the class: Qt may still send an event after Python has emptied the object.
    _frame: _Frame | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            if self._frame is None:
                self._frame = _Frame(watched.parentWidget())
            _place(self._frame, watched)
        elif self._frame is not None and kind in _MOVED and isinstance(watched, QWidget):
            if self._frame.isVisible():
                _place(self._frame, watched)
        elif self._frame is not None and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._frame.hide()
        return super().eventFilter(watched, event)


def _place(frame: _Frame, widget: QWidget) -> None:
    frame.setGeometry(widget.geometry())
    frame.raise_()
    frame.show()


def frame_focus(widget: QWidget) -> None:
    """Frame a widget whenever it has the focus."""
    widget.installEventFilter(_Follower(widget))

"""Wavy lines under slips of writing in a field of one line, a cell's editor among them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.widgets.proof_marks import LIST_KEY, PAUSE_MS, Proofread, plain_reading, sentence

if TYPE_CHECKING:
    from budget_desktop.proofreading.slip import Slip

_WAVE = 2
"""Height of the wave, and half its length."""


class ProofLine(QWidget):
    """Lies over the field and lets everything through. Ctrl+. mends or goes on, F7 tells of all slips."""

    def __init__(self, edit: QLineEdit, proofread: Proofread) -> None:
        super().__init__(edit)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edit, self._proofread = edit, proofread
        self._read = plain_reading("")
        self.slips: tuple[Slip, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read)
        edit.textChanged.connect(self._forget)
        edit.cursorPositionChanged.connect(self.update)
        edit.installEventFilter(self)
        self._pause.start()

    def read(self) -> None:
        """Mark what stands there now."""
        self._pause.stop()
        self._read = plain_reading(self._edit.text())
        self.slips = tuple(self._proofread(self._read.text))
        self.setGeometry(self._edit.rect())
        self.setVisible(bool(self.slips))
        self.update()

    def mend_or_go_on(self) -> None:
        """Mend the slip at the cursor as one step of undo; where there is none, tell of the next."""
        self.read()
        at = self._edit.selectionStart() if self._edit.hasSelectedText() else self._edit.cursorPosition()
        spots = [(slip, *self._read.spot(slip)) for slip in self.slips]
        here = next((slip for slip, start, end in spots if start <= at <= end), None)
        change = self._read.change(here) if here else None
        if change is not None:
            self._edit.setSelection(change.start, change.end - change.start)
            self._edit.insert(change.text)
            self.read()
        elif spots:
            slip, start, end = next((spot for spot in spots if spot[1] > at), spots[0])
            self._edit.setSelection(start, end - start)
            self._tell(sentence(slip, self._read))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys, hovering, another size."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.mend_or_go_on()
                return True
            if event.key() == LIST_KEY and not event.modifiers():
                self.read()
                self._tell(self._told() or "没有发现写法上的问题")
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.slips:
            found = "\n".join(part for part in (self._told(), self._edit.toolTip()) if part)
            QToolTip.showText(event.globalPos(), found, self._edit)
            return True
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._edit.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        """A wave under each slip, as far as it is in sight."""
        cursor = QRect(self._edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
        metrics = QFontMetricsF(self._edit.font())
        text, line = self._edit.text(), cursor.bottom() - _WAVE

        def left_of(count: int) -> float:
            return metrics.horizontalAdvance(text[:count])

        origin = cursor.center().x() - left_of(self._edit.cursorPosition())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.active().warning), 1))
        for slip in self.slips:
            start, end = origin + left_of(slip.start), origin + left_of(slip.end)
            steps = range(int((end - start) / _WAVE) + 1)
            wave = (QPointF(start + step * _WAVE, line + _WAVE * (step % 2)) for step in steps)
            painter.drawPolyline(QPolygonF(list(wave)))
        painter.end()

    def _forget(self) -> None:
        """Old marks stand at the wrong places."""
        self.slips = ()
        self.hide()
        self._pause.start()

    def _told(self) -> str:
        return "\n".join(sentence(slip, self._read) for slip in self.slips)

    def _tell(self, what: str) -> None:
        """Say it below the field; screen readers read it as the field's description."""
        self._edit.setAccessibleDescription(what)
        below = self._edit.mapToGlobal(self._edit.rect().bottomLeft())
        QToolTip.showText(below, what, self._edit)

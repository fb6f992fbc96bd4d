"""A line under an editor that says why a text was not taken over; it stays until the text is mended, but
gives way to what is being filled in meanwhile. Where nothing was refused, it is said without alarm."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

_GAP = 2

COVERED = "covered"
"""Property of an editor with something open below it: then the explanation stands above."""


class Explanation(QLabel):
    """Floats below `editor` inside its window, so nothing under the cursor moves. Goes with the editor."""

    def __init__(
        self, editor: QWidget, spot: Callable[[], QRect] | None = None, *, is_calm: bool = False
    ) -> None:
        """`spot` is the part of the editor that is meant; all of it where not given. A calm one tells how
        things are: it has no colour of errors, and the editor is not marked as holding a refused text."""
        super().__init__(editor)
        self._editor = editor
        self._spot = spot or editor.rect
        self._is_calm = is_calm
        self.setProperty("explanation", "calm" if is_calm else "refusal")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName("输入说明")
        self.hide()
        editor.installEventFilter(self)
        editor.destroyed.connect(self.deleteLater)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._give_way)

    def explain(self, text: str) -> None:
        """Show a sentence, or hide when there is nothing to say."""
        # Screen readers read the description along with the field.
        self._editor.setAccessibleDescription(text)
        if not self._is_calm:
            self._editor.setProperty("refused", bool(text))
            self._editor.style().polish(self._editor)
        self.setText(text)
        if not text:
            self.hide()
            return
        # Only now is it certain which window the editor stands in, and how much room the style leaves.
        self.setParent(self._editor.window())
        self.ensurePolished()
        self._appear()

    def _appear(self) -> None:
        self._place()
        self.show()
        self.raise_()

    def _give_way(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Nobody types blind: hide from over another field, and come back when that one is left."""
        window = self.parentWidget()
        # An editor of a cell gives the focus back as it is destroyed.
        if not self.text() or window is None or entered is None or not isValid(self._editor):
            return
        if not self._editor.isVisible():
            return
        if entered is self._editor or self._editor.isAncestorOf(entered):
            self._appear()
        elif window.isAncestorOf(entered) and not entered.isAncestorOf(self._editor):
            covered = QRect(entered.mapTo(window, QPoint(0, 0)), entered.size())
            self.setVisible(not covered.intersects(self.geometry()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the editor when it moves or goes away."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        spot = self._spot()
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 3 * self.fontMetrics().height()
        self.setFixedWidth(min(max(wanted, spot.width()), window.width() // 2))
        self.setFixedHeight(self.heightForWidth(self.width()))
        below = self._editor.mapTo(window, QPoint(spot.left(), spot.bottom() + 1 + _GAP))
        if self._editor.property(COVERED) or below.y() + self.height() > window.height():
            below = self._editor.mapTo(window, QPoint(spot.left(), spot.top() - self.height() - _GAP))
        self.move(max(min(below.x(), window.width() - self.width() - _GAP), 0), below.y())

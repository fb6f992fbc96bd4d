"""Lines that never ask for more room than there is: a title, and computed figures on their tint."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from budget_desktop.gui import theme


class ElidedTitle(QLabel):
    """What does not fit ends in an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        """The text as far as it goes."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class ElidedLabel(QLabel):
    """Right-aligned; what does not fit ends in an ellipsis, whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names the argument
        """The text as far as it goes, on the tint of what is computed."""
        if not self.text():
            return
        metrics, inset = self.fontMetrics(), theme.GRID - 2
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2 * inset)
        area = self.rect()
        area.setLeft(max(area.right() - metrics.horizontalAdvance(shown) - 2 * inset, 0))
        area.adjust(0, 2, 0, -2)
        painter = QPainter(self)
        painter.fillRect(area, QColor(theme.active().computed))
        painter.setPen(QColor(theme.active().text))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.end()

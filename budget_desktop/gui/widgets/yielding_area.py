"""What stands below a list and gives way to it where a screen is small: then it scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class YieldingArea(QScrollArea):
    """As high as its widgets want where there is room, less where there is none."""

    def __init__(self, parent: QWidget, *widgets: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        held = QWidget(self)
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            layout.addWidget(widget)
        self.setWidget(held)
        held.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """What the widgets want now, and a bar; Qt's own remembers what they wanted first."""
        held = self.widget()
        wanted, layout = held.sizeHint(), held.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted.setHeight(layout.heightForWidth(max(self.width(), wanted.width())))
        return wanted + QSize(self._bar_width(), 0)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widgets need, and a few lines high."""
        least = self.widget().minimumSizeHint().expandedTo(self.widget().minimumSize())
        return QSize(least.width() + self._bar_width(), 4 * self.fontMetrics().height())

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The widgets want another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

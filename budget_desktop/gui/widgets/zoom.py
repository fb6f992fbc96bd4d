"""The size the paper is shown at: the choice, its steps, and the wheel."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget

FIT = 0
"""Stands for "as large as the width allows"."""

STEPS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes to choose from, in per cent."""

_SMALLEST_FIT, _LARGEST_FIT = 60, 130
"""Smaller letters cannot be read, so a wide table scrolls instead; larger ones leave a small table lost."""


def readable(percent: float) -> int:
    """The size that fits, kept where it can be read."""
    return int(min(max(percent, _SMALLEST_FIT), _LARGEST_FIT))


class ZoomWheel(QObject):
    """Listens to the wheel over a view while Ctrl is held."""

    turned = Signal(int)
    """Larger (1) or smaller (-1) is wanted."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep such a turn from scrolling."""
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        if step := event.angleDelta().y():
            self.turned.emit(1 if step > 0 else -1)
        return True


class ZoomChoice(QComboBox):
    """Offers to fit the width, and the steps."""

    chosen = Signal(int)
    """Per cent, or `FIT`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("纸面大小")
        self.setToolTip("纸面大小：Ctrl+加号放大，Ctrl+减号缩小，也可按住 Ctrl 滚动滚轮")
        self._values = (FIT, *STEPS)
        self.addItems(["适合宽度", *(f"{step} %" for step in STEPS)])
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    @property
    def value(self) -> int:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: int) -> None:
        """Show a choice without announcing it; one that is no step any more shows as `FIT`."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def step(self, by: int, at: int) -> None:
        """Choose the next size above (1) or below (-1) the one shown now."""
        beyond = [step for step in STEPS if (step - at) * by > 0]
        if beyond:
            following = min(beyond) if by > 0 else max(beyond)
            self.show_value(following)
            self.chosen.emit(following)

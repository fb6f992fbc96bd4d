"""What to do at a place where nothing stands yet, written over it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from budget_desktop.gui import theme


def hint_over(widget: QWidget) -> QLabel:
    """An empty label over a widget; clicks go through it."""
    label = QLabel(widget)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
    layout.addWidget(label)
    return label

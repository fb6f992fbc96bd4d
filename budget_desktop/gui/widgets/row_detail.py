"""Below a list: what the row in hand says, whole, where the columns are too narrow for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LINES = 2


class RowDetail(QLabel):
    """Keeps the room of its lines, so nothing moves as one goes through the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.setAccessibleName("这一行的全文")

"""What one sees without a book: make one, open one, or take up where one left off."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from budget_desktop.gui import forms


class WelcomePage(QWidget):
    """New, open, sample, practice, and the recent books."""

    sample_button: QPushButton
    practice_button: QPushButton
    new_button: QPushButton
    open_button: QPushButton
    title_label: QLabel
    recent_label: QLabel
    recent_list: QListWidget

    chosen = Signal(Path)
    """A recent book is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self, "welcome")
        font = self.title_label.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        self.title_label.setFont(font)
        for button in (self.new_button, self.open_button, self.sample_button, self.practice_button):
            button.setAccessibleName(button.text().rstrip("…"))
        self.recent_list.itemActivated.connect(self._choose)

    def show_recent(self, books: tuple[Path, ...]) -> None:
        """List the recent books."""
        self.recent_list.clear()
        for book in books:
            item = QListWidgetItem(f"{book.stem}　{book.parent}", self.recent_list)
            item.setData(Qt.ItemDataRole.UserRole, book)
            item.setToolTip(str(book))
        self.recent_label.setVisible(bool(books))
        self.recent_list.setVisible(bool(books))
        self.recent_list.setCurrentRow(0)
        self.setFocusProxy(self.recent_list if books else self.new_button)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

"""What one sees without a book: make one, open one, or take up where one left off."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from budget_desktop.gui import forms, theme

_TITLE = 2
"""The title's letters, in sizes of the window's."""


class WelcomePage(QWidget):
    """New, open, sample, practice, and the recent books."""

    new_button: QPushButton
    open_button: QPushButton
    sample_button: QPushButton
    practice_button: QPushButton
    title_label: QLabel
    recent_label: QLabel
    recent_list: QListWidget
    recent_hint: QLabel
    forget_button: QPushButton

    chosen = Signal(Path)
    """A recent book is to be opened."""
    forgotten = Signal(Path)
    """A recent book is to be taken off the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self, "welcome")
        font = self.title_label.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE)
        self.title_label.setFont(font)
        self.recent_list.itemActivated.connect(self._choose)
        self.forget_button.clicked.connect(self._forget)
        self.recent_list.installEventFilter(self)

    def show_recent(self, books: tuple[Path, ...]) -> None:
        """List the recent books; those that are not there stay in the list, with the reason."""
        self.recent_list.clear()
        for book in books:
            item = QListWidgetItem(f"{book.stem}　{book.parent}", self.recent_list)
            item.setData(Qt.ItemDataRole.UserRole, book)
            item.setToolTip(str(book))
            if (missing := _why_missing(book)) is not None:
                item.setText(f"{item.text()}（{missing}）")
                item.setForeground(QColor(theme.active().muted))
        for widget in (self.recent_label, self.recent_list, self.recent_hint, self.forget_button):
            widget.setVisible(bool(books))
        self.recent_list.setCurrentRow(0)
        self.setFocusProxy(self.recent_list if books else self.new_button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del takes the current book off the list."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            self._forget()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem) -> None:
        book = item.data(Qt.ItemDataRole.UserRole)
        if (missing := _why_missing(book)) is None:
            self.chosen.emit(book)
        else:
            self.recent_hint.setText(
                f"打不开“{book.stem}”：{missing}。按 Del 从清单中去掉；丢了的，看【文件 › 备份与恢复…】"
            )

    def _forget(self) -> None:
        row = self.recent_list.currentRow()
        if row < 0:
            return
        self.forgotten.emit(self.recent_list.takeItem(row).data(Qt.ItemDataRole.UserRole))
        if not self.recent_list.count():
            self.show_recent(())
            self.new_button.setFocus()


def _why_missing(book: Path) -> str | None:
    """Why a book cannot be opened; None if it is there."""
    try:
        if book.is_file():
            return None
        return "文件已移走或删除" if book.parent.is_dir() else "找不到文件夹，可能是没有插上的盘"
    except PermissionError:
        return "所在的文件夹不准查看"

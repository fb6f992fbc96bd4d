"""A value the program computes: tinted, says from what, and leads to the entries behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from budget_desktop.domain.places import EntryPlace


class ComputedValue(QPushButton):
    """A click, Enter, the space bar or F2 asks for what it comes from."""

    sources_wanted = Signal(object)
    """The places of the entries it comes from are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("computed", True)
        self._places: Sequence[EntryPlace] = ()
        self.clicked.connect(self.show_sources)

    def show_value(self, text: str, source: str, places: Sequence[EntryPlace]) -> None:
        """Show a value; `source` says in words from what, `places` where that was typed."""
        self._places = places
        self.setText(text)
        self.setToolTip(f"{source}\n单击或按回车查看" if places else source)
        self.setAccessibleDescription(self.toolTip())
        self.setCursor(Qt.CursorShape.PointingHandCursor if places else Qt.CursorShape.ArrowCursor)

    def show_sources(self) -> None:
        """Ask for them, if there are any."""
        if self._places:
            self.sources_wanted.emit(self._places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 looks into a computed cell of a grid, and so it does here."""
        if event.key() == Qt.Key.Key_F2:
            self.show_sources()
        else:
            super().keyPressEvent(event)

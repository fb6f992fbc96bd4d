"""A line editor with a list under it: type a code, initials or any part of a name; Enter or Tab takes it.

What does not name one alone is refused until more of it is typed or somebody goes down to one.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from budget_desktop.gui.models.offers import Offering
from budget_desktop.gui.widgets.offer_list import OfferList

_PAGE = 8
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


class OptionEdit(QLineEdit):
    """Offers while one types. Emits `chosen` when a row is clicked, `refused` with why one cannot be had."""

    chosen = Signal()
    refused = Signal(str)

    def __init__(self, offering: Offering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offering = offering
        self._list: OfferList | None = None
        self.textEdited.connect(self.offer)

    def offer(self, text: str = "") -> None:
        """Open the list with what fits, the best in front; Enter takes nothing the text does not name."""
        if self._list is None:
            self._list = OfferList(self)
            self._list.picked.connect(lambda _row: self._click())
        self._list.offer(self._offering(text))

    def offer_unasked(self) -> None:
        """Open the list of an empty field."""
        if not self.text():
            self.offer()

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    @property
    def is_undecided(self) -> bool:
        """Whether what was typed fits several of the open list, and none of them is marked."""
        return self._list is not None and self.is_offering and self._list.is_undecided

    def steers(self, key: Qt.Key) -> bool:
        """Whether a key is for the list that is open."""
        return self.is_offering and (key in _STEPS or key == Qt.Key.Key_Escape)

    def take(self) -> bool:
        """Write the marked offer into the field; False, with the reason told, if it cannot be chosen."""
        offer = self._list.chosen if self._list is not None and self.is_offering else None
        if offer is None:
            return True
        if offer.why_not:
            self.refused.emit(offer.why_not)
            return False
        self.setText(offer.text)
        self.close_list()
        return True

    def close_list(self) -> None:
        """Offer nothing."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down are the list's while it is open; Alt+Down or F4 opens it."""
        key = Qt.Key(event.key())
        if self._list is not None and self.is_offering and key in _STEPS:
            self._list.move_by(_STEPS[key])
        elif self.is_offering and key == Qt.Key.Key_Escape:
            self.close_list()
        elif key == Qt.Key.Key_F4 or (
            key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.offer("")
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method commits is typed text too."""
        super().inputMethodEvent(event)
        if event.preeditString():
            # The candidates of the input method stand where the list would.
            self.close_list()
        elif event.commitString():
            self.offer(self.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the editor."""
        self.close_list()
        super().hideEvent(event)

    def _click(self) -> None:
        if self.take():
            self.chosen.emit()

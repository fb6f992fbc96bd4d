"""A line editor with a list under it: type a code or any word of a name, Enter takes the first match."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from budget_desktop.gui.models.kinds import Option, folded

_SHOWN_AT_MOST = 200


def ranked(options: Sequence[Option], text: str) -> list[Option]:
    """The options that contain the text: those beginning with it first, each group in its own order."""
    wanted = folded(text)
    if not wanted:
        return list(options)
    first, then = [], []
    for option in options:
        words = [folded(word) for word in (option.label, *option.words)]
        if any(word.startswith(wanted) for word in words):
            first.append(option)
        elif any(wanted in word for word in words):
            then.append(option)
    return first + then


class OptionEdit(QLineEdit):
    """Offers options while typing. Emits `chosen` when one is picked from the list."""

    chosen = Signal()

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._labels = QStringListModel(self)
        self._completer = QCompleter(self._labels, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        # setWidget, not setCompleter: the latter writes each row passed over into the editor.
        self._completer.setWidget(self)
        self._completer.popup().setAccessibleName("可选项")
        self._completer.activated.connect(self._pick)
        self.textEdited.connect(self.offer)

    def offer(self, text: str = "") -> None:
        """Open the list with what matches, the best match in front."""
        labels = [option.label for option in ranked(self._options, text)[:_SHOWN_AT_MOST]]
        self._labels.setStringList(labels)
        popup = self._completer.popup()
        if not labels:
            popup.hide()
            return
        self._completer.complete()
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._completer.popup().isVisible()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open the whole list when one comes here by Tab or click, so that nobody must know the names."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def _pick(self, label: str) -> None:
        self.setText(label)
        self.chosen.emit()

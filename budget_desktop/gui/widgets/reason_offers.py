"""Reasons the department gave before, offered while one types a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class _Offers(QObject):
    """Asks for the reasons anew each time the field is entered."""

    def __init__(self, edit: QLineEdit, earlier: Callable[[], Sequence[str]]) -> None:
        super().__init__(edit)
        self._earlier = earlier
        self._texts = QStringListModel(self)
        completer = QCompleter(self._texts, edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(completer)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field is entered."""
        if event.type() == QEvent.Type.FocusIn:
            self._texts.setStringList([" ".join(text.split()) for text in self._earlier()])
        return super().eventFilter(watched, event)


def offer_reasons(edit: QLineEdit, earlier: Callable[[], Sequence[str]]) -> None:
    """Offer earlier reasons that hold what is being typed; none is taken unless somebody chooses it."""
    _Offers(edit, earlier)

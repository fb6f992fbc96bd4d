"""Somebody at the keyboard: presses keys where the focus is, and counts them."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from budget_desktop.gui.widgets.findings_table import FindingsTable
from budget_desktop.gui.widgets.record_table import RecordTable
from budget_desktop.rules.finding import Severity

if TYPE_CHECKING:
    from budget_desktop.gui.models.topics import TopicsModel
    from budget_desktop.gui.widgets.findings_filter import FindingsFilter

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_KEYS = frozenset({"Tab", "Enter", "Up", "Down", "Left", "Right", "Home", "End", "F2", "Esc"})


class Typist:
    """Has no mouse and touches no widget: all goes where the focus is.

    Every key counts one, a modifier held with it one more: Ctrl+D is two. What an input method would commit
    (Chinese, signs not on the keyboard) comes in one event and counts one for each character.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.keys = 0

    def script(self, text: str) -> None:
        """Do what a script says: words of digits and letters are typed, names of keys are pressed."""
        for word in text.split():
            if word in _KEYS or (len(word) > 1 and "+" in word):
                self.press(word)
            else:
                self.type(word)

    def type(self, text: str) -> None:
        """Type a text; the end of a paragraph is Enter."""
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                self.press("Enter")
            for is_ascii, signs in groupby(paragraph, str.isascii):
                written = "".join(signs)
                self.keys += len(written)
                if is_ascii:
                    for sign in written:
                        QTest.keyClicks(self.focus, sign)
                else:
                    self._commit(written)

    def press(self, name: str, times: int = 1) -> None:
        """Press a key with its modifiers."""
        pressed: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]  # missing in the stubs
        modifiers = pressed.keyboardModifiers()
        for _ in range(times):
            self.keys += 1 + sum(bool(modifiers & held) for held in _MODIFIERS)
            QTest.keyClick(self.focus, pressed.key(), modifiers)
            if QApplication.activeWindow() is None:
                # A dialog has gone; no window manager is here to give the focus back.
                self._window.activateWindow()
            # Editors are closed by queued calls, and the book is computed anew.
            for _ in range(5):
                QApplication.processEvents()

    def in_dialog(self, work: Callable[[], None]) -> None:
        """Do this once a dialog is up: the key that opens it does not return before it is closed."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isAncestorOf(self.focus):
                QTimer.singleShot(1, look)
            else:
                work()

        QTimer.singleShot(1, look)

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self._window

    # What the eye sees

    @property
    def table(self) -> RecordTable:
        """The grid the focus is in, or whose cell is being edited."""
        widget: QWidget | None = self.focus
        while widget is not None and not isinstance(widget, RecordTable):
            widget = widget.parentWidget()
        if widget is None:
            raise RuntimeError(f"no grid, but {self.focus.accessibleName() or self.focus}")
        return widget

    @property
    def rows(self) -> Sequence[Any]:
        """The records the grid shows."""
        return tuple(self.table.records().records)

    def go_to_column(self, key: str) -> None:
        """Press Left or Right until the current cell is in a column."""
        table = self.table
        names = [table.records().spec.columns[column].key for column in table.shown_columns()]
        steps = names.index(key) - names.index(table.records().column(table.currentIndex()).key)
        self.press("Right" if steps > 0 else "Left", abs(steps))

    def go_to_topic(self, key: str) -> None:
        """Press Up or Down in the list of topics until the current one writes the text of this key."""
        topics = self.focus
        if not isinstance(topics, QListView):
            raise RuntimeError(f"no list of topics, but {topics.accessibleName() or topics}")
        model = cast("TopicsModel", topics.model())
        keys = [model.topic(model.index(row, 0)).key.key for row in range(model.rowCount())]
        steps = keys.index(key) - topics.currentIndex().row()
        self.press("Down" if steps > 0 else "Up", abs(steps))

    def go_to_finding(self, rule: str) -> bool:
        """Press Up or Down in the list of findings until one of a rule is current; False if none is asked."""
        found = self.focus
        if not isinstance(found, FindingsTable):
            raise RuntimeError(f"no list of findings, but {found.accessibleName() or found}")
        shown = cast("FindingsFilter", found.model())
        listed = [shown.finding(shown.index(row, 0)) for row in range(shown.rowCount())]
        asked = [
            row for row, one in enumerate(listed) if (one.rule, one.severity) == (rule, Severity.WARNING)
        ]
        if not asked:
            return False
        steps = asked[0] - found.currentIndex().row()
        self.press("Down" if steps > 0 else "Up", abs(steps))
        return True

    def _commit(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

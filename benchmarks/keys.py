"""A key typed into a cell of the real window: from the press until the character is painted."""

import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.measure import Timing
from benchmarks.packets import balanced
from benchmarks.window import Typing, running_application
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.session.background import LARGE

_KEYS = ((Qt.Key.Key_1, "1"), (Qt.Key.Key_Backspace, "\b"))
"""Typed in turn, so that the text stays as it is."""
_BEHIND = 1
"""The line, counted from the one typed in, whose amount is being worked in behind the typing."""


def keys_in_the_window(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """Keys typed into an amount of 支出, in books of these many facts.

    Large books are derived in another thread: there each key meets an edit that is being derived.
    """
    application = running_application()
    for size in sizes:
        with TemporaryDirectory() as folder:
            typing = Typing(application, Path(folder), balanced(size))
            keys = Keys(application, typing)
            walls, processor = zip(*(keys.press() for _ in range(runs)), strict=True)
            keys.leave()
            typing.close()
        behind = ", an edit derived behind it" if keys.is_large else ""
        yield Timing(f"{size} facts: key to painted character{behind}", walls)
        yield Timing(f"{size} facts: the same, processor time of its thread", processor)


class Keys(QObject):
    """Presses keys in the open editor of a cell, one after another."""

    def __init__(self, application: QApplication, typing: Typing) -> None:
        super().__init__()
        self._application = application
        self._workspace = typing.grid.model.workspace
        table = typing.grid.table
        table.edit(table.currentIndex())
        editor = table.findChild(QLineEdit)
        if not isinstance(editor, QLineEdit):
            raise RuntimeError("the cell was not opened")
        self._editor = editor
        editor.installEventFilter(self)
        self._was_painted = False
        self._keys = cycle(_KEYS)
        behind = typing.grid.model.records[typing.row + _BEHIND]
        self._place = EntryPlace("lines", behind.key, "amount")
        self._amounts = cycle(((behind.amount or 0) + 1, behind.amount or 0))
        self.is_large = len(self._workspace.snapshot.packet.lines) >= LARGE
        """Whether what follows from an edit is derived in another thread."""
        self._application.processEvents()

    def press(self) -> tuple[float, float]:
        """A key; milliseconds until it shows, and processor time of the window's thread."""
        if self.is_large and self._workspace.snapshot.is_current:
            self._workspace.put("改本年金额", {self._place: next(self._amounts)})
            self._workspace.show_typed()
            self._application.processEvents()
        key, text = next(self._keys)
        self._was_painted = False
        wall, processor = time.perf_counter(), time.thread_time()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._editor, event)
        while not self._was_painted:
            self._application.processEvents()
        return (time.perf_counter() - wall) * 1000, (time.thread_time() - processor) * 1000

    def leave(self) -> None:
        """Leave the cell as it was."""
        QApplication.sendEvent(
            self._editor,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name Qt gives it
        """Take note of the painting."""
        if watched is self._editor and event.type() == QEvent.Type.Paint:
            self._was_painted = True
        return super().eventFilter(watched, event)

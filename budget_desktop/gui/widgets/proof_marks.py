"""Wavy lines under slips of writing in an editor: what is wrong on hovering and by key, mended by Ctrl+."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QToolTip

from budget_desktop.gui import theme
from budget_desktop.proofreading.slip import Change, Slip, least_change, told

Proofread = Callable[[str], Sequence[Slip]]

LIST_KEY = Qt.Key.Key_F7
PAUSE_MS = 300
"""Nobody is told of a word that is still being typed."""
_NOTHING = "没有发现写法上的问题"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document as it is read, and where its characters stand there."""

    text: str
    places: Sequence[int]
    """Position in the document before each character, and behind the last one."""
    values: frozenset[int] = frozenset()
    """Positions of signs that stand for more than one character and are not to be touched."""

    def spot(self, slip: Slip) -> tuple[int, int]:
        """From where to where a slip reaches in the document."""
        return self.places[slip.start], max(self.places[slip.end], self.places[slip.end - 1] + 1)

    def change(self, slip: Slip) -> Change | None:
        """What mends a slip in the document; None where nobody but the writer can."""
        least = least_change(slip, self.text)
        if least is None or self.values.intersection(self.places[least.start : least.end]):
            return None
        start, before = self.places[least.start], self.places[least.start - 1] if least.start else -1
        if least.start == least.end and start == before:
            return None
        return Change(start, start + self.places[least.end] - self.places[least.start], least.text)


def plain_reading(text: str) -> Reading:
    """The reading of a plain text."""
    return Reading(text, list(accumulate(map(signs, text), initial=0)))


def signs(letter: str) -> int:
    """For how many signs of a document a character counts: rare ones, outside the basic plane, for two."""
    return 2 if ord(letter) > 0xFFFF else 1


def sentence(slip: Slip, read: Reading) -> str:
    """What is wrong, and the key where it can be mended."""
    said = told(slip, read.text)
    return f"{said}　Ctrl+. 改正" if read.change(slip) else said


class ProofMarks(QObject):
    """Reads the text at each pause. Goes with its editor."""

    told = Signal(str)
    """What is to be said about the slip at the cursor, or how many there are; nothing where all is well."""

    def __init__(
        self,
        editor: QPlainTextEdit | QTextEdit,
        proofread: Proofread,
        reading: Callable[[], Reading] | None = None,
    ) -> None:
        super().__init__(editor)
        self._editor, self._proofread = editor, proofread
        self._reading = reading or (lambda: plain_reading(editor.toPlainText()))
        self._read = Reading("", (0,))
        self.slips: tuple[Slip, ...] = ()
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read)
        editor.textChanged.connect(self._pause.start)
        editor.cursorPositionChanged.connect(self._tell)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def read(self) -> None:
        """Mark what stands there now."""
        self._pause.stop()
        self._read = self._reading()
        self.slips = tuple(self._proofread(self._read.text))
        self._editor.setExtraSelections([self._mark(slip) for slip in self.slips])
        self._tell()

    def mend_or_go_on(self) -> None:
        """Mend the slip at the cursor as one step of undo; where there is none, go to the next."""
        self.read()
        here = self._at_cursor()
        change = self._read.change(here) if here else None
        if change is not None:
            self._put(change)
        elif (following := self._next()) is not None:
            self._go_to(following)
        else:
            self._say(_NOTHING)

    def list_slips(self) -> None:
        """Offer all slips to go to, those that can be mended with their mends."""
        self.read()
        if not self.slips:
            self._say(_NOTHING)
            return
        menu = QMenu(self._editor)
        menu.setAccessibleName("写法上的问题")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for slip in self.slips:
            entry = menu.addAction(told(slip, self._read.text).replace("&", "&&"))
            entry.triggered.connect(lambda _on, chosen=slip: self._go_to(chosen))
        menu.setActiveAction(menu.actions()[0])
        corner = self._editor.cursorRect().bottomLeft()
        menu.popup(self._editor.viewport().mapToGlobal(corner))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys on the editor, hovering on what it shows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._editor:
            return self._press(event)
        if (
            event.type() == QEvent.Type.ToolTip
            and isinstance(event, QHelpEvent)
            and watched is not self._editor
        ):
            return self._hover(event)
        if event.type() == QEvent.Type.FocusIn and watched is self._editor:
            # Names may have been mended elsewhere meanwhile.
            self._pause.start()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.mend_or_go_on()
        elif event.key() == LIST_KEY and not event.modifiers():
            self.list_slips()
        else:
            return False
        return True

    def _hover(self, event: QHelpEvent) -> bool:
        under = self._editor.cursorForPosition(event.pos())
        slip = self._at(under.position())
        if slip is None or not self._covers(slip, event.pos()):
            return False
        QToolTip.showText(event.globalPos(), sentence(slip, self._read), self._editor)
        return True

    def _covers(self, slip: Slip, point: QPoint) -> bool:
        """Whether a point lies on the lines a slip stands on, not in the empty space beside the text."""
        first, last = (self._cursor(at, at) for at in self._read.spot(slip))
        above, below = self._editor.cursorRect(first), self._editor.cursorRect(last)
        within = above.top() <= point.y() <= below.bottom()
        return within and (above.top() != below.top() or above.left() <= point.x() <= below.right())

    def _at_cursor(self) -> Slip | None:
        return self._at(self._editor.textCursor().selectionStart())

    def _at(self, position: int) -> Slip | None:
        """The slip that holds a position, else the one that ends there."""
        spots = [(slip, *self._read.spot(slip)) for slip in self.slips]
        holding = (slip for slip, start, end in spots if start <= position < end)
        return next(holding, next((slip for slip, _, end in spots if end == position), None))

    def _next(self) -> Slip | None:
        """The first slip behind the cursor, from the beginning where there is none."""
        position = self._editor.textCursor().selectionEnd()
        behind = (slip for slip in self.slips if self._read.spot(slip)[0] >= position)
        return next(behind, next(iter(self.slips), None))

    def _go_to(self, slip: Slip) -> None:
        self._editor.setTextCursor(self._cursor(*self._read.spot(slip)))
        self._editor.ensureCursorVisible()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _put(self, change: Change) -> None:
        cursor = self._cursor(change.start, change.end)
        cursor.insertText(change.text, QTextCharFormat())
        self._editor.setTextCursor(cursor)
        self.read()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, slip: Slip) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(QColor(theme.active().warning))
        mark.cursor = self._cursor(*self._read.spot(slip))  # type: ignore[attr-defined]
        mark.format = shape  # type: ignore[attr-defined]
        return mark

    def _tell(self) -> None:
        here = self._at_cursor() if self.slips else None
        if here is not None:
            self._say(sentence(here, self._read))
        else:
            self._say(f"写法可疑 {len(self.slips)} 处，F7 列出" if self.slips else "")

    def _say(self, what: str) -> None:
        if what != self._said:
            self._said = what
            self.told.emit(what)

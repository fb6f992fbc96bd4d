"""Editing words around values that are linked to where they come from: each is whole, or not there at all."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from budget_desktop.entry.long_texts import plain_text
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.proof_marks import Reading, signs
from budget_desktop.narrative.tokens import Linked, Part, Unlinked, notation, parts

_SIGN = "\ufffc"
"""What stands in the document for a value."""
_KIND = QTextFormat.ObjectTypes.UserObject + 1
_NOTED, _SHOWN = (QTextFormat.Property.UserProperty + number for number in (1, 2))
_MIME = "application/x-budget-desktop-paragraph"
_WIDEST = 24
"""Longer values, mostly texts typed elsewhere, are shown by beginning and end: so many full-width letters."""
_GONE, _LEFT_OUT = "已无此数", "略去"


class TokenEdit(QTextEdit):
    """Backspace chooses a value, a second one asks to take its link off; typing over one is undone."""

    unlink_wanted = Signal(int)
    """The value at this position is to be taken off its place, or changed."""
    refused = Signal(str)
    """What was tried cannot be done, in a sentence."""
    pointed = Signal()
    """The cursor stands at another value, or at none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        # Without a parent: Qt must not delete what Python made beside its interface.
        self._drawn = _Drawn()
        self.document().documentLayout().registerHandler(_KIND, self._drawn)
        self._values: Mapping[str, str] = {}
        self.describe: Callable[[Part], str] = lambda _part: ""
        """Says what a value is and where it comes from."""
        self.cursorPositionChanged.connect(self.pointed)

    def show_text(self, text: str, values: Mapping[str, str]) -> None:
        """Show a text in the notation of `narrative.tokens`, with what its values are today."""
        self._values = values
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self._insert(cursor, parts(text))
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def noted(self) -> str:
        """The text as it stands, in that notation."""
        return notation(part for _, part in self._parts())

    def reading(self) -> Reading:
        """The paragraph as it will be printed, with where each character of it stands here."""
        text, places, values, end = "", [0], set(), 0
        for at, part in self._parts():
            printed, end = self._text_of(part), at + 1
            if not isinstance(part, str):
                values.add(at)
            places[-1:] = [at] * len(printed) + [end]
            text += printed
        return Reading(text, places, frozenset(values))

    def part_at(self, position: int) -> Linked | Unlinked | None:
        """The value that stands at a position of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
            return None
        return _value_of(cursor.charFormat()) if cursor.selectedText() == _SIGN else None

    def pointed_at(self) -> int | None:
        """The position of the value the cursor stands before, behind, or has chosen."""
        cursor = self.textCursor()
        places = (cursor.selectionStart(), cursor.selectionStart() - 1)
        return next((at for at in places if at >= 0 and self.part_at(at) is not None), None)

    def replace_value(self, position: int, part: Part) -> None:
        """Put something in the place of a value, as one step of the editor's undo."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._insert(cursor, (part,))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def put_back(self, names: tuple[str, ...]) -> None:
        """Insert values at the cursor, as one step of the editor's undo."""
        cursor = self.textCursor()
        cursor.clearSelection()
        cursor.beginEditBlock()
        self._insert(cursor, tuple(map(Linked, names)))
        cursor.endEditBlock()

    # Typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Values are chosen before they are taken away; a paragraph has no ends of lines within."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._ask(event):
            event.accept()
        elif any(event.matches(key) for key in _MAY_MOVE):
            super().keyPressEvent(event)
        else:
            self._keeping(lambda: super(TokenEdit, self).keyPressEvent(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words of an input method do not replace values either."""
        self._keeping(lambda: super(TokenEdit, self).inputMethodEvent(event))

    def event(self, event: QEvent) -> bool:
        """Hovering tells where a value comes from."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._under(QPointF(self.viewport().mapFrom(self, event.pos())))
            part = None if at is None else self.part_at(at)
            QToolTip.showText(event.globalPos(), self.describe(part) if part else "", self)
            return True
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words with values as they are shown for others, with their links for this editor."""
        cursor = self.textCursor()
        chosen = [part for _, part in self._parts(cursor.selectionStart(), cursor.selectionEnd())]
        copied = QMimeData()
        copied.setText("".join(self._text_of(part) for part in chosen))
        copied.setData(_MIME, notation(chosen).encode())
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whatever has a text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Values copied here stay linked; from elsewhere words alone are taken."""
        if source.hasFormat(_MIME):
            copied = parts(bytes(source.data(_MIME).data()).decode())
        else:
            copied = (plain_text(source.text()).replace("\n", ""),)
        known = [self._known(part) for part in copied]
        self._keeping(lambda: self._insert(self.textCursor(), known))

    def _known(self, part: Part) -> Part:
        """A value of another paragraph comes as words."""
        if isinstance(part, Linked) and part.name not in self._values:
            return self._text_of(part)
        return part

    def _ask(self, event: QKeyEvent) -> bool:
        """Choose the value beside the cursor, or ask about the one that is chosen."""
        cursor = self.textCursor()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if end - start != 1 or self.part_at(start) is None:
                return False
            self._want_unlinked(start)
            return True
        at = cursor.position() - (event.key() == Qt.Key.Key_Backspace)
        if at < 0 or self.part_at(at) is None:
            return False
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def _want_unlinked(self, position: int) -> None:
        part = self.part_at(position)
        if isinstance(part, Linked) and part.name not in self._values:
            # What is no more needs no reason to go.
            self.replace_value(position, "")
        else:
            self.unlink_wanted.emit(position)

    def _keeping(self, change: Callable[[], object]) -> None:
        """Make a change; undo it at once if a value went with it."""
        document, before = self.document(), self._count()
        chosen = self.textCursor()
        change()
        if self._count() >= before:
            return
        document.undo()
        document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        self.setTextCursor(chosen)
        if chosen.selectionEnd() - chosen.selectionStart() == 1:
            self._want_unlinked(chosen.selectionStart())
        else:
            self.refused.emit("选中的文字里有关联的值，不能直接改掉。请只选文字，或逐个解除关联")

    # The document

    def _count(self) -> int:
        return sum(not isinstance(part, str) for _, part in self._parts())

    def _parts(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Part]]:
        """Words and values with where they begin, in a stretch of the document."""
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                at = fragment.position()
                for letter in fragment.text():
                    if start <= at and (end is None or at < end):
                        yield at, (_value_of(fragment.charFormat()) if letter == _SIGN else None) or letter
                    at += signs(letter)
                fragments += 1
            block = block.next()

    def _insert(self, cursor: QTextCursor, written: "tuple[Part, ...] | list[Part]") -> None:
        for part in written:
            if isinstance(part, str):
                cursor.insertText(part.replace(_SIGN, ""), QTextCharFormat())
            else:
                cursor.insertText(_SIGN, self._format(part))

    def _format(self, part: Linked | Unlinked) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setObjectType(_KIND)
        made.setProperty(_NOTED, notation([part]))
        made.setProperty(_SHOWN, self._text_of(part) or _LEFT_OUT)
        return made

    def _text_of(self, part: Part) -> str:
        if isinstance(part, Linked):
            return self._values.get(part.name, _GONE)
        return part.text if isinstance(part, Unlinked) else part

    def _under(self, point: QPointF) -> int | None:
        """The position of the value under the pointer."""
        near = self.cursorForPosition(point.toPoint())
        for at in (near.position(), near.position() - 1):
            if at < 0 or self.part_at(at) is None:
                continue
            left, right = QTextCursor(near), QTextCursor(near)
            left.setPosition(at)
            right.setPosition(at + 1)
            area = QRectF(self.cursorRect(left)).united(QRectF(self.cursorRect(right)))
            if area.contains(point):
                return at
        return None


_MAY_MOVE = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)
"""Steps that may take a value along: it is looked for when the text is finished."""


def _value_of(shape: QTextCharFormat) -> Linked | Unlinked | None:
    noted = shape.property(_NOTED) if shape.objectType() == _KIND else None
    read = parts(noted) if isinstance(noted, str) else ()
    return next((part for part in read if not isinstance(part, str)), None)


class _Drawn(QPyTextObject):
    """Draws a value with a light mark on the line the words stand on."""

    def intrinsicSize(self, document: QTextDocument, _position: int, shape: Any) -> QSizeF:
        """As wide as its text; as high as a letter, for what hangs below the line is drawn below."""
        metrics = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(_fitted(metrics, shape)) + 2, metrics.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _position: int, shape: Any
    ) -> None:
        """The text on its tint; a dotted line below what is not linked."""
        area, font = QRectF(rect), document.defaultFont()
        metrics, colours = QFontMetricsF(font), theme.active()
        part = _value_of(shape.toCharFormat())
        tinted = area.adjusted(0, 0, 0, metrics.descent())
        painter.save()
        painter.setFont(font)
        if isinstance(part, Linked):
            painter.fillRect(tinted, QColor(colours.linked))
        else:
            painter.setPen(QPen(QColor(colours.warning), 1, Qt.PenStyle.DotLine))
            painter.drawLine(tinted.bottomLeft(), tinted.bottomRight())
        is_gone = shape.property(_SHOWN) in {_GONE, _LEFT_OUT}
        painter.setPen(QColor(colours.warning if is_gone else colours.text))
        painter.drawText(area.bottomLeft() + QPointF(1, 0), _fitted(metrics, shape))
        painter.restore()


def _fitted(metrics: QFontMetricsF, shape: Any) -> str:
    widest = metrics.horizontalAdvance("国") * _WIDEST
    return metrics.elidedText(str(shape.property(_SHOWN)), Qt.TextElideMode.ElideMiddle, widest)

"""A field for a text of several paragraphs: counts it, pastes plain text, opens into a large editor."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from budget_desktop.entry.long_texts import plain_text, text_size
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.proof_marks import ProofMarks, Proofread

_SHARE = 0.9
"""How much of the window's height the large editor takes."""
_LINE = 56
"""Its width in full-width letters: longer lines are hard to read."""
_BAR = 3
"""Width of the bar before a paragraph of last year's."""
_CONFIRM = (
    "左边有虚线的段落与上年一字不差：仍然适用的，光标放在那一段按 F9 确认，Shift+F9 全部确认；"
    "改动过的不必确认"
)
_HINT = "回车另起一段　Ctrl+回车或 Esc 返回，文字都会保留　粘贴只取文字"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PlainTextEdit(QPlainTextEdit):
    """Takes over the words of what is pasted or dropped, not how they were set."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whatever has a text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """As one step of the editor's own undo."""
        self.textCursor().insertText(plain_text(source.text()))
        self.ensureCursorVisible()


class LongTextEdit(PlainTextEdit):
    """F2 or 展开编辑 opens the large editor; what is typed there always comes back."""

    confirm_wanted = Signal(str)
    """This paragraph of last year's holds this year too (F9); nothing: all of them do (Shift+F9)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot = QWidget(self)
        self._foot.setCursor(Qt.CursorShape.ArrowCursor)
        self._size = QLabel(self._foot)
        self._size.setProperty("muted", True)
        self._size.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._proofread: Proofread | None = None
        self._told = ""
        self._unconfirmed: frozenset[str] = frozenset()
        self.expand_button = QToolButton(self._foot)
        self.expand_button.setText("展开编辑")
        self.expand_button.setToolTip("在大窗口里编辑（F2）")
        self.expand_button.setAutoRaise(True)
        # F2 is nearer than any way of Tab, which goes from field to field.
        self.expand_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.expand_button.clicked.connect(self.expand)
        layout = QHBoxLayout(self._foot)
        layout.setContentsMargins(theme.GRID // 2, 0, 0, 0)
        layout.addWidget(self._size, 1)
        layout.addWidget(self.expand_button)
        self.setViewportMargins(0, 0, 0, self._foot.sizeHint().height())
        self.textChanged.connect(self._count)
        self._count()

    def proofread_by(self, proofread: Proofread) -> None:
        """Mark slips of writing, here and in the large editor."""
        self._proofread = proofread
        ProofMarks(self, proofread).told.connect(self._tell)

    def show_unconfirmed(self, paragraphs: Iterable[str]) -> None:
        """Mark the paragraphs that are last year's and that nobody confirmed."""
        shown = frozenset(paragraphs)
        if shown != self._unconfirmed:
            self._unconfirmed = shown
            self._count()
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """A line of the text can always be seen above the foot."""
        line = self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin())
        frame = self.height() - self.contentsRect().height()
        return QSize(0, line + self._foot.sizeHint().height() + frame)

    def expand(self) -> None:
        """Edit in a large window. The text that comes back is one step of this editor's undo."""
        if not self.isEnabled() or self.isReadOnly():
            return
        dialog = LargeEditor(self.accessibleName() or "文字", self.toPlainText(), self.window())
        if self._proofread is not None:
            dialog.proofread_by(self._proofread)
        dialog.edited.connect(self.replace_text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 expands, as it opens a cell of a grid."""
        if event.key() == Qt.Key.Key_F2:
            self.expand()
        elif event.key() == Qt.Key.Key_F9 and self._unconfirmed:
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.confirm_wanted.emit("" if whole else self._unconfirmed_here())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and a dashed bar before each paragraph that is to be confirmed."""
        super().paintEvent(event)
        if not self._unconfirmed:
            return
        painter = QPainter(self.viewport())
        painter.setPen(
            QPen(QColor(theme.active().warning), _BAR, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap)
        )
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > self.viewport().height():
                break
            if block.text().strip() in self._unconfirmed:
                painter.drawLine(QPointF(_BAR / 2, area.top()), QPointF(_BAR / 2, area.bottom()))
            block = block.next()
        painter.end()

    def _unconfirmed_here(self) -> str:
        """The paragraph at the cursor that is to be confirmed, else the next one."""
        block, document = self.textCursor().block(), self.document()
        for _ in range(document.blockCount()):
            if block.text().strip() in self._unconfirmed:
                break
            block = block.next() if block.next().isValid() else document.begin()
        cursor = self.textCursor()
        cursor.setPosition(block.position())
        self.setTextCursor(cursor)
        return block.text().strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot keeps to the lower edge, clear of the scroll bar."""
        super().resizeEvent(event)
        height, inner = self._foot.sizeHint().height(), self.contentsRect()
        width = inner.width() - self.verticalScrollBar().sizeHint().width()
        self._foot.setGeometry(QRect(inner.left(), inner.bottom() - height + 1, width, height))
        self._count()

    def replace_text(self, text: str) -> None:
        """Put a text in the place of what stands here, as one step of the editor's undo."""
        if text != self.toPlainText():
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, said: str) -> None:
        self._told = said
        self._count()

    def _count(self) -> None:
        old = f"上年原文 {len(self._unconfirmed)} 段未确认（F9 确认）" if self._unconfirmed else ""
        told = "　".join(part for part in (str(text_size(self.toPlainText())), old, self._told) if part)
        room = self._foot.width() - self.expand_button.sizeHint().width() - 2 * theme.GRID
        self._size.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room))
        self._size.setToolTip("\n".join(part for part in (_CONFIRM if old else "", self._told) if part))


class LargeEditor(QDialog):
    """Nothing typed is lost by closing it: only 放弃修改 gives it up."""

    edited = Signal(str)
    """It was closed, and the text is to be taken over."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._before = text
        self.edit = PlainTextEdit(self)
        self.edit.setAccessibleName(title)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._size = QLabel(self)
        self.hint = QLabel(_HINT, self)
        self.hint.setWordWrap(True)
        for label in (self._size, self.hint):
            label.setProperty("muted", True)
        self.discard_button = QPushButton("放弃修改", self)
        self.done_button = QPushButton("完成", self)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID * 2)
        foot.addWidget(self._size)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.discard_button)
        foot.addWidget(self.done_button)
        layout = theme.dialog_column(self)
        layout.addWidget(self.edit, 1)
        layout.addLayout(foot)
        self.discard_button.clicked.connect(self._discard)
        self.done_button.clicked.connect(self.accept)
        # Esc and the window's own cross end in `rejected`; they keep the text like 完成.
        self.finished.connect(lambda _how: self.edited.emit(self.edit.toPlainText()))
        self.edit.textChanged.connect(self._count)
        self._count()
        width = self.fontMetrics().horizontalAdvance("国") * _LINE
        self.resize(min(width, round(parent.width() * _SHARE)), round(parent.height() * _SHARE))
        self.edit.setFocus()

    def proofread_by(self, proofread: Proofread) -> None:
        """Mark slips of writing; the one at the cursor is told of below the text."""
        marks = ProofMarks(self.edit, proofread)
        marks.told.connect(lambda said: self.hint.setText(said or _HINT))
        marks.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is 完成; Enter alone is the text's."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _discard(self) -> None:
        self.edit.setPlainText(self._before)
        self.reject()

    def _count(self) -> None:
        self._size.setText(str(text_size(self.edit.toPlainText())))
        self.discard_button.setEnabled(self.edit.toPlainText() != self._before)

"""改写段落: one paragraph of the narrative in one's own words, beside the words the program writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.domain.places import Place
from budget_desktop.entry.own_words import Moved, moved, refusal
from budget_desktop.gui import theme
from budget_desktop.gui.dialogs.unlink import UnlinkDialog
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.proof_marks import ProofMarks, Proofread
from budget_desktop.gui.widgets.token_edit import TokenEdit
from budget_desktop.narrative.edited import Edit, missing
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.tokens import Linked, Part, Unlinked, named, noted

_SHARE = 0.8
"""How much of the window the dialog takes."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS = "浅色底的是关联的值，改不动；退格选中，再按一次解除关联　F4 转到出处　Ctrl+回车完成"
_OUTDATED = (
    "这一段改写之后，程序写的文字有变，现按右边的印出。请采用新文字，或改好左边的，保留自己的文字。"
    "右边加下划线的是新写的。"
)


@dataclass(frozen=True)
class Asked:
    """What the dialog asks of the book behind it."""

    source: Callable[[Place], str]
    """Where a value comes from, in words."""
    earlier: Callable[[], Sequence[str]]
    """Reasons given before."""
    refusal: Callable[[str], str]
    """Why a text is no reason; empty where it is one."""
    proofread: Proofread
    """The slips of writing in a text."""


class ParagraphDialog(QDialog):
    """Nothing typed is lost by Esc, which finishes like Ctrl+Enter. It stays while a text cannot be kept."""

    written = Signal(str)
    """The paragraph is to read like this, in the notation of `narrative.tokens`."""
    restored = Signal()
    """The program's words are to stand again."""
    wanted = Signal(object)
    """The place a value comes from is to be shown."""

    def __init__(self, generated: Paragraph, edit: Edit | None, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("改写这一段")
        self._generated, self._asked = generated, asked
        self._runs = {name: run for name, run in named(generated) if name}
        self._is_outdated = edit is not None and edit.is_outdated
        self._moved = moved(edit.record.generated, generated) if edit and edit.is_outdated else Moved((), ())
        self.edit = TokenEdit(self)
        self.edit.setAccessibleName("这一段的文字")
        self.edit.describe = self._described
        self.theirs = QPlainTextEdit(generated.text, self)
        self.theirs.setAccessibleName("程序写的文字")
        self.theirs.setReadOnly(True)
        self.theirs.setTabChangesFocus(True)
        self.pointed = QLabel(_KEYS, self)
        self.pointed.setProperty("muted", True)
        self.pointed.setWordWrap(True)
        # Two lines: the text above does not jump when both a value and a slip are told of.
        self.pointed.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.pointed.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.put_back_button = QPushButton("放回(&B)", self)
        self.put_back_button.setToolTip("把缺少的值放到光标处")
        self.unlink_button = QPushButton("解除关联(&U)", self)
        self.restore_button = QPushButton("采用新文字(&R)" if self._is_outdated else "恢复生成文字(&R)", self)
        self.discard_button = QPushButton("放弃修改", self)
        self.done_button = QPushButton("保留我的文字(&K)" if self._is_outdated else "完成", self)
        self.restore_button.setEnabled(edit is not None)
        self.marks = ProofMarks(self.edit, asked.proofread, self.edit.reading)
        self._slip = ""
        self._explanation = Explanation(self.edit)
        self._lay_out()
        self._connect()
        own = edit.record.text if edit else noted(generated)
        self.edit.show_text(own, {name: run.text for name, run in self._runs.items()})
        self.marks.read()
        self._underline_new()
        self._follow()
        self.resize(round(parent.width() * _SHARE), round(parent.height() * _SHARE * 2 / 3))
        self.edit.setFocus()

    def _lay_out(self) -> None:
        layout = theme.dialog_column(self)
        if self._is_outdated:
            gone = "、".join(f"“{words}”" for words in self._moved.gone)
            told = QLabel(f"{_OUTDATED}{f'不再写的：{gone}。' if gone else ''}", self)
            told.setWordWrap(True)
            layout.addWidget(told)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        for title, text in (("我的文字", self.edit), ("程序写的文字", self.theirs)):
            side = QWidget(sides)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.GRID // 2)
            column.addWidget(QLabel(title, side))
            column.addWidget(text, 1)
        sides.setSizes([self.maximumWidth() // 2] * 2)
        layout.addWidget(sides, 1)
        layout.addWidget(self.pointed)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        for button in (self.unlink_button, self.put_back_button, self.restore_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.discard_button, self.done_button):
            foot.addWidget(button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        layout.addLayout(foot)

    def _underline_new(self) -> None:
        """Show where the program's words are others than when the paragraph was edited."""
        marks = []
        for start, end in self._moved.new:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.theirs.document())  # type: ignore[attr-defined]
            mark.cursor.setPosition(start)  # type: ignore[attr-defined]
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
            mark.format.setFontUnderline(True)  # type: ignore[attr-defined]
            mark.format.setBackground(QColor(theme.active().selection))  # type: ignore[attr-defined]
            marks.append(mark)
        self.theirs.setExtraSelections(marks)

    def _connect(self) -> None:
        self.edit.pointed.connect(self._point)
        self.marks.told.connect(self._tell_slip)
        self.edit.textChanged.connect(self._follow)
        self.edit.unlink_wanted.connect(self._ask_to_unlink)
        self.edit.refused.connect(self._explanation.explain)
        self.unlink_button.clicked.connect(self._unlink_pointed)
        self.put_back_button.clicked.connect(self._put_back)
        self.restore_button.clicked.connect(self._restore)
        self.discard_button.clicked.connect(self._discard)
        self.done_button.clicked.connect(self.accept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes, F4 goes to where a value comes from."""
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self._go_to_source()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Keep the text if it can be kept."""
        text = self.edit.noted()
        if why := refusal(text, self._generated):
            self._explanation.explain(why)
            self.edit.setFocus()
            return
        super().accept()
        self.written.emit(text)

    def reject(self) -> None:
        """Esc and the window's cross keep what was typed; an outdated text is decided on by the buttons."""
        if self.edit.document().isModified():
            self.accept()
        else:
            super().reject()

    def _discard(self) -> None:
        super().reject()

    def _restore(self) -> None:
        super().reject()
        self.restored.emit()

    # Values

    def _described(self, part: Part) -> str:
        if isinstance(part, str):
            return ""
        run = self._runs.get(part.name)
        if run is None or run.origin is None:
            return "程序现在写的文字里没有这个值；选中后按退格删去"
        source = f"{run.text}　出自：{self._asked.source(run.origin)}"
        return (
            f"已解除关联，原因：{part.reason}；程序的值是{source}" if isinstance(part, Unlinked) else source
        )

    def _point(self) -> None:
        at = self.edit.pointed_at()
        part = None if at is None else self.edit.part_at(at)
        self.unlink_button.setEnabled(part is not None)
        described = f"{self._described(part)}　F4 转到" if part else ""
        self.pointed.setText("\n".join(filter(None, (described, self._slip))) or _KEYS)

    def _tell_slip(self, said: str) -> None:
        self._slip = said
        self._point()

    def _follow(self) -> None:
        self._explanation.explain("")
        self.put_back_button.setEnabled(bool(missing(self.edit.noted(), self._generated)))
        self._point()

    def _put_back(self) -> None:
        self.edit.put_back(missing(self.edit.noted(), self._generated))
        self.edit.setFocus()

    def _go_to_source(self) -> None:
        at = self.edit.pointed_at()
        part = None if at is None else self.edit.part_at(at)
        run = self._runs.get(part.name) if part else None
        if run is None:
            return
        self.reject()
        if not self.isVisible():
            self.wanted.emit(run.origin)

    def _unlink_pointed(self) -> None:
        if (at := self.edit.pointed_at()) is not None:
            self._ask_to_unlink(at)

    def _ask_to_unlink(self, at: int) -> None:
        part = self.edit.part_at(at)
        if part is None:
            return
        dialog = UnlinkDialog(self, self._described(part), self._asked.refusal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_unlinked = isinstance(part, Unlinked)
        run = self._runs.get(part.name)
        now, reason = (
            (part.text, part.reason) if isinstance(part, Unlinked) else (run.text if run else "", "")
        )
        dialog.unlinked.connect(lambda text, why: self.edit.replace_value(at, Unlinked(part.name, text, why)))
        dialog.linked.connect(lambda: self.edit.replace_value(at, Linked(part.name)))
        dialog.begin(now, reason, self._asked.earlier(), is_unlinked=is_unlinked)
        dialog.open()

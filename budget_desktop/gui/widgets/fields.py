"""Form fields bound to places of the packet: shown from the snapshot, written as one leaves them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from budget_desktop.domain.places import EntryPlace
from budget_desktop.entry import entries
from budget_desktop.entry.fields.kinds import CellKind, EntryError, Option, TextKind
from budget_desktop.gui import theme
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.proof_line import ProofLine
from budget_desktop.gui.widgets.seen import Seen
from budget_desktop.proofreading.slip import Slip

Where = Callable[[], EntryPlace | None]
"""The place a field shows; it changes where a form shows now this project, now that one."""

_PAUSE_MS = 1500


class Field(QObject):
    """Binds one widget. Its text is taken over as the focus leaves it or Enter is pressed."""

    def __init__(
        self, workspace: Workspace, widget: QWidget, kind: CellKind, where: Where, title: str
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self.where = where
        self._workspace = workspace
        self._kind = kind
        self._title = title
        self._hint = widget.toolTip()
        self._explanation = Explanation(widget)
        self._options: list[Option] = []
        self._shown_at: EntryPlace | None = None
        """The place the text in the widget belongs to, also after the form has turned to another."""
        self._shown: Any = None
        """The value that stood there when it was shown."""
        if not widget.accessibleName():
            widget.setAccessibleName(title)
        widget.installEventFilter(self)
        if isinstance(widget, QLineEdit):
            widget.returnPressed.connect(self._enter)
            widget.textEdited.connect(lambda _text: self._explanation.explain(""))
            if isinstance(kind, TextKind):
                ProofLine(widget, self._slips)
        elif isinstance(widget, QPlainTextEdit):
            widget.setTabChangesFocus(True)
            # A long text is written at every pause: a power cut must not take a paragraph.
            pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
            pause.timeout.connect(self.commit)
            widget.textChanged.connect(pause.start)
            if isinstance(widget, LongTextEdit):
                widget.proofread_by(self._slips)
                widget.confirm_wanted.connect(self._confirm)
        elif isinstance(widget, QComboBox):
            widget.activated.connect(lambda _row: self.commit())
            frame_focus(widget)
        workspace.refreshed.connect(Seen(widget, self.show_value).hear)
        self.show_value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write as the focus leaves; leave Ctrl+Z to the book while nothing is being typed."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F9
            and isinstance(watched, QLineEdit)
        ):
            self._confirm("")
            return True
        elif (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
            and not self._is_modified()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def show_value(self) -> None:
        """Show what stands in the packet, unless somebody is typing here."""
        place = self.where()
        if place == self._shown_at and self._is_modified():
            return
        if self._shown_at is not None and place != self._shown_at:
            self._explanation.explain("")
        self._shown_at = place
        self.widget.setEnabled(place is not None)
        value = None if place is None else entries.value_at(self._workspace.snapshot.packet, place)
        self._shown = value
        self._set_value(value)
        self._show_unconfirmed(place)
        self._show_findings(place)

    def commit(self) -> None:
        """Take over what was typed; explain why if it cannot be."""
        place = self._shown_at
        if place is None or not self._is_modified():
            return
        try:
            value = self._value()
        except EntryError as error:
            self._explanation.explain(str(error))
            return
        self._explanation.explain("")
        if self._workspace.put(f"改{self._title}", {place: value}):
            self._set_modified(modified=False)

    def _slips(self, text: str) -> tuple[Slip, ...]:
        return self._workspace.snapshot.slips_at(self.where(), text)

    def _show_unconfirmed(self, place: EntryPlace | None) -> None:
        if isinstance(self.widget, LongTextEdit):
            standing = self._workspace.snapshot.of_last_year.get(place) if place else None
            self.widget.show_unconfirmed(standing.unconfirmed if standing else ())

    def _confirm(self, paragraph: str) -> None:
        self.commit()
        if self._shown_at is not None:
            self._workspace.confirm(self._shown_at, paragraph or None)

    def _enter(self) -> None:
        """Enter moves on to the next field, once the text has been taken over."""
        self.commit()
        if not self._is_modified():
            self.widget.focusNextChild()

    def _value(self) -> Any:
        if isinstance(self.widget, QComboBox):
            return self._options[self.widget.currentIndex()].value
        if isinstance(self.widget, QLineEdit):
            # Qt keeps the ends of lines of what is pasted, and shows them as blanks.
            text = " ".join(self.widget.text().splitlines())
        else:
            text = self._plain().toPlainText()
        return self._kind.parse(text, self._workspace.snapshot)

    def _set_value(self, value: Any) -> None:
        snapshot = self._workspace.snapshot
        if isinstance(self.widget, QComboBox):
            self._fill_combo(self.widget, value)
            return
        if self.widget.hasFocus() and self._says(value):
            # "10.0" stays as typed, and so does the blank at the end of a sentence still being written.
            return
        text = self._kind.entry(value, snapshot)
        if isinstance(self.widget, QLineEdit):
            if self.widget.text() != text:
                self.widget.setText(text)
                self.widget.setCursorPosition(0)
        elif self._plain().toPlainText() != text:
            self._plain().setPlainText(text)
        self._set_modified(modified=False)

    def _says(self, value: Any) -> bool:
        try:
            return bool(self._value() == value)
        except EntryError:
            return False

    def _fill_combo(self, combo: QComboBox, value: Any) -> None:
        options = list(self._kind.options(self._workspace.snapshot) or ())
        if options != self._options:
            # The values stay here: as item data Qt would make plain text of enumerations.
            self._options = options
            combo.clear()
            combo.addItems([option.label for option in options])
        row = next((n for n, option in enumerate(options) if option.value == value), -1)
        combo.setCurrentIndex(row)

    def _is_modified(self) -> bool:
        if isinstance(self.widget, QLineEdit):
            return self.widget.isModified()
        if isinstance(self.widget, QComboBox):
            return self.widget.currentIndex() >= 0 and bool(self._value() != self._shown)
        return self._plain().document().isModified()

    def _set_modified(self, *, modified: bool) -> None:
        if isinstance(self.widget, QLineEdit):
            self.widget.setModified(modified)
        elif isinstance(self.widget, QPlainTextEdit):
            self.widget.document().setModified(modified)

    def _plain(self) -> QPlainTextEdit:
        if not isinstance(self.widget, QPlainTextEdit):
            raise TypeError(f"no field can be made of a {type(self.widget).__name__}")
        return self.widget

    def _show_findings(self, place: EntryPlace | None) -> None:
        found = [] if place is None else self._workspace.snapshot.findings_at(place)
        lines = [f"{theme.sign(finding.severity).text}：{finding.message}" for finding in found]
        self.widget.setToolTip("\n".join([self._hint, *lines] if self._hint else lines))

"""The editor of a grid's cells: parses as one leaves the cell, explains a refusal, loses nothing typed."""

# ruff: noqa: ARG002 - Qt names the arguments of its methods

from enum import Enum, auto
from functools import partial
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from budget_desktop.domain.folding import quoted
from budget_desktop.entry.fields.kinds import EntryError, TextKind
from budget_desktop.gui.models.offers import offering
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.widgets.cell_paint import paint_cell
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.option_edit import OptionEdit
from budget_desktop.gui.widgets.proof_line import ProofLine

_OPTION_WIDTH = 380


class Leave(Enum):
    """How one leaves a cell."""

    ENTER = auto()
    ENTER_BACK = auto()
    TAB = auto()
    TAB_BACK = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    DONE = auto()
    """With the whole grid: on to what comes behind it."""
    DONE_BACK = auto()
    STAY = auto()


_ALWAYS = {
    Qt.Key.Key_Return: Leave.ENTER,
    Qt.Key.Key_Enter: Leave.ENTER,
    Qt.Key.Key_Tab: Leave.TAB,
    Qt.Key.Key_Backtab: Leave.TAB_BACK,
    Qt.Key.Key_Up: Leave.UP,
    Qt.Key.Key_Down: Leave.DOWN,
}
_PASSED_ON = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Insert})
"""With Ctrl these turn leaves and add a row: what was typed is written first, then the grid gets the key."""
_WHILE_TYPING = {Qt.Key.Key_Left: Leave.LEFT, Qt.Key.Key_Right: Leave.RIGHT}
"""Once one is mending (F2), these move within the text."""


class CellDelegate(QStyledItemDelegate):
    """One delegate for every column: the column's kind says how to parse and what to offer."""

    leaving = Signal(object)
    """An edit was taken over; go on in the way of this `Leave`."""
    is_typing = False
    """Whether the edit about to begin was begun by typing rather than by F2 or the mouse."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line editor, with a list where the column has options."""
        model = _model(index)
        offers = offering(model, index)
        editor = QLineEdit(parent) if offers is None else OptionEdit(offers, parent)
        editor.setFrame(False)
        # A row leaves no room for the padding of fields: letters would lose their feet.
        editor.setStyleSheet("padding: 0 2px;")
        if model.column(index).kind.is_number:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(f"{model.column(index).title} 第{index.row() + 1}行")
        editor.setProperty("cell", index)
        editor.setProperty("typing", self.is_typing)
        explanation = Explanation(editor)
        editor.setProperty("explain", explanation)
        editor.textEdited.connect(lambda _text: explanation.explain(""))
        if isinstance(model.column(index).kind, TextKind):
            ProofLine(editor, partial(model.snapshot.slips_at, model.place(index)))
        if isinstance(editor, OptionEdit):
            editor.refused.connect(explanation.explain)
            editor.chosen.connect(lambda: self._take_over(editor, index, Leave.ENTER))
            if not self.is_typing:
                # Not before the editor stands in its place: the list is put below it.
                QTimer.singleShot(0, editor, editor.offer_unasked)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell; a refresh meanwhile does not touch what is being typed."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text to the model, which keeps a refused one in the cell."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the cell; where names are chosen, as much of the row as a name needs."""
        area = QRect(option.rect)  # type: ignore[attr-defined]
        if isinstance(editor, OptionEdit):
            room = option.widget.width() - area.left()  # type: ignore[attr-defined]
            area.setWidth(max(area.width(), min(_OPTION_WIDTH, room)))
        editor.setGeometry(area)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab and arrows leave the cell, unless its text is refused or a list is open."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            key = Qt.Key(event.key())
            opens = key == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if isinstance(editor, OptionEdit) and (editor.steers(key) or opens):
                editor.keyPressEvent(event)
                return True
            held = event.modifiers()
            if key in _PASSED_ON and held & Qt.KeyboardModifier.ControlModifier:
                if self._take_over(editor, editor.property("cell"), Leave.STAY):
                    QApplication.sendEvent(self.parent(), event)
                return True
            how = _ALWAYS.get(key)
            if how is None and editor.property("typing") and not held & ~_keypad():
                how = _WHILE_TYPING.get(key)
            if how is not None:
                if how is Leave.ENTER:
                    how = _by_enter(held)
                self._take_over(editor, editor.property("cell"), how)
                return True
        return super().eventFilter(editor, event)

    def _take_over(self, editor: QLineEdit, index: Index, how: Leave) -> bool:
        """Write what was typed and go on; False, with the reason told, if it cannot be had."""
        if isinstance(editor, OptionEdit) and not editor.take():
            return False
        try:
            _model(index).parse(index, editor.text())
        except EntryError as refusal:
            editor.property("explain").explain(_reason(editor, refusal))
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.leaving.emit(how)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, what is still wanting, what was typed over, the corner of a finding, the focus."""
        paint_cell(painter, option, _model(index).look(index))


def _reason(editor: QLineEdit, refusal: EntryError) -> str:
    if isinstance(editor, OptionEdit) and editor.is_undecided and (text := editor.text().strip()):
        return f"有几项符合{quoted(text)}，请再输入几位，或用 ↓ 选"
    return str(refusal)


def _by_enter(held: Qt.KeyboardModifier) -> Leave:
    back = bool(held & Qt.KeyboardModifier.ShiftModifier)
    if held & Qt.KeyboardModifier.ControlModifier:
        return Leave.DONE_BACK if back else Leave.DONE
    return Leave.ENTER_BACK if back else Leave.ENTER


def _keypad() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.KeypadModifier


def _model(index: Index) -> RecordModel:
    return cast("RecordModel", index.model())

"""The editor of a grid's cells: parses as one leaves the cell, explains a refusal, loses nothing typed."""

# ruff: noqa: ARG002 - Qt names the arguments of its methods

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.models.kinds import EntryError
from budget_desktop.gui.models.records import Index, RecordModel
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.option_edit import OptionEdit

_CORNER = 7
_OPTION_WIDTH = 380

_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellDelegate(QStyledItemDelegate):
    """One delegate for every column: the column's kind says how to parse and what to offer."""

    leaving = Signal(int, int)
    """An edit was taken over; move this many rows and columns on."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line editor, with a list where the column has options."""
        model = _model(index)
        options = model.column(index).kind.options(model.snapshot)
        editor = QLineEdit(parent) if options is None else OptionEdit(options, parent)
        editor.setFrame(False)
        if model.column(index).kind.is_number:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(f"{model.column(index).title} 第{index.row() + 1}行")
        editor.setProperty("cell", index)
        explanation = Explanation(editor)
        editor.setProperty("explain", explanation)
        editor.textEdited.connect(lambda _text: explanation.explain(""))
        if isinstance(editor, OptionEdit):
            editor.chosen.connect(lambda: self._take_over(editor, index, (1, 0)))
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
        """Enter, Tab and arrows leave the cell, unless its text is refused."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            key = Qt.Key(event.key())
            index = editor.property("cell")
            if key in _MOVES and not (isinstance(editor, OptionEdit) and editor.is_offering):
                self._take_over(editor, index, _MOVES[key])
                return True
        return super().eventFilter(editor, event)

    def _take_over(self, editor: QLineEdit, index: Index, move: tuple[int, int]) -> None:
        model = _model(index)
        try:
            model.parse(index, editor.text())
        except EntryError as refusal:
            editor.property("explain").explain(str(refusal))
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.leaving.emit(*move)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Selection shows as a tint, the current cell as a frame drawn by `paint`."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, the corner of a finding, and a frame where the focus is."""
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        super().paint(painter, option, index)
        area = QRect(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if focused:
            painter.setPen(QPen(QColor(theme.active().accent), theme.FOCUS_FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        severity = _model(index).severity(index)
        if severity is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.sign(severity).colour))
            top = area.topRight()
            painter.drawPolygon(QPolygon([top, top - QPoint(_CORNER, 0), top + QPoint(0, _CORNER)]))
        painter.restore()


def _model(index: Index) -> RecordModel:
    return cast("RecordModel", index.model())

"""What only a person can say about a workbook, each with its answers to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from budget_desktop.entry.intake.questions import Question
from budget_desktop.gui import theme
from budget_desktop.gui.widgets.focus_frame import frame_focus


class IntakeQuestions(QWidget):
    """One line of text and one list for every question; open ones first in the order of asking."""

    answered = Signal(str, str)
    """The key of a question and the answer chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, theme.GRID, 0)
        self._layout.addStretch(1)
        self.combos: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these questions; those that stay keep their widgets and the focus."""
        keys = [question.key for question in questions]
        for key in [key for key in self.combos if key not in keys]:
            for widget in (self.combos.pop(key), self._labels.pop(key)):
                self._layout.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for question in questions:
            if question.key not in self.combos:
                self._add(question)
            self._show(question)

    def focus_open(self, questions: Sequence[Question]) -> bool:
        """Go to the first question nobody answered; False if there is none."""
        key = next((question.key for question in questions if question.is_open), None)
        if key is not None:
            self.combos[key].setFocus()
        return key is not None

    def _add(self, question: Question) -> None:
        label, combo = QLabel(self), QComboBox(self)
        label.setWordWrap(True)
        label.setBuddy(combo)
        combo.setPlaceholderText("请选择")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        for option in question.options:
            combo.addItem(option.label, option.value)
        frame_focus(combo)
        key = question.key
        combo.activated.connect(lambda row: self.answered.emit(key, str(self.combos[key].itemData(row))))
        for widget in (label, combo):
            self._layout.insertWidget(self._layout.count() - 1, widget)
            # At once, not when the layout comes to it: what is not shown cannot take the focus.
            widget.show()
        self.combos[key], self._labels[key] = combo, label

    def _show(self, question: Question) -> None:
        combo, label = self.combos[question.key], self._labels[question.key]
        combo.setAccessibleName(question.text)
        combo.setCurrentIndex(-1 if question.chosen is None else combo.findData(question.chosen))
        combo.setToolTip(combo.currentText())
        label.setText(f"▲ 请先回答：{question.text}" if question.is_open else question.text)
        font = label.font()
        font.setBold(question.is_open)
        label.setFont(font)

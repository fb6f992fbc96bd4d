"""添加名词解释: which term the department wants to explain besides those that are explained anyway."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.widgets.explanation import Explanation

_WIDTH = 26
"""Of the field, in full-width letters."""
_LONGEST = 40
"""A term of more letters is a sentence."""


class TermDialog(QDialog):
    """Asks for the term and says where the text uses it: one that nobody uses is not printed."""

    chosen = Signal(str)
    """The term is to be explained."""

    def __init__(self, parent: QWidget, times_used: Callable[[str], int]) -> None:
        super().__init__(parent)
        self.setWindowTitle("添加名词解释")
        self._times_used = times_used
        self.term_edit = QLineEdit(self)
        self.term_edit.setMaxLength(_LONGEST)
        self.term_edit.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * _WIDTH)
        self.term_edit.setAccessibleName("要解释的名词")
        asked = QLabel("要解释的名词，按文中的写法(&W)", self)
        asked.setBuddy(self.term_edit)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        buttons = QDialogButtonBox(self)
        self.add_button = buttons.addButton("去写解释", QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button.setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        layout = theme.dialog_column(self)
        for widget in (asked, self.term_edit, self.said, buttons):
            layout.addWidget(widget)
        self._explanation = Explanation(self.term_edit)
        self.term_edit.textChanged.connect(self._tell)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def begin(self, term: str) -> None:
        """Begin with words that were selected in the text, or with none."""
        self.term_edit.setText(" ".join(term.split()))
        self.term_edit.selectAll()
        self.term_edit.setFocus()
        self._tell()

    def accept(self) -> None:
        """Closes with a term only."""
        if not self._term:
            self._explanation.explain("还没有写名词。请照文中的写法写，如：非税收入")
            self.term_edit.setFocus()
            return
        super().accept()
        self.chosen.emit(self._term)

    @property
    def _term(self) -> str:
        return self.term_edit.text().strip()

    def _tell(self) -> None:
        self._explanation.explain("")
        times = self._times_used(self._term) if self._term else 0
        if not self._term:
            self.said.setText("解释印在“名词解释”一部分，排在模板的名词之后。")
        elif times:
            self.said.setText(f"文中用到 {times} 处，解释会印出。")
        else:
            self.said.setText("文中没有用到这个名词：可以先写，用到时才印出。")

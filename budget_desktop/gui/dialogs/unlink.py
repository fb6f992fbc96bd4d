"""解除关联: what stands in a value's place from now on, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.widgets.explanation import Explanation
from budget_desktop.gui.widgets.reason_offers import offer_reasons

_WIDTH = 30
"""Of the fields, in full-width letters."""


class UnlinkDialog(QDialog):
    """Asks for the words that replace a value and for the reason; or gives the value its link again."""

    unlinked = Signal(str, str)
    """Words and reason."""
    linked = Signal()
    """The value is to follow its place again."""

    def __init__(self, parent: QWidget, described: str, refusal: Callable[[str], str]) -> None:
        """`described` says which value it is; `refusal` says why a text is no reason."""
        super().__init__(parent)
        self.setWindowTitle("解除关联")
        self._refusal = refusal
        told = QLabel(f"{described}\n解除关联后，这里不再随数变动。", self)
        told.setWordWrap(True)
        self.text_edit, self.reason_edit = QLineEdit(self), QLineEdit(self)
        self.text_edit.setPlaceholderText("不写，就是略去")
        self.reason_edit.setPlaceholderText("写明为什么不用程序的数；不印出")
        width = self.fontMetrics().horizontalAdvance("国") * _WIDTH
        form = QFormLayout()
        for label, edit in (("改写为(&W)", self.text_edit), ("原因(&N)", self.reason_edit)):
            edit.setMinimumWidth(width)
            edit.setAccessibleName(label.partition("(")[0])
            form.addRow(label, edit)
        self.link_button = QPushButton("恢复关联", self)
        self.done_button = QPushButton("解除关联", self)
        self.cancel_button = QPushButton("取消", self)
        self.done_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self.link_button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        foot.addWidget(self.cancel_button)
        layout = theme.dialog_column(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addLayout(foot)
        self._explanation = Explanation(self.reason_edit)
        self.reason_edit.textChanged.connect(lambda: self._explanation.explain(""))
        self.link_button.clicked.connect(self._link)
        self.done_button.clicked.connect(self._unlink)
        self.cancel_button.clicked.connect(self.reject)

    def begin(self, text: str, reason: str, earlier: Sequence[str], *, is_unlinked: bool) -> None:
        """Begin with what stands there now; reasons given before are offered while one types."""
        self.text_edit.setText(text)
        self.text_edit.selectAll()
        self.reason_edit.setText(reason)
        offer_reasons(self.reason_edit, lambda: earlier)
        self.link_button.setVisible(is_unlinked)
        self.text_edit.setFocus()

    def _unlink(self) -> None:
        if why := self._refusal(self.reason_edit.text()):
            self._explanation.explain(why)
            self.reason_edit.setFocus()
            return
        self.unlinked.emit(self.text_edit.text().strip(), self.reason_edit.text().strip())
        self.accept()

    def _link(self) -> None:
        self.linked.emit()
        self.accept()

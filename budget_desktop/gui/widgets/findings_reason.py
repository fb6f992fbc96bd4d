"""写说明: the editor beside the findings, with the reasons the department gave before."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.gui import theme
from budget_desktop.gui.widgets.explanation import COVERED, Explanation
from budget_desktop.gui.widgets.proof_marks import ProofMarks, Proofread
from budget_desktop.rules.finding import Finding

_OFFER = "沿用以前的说明"
_PRINTED = "写明理由；这一条会印在公开材料里，末尾不加句号"
_KEPT = "写明为什么这样是对的；留在账套和检查报告里，不印在公开材料里"


class ReasonEditor(QWidget):
    """Stays with its finding while others come and go. Ctrl+Enter saves, Esc leaves."""

    written = Signal(str)
    """A reason to be kept."""
    withdrawn = Signal()
    """The reason there is does not hold."""
    left = Signal()
    """Nothing is to be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._earlier: tuple[str, ...] = ()
        self._about = ""
        self.title = QLabel(self)
        self.title.setProperty("muted", True)
        # A long one is cut off; it stands whole in the list and in the tip.
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName("说明")
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.offers = QComboBox(self)
        self.offers.setAccessibleName(_OFFER)
        self.offers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offers.activated.connect(self._take)
        self.save_button = QPushButton("保存说明", self)
        self.save_button.setToolTip("保存说明（Ctrl+Enter）")
        self.withdraw_button = QPushButton("撤回", self)
        self.withdraw_button.setToolTip("撤回说明，这条问题重新变成“需说明”")
        self.cancel_button = QPushButton("取消", self)
        self.cancel_button.setToolTip("不保存（Esc）")
        for button in (self.save_button, self.withdraw_button, self.cancel_button):
            button.setAutoDefault(True)
            button.setProperty("narrow", True)
        self.save_button.clicked.connect(lambda: self.written.emit(self.text.toPlainText()))
        self.withdraw_button.clicked.connect(self.withdrawn)
        self.cancel_button.clicked.connect(self.left)
        # The buttons stand below the text and must stay in sight.
        self.text.setProperty(COVERED, True)
        self._refusal = Explanation(self.text)
        self.text.textChanged.connect(lambda: self._refusal.explain(""))
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID // 2)
        foot.addWidget(self.offers, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.withdraw_button)
        foot.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID // 2, 0, theme.GRID // 2, theme.GRID // 4)
        layout.setSpacing(theme.GRID // 4)
        layout.addWidget(self.title)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)

    def proofread_by(self, proofread: Proofread) -> None:
        """Mark slips of writing; the one at the cursor is told of above the text."""
        ProofMarks(self.text, proofread).told.connect(lambda said: self.title.setText(said or self._about))

    def begin(self, finding: Finding, earlier: Sequence[str], *, printed: bool) -> None:
        """Write the reason of a finding, beginning with the one it has."""
        self._about = f"{finding.rule}　{finding.said}"
        self.title.setText(self._about)
        self.title.setToolTip(finding.message)
        self.text.setPlaceholderText(_PRINTED if printed else _KEPT)
        self.text.setPlainText(finding.reason.text if finding.reason else "")
        self.text.setAccessibleDescription(finding.said)
        self.text.selectAll()
        self.withdraw_button.setVisible(finding.reason is not None)
        self.offers.clear()
        self.offers.addItem(_OFFER)
        self.offers.addItems([" ".join(text.split()) for text in earlier])
        self.offers.setEnabled(bool(earlier))
        self._earlier = tuple(earlier)
        self.text.setFocus()

    def refuse(self, why: str) -> None:
        """Say why this is no reason; the text stays."""
        self._refusal.explain(why)
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter and Esc within the text; Enter alone is the text's."""
        if watched is self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if with_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.save_button.click()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, from anywhere within."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, row: int) -> None:
        if row > 0:
            self.text.setPlainText(self._earlier[row - 1])
            self.offers.setCurrentIndex(0)
            self.text.setFocus()

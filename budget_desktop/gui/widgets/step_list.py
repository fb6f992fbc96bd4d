"""The steps from the empty book to the export, each with its light, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.steps import NextAction, Step, next_action, steps
from budget_desktop.gui.steady import Steady
from budget_desktop.gui.widgets.focus_frame import frame_focus
from budget_desktop.gui.widgets.opaque import Opaque

_WIDTH = 7.5
"""Width of the list in letters: a light, the longest title and a number."""

_LINES = 3
"""Lines on the button, whatever they say: nothing above it may move."""


class StepList(QWidget):
    """Changes its texts in place; selection and focus stay."""

    step_wanted = Signal(object)
    """The step to go to."""
    finding_wanted = Signal(object)
    """The finding to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName("步骤")
        Opaque(self.list)
        frame_focus(self.list)
        self.list.setSpacing(theme.GRID // 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.next_button = QPushButton(self)
        self.next_button.setAutoDefault(True)
        self.next_button.setProperty("narrow", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID // 2, theme.GRID // 2, theme.GRID // 2, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.list, 1)
        layout.addWidget(Steady(self.next_button))
        self.list.itemActivated.connect(lambda item: self._go(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: self._go(self.list.row(item)))
        self.next_button.clicked.connect(self._go_on)
        self.fit()
        self.setFocusProxy(self.list)
        self._steps: list[Step] = []
        self._next: NextAction | None = None

    def show_snapshot(self, snapshot: Snapshot, *, exported: bool) -> None:
        """Light the steps."""
        self._steps = steps(snapshot, exported=exported)
        while self.list.count() < len(self._steps):
            QListWidgetItem(self.list)
        for row, step in enumerate(self._steps):
            self._show(self.list.item(row), step)
        # Now: Qt would a turn later, and paint the list apart from the button.
        self.list.executeDelayedItemsLayout()
        self._next = next_action(snapshot, self._steps)
        self.next_button.setText(_folded(f"下一步 →\n{self._next.text}"))
        self.next_button.setToolTip(self._next.finding.message if self._next.finding else "")
        self.next_button.setAccessibleName(f"下一步：{self._next.text}")

    def fit(self) -> None:
        """As wide as the letters want."""
        metrics = self.fontMetrics()
        self.setMinimumWidth(round(metrics.horizontalAdvance("国") * _WIDTH) + theme.GRID * 3)
        self.next_button.setMinimumHeight(metrics.lineSpacing() * _LINES + theme.GRID * 2)

    @property
    def next_text(self) -> str:
        """What is to be done next."""
        return self._next.text if self._next else ""

    @staticmethod
    def _show(item: QListWidgetItem, step: Step) -> None:
        colours = theme.active()
        if step.severity is not None:
            sign = theme.sign(step.severity)
            shape, colour, told = sign.shape, sign.colour, f"{sign.word} {step.count} 项"
        elif step.begun:
            shape, colour, told = "✓", colours.good, "好"
        else:
            shape, colour, told = "○", colours.muted, "还没有开始"
        count = f"  {step.count}" if step.count else ""
        item.setText(f"{shape} {step.title}{count}")
        item.setForeground(QColor(colour))
        item.setToolTip(f"{step.title}：{told}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.title}，{told}")

    def _go(self, row: int) -> None:
        self.step_wanted.emit(self._steps[row])

    def _go_on(self) -> None:
        if self._next is None:
            return
        if self._next.finding is not None:
            self.finding_wanted.emit(self._next.finding)
        else:
            self.step_wanted.emit(self._next.step)


def _folded(text: str) -> str:
    """A line ends after what divides a sentence: the button is no wider than the list."""
    return text.replace("：", "：\n").replace("，", "，\n")

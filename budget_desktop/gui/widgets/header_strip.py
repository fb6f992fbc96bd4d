"""The strip above the tabs: whose budget this is, whether it balances, and whether it can be published."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.models.totals import TOTALS, Total
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.gui.steady import Steady
from budget_desktop.gui.widgets.elided_label import ElidedTitle

_SAID_AFTER_MS = 300
"""What takes less need not be said."""


class HeaderStrip(QWidget):
    """Always in sight. The verdict is a button that leads to the findings, totals lead to their entries.

    Totals and verdict of before an edit are grey until those of after it are known.
    """

    findings_wanted = Signal()
    entries_wanted = Signal(object)
    """The entries behind a `Total` are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whose = ElidedTitle(self)
        self.totals = {total: self._button(total) for total in TOTALS}
        self.measure = QLabel(self)
        self.verdict = QPushButton(self)
        self.verdict.setFlat(True)
        self.verdict.setAutoDefault(True)
        self.verdict.clicked.connect(self.findings_wanted)
        self.verdict.setToolTip("查看校验结果（Ctrl+J）")
        for important in (self.whose, self.verdict):
            bold = important.font()
            bold.setBold(True)
            important.setFont(bold)
        self._waiting = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._waiting.timeout.connect(lambda: self._say("正在核对…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.whose, 1)
        for shown in (*self.totals.values(), self.measure, self.verdict):
            layout.addWidget(Steady(shown))
        layout.insertSpacing(layout.count() - 1, theme.GRID * 2)

    def _button(self, total: Total) -> QPushButton:
        made = QPushButton(self)
        made.setFlat(True)
        made.setProperty("narrow", True)
        # The keyboard has a key for all of them; Tab goes on to the page.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setToolTip(f"{total.meaning}。单击列出由哪些数得来（Ctrl+Shift+K）")
        made.clicked.connect(lambda: self.entries_wanted.emit(total))
        return made

    def show_snapshot(self, snapshot: Snapshot, verdict: str) -> None:
        """Show what a snapshot comes to, or that it is still being checked."""
        if not snapshot.is_current:
            self._show_waiting()
            return
        self._waiting.stop()
        header = snapshot.packet.header
        self.whose.setText(f"{header.department} · {header.year} · {header.stage.value}")
        self.whose.setToolTip(self.whose.text())
        for total, button in self.totals.items():
            button.setText(total.said(snapshot))
        self.measure.setText(snapshot.measure.value)
        found = {finding.severity for finding in snapshot.findings}
        gravest = next((severity for severity in ORDER[:2] if severity in found), None)
        sign = theme.sign(gravest)
        self._say(verdict, f"{sign.shape} ")
        theme.write_in(self.verdict, sign.role)
        for button in self.totals.values():
            theme.write_in(button, "")

    def _show_waiting(self) -> None:
        for stale in (*self.totals.values(), self.verdict):
            theme.write_in(stale, "muted")
        if not self._waiting.isActive():
            self._waiting.start()

    def _say(self, verdict: str, shape: str = "") -> None:
        self.verdict.setText(f"{shape}{verdict}")
        self.verdict.setAccessibleName(f"结论：{verdict}")

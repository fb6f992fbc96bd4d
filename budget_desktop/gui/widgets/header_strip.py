"""The strip above the tabs: whose budget this is, whether it balances, and whether it can be published."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui import theme
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.gui.steady import Steady
from budget_desktop.gui.widgets.elided_label import ElidedTitle

_SAID_AFTER_MS = 300
"""What takes less need not be said."""


class HeaderStrip(QWidget):
    """Always in sight. The verdict is a button that leads to the findings.

    Totals and verdict of before an edit are grey until those of after it are known.
    """

    findings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whose = ElidedTitle(self)
        self.balance = QLabel(self)
        self.verdict = QPushButton(self)
        self.verdict.setFlat(True)
        self.verdict.setAutoDefault(True)
        self.verdict.clicked.connect(self.findings_wanted)
        self.verdict.setToolTip("查看校验结果（Ctrl+J）")
        self.balance.setToolTip("汇总自收入页和支出页的本年金额")
        self.balance.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for important in (self.whose, self.verdict):
            bold = important.font()
            bold.setBold(True)
            important.setFont(bold)
        self._waiting = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._waiting.timeout.connect(lambda: self._say("正在核对…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID * 3)
        layout.addWidget(self.whose, 1)
        layout.addWidget(Steady(self.balance))
        layout.addWidget(Steady(self.verdict))

    def show_snapshot(self, snapshot: Snapshot, verdict: str) -> None:
        """Show what a snapshot comes to, or that it is still being checked."""
        if not snapshot.is_current:
            self._show_waiting()
            return
        self._waiting.stop()
        header = snapshot.packet.header
        self.whose.setText(f"{header.department} · {header.year} · {header.stage.value}")
        self.whose.setToolTip(self.whose.text())
        income = snapshot.total(Slice(flow=(Flow.INCOME,), year=(Year.THIS,)))
        spending = snapshot.total(Slice(flow=(Flow.SPENDING, Flow.CARRY_OVER), year=(Year.THIS,)))
        measure = snapshot.measure
        parts = [
            f"{name} {exact(amount, measure)}"
            for name, amount in (("收入", income), ("支出", spending), ("差额", income - spending))
        ]
        self.balance.setText("　".join(parts) + f"　{measure.value}")
        found = {finding.severity for finding in snapshot.findings}
        gravest = next((severity for severity in ORDER[:2] if severity in found), None)
        sign = theme.sign(gravest)
        self._say(verdict, f"{sign.shape} ")
        theme.write_in(self.verdict, sign.role)
        theme.write_in(self.balance, "")

    def _show_waiting(self) -> None:
        for stale in (self.balance, self.verdict):
            theme.write_in(stale, "muted")
        if not self._waiting.isActive():
            self._waiting.start()

    def _say(self, verdict: str, shape: str = "") -> None:
        self.verdict.setText(f"{shape}{verdict}")
        self.verdict.setAccessibleName(f"结论：{verdict}")

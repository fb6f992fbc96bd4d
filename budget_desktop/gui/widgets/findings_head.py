"""The title of the findings dock: counts that filter, the choice of the page, and what can be done."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from budget_desktop.entry.answers import answerable
from budget_desktop.gui import theme
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.session.snapshot import ORDER, Snapshot
from budget_desktop.gui.steady import Steady
from budget_desktop.rules.finding import Finding, Severity


class FindingsHead(QWidget):
    """Texts change in place; no button moves when a count does, for they keep their widths."""

    severity_toggled = Signal(object, bool)
    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity_buttons = {severity: self._severity_button(severity) for severity in ORDER}
        self.page_combo = QComboBox(self)
        self.page_combo.setAccessibleName("只看哪一页的问题")
        self._stems = ["", *TITLES]
        self.page_combo.addItems(["全部页面", *TITLES.values()])
        # At 200 % of a usual screen every letter counts.
        self.page_combo.setMinimumWidth(self.fontMetrics().horizontalAdvance("国国国") + 3 * theme.GRID)
        self.page_combo.currentIndexChanged.connect(lambda row: self.page_chosen.emit(self._stems[row]))
        self.number = QLabel(self)
        self.number.setProperty("muted", True)
        # What gives way first where the window is narrow.
        self.number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.explain_button = QPushButton("写说明", self)
        self.explain_button.setAutoDefault(True)
        self.explain_button.setEnabled(False)
        self.confirm_button = QPushButton("重新确认", self)
        self.confirm_button.setAutoDefault(True)
        self.confirm_button.hide()
        self.close_button = QPushButton("收起", self)
        self.close_button.setFlat(True)
        self.close_button.setAutoDefault(True)
        self.close_button.setToolTip("收起校验结果，Ctrl+J 再打开")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 4, theme.GRID, theme.GRID // 4)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(QLabel("校验", self))
        for button in self.severity_buttons.values():
            layout.addWidget(Steady(button))
        layout.addWidget(self.page_combo)
        layout.addWidget(Steady(self.number), 1)
        layout.addWidget(self.confirm_button)
        layout.addWidget(self.explain_button)
        layout.addWidget(self.close_button)

    def show_counts(self, snapshot: Snapshot) -> None:
        """How many of each severity, causes only, and how many on each page."""
        causes = set(snapshot.causes)
        counts = Counter(finding.severity for finding in causes)
        for severity, button in self.severity_buttons.items():
            sign = theme.sign(severity)
            button.setText(f"{sign.text} {counts[severity]}")
            theme.write_in(button, sign.role)
        pages = Counter(page for finding, page in snapshot.pages_of_findings.items() if finding in causes)
        for row, stem in enumerate(self._stems):
            if stem:
                count = f" {pages[stem]}" if pages[stem] else ""
                self.page_combo.setItemText(row, TITLES[stem] + count)

    def show_number(self, shown: int, of: int) -> None:
        """How many are left out by the filters, or folded beneath their causes."""
        self.number.setText("" if shown == of else f"显示 {shown} / {of} 条")

    def show_finding(self, finding: Finding | None, *, is_of_last_year: bool = False) -> None:
        """Offer what can be done about the current finding, such as confirming a text of last year's."""
        reason = finding.reason if finding else None
        self.explain_button.setEnabled(finding is not None and answerable(finding))
        self.explain_button.setText("改说明" if reason else "写说明")
        self.explain_button.setToolTip("写明理由后，这条“需说明”降为“说明”（Ctrl+E）")
        is_expired = reason is not None and reason.expired
        self.confirm_button.setVisible(is_expired or is_of_last_year)
        self.confirm_button.setText("重新确认" if is_expired else "确认这一段")
        self.confirm_button.setToolTip(
            "原来的说明对现在的数仍然成立（F9）" if is_expired else "上年的这一段今年仍然适用（F9）"
        )

    def _severity_button(self, severity: Severity) -> QPushButton:
        button = QPushButton(theme.sign(severity).text, self)
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoDefault(True)
        button.setProperty("filter", True)
        button.setToolTip(f"显示或隐藏“{severity.label}”")
        button.setAccessibleName(f"显示{severity.label}")
        button.setMinimumWidth(self.fontMetrics().horizontalAdvance("国国国国国00") + theme.GRID * 2)
        button.toggled.connect(lambda on: self.severity_toggled.emit(severity, on))
        return button

"""导入上年数: what last year's exchange file would change, question by question, and then done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QWidget

from budget_desktop.domain.packet import Packet
from budget_desktop.entry.intake.apply import carry_out_intake
from budget_desktop.entry.intake.book import step_label
from budget_desktop.entry.intake.last_year import plan_last_year
from budget_desktop.gui import theme
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.intake_changes import IntakeChanges
from budget_desktop.gui.widgets.intake_questions import IntakeQuestions
from budget_desktop.gui.widgets.row_detail import RowDetail

_SIZE = (1240, 640)
_WIDTHS = (3, 6, 6, 28, 12)


class LastYearFiguresDialog(QDialog):
    """Nothing is written before 导入, and all of it can be undone in one step."""

    imported = Signal(str)
    """It was done: a sentence for the person at the screen."""

    def __init__(self, last: Packet, name: str, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"从“{name}”导入上年数")
        self._last, self._name, self._workspace = last, name, workspace
        self._answers: dict[str, str] = {}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.questions = IntakeQuestions(self)
        self.changes = IntakeChanges(self)
        self.changes.set_widths(_WIDTHS)
        self.detail = RowDetail(self)
        self.import_button = QPushButton("导入(&I)", self)
        buttons = QDialogButtonBox(self)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = theme.dialog_column(self)
        for widget in (self.summary, self.questions):
            layout.addWidget(widget)
        layout.addWidget(self.changes, 1)
        layout.addWidget(self.detail)
        layout.addWidget(buttons)
        self.resize(theme.within_screen(self, *_SIZE))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.questions.answered.connect(self._answer)
        self.changes.selectionModel().currentRowChanged.connect(
            lambda row, _before: self.detail.setText(self.changes.told(row.row()))
        )
        self.finished.connect(self.deleteLater)
        self._plan()
        if not self.questions.focus_open(self.plan.questions):
            self.changes.setFocus()

    def _answer(self, key: str, value: str) -> None:
        self._answers[key] = value
        self._plan()

    def _plan(self) -> None:
        self._workspace.refresh_now()
        packet, edition = self._workspace.current_packet(), self._workspace.snapshot.edition
        self.plan = plan_last_year(self._last, packet, edition, self._answers, self._name)
        told = f"取{self._last.header.year}年{self._last.header.stage.value}的金额作上年数，本年数不动。"
        self.summary.setText("　".join((told, f"{self.plan.summary}。", *self.plan.notices)))
        self.questions.show_questions(self.plan.questions)
        self.changes.show_items(self.plan.items, self._workspace.measure)
        self.detail.clear()
        count = len(self.plan.changing)
        self.import_button.setEnabled(bool(count))
        self.import_button.setText(f"导入 {count} 笔(&I)" if count else "导入(&I)")

    def accept(self) -> None:
        """Write it, in one step."""
        from budget_desktop.store.signature import now

        plan = self.plan
        if not plan.changing:
            return
        packet, edition = self._workspace.current_packet(), self._workspace.snapshot.edition
        packet_id = self._workspace.packet_id
        done = self._workspace.edit(
            step_label(self._name),
            lambda draft: carry_out_intake(plan, draft, packet, packet_id, edition, at=now()),
        )
        if done:
            self.imported.emit(f"已从“{self._name}”导入上年数 {len(plan.changing)} 笔，可以撤销")
            super().accept()

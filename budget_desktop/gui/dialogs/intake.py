"""导入: the workbook read in the background, its picture, questions, what would change, and then done."""

import json
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from budget_desktop.domain.money import Fen
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.entry.intake.apply import carry_out_intake
from budget_desktop.entry.intake.book import step_label
from budget_desktop.entry.intake.pieces import Source
from budget_desktop.entry.intake.plan import IntakePlan, plan_intake
from budget_desktop.entry.intake.questions import Answers
from budget_desktop.entry.template.returned import is_template
from budget_desktop.gui import theme
from budget_desktop.gui.session.jobs import Job
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.intake_changes import IntakeChanges
from budget_desktop.gui.widgets.intake_questions import IntakeQuestions
from budget_desktop.gui.widgets.reading_list import ReadingList
from budget_desktop.gui.widgets.row_detail import RowDetail
from budget_desktop.gui.widgets.source_view import SourceView
from budget_desktop.intake.layout.model import Layout
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import WorkbookReader
from budget_desktop.intake.sheet import Workbook

_SIZE = (1280, 700)
_DOUBTS = ("哪里", "问题")
_REMEMBERED = ("measure", "basis", "source:", "kind:", "unit:")
"""Answers that hold for the next workbook of the same layout too; year and removal are asked each time."""


class IntakeDialog(QDialog):
    """Nothing is written before 导入, and all of it can be undone in one step."""

    imported = Signal(str)
    """It was done: a sentence for the person at the screen."""
    template_wanted = Signal(object)
    """The file is a 填报表 and is to be read as one; carries its path."""

    def __init__(
        self,
        path: Path,
        workspace: Workspace,
        settings: Settings,
        known: Answers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"导入“{path.name}”")
        self._path, self._workspace, self._settings = path, workspace, settings
        self._known = known
        """Answers whoever chose the file has given already."""
        self._answers: dict[str, str] = {}
        self._layout_read: Layout | None = None
        self._is_template = False
        self.plan: IntakePlan | None = None
        self._reader = WorkbookReader(path)
        self._job = Job(self._read, self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self.message = QLabel(f"正在读取“{path.name}”…", self)
        self.message.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.source = SourceView(self)
        self.questions = IntakeQuestions(self)
        self.changes = IntakeChanges(self)
        self.doubts = ReadingList(_DOUBTS, "要看一眼的地方", self)
        self.tabs = QTabWidget(self)
        self.detail = RowDetail(self)
        self.buttons = QDialogButtonBox(self)
        self.import_button = QPushButton("导入(&I)", self)
        self.import_button.setEnabled(False)
        self.cancel_button = self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.questions.answered.connect(self._answer)
        for listed in (self.changes, self.doubts):
            listed.selectionModel().currentRowChanged.connect(lambda row, _before: self._point(row.row()))
        self.tabs.currentChanged.connect(lambda _tab: self._point(self._list_in_front.currentIndex().row()))
        self.finished.connect(self._end)
        self._job.begin()

    def _lay_out(self) -> None:
        waiting = QWidget(self)
        column = QVBoxLayout(waiting)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.questions)
        self.doubts.set_widths((12,))
        self.tabs.addTab(self.changes, "变动(&C)")
        self.tabs.addTab(self.doubts, "疑问(&D)")
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(scroll)
        right.addWidget(self.tabs)
        right.setStretchFactor(1, 1)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.source)
        both.addWidget(right)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 1)
        both.setChildrenCollapsible(False)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(waiting)
        self._stack.addWidget(both)
        layout = theme.dialog_column(self)
        layout.addWidget(self.summary)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.buttons)
        self.summary.hide()
        size = theme.within_screen(self, *_SIZE)
        self.resize(size)
        both.setSizes([size.width() // 2, size.width() // 2])
        right.setSizes([size.height() // 3, size.height() * 2 // 3])

    @property
    def _list_in_front(self) -> ReadingList:
        return self.changes if self.tabs.currentIndex() == 0 else self.doubts

    # Reading

    def _read(self) -> tuple[Workbook, Layout]:
        """In another thread."""
        workbook = self._reader.read()
        return workbook, read_layout(workbook, self._workspace.snapshot.edition)

    def _fail(self, why: str) -> None:
        self.message.setText(why)
        self.progress.hide()
        self.cancel_button.setText("关闭")
        self.cancel_button.setFocus()

    def _take(self, read: tuple[Workbook, Layout]) -> None:
        workbook, layout = read
        if is_template(workbook):
            self._offer_template()
            return
        self._layout_read = layout
        self._answers = {**self._remembered(layout), **self._known}
        self.source.show_sheets(list(zip(workbook.sheets, layout.sheets, strict=True)))
        self._stack.setCurrentIndex(1)
        self.summary.show()
        self._plan()
        plan = self.plan
        if plan is not None and not self.questions.focus_open(plan.questions):
            self.changes.setFocus()

    def _offer_template(self) -> None:
        self._is_template = True
        self.message.setText(
            f"“{self._path.name}”是本程序发出的填报表。按填报表读入，会与发出时、与账套现在逐格比较。"
        )
        self.progress.hide()
        self.import_button.setText("按填报表读入(&I)")
        self.import_button.setEnabled(True)
        self.import_button.setFocus()

    # Planning

    def _answer(self, key: str, value: str) -> None:
        self._answers[key] = value
        self._plan()

    def _plan(self) -> None:
        if self._layout_read is None:
            return
        self._workspace.refresh_now()
        packet, edition = self._workspace.current_packet(), self._workspace.snapshot.edition
        self.plan = plan_intake(self._layout_read, packet, edition, self._answers)
        self._show(self.plan)

    def _show(self, plan: IntakePlan) -> None:
        self.summary.setText("　".join((f"{plan.summary}。", *plan.notices[:3])))
        self.questions.show_questions(plan.questions)
        self.changes.show_items(plan.items, self._workspace.measure)
        self._told = list(self._doubtful(plan))
        self.doubts.rows.show_rows([(where, what) for where, what, _ in self._told])
        self.detail.clear()
        self.tabs.setTabText(0, f"变动 {len(plan.changing)}(&C)")
        self.tabs.setTabText(1, f"疑问 {len(self._told)}(&D)")
        self.import_button.setEnabled(bool(plan.changing))
        self.import_button.setText(f"导入 {len(plan.changing)} 笔(&I)" if plan.changing else "导入(&I)")

    def _doubtful(self, plan: IntakePlan) -> Iterator[tuple[str, str, Source | None]]:
        """Where a person should look, what about it, and the cell."""
        for each in plan.unread:
            yield str(each.source), f"“{each.text}”没有读入：{each.reason}", each.source
        for gap in plan.shortfalls:
            both = f"写的是 {self._amount(gap.stated)}，各数相加是 {self._amount(gap.added)}"
            yield str(gap.source), f"{gap.what}：{both}", gap.source
        for check in plan.checks:
            if not check.agrees:
                both = f"表中 {self._amount(check.stated)}，录入 {self._amount(check.entered)}"
                yield check.table, f"{check.what}：{both}", None
        for notice in plan.notices:
            yield "整个文件", notice, None
        for reason, count in plan.left.items():
            yield "没有取的数", f"{count} 个：{reason}", None

    def _amount(self, amount: Fen) -> str:
        return exact(amount, self._workspace.measure)

    def _point(self, row: int) -> None:
        """Say in full what the row in hand says, and show in the picture where it comes from."""
        if self.tabs.currentIndex() == 0:
            items, told = self.changes.items, self.changes.told(row)
            sources = items[row].sources if 0 <= row < len(items) else ()
            source = sources[0] if sources else None
        else:
            _, told, source = self._told[row] if 0 <= row < len(self._told) else ("", "", None)
        self.detail.setText(told)
        if source is not None:
            self.source.point_at(source.sheet, source.cell)

    # Doing

    def accept(self) -> None:
        """Write it, in one step."""
        from budget_desktop.store.signature import now

        if self._is_template:
            self.template_wanted.emit(self._path)
            super().accept()
            return
        plan = self.plan
        if plan is None or not plan.changing:
            return
        packet, edition = self._workspace.current_packet(), self._workspace.snapshot.edition
        packet_id = self._workspace.packet_id
        done = self._workspace.edit(
            step_label(self._path.name),
            lambda draft: carry_out_intake(plan, draft, packet, packet_id, edition, at=now()),
        )
        if not done:
            return
        self._remember()
        self.imported.emit(f"已从“{self._path.name}”导入 {len(plan.changing)} 笔，可以撤销")
        super().accept()

    def _remembered(self, layout: Layout) -> dict[str, str]:
        kept = self._settings.intake_answers(layout.fingerprint)
        known = json.loads(kept) if kept else {}
        return {str(key): str(value) for key, value in known.items()}

    def _remember(self) -> None:
        if self._layout_read is not None:
            kept = {key: value for key, value in self._answers.items() if key.startswith(_REMEMBERED)}
            self._settings.remember_intake_answers(
                self._layout_read.fingerprint, json.dumps(kept, ensure_ascii=False)
            )

    def _end(self) -> None:
        """A file still being read is let go of."""
        self._reader.cancel()
        self._job.join()
        self.deleteLater()

"""绩效: the department's goal, its main tasks, and the indicators of its spending as a whole."""

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Task
from budget_desktop.entry.fields import described as fields
from budget_desktop.entry.fields.kinds import TextKind
from budget_desktop.gui.models.columns import GridSpec, column
from budget_desktop.gui.pages.indicators import fill_skeleton, guidance, indicator_grid
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.record_grid import RecordGrid

TASKS = GridSpec(
    record_type=Task,
    noun="任务",
    title="年度主要任务",
    columns=(
        column(fields.TASKS["name"], width=13, grows=True),
        column(fields.TASKS["content"], width=16, grows=True),
    ),
    rows=lambda snapshot: snapshot.packet.tasks,
    create=lambda _snapshot, key, _after: Task(key=key, name=""),
)


class PerformancePage(Page):
    """整体绩效目标."""

    goal_edit: LongTextEdit
    focus_edit: LongTextEdit
    tasks_grid: RecordGrid
    skeleton_button: QPushButton
    indicators_grid: RecordGrid
    guidance_edit: QPlainTextEdit

    def build(self) -> None:
        """Bind the texts and fill the grids."""
        for edit, key in ((self.goal_edit, "performance.goal"), (self.focus_edit, "performance.focus")):
            self.bind(edit, TextKind(), EntryPlace("texts", key, "text"), fields.TEXTS[key])
        self.fill_grid(self.tasks_grid, TASKS)
        self.fill_grid(self.indicators_grid, indicator_grid(lambda: ""))
        self.skeleton_button.clicked.connect(lambda: fill_skeleton(self.workspace, "", self.indicators_grid))
        self.indicators_grid.table.selectionModel().currentRowChanged.connect(lambda *_: self.refresh())

    def refresh(self) -> None:
        """Show what the form says about the indicator one is at."""
        grid = self.indicators_grid
        at = grid.table.currentIndex()
        said = guidance(self.workspace.snapshot, grid.model.record(at)) if at.isValid() else ""
        self.guidance_edit.setPlainText(said or "年度模板没有说明")

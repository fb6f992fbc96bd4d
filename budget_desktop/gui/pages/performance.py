"""绩效: the department's goal, its main tasks, and the indicators of its spending as a whole."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator, Task
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.kinds import TextKind
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid


def indicator_grid(project: Callable[[], str | None]) -> GridSpec:
    """The indicators of a project, or of the department where the project is empty."""

    def new(_snapshot: Snapshot, key: str, after: Indicator | None) -> Record:
        return Indicator(
            key=key,
            project=project() or "",
            group=after.group if after else "",
            subgroup=after.subgroup if after else "",
            name="",
        )

    def holds(indicator: Indicator) -> bool:
        return indicator.project == project()

    return GridSpec(
        record_type=Indicator,
        noun="指标",
        title="绩效指标",
        columns=(
            Column(title="一级指标", key="group", width=8, kind=TextKind()),
            Column(title="二级指标", key="subgroup", width=8, kind=TextKind()),
            Column(title="三级指标", key="name", width=11, kind=TextKind(), required=True),
            Column(title="符号", key="comparator", width=3, kind=TextKind()),
            Column(title="数值", key="number", width=4, kind=TextKind()),
            Column(title="计量单位", key="measure", width=5, kind=TextKind()),
            Column(title="定性指标值", key="grade", width=6, grows=True, kind=TextKind()),
        ),
        rows=lambda snapshot: [indicator for indicator in snapshot.packet.indicators if holds(indicator)],
        holds=holds,
        create=new,
    )


TASKS = GridSpec(
    record_type=Task,
    noun="任务",
    title="年度主要任务",
    columns=(
        Column(title="任务名称", key="name", width=13, kind=TextKind(), required=True),
        Column(title="主要内容", key="content", width=16, grows=True, kind=TextKind()),
    ),
    rows=lambda snapshot: snapshot.packet.tasks,
    create=lambda _snapshot, key, _after: Task(key=key, name=""),
)


class PerformancePage(Page):
    """整体绩效目标."""

    goal_edit: QPlainTextEdit
    focus_edit: QPlainTextEdit
    tasks_grid: RecordGrid
    indicators_grid: RecordGrid

    def build(self) -> None:
        """Bind the texts and fill the grids."""
        for edit, key, title in (
            (self.goal_edit, "performance.goal", "年度履职目标"),
            (self.focus_edit, "performance.focus", "重点工作"),
        ):
            self.bind(edit, TextKind(), EntryPlace("texts", key, "text"), title)
        self.fill_grid(self.tasks_grid, TASKS)
        self.fill_grid(self.indicators_grid, indicator_grid(lambda: ""))

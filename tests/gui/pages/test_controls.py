"""The leaf of control figures: live sums, figures pasted, the rest filled in up to a figure."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.records import RecordModel
from budget_desktop.gui.models.steps import RowSteps
from budget_desktop.gui.pages.controls import CONTROLS
from budget_desktop.gui.pages.profile import ProfilePage
from budget_desktop.gui.pages.spending import LINES
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.grid_questions import RemainderDialog
from tests.gui.driving import living, page_of


def _with(workspace: Workspace, **codes: object) -> None:
    def add(draft: object) -> None:
        control = Control(key="K1", controlled=Controlled.SPENDING, **codes)  # type: ignore[arg-type]
        draft.add(workspace.packet_id, control)  # type: ignore[attr-defined]

    assert workspace.edit("添加控制数", add)
    workspace.refresh_now()


def _shown(model: RecordModel, field: str) -> str:
    column = next(number for number, each in enumerate(CONTROLS.columns) if each.key == field)
    return str(model.index(0, column).data())


def test_what_is_entered_and_the_difference_follow_each_edit(workspace: Workspace) -> None:
    line = next(line for line in workspace.snapshot.packet.lines if line.function and line.amount)
    _with(workspace, function=line.function, amount=1_000_000)
    model = living(workspace, CONTROLS)
    before = float(_shown(model, "entered").replace(",", ""))
    assert float(_shown(model, "gap").replace(",", "")) == before - 1
    lines = living(workspace, LINES)
    cell = lines.index_of(EntryPlace("lines", line.key, "amount"))
    assert lines.setData(cell, f"{(line.amount or 0) / 1_000_000 + 2}")
    workspace.refresh_now()
    assert float(_shown(model, "entered").replace(",", "")) == before + 2


def test_income_is_not_divided_by_functions_and_says_so(workspace: Workspace) -> None:
    _with(workspace)
    model = living(workspace, CONTROLS)
    assert model.setData(model.index_of(EntryPlace("controls", "K1", "controlled")), "收入")
    workspace.refresh_now()
    cell = model.index_of(EntryPlace("controls", "K1", "function"))
    assert "不分功能科目" in model.reason_locked(cell)


def test_a_figure_may_be_for_a_class_of_subjects(workspace: Workspace) -> None:
    _with(workspace)
    model = living(workspace, CONTROLS)
    assert model.setData(model.index_of(EntryPlace("controls", "K1", "function")), "201")
    workspace.refresh_now()
    assert workspace.snapshot.packet.controls[0].function == "201"


def test_the_rest_is_filled_in_up_to_the_figure_over_the_row(workspace: Workspace, qtbot: QtBot) -> None:
    line = next(line for line in workspace.snapshot.packet.lines if line.project and line.amount)
    spent = sum(each.amount or 0 for each in workspace.snapshot.packet.lines if each.project == line.project)
    _with(workspace, project=line.project, amount=spent + 5_000_000)
    model = living(workspace, LINES)
    cell = model.index_of(EntryPlace("lines", line.key, "amount"))
    dialog = RemainderDialog(model, RowSteps(model), cell, None)
    qtbot.addWidget(dialog)
    project = workspace.snapshot.packet.project_by_key[line.project]
    assert any(project.name in label.text() for label in dialog.findChildren(QLabel))
    dialog.accept()
    workspace.refresh_now()
    after = next(each for each in workspace.snapshot.packet.lines if each.key == line.key)
    assert after.amount == (line.amount or 0) + 5_000_000


def test_a_finding_on_a_figure_leads_to_its_leaf(window: MainWindow) -> None:
    page = page_of(window, "profile")
    assert isinstance(page, ProfilePage)
    assert page.go_to(EntryPlace("controls"))
    assert page.controls_grid.isVisible()

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.modeltest import ModelTester

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line, Project
from budget_desktop.gui.models.columns import GridSpec
from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.models.paper import PaperModel
from budget_desktop.gui.models.steps import RowSteps
from budget_desktop.gui.models.topics import TopicsModel
from budget_desktop.gui.pages import (
    controls,
    income,
    indicators,
    other,
    performance,
    profile,
    projects,
    spending,
    three_public,
)
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.rules.finding import Finding, Severity
from tests.gui.driving import living

SPECS = {
    "units": profile.UNITS,
    "staffing": profile.STAFFING,
    "offices": profile.OFFICES,
    "controls": controls.CONTROLS,
    "income": income.LINES,
    "spending": spending.LINES,
    "projects": projects.PROJECTS,
    "indicators": indicators.indicator_grid(lambda: "P1"),
    "tasks": performance.TASKS,
    "three_public": three_public.ITEMS,
    "procurement": other.PROCUREMENT,
    "assets": other.ASSETS,
    "transfers": other.TRANSFERS,
}


def check(tester: ModelTester, model: QAbstractItemModel) -> None:
    tester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_record_models_keep_the_protocol(
    spec: GridSpec, workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    model = living(workspace, spec)
    check(qtmodeltester, model)
    if spec.create is None:
        return
    key = RowSteps(model).add_after(-1)
    workspace.refresh_now()
    assert key in {record.key for record in model.records}
    check(qtmodeltester, model)
    RowSteps(model).remove([len(model.records) - 1])
    workspace.refresh_now()
    assert key not in {record.key for record in model.records}
    check(qtmodeltester, model)


def test_every_column_shows_a_text(workspace: Workspace) -> None:
    for spec in SPECS.values():
        model = living(workspace, spec)
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                assert isinstance(model.index(row, column).data(), str)


def test_papers_keep_the_protocol(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    model = PaperModel()
    check(qtmodeltester, model)
    for table in workspace.snapshot.disclosure.tables.values():
        assert model.show_table(table)
        check(qtmodeltester, model)
        assert not model.show_table(table), "the same table keeps its spans"


def test_topics_keep_the_protocol(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, TopicsModel(workspace))


def test_findings_keep_the_protocol_and_come_gravest_first(
    workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    from dataclasses import replace

    place = EntryPlace("lines", "L2", "amount")
    advice = Finding("Z2", Severity.ADVICE, "提示一句")
    error = Finding("Z1", Severity.ERROR, "金额不符", (place,), expected=1_000_000, found=1_500_000)
    model = FindingsModel()
    for findings in ((), (advice, error), (error,)):
        model.show_snapshot(replace(workspace.snapshot, findings=findings))
        check(qtmodeltester, model)
    model.show_snapshot(replace(workspace.snapshot, findings=(advice, error)))
    assert [model.index(0, column).data() for column in range(4)] == ["■ 必须改", "Z1", "金额不符", "0.50"]
    assert model.index(1, 0).data() == "● 提示"


def test_locked_and_derived_cells_say_why(workspace: Workspace) -> None:
    model = living(workspace, spending.LINES)
    kind = model.index_of(EntryPlace("lines", "L2", "kind"))
    assert kind.data() == "一般性项目"
    assert "项目页" in model.reason_locked(kind)
    assert not model.setData(kind, "basic.pay")
    amount = living(workspace, three_public.ITEMS)
    assert "30217" in amount.reason_locked(amount.index(1, 1))


def test_government_subject_follows_unless_typed_over(workspace: Workspace) -> None:
    model = living(workspace, spending.LINES)
    place = EntryPlace("lines", "L2", "government_economic")
    cell = model.index_of(place)
    assert cell.data().startswith("50502")
    assert model.setData(cell, "")
    workspace.refresh_now()
    assert cell.data().startswith("50201")
    assert "得出" in model.data(cell, 3)


def test_refused_text_stays_in_its_cell(workspace: Workspace) -> None:
    model = living(workspace, spending.LINES)
    cell = model.index_of(EntryPlace("lines", "L2", "amount"))
    assert not model.setData(cell, "三万五")
    assert cell.data() == "三万五"
    assert "不是金额" in model.refusal(cell)
    assert workspace.undo_label != "改本年金额"
    assert model.setData(cell, "3.6")
    assert not model.refusal(cell)


def test_new_line_continues_the_one_above(workspace: Workspace) -> None:
    model = living(workspace, spending.LINES)
    key = RowSteps(model).add_after(1)
    workspace.refresh_now()
    above, made = model.records[1], model.records[2]
    assert isinstance(made, Line)
    assert made.key == key
    assert (made.function, made.project, made.source) == (above.function, above.project, above.source)
    assert (made.department_economic, made.amount) == ("", None)


def test_unit_code_typed_over_is_the_same_row(workspace: Workspace) -> None:
    model = living(workspace, profile.UNITS)
    assert model.setData(model.index(0, 0), "124999")
    workspace.refresh_now()
    assert model.records[0].key == "124999"
    assert {line.unit for line in workspace.snapshot.packet.lines} == {"124999"}


def test_project_in_use_is_not_removed(workspace: Workspace) -> None:
    told: list[str] = []
    workspace.noticed.connect(told.append)
    model = living(workspace, projects.PROJECTS)
    RowSteps(model).remove([0])
    workspace.refresh_now()
    assert any(isinstance(record, Project) and record.key == "P1" for record in model.records)
    assert "还在使用" in told[0]

"""The steps: their lights, what is next, and where they lead."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Header, Indicator, Line, Procurement, ThreePublicItem, Unit
from budget_desktop.gui.dialogs import choosing
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.steps import CHECK, TITLES, next_action, steps
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.settings import Settings
from budget_desktop.rules import check, verdict
from budget_desktop.rules.finding import Finding, Severity
from tests.gui.driving import AMOUNT, desk_of, enter, page_of, spending


def lights(snapshot: Snapshot) -> dict[str, str]:
    found = steps(snapshot, exported=False)
    return {step.key: step.severity or ("begun" if step.begun else "") for step in found}


def test_an_empty_book_has_nothing_begun_but_itself(workspace: Workspace) -> None:
    from budget_desktop.disclosure import disclose

    header = Header(department="某局", department_code="201", year=2020, edition="henan-jiyuan-2020")
    packet = Packet(header=header, units=(Unit(key="201001", name="某局", is_headquarters=True),))
    disclosure = disclose(packet, workspace.snapshot.edition)
    empty = Snapshot(disclosure, check(disclosure))
    shown = lights(empty)
    assert {key for key, light in shown.items() if light == "begun"} == {"set_up"}
    assert shown["spending"] == shown[CHECK] == Severity.ERROR
    assert not verdict(empty.findings).ok
    assert next_action(empty, steps(empty, exported=False)).text == "填写概况"


def test_rows_without_a_value_are_nothing_begun(workspace: Workspace) -> None:
    from budget_desktop.disclosure import disclose

    unit = Unit(key="201001", name="某局", is_headquarters=True)
    packet = Packet(
        header=Header(department="某局", department_code="201", year=2020, edition="henan-jiyuan-2020"),
        units=(unit,),
        lines=(
            Line(key="L1", unit=unit.key, flow=Flow.INCOME, source="S1.1"),
            Line(key="L2", unit=unit.key, flow=Flow.SPENDING, source="S1.1"),
        ),
        indicators=(Indicator(key="I1", group="产出指标", subgroup="数量指标", name="办结率"),),
        three_public=(ThreePublicItem(key="reception"),),
        procurement=(Procurement(key="B1", unit=unit.key, category="A"),),
    )
    rows = Snapshot(disclose(packet, workspace.snapshot.edition), ())
    assert {key for key, light in lights(rows).items() if light} == {"set_up"}


def test_each_finding_lights_its_step_and_the_check(workspace: Workspace) -> None:
    finding = Finding("A01", Severity.ERROR, "不平", (AMOUNT,))
    asks = Finding("B21", Severity.WARNING, "为什么", (EntryPlace("units", "124001", "nature"),))
    snapshot = replace(workspace.snapshot, findings=(finding, asks))
    by_key = {step.key: step for step in steps(snapshot, exported=False)}
    assert by_key["spending"].severity is Severity.ERROR
    assert by_key["profile"].severity is Severity.WARNING
    assert by_key[CHECK].severity is Severity.ERROR
    assert by_key["income"].severity is None
    assert next_action(snapshot, list(by_key.values())).finding is finding


def test_the_sample_lacks_only_the_export(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    shown = window.docks.step_list
    assert [shown.list.item(row).text()[0] for row in range(shown.list.count())] == ["✓"] * 8 + ["○"]
    assert shown.next_text == "导出成套材料"
    shown.next_button.click()
    page = desk_of(window).tabs.current_page
    assert isinstance(page, ExportPage)
    page.folder_edit.setText(str(tmp_path / "材料"))
    page.pdf_check.setChecked(False)
    page.export_button.click()
    qtbot.waitUntil(lambda: shown.list.item(8).text().startswith("✓"))
    enter(qtbot, spending(window).lines_grid.table, AMOUNT, "4")
    qtbot.waitUntil(lambda: shown.list.item(8).text().startswith("○"))


def test_an_error_is_the_next_thing_to_do(window: MainWindow, qtbot: QtBot) -> None:
    shown = window.docks.step_list
    enter(qtbot, spending(window).lines_grid.table, AMOUNT, "99")
    qtbot.waitUntil(lambda: "■" in shown.list.item(list(TITLES).index(CHECK)).text())
    window.show_page("profile")
    shown.next_button.click()
    assert shown.next_text.startswith("改正")
    assert desk_of(window).tabs.current_page.stem() != "profile"


@pytest.mark.parametrize("key", TITLES)
def test_every_step_leads_somewhere(window: MainWindow, key: str) -> None:
    window.docks.step_list.list.itemActivated.emit(window.docks.step_list.list.item(list(TITLES).index(key)))
    if key == CHECK:
        assert window.findings.table.hasFocus()
    else:
        assert desk_of(window).tabs.current_page.stem() == TITLES[key][1]


def test_lights_change_in_place(window: MainWindow, qtbot: QtBot) -> None:
    shown = window.docks.step_list.list
    shown.setCurrentRow(3)
    item = shown.item(3)
    enter(qtbot, spending(window).lines_grid.table, AMOUNT, "99")
    qtbot.waitUntil(lambda: "■" in shown.item(7).text())
    assert shown.currentRow() == 3
    assert shown.item(3) is item


def test_folded_steps_stay_folded(
    window: MainWindow, qtbot: QtBot, settings: Settings, book_path: Path
) -> None:
    window.show_steps()
    assert window.docks.step_list.list.hasFocus()
    window.show_steps()
    assert not window.docks.steps.isVisible()
    window.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.show()
    assert again.open_book(book_path)
    qtbot.waitUntil(lambda: not again.docks.steps.isVisible())


def test_the_practice_book_has_errors_to_find(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "file_to_write", lambda *_: tmp_path / "练习.budget")
    window.books.new_sample(broken=True)
    assert not desk_of(window).workspace.verdict.ok
    assert page_of(window, "spending")
    window.findings.step(1)


def test_the_export_counts_while_the_figures_are_those_exported(window: MainWindow, book_path: Path) -> None:
    workspace, value = desk_of(window).workspace, 12_345
    desk_of(window).note_export()
    assert desk_of(window).is_exported
    assert workspace.put("改", {AMOUNT: value})
    workspace.refresh_now()
    assert not desk_of(window).is_exported
    workspace.undo()
    workspace.refresh_now()
    assert desk_of(window).is_exported
    window.open_book(book_path)
    assert desk_of(window).is_exported, "known after a restart too"

"""The findings: filters, steps by key, explanations, and calm under updates."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.models.findings import FindingsModel
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.findings_filter import FindingsFilter
from budget_desktop.rules.finding import Finding, Severity
from tests.gui.driving import AMOUNT, desk_of, spending


def reason(key: str) -> EntryPlace:
    return EntryPlace("remarks", key, "text")


def made(snapshot: Snapshot) -> Snapshot:
    return replace(
        snapshot,
        findings=(
            Finding("A01", Severity.ERROR, "收支不平", (AMOUNT,)),
            Finding("B21", Severity.WARNING, "列在505", (AMOUNT, reason("government_economic"))),
            Finding("B27", Severity.WARNING, "没有基本支出", (reason("basic.none"),)),
            Finding("A20", Severity.ADVICE, "尾数", (EntryPlace("lines", "L1", "amount"),)),
            Finding("B30", Severity.INFO, "已说明", (reason("staffing"),)),
        ),
    )


def test_the_filter_keeps_the_protocol(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    findings = FindingsModel()
    shown = FindingsFilter(findings)
    qtmodeltester.check(shown)  # type: ignore[no-untyped-call]
    shown.show_snapshot(made(workspace.snapshot))
    shown.show_severity(Severity.WARNING, shown=False)
    qtmodeltester.check(shown)  # type: ignore[no-untyped-call]
    assert shown.rowCount() == 3
    shown.show_page("spending")
    assert [shown.finding(shown.index(row, 0)).rule for row in range(shown.rowCount())] == ["A01"]
    shown.show_severity(Severity.WARNING, shown=True)
    shown.show_page("")
    assert shown.rowCount() == 5


def test_buttons_and_choice_filter_and_count(window: MainWindow) -> None:
    panel = window.findings
    panel.show_snapshot(made(desk_of(window).workspace.snapshot))
    assert panel.head.severity_buttons[Severity.WARNING].text() == "▲ 需说明 2"
    panel.head.severity_buttons[Severity.ERROR].click()
    assert panel.shown.rowCount() == 4
    assert panel.head.number.text() == "显示 4 / 5 条"
    panel.head.page_combo.setCurrentIndex(panel.head.page_combo.findText("收入 1"))
    assert panel.shown.rowCount() == 1
    panel.step(1)
    assert desk_of(window).tabs.current_page.stem() == "income"


def test_next_and_previous_go_around(window: MainWindow) -> None:
    panel = window.findings
    panel.show_snapshot(made(desk_of(window).workspace.snapshot))
    panel.table.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(6):
        panel.step(1)
        assert panel.current is not None
        seen.append(panel.current.rule)
    assert seen == ["A01", "B21", "B27", "A20", "B30", "A01"]
    panel.step(-1)
    assert panel.current is not None
    assert panel.current.rule == "B30"


def test_updates_steal_neither_focus_nor_selection(window: MainWindow) -> None:
    panel, page = window.findings, spending(window)
    page.lines_grid.table.setFocus()
    snapshot = made(desk_of(window).workspace.snapshot)
    panel.show_snapshot(snapshot)
    panel.table.selectRow(3)
    bar = panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = bar.value()
    more = Finding("A02", Severity.ERROR, "另一条", (AMOUNT,))
    panel.show_snapshot(replace(snapshot, findings=(*snapshot.findings, more)))
    assert panel.current is not None
    assert panel.current.rule == "A20"
    assert page.lines_grid.table.hasFocus()
    assert bar.value() >= at


def test_findings_are_copied_as_a_table(window: MainWindow) -> None:
    panel = window.findings
    panel.show_snapshot(made(desk_of(window).workspace.snapshot))
    panel.table.selectAll()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 5
    assert lines[0].split("\t")[:3] == ["■ 必须改", "A01", "收支不平"]


def test_what_is_wrong_is_told_where_the_list_is_folded(window: MainWindow) -> None:
    panel = window.findings
    panel.show_snapshot(made(desk_of(window).workspace.snapshot))
    panel.step(1)
    assert not window.statusBar().currentMessage(), "the list says it"
    panel.hide()
    panel.step(1)
    assert panel.current is not None
    said = window.statusBar().currentMessage()
    assert said == f"{panel.current.severity.label}：{panel.current.message}"

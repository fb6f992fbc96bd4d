"""Reasons written beside the findings, what follows from a finding folded beneath it: all by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.findings_panel import FindingsPanel
from budget_desktop.rules.finding import Finding, Severity
from tests.gui.driving import desk_of

INCOME = EntryPlace("lines", "L1", "amount")
GRADE = EntryPlace("indicators", "I42", "grade")
"""A value that cannot be measured, which F06 asks about; the sample has a reason for it."""
CTRL = Qt.KeyboardModifier.ControlModifier


def change(workspace: Workspace, place: EntryPlace, value: object) -> None:
    assert workspace.put("改", {place: value})
    workspace.refresh_now()


def found(window: MainWindow, rule: str) -> Finding:
    return next(each for each in desk_of(window).workspace.snapshot.findings if each.rule == rule)


def chosen(window: MainWindow, rule: str) -> FindingsPanel:
    panel = window.findings
    panel.select(found(window, rule))
    panel.table.setFocus()
    return panel


def write(panel: FindingsPanel, text: str) -> None:
    """Chinese does not go through key clicks; the clipboard takes it."""
    QGuiApplication.clipboard().setText(text)
    panel.reason.text.selectAll()
    panel.reason.text.paste()
    QTest.keyClick(panel.reason.text, Qt.Key.Key_Return, CTRL)


def rules_shown(panel: FindingsPanel) -> list[str]:
    shown = panel.shown
    return [shown.finding(shown.index(row, 0)).rule for row in range(shown.rowCount())]


def test_a_missing_amount_is_one_finding_that_unfolds(window: MainWindow) -> None:
    panel = window.findings
    change(desk_of(window).workspace, INCOME, None)
    assert panel.head.severity_buttons[Severity.ERROR].text() == "■ 必须改 1"
    folded = rules_shown(panel)
    chosen(window, "A01")
    row = panel.table.currentIndex()
    assert "另有 6 项随之而来" in row.siblingAtColumn(2).data()
    QTest.keyClick(panel.table, Qt.Key.Key_Right)
    assert rules_shown(panel)[:6] == ["A01", "A09", "A13", "A18", "A19", "B05"]
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.current is not None
    assert panel.current.follows == "A01"
    QTest.keyClick(panel.table, Qt.Key.Key_Left)
    assert panel.current is not None
    assert panel.current.rule == "A01"
    QTest.keyClick(panel.table, Qt.Key.Key_Left)
    assert rules_shown(panel) == folded


def test_a_consequence_that_is_asked_for_is_unfolded(window: MainWindow) -> None:
    change(desk_of(window).workspace, INCOME, None)
    panel = chosen(window, "B05")
    assert panel.current is not None
    assert panel.current.rule == "B05"


def test_a_consequence_stands_alone_where_its_cause_is_left_out(window: MainWindow) -> None:
    panel = window.findings
    snapshot = desk_of(window).workspace.snapshot
    cause = Finding("A22", Severity.ERROR, "一。", (INCOME,), key="A22@x")
    follows = Finding("D05", Severity.WARNING, "二。", key="D05@x", cause="A22@x")
    panel.show_snapshot(replace(snapshot, findings=(cause, follows)))
    assert rules_shown(panel) == ["A22"]
    panel.head.severity_buttons[Severity.ERROR].click()
    assert rules_shown(panel) == ["D05"]


def test_a_reason_is_written_beside_the_finding_as_one_step(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    change(workspace, GRADE, "大幅提高")
    panel = chosen(window, "F06")
    window.explain_finding()
    assert panel.reason.text.hasFocus()
    write(panel, "由第三方测评，没有可比的数")
    workspace.refresh_now()
    finding = found(window, "F06")
    assert finding.severity is Severity.INFO
    assert finding.reason is not None
    assert finding.reason.text == "由第三方测评，没有可比的数"
    assert finding.reason.signature
    assert panel.table.hasFocus()
    assert workspace.undo_label == "写说明"
    workspace.undo()
    workspace.refresh_now()
    again = found(window, "F06").reason
    assert again is not None
    assert again.text != finding.reason.text


def test_after_an_answer_the_next_question_is_in_hand(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    change(workspace, GRADE, "大幅提高")
    for answer in workspace.snapshot.packet.answers:
        workspace.edit("去掉", lambda draft, key=answer.key: draft.remove(1, Answer, key))  # type: ignore[misc]
    workspace.refresh_now()
    panel = chosen(window, "F05")
    for following in ("F06", "F14"):
        window.explain_finding()
        write(panel, "由第三方测评，没有可比的数")
        assert panel.current is not None
        assert panel.current.rule == following


def test_a_reason_expires_with_its_figures_and_is_confirmed_by_one_key(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    panel = chosen(window, "F06")
    window.explain_finding()
    write(panel, "由第三方测评，没有可比的数")
    change(workspace, GRADE, "大幅提高")
    expired = found(window, "F06")
    assert expired.severity is Severity.WARNING
    assert "由第三方测评，没有可比的数" in expired.message
    assert "有效提高" in expired.message
    chosen(window, "F06")
    assert panel.head.confirm_button.isVisible()
    QTest.keyClick(panel.table, Qt.Key.Key_Return, CTRL)
    workspace.refresh_now()
    assert found(window, "F06").severity is Severity.INFO


@pytest.mark.parametrize("text", ["", " 。", "正常", "根据实际支出。", "因工作需要"])
def test_what_says_nothing_is_refused_and_stays(window: MainWindow, text: str) -> None:
    panel = chosen(window, "F06")
    before = desk_of(window).workspace.undo_label
    window.explain_finding()
    panel.reason.text.setPlainText(text)
    QTest.keyClick(panel.reason.text, Qt.Key.Key_Return, CTRL)
    assert panel.reason.text.accessibleDescription()
    assert panel.reason.text.property("refused")
    assert panel.reason.text.toPlainText() == text
    assert desk_of(window).workspace.undo_label == before
    QTest.keyClick(panel.reason.text, Qt.Key.Key_Escape)
    assert panel.side.currentWidget() is not panel.reason


def test_a_reason_can_be_taken_back(window: MainWindow) -> None:
    panel = chosen(window, "F06")
    window.explain_finding()
    panel.reason.withdraw_button.click()
    assert found(window, "F06").severity is Severity.WARNING
    assert found(window, "F06").reason is None
    assert desk_of(window).workspace.undo_label == "撤回说明"
    chosen(window, "B27")
    window.explain_finding()
    panel.reason.withdraw_button.click()
    assert found(window, "B27").severity is Severity.WARNING


def test_earlier_reasons_are_offered(window: MainWindow) -> None:
    panel = chosen(window, "F14")
    window.explain_finding()
    offers = [panel.reason.offers.itemText(row) for row in range(panel.reason.offers.count())]
    assert len(offers) > 1
    panel.reason.offers.setFocus()
    QTest.keyClick(panel.reason.offers, Qt.Key.Key_Down)
    panel.reason.offers.activated.emit(1)
    assert " ".join(panel.reason.text.toPlainText().split()) == offers[1]


def test_a_reason_that_is_printed_is_written_to_the_text_too(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    panel = chosen(window, "B27")
    window.explain_finding()
    write(panel, "人员经费由市政府办公室列支")
    workspace.refresh_now()
    remark = workspace.snapshot.packet.remark("basic.none")
    assert remark is not None
    assert remark.text == "人员经费由市政府办公室列支"
    assert found(window, "B27").severity is Severity.INFO


def test_updates_while_a_reason_is_written_leave_it_alone(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    panel = chosen(window, "F06")
    window.explain_finding()
    panel.reason.text.setPlainText("正在写")
    change(workspace, INCOME, None)
    assert panel.reason.text.toPlainText() == "正在写"
    assert panel.reason.text.hasFocus()
    assert panel.side.currentWidget() is panel.reason


def test_errors_take_no_reason(window: MainWindow) -> None:
    change(desk_of(window).workspace, INCOME, None)
    panel = chosen(window, "A01")
    assert not panel.head.explain_button.isEnabled()
    window.explain_finding()
    assert panel.side.currentWidget() is not panel.reason
    assert "写说明了结不了" in window.statusBar().currentMessage()


def test_everything_has_a_name(window: MainWindow) -> None:
    panel = window.findings
    for widget in (panel.table, panel.detail, panel.reason.text, panel.reason.offers):
        assert widget.accessibleName()

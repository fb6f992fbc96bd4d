"""The pre-inspection in the window: the sheet, the way to what is to be mended, the reviews, the PDF."""

from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.dialogs.inspection import InspectionDialog
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.rules.h_norms.reviews import reviewed_digest
from tests.gui.driving import commit_text, desk_of
from tests.gui.test_forms import nameless


def opened(window: MainWindow) -> InspectionDialog:
    window.leading.inspect()
    dialog = next(each for each in window.findChildren(InspectionDialog) if each.isVisible())
    assert isinstance(dialog, InspectionDialog)
    return dialog


def test_sheet_lists_every_demand_and_leads_to_the_first_open_one(window: MainWindow) -> None:
    dialog = opened(window)
    assert nameless(dialog) == []
    assert dialog.tree.topLevelItemCount() == 5
    assert dialog.current_key == "timely.dates"
    assert "没有录入批复日期" in dialog.detail.text()
    dialog.tree.setFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    page = desk_of(window).tabs.current_page
    assert page.stem() == "profile"


def test_sheet_opens_where_it_was_left(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.choose("true.codes")
    dialog.close()
    assert opened(window).current_key == "true.codes"


def test_dialog_fits_a_small_screen(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.minimumSizeHint().height() <= 700
    assert dialog.minimumSizeHint().width() <= 1366


def test_a_hit_is_decided_by_writing_why_it_may_stand(window: MainWindow) -> None:
    workspace = desk_of(window).workspace
    workspace.put("改联系人", {EntryPlace("projects", "P1", "contact"): "王小明"})
    workspace.refresh_now()
    dialog = opened(window)
    assert dialog.current_key == "form.privacy"
    assert dialog.explain_button.isEnabled()
    dialog.explain()
    assert not dialog.isVisible()
    assert window.findings.current is not None
    assert window.findings.current.rule == "F17"


def test_what_only_a_person_sees_is_noted(window: MainWindow, qtbot: QtBot) -> None:
    workspace = desk_of(window).workspace
    dialog = opened(window)
    dialog.choose("true.codes")
    assert not dialog.looking.edit.isEnabled()
    dialog.choose("true.prior")
    assert "请与上年公开的文本逐项核对" in dialog.detail.text()
    dialog.looking.edit.setFocus()
    commit_text(dialog.looking.edit, "逐项核对，全部一致")
    with qtbot.waitSignal(workspace.refreshed):
        QTest.keyClick(dialog.looking.edit, Qt.Key.Key_Return)
    assert dialog.current_key == "true.prior"
    assert "已核对：逐项核对，全部一致" in dialog.detail.text()
    workspace.undo()
    workspace.refresh_now()
    assert dialog.looking.edit.text() == ""


def test_review_is_recorded_with_what_was_reviewed(window: MainWindow, qtbot: QtBot) -> None:
    workspace = desk_of(window).workspace
    dialog = opened(window)
    row = dialog.reviews.rows["secrecy"]
    dialog.reviews.enter("secrecy")
    qtbot.waitUntil(row.edits["reviewer"].hasFocus)
    commit_text(row.edits["reviewer"], "张某")
    QTest.keyClick(row.edits["reviewer"], Qt.Key.Key_Return)
    assert row.edits["reviewed_on"].hasFocus()
    QTest.keyClicks(row.edits["reviewed_on"], "2020-06-18")
    with qtbot.waitSignal(workspace.refreshed):
        QTest.keyClick(row.edits["reviewed_on"], Qt.Key.Key_Return)
    assert row.edits["opinion"].hasFocus()
    (review,) = workspace.snapshot.packet.reviews
    assert (review.key, review.reviewer, review.reviewed_on) == ("secrecy", "张某", date(2020, 6, 18))
    assert review.basis == reviewed_digest(workspace.snapshot.packet)
    assert row.state.text() == "达到"
    workspace.put("改部门职责", {EntryPlace("texts", "duties", "text"): "负责金融工作。"})
    workspace.refresh_now()
    assert row.state.text() == "未达到　审后有改动"
    assert workspace.undo_label == "改部门职责"


def test_a_date_that_is_none_is_told_and_kept(window: MainWindow) -> None:
    dialog = opened(window)
    edit = dialog.reviews.rows["secrecy"].edits["reviewed_on"]
    QTest.keyClicks(edit, "6-31")
    dialog.reviews.rows["secrecy"].commit()
    assert edit.accessibleDescription()
    assert desk_of(window).workspace.snapshot.packet.reviews == ()
    dialog.refresh()
    assert edit.text() == "6-31"


def test_finding_on_a_review_opens_the_sheet_there(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(EntryPlace("reviews", "third_review", "reviewer"))
    (dialog,) = window.findChildren(InspectionDialog)
    qtbot.waitUntil(lambda: dialog.reviews.rows["third_review"].edits["reviewer"].hasFocus())


def test_sheet_is_written_as_one_page(window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(window)
    path = tmp_path / "自查表.pdf"
    dialog.write(path)
    assert dialog.detail.text() == f"已保存：{path}"
    assert len(pypdfium2.PdfDocument(path)) == 1
    dialog.write(tmp_path / "没有" / "自查表.pdf")
    assert "文件夹不存在" in dialog.detail.text()

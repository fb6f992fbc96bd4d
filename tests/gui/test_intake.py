"""A stranger's workbook in the window: read in the background, asked about, looked at, taken in, undone."""

from decimal import Decimal
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.template.giving_out import write_template
from budget_desktop.gui.dialogs.intake import IntakeDialog
from budget_desktop.gui.dialogs.template import TemplateDialog
from budget_desktop.gui.frame.importing import show_workbook
from budget_desktop.gui.frame.window import MainWindow
from tests.gui.driving import desk_of
from tests.gui.test_forms import nameless
from tests.intake.pages import KINDS as KIND_COLUMNS
from tests.intake.pages import YUAN, look, subject_table, write
from tests.intake.truth import GENERAL, total


def asking(tmp_path: Path) -> Path:
    """A workbook that does not say its unit."""
    return write(
        tmp_path / "支出.xlsx",
        {
            "支出": lambda sheet: subject_table(
                sheet,
                look(codes="one", unit_at="none", unit=YUAN),
                "2020年一般公共预算支出表",
                "function",
                GENERAL,
                KIND_COLUMNS,
            )
        },
    )


def shown(window: MainWindow, path: Path, qtbot: QtBot) -> IntakeDialog:
    show_workbook(window, path)
    (dialog,) = window.findChildren(IntakeDialog)
    qtbot.waitUntil(lambda: dialog.plan is not None or not dialog.progress.isVisible())
    return dialog


def spending(window: MainWindow) -> Decimal:
    lines = desk_of(window).workspace.current_packet().lines
    return sum((Decimal(line.amount or 0) for line in lines if line.flow == "spending"), Decimal()) / 100


def test_nothing_happens_before_the_unit_is_known(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = spending(window)
    dialog = shown(window, asking(tmp_path), qtbot)
    assert nameless(dialog) == []
    assert not dialog.import_button.isEnabled()
    combo = dialog.questions.combos["measure"]
    assert dialog.focusWidget() is combo
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "按元读"
    assert dialog.import_button.isEnabled()
    assert spending(window) == before
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    assert spending(window) == before + total(GENERAL)


def test_a_fill_in_workbook_is_known_and_read_as_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace, path = desk_of(window).workspace, tmp_path / "表.xlsx"
    write_template(workspace.current_packet(), workspace.identity, path)
    dialog = shown(window, path, qtbot)
    assert "填报表" in dialog.message.text()
    assert dialog.focusWidget() is dialog.import_button
    dialog.import_button.click()
    (returned,) = window.findChildren(TemplateDialog)
    qtbot.waitUntil(lambda: returned.comparison is not None)


def test_an_import_is_one_step_with_the_name_of_the_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = desk_of(window).workspace
    before = workspace.current_packet()
    dialog = shown(window, asking(tmp_path), qtbot)
    dialog.questions.answered.emit("measure", YUAN)
    dialog.accept()
    assert workspace.undo_label == "导入“支出.xlsx”"
    window.undo()
    assert workspace.current_packet() == before


def test_a_figure_in_hand_is_shown_where_it_comes_from(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, asking(tmp_path), qtbot)
    dialog.questions.answered.emit("measure", YUAN)
    assert dialog.plan is not None
    item = next(each for each in dialog.plan.items if each.fate is Fate.NEW)
    dialog.changes.selectRow(0)
    here = dialog.source.table.currentIndex()
    assert dialog.source.picture.data(here).startswith("✓")
    assert f"{item.sources[0].cell}　" in dialog.source.picture.data(here, Qt.ItemDataRole.ToolTipRole)


def test_what_was_answered_for_a_layout_is_remembered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = asking(tmp_path)
    dialog = shown(window, path, qtbot)
    dialog.questions.answered.emit("measure", YUAN)
    dialog.accept()
    qtbot.waitUntil(lambda: not window.findChildren(IntakeDialog))
    again = shown(window, path, qtbot)
    assert again.plan is not None
    assert not again.plan.is_open
    assert {item.fate for item in again.plan.items} == {Fate.SAME, Fate.KEPT}
    again.reject()


def test_a_refused_file_is_told_in_the_dialog(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "网页.xls"
    path.write_text("<html><table></table></html>", encoding="utf-8")
    dialog = shown(window, path, qtbot)
    assert "网页" in dialog.message.text()
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_total_that_does_not_add_up_is_shown_where_it_stands(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    def wrong(sheet: Worksheet) -> None:
        subject_table(sheet, look(codes="one", unit=YUAN), "支出总表", "function", GENERAL, KIND_COLUMNS)
        sheet.cell(5, 3, 1)

    dialog = shown(window, write(tmp_path / "错.xlsx", {"支出": wrong}), qtbot)
    dialog.questions.answered.emit("year", "this")
    dialog.tabs.setCurrentIndex(1)
    dialog.doubts.selectRow(0)
    assert "各数相加是" in str(dialog.doubts.rows.index(0, 1).data())
    assert dialog.detail.text() == dialog.doubts.rows.index(0, 1).data()
    here = dialog.source.table.currentIndex()
    assert (here.row(), here.column()) == (4, 2)
    dialog.reject()

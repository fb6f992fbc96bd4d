"""绩效: the form's skeleton as rows, and values written whole."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.performance import PerformancePage
from budget_desktop.gui.pages.projects import ProjectsPage
from budget_desktop.gui.widgets.explanation import Explanation
from tests.gui.driving import closed, commit_text, desk_of, page_of


def performance(window: MainWindow) -> PerformancePage:
    page = page_of(window, "performance")
    assert isinstance(page, PerformancePage)
    return page


def write(qtbot: QtBot, page: PerformancePage, place: EntryPlace, text: str) -> QLineEdit:
    """Open a cell, write into it as an input method would, press Enter."""
    assert page.go_to(place)
    table = page.indicators_grid.table
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QLineEdit)
    editor.selectAll()
    commit_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return editor


def test_the_skeleton_is_filled_in_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page, workspace = performance(window), desk_of(window).workspace
    grid = page.indicators_grid
    page.reveal(grid.table)
    grid.table.selectAll()
    grid.remove_rows()
    qtbot.waitUntil(lambda: not grid.model.records)
    page.skeleton_button.click()
    names = [(each.group, each.subgroup, each.name) for each in grid.model.records]
    assert names[0] == ("投入管理指标", "工作目标管理", "年度履职目标相关性")
    assert names[-1] == ("效益指标", "满意度", "")
    assert grid.table.currentIndex() == grid.model.index_of(
        EntryPlace("indicators", grid.model.records[0].key, "number")
    ), "one stands at the first value to fill in"
    page.skeleton_button.click()
    assert len(grid.model.records) == len(names), "nothing is listed twice"
    assert workspace.undo_label == "按模板填入指标框架"
    window.undo()
    qtbot.waitUntil(lambda: not grid.model.records)


def test_a_complete_form_is_left_as_it_is(window: MainWindow) -> None:
    page, workspace = performance(window), desk_of(window).workspace
    before = workspace.snapshot.packet
    page.skeleton_button.click()
    assert workspace.current_packet() == before


def test_a_project_gets_the_skeleton_of_its_own_form(window: MainWindow) -> None:
    page = page_of(window, "projects")
    assert isinstance(page, ProjectsPage)
    page.projects_grid.add_here()
    page.turn_to(page.indicators_grid)
    assert not page.indicators_grid.model.records
    page.skeleton_button.click()
    records = page.indicators_grid.model.records
    chosen = page.projects_grid.model.record(page.projects_grid.table.currentIndex())
    assert page.project_combo.currentText() == chosen.name
    assert {each.project for each in records} == {chosen.key}
    assert records[0].subgroup == "投入管理"
    assert not any(each.subgroup == "其它" for each in records), "what may stay empty is not asked for"


def test_a_value_written_whole_fills_the_cells_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    page, workspace = performance(window), desk_of(window).workspace
    for text, value in (("不少于12个月", "≥12个月"), ("健全", "健全"), ("95%以上", "≥95%")):
        write(qtbot, page, EntryPlace("indicators", "I1", "number"), text)
        closed(qtbot, page.indicators_grid.table)
        first = workspace.current_packet().indicators[0]
        assert first.value == value
        assert bool(first.grade) != bool(first.number), "a grade and a number do not stand side by side"


def test_a_value_of_a_wrong_shape_is_explained_at_its_cell(window: MainWindow, qtbot: QtBot) -> None:
    page = performance(window)
    editor = write(qtbot, page, EntryPlace("indicators", "I6", "number"), "≥≥95%")
    shown = [label.text() for label in window.findChildren(Explanation) if label.isVisible()]
    assert shown == ["“≥≥95%”写了不止一个比较符号。请写成如 ≥95%、=2次、12个月，或定性的 健全、及时"]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    closed(qtbot, page.indicators_grid.table)
    assert desk_of(window).workspace.current_packet().indicators[5].value == "≥95%"


def test_words_of_the_edition_are_offered_and_others_may_be_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = performance(window)
    write(qtbot, page, EntryPlace("indicators", "I1", "grade"), "紧密相关")
    closed(qtbot, page.indicators_grid.table)
    assert desk_of(window).workspace.current_packet().indicators[0].grade == "紧密相关"


def test_a_place_on_another_leaf_is_turned_to(window: MainWindow) -> None:
    page = performance(window)
    assert page.go_to(EntryPlace("indicators", "I20", "number"))
    assert page.indicators_grid.table.isVisible()
    assert page.go_to(EntryPlace("texts", "performance.goal", "text"))
    assert page.goal_edit.hasFocus()
    assert page.go_to(EntryPlace("indicators")), "where all of them are meant"
    assert page.indicators_grid.table.hasFocus()


def test_what_the_form_says_of_an_indicator_is_shown_beside_it(window: MainWindow) -> None:
    page = performance(window)
    assert page.go_to(EntryPlace("indicators", "I6", "number"))
    assert "预算执行率=（预算完成数/预算数）×100%" in page.guidance_edit.toPlainText()
    assert page.go_to(EntryPlace("indicators", "I28", "number"))
    assert "满意程度" in page.guidance_edit.toPlainText()


def test_a_group_named_in_the_row_above_is_written_quietly(window: MainWindow) -> None:
    model = performance(window).indicators_grid.model
    assert [model.look(model.index(row, 0)).is_repeated for row in (0, 1, 19)] == [False, True, False]

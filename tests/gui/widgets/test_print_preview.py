"""The whole packet on the screen and on paper: the same pages, found and printed within the window."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.places import CellPlace, EntryPlace
from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.gui.dialogs import printing as dialogs
from budget_desktop.gui.frame.whole import show_whole_packet
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.pages.export import ExportPage
from budget_desktop.gui.pages.preview import PreviewPage
from budget_desktop.gui.printing import PrintChoice, chosen_pages, print_pages
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.page_view import TWO
from budget_desktop.gui.widgets.print_preview import PrintPreview
from tests.gui.driving import desk_of, page_of


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PreviewPage:
    found = page_of(window, "preview")
    assert isinstance(found, PreviewPage)
    found.leaves.setCurrentWidget(found.pages)
    qtbot.waitUntil(lambda: found.pages.is_ready)
    return found


@pytest.fixture
def pages(page: PreviewPage) -> PrintPreview:
    return page.pages


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


def test_nothing_is_set_before_somebody_looks(window: MainWindow) -> None:
    found = page_of(window, "preview")
    assert isinstance(found, PreviewPage)
    assert found.pages.rendering is None


def test_the_pages_are_those_of_the_export(page: PreviewPage) -> None:
    outline = page.workspace.snapshot.disclosure.outline
    exported = pypdfium2.PdfDocument(pdf_bytes(outline, draft=not page.workspace.verdict.publishable))
    assert page.pages.rendering
    assert list(page.pages.rendering.sizes) == [exported.get_page_size(n) for n in range(len(exported))]
    drawn = page.pages.rendering.picture(3, 50)
    again = exported[3].render(scale=50 / 72, prefer_bgrx=True)
    assert drawn.pixels == bytes(again.buffer)
    exported.close()


def test_a_part_is_jumped_to_and_told(pages: PrintPreview) -> None:
    row = pages.part_combo.findText("预算05表", Qt.MatchFlag.MatchContains)
    pages.part_combo.setCurrentIndex(row)
    pages.part_combo.activated.emit(row)
    assert pages.page_label.text() == "第 18 页，共 29 页"
    name, indices = pages.pages_of_part()
    assert name.startswith("预算05表")
    assert indices == range(17, 18)


def test_what_is_looked_for_is_found_on_its_page(pages: PrintPreview) -> None:
    pages.find_edit.setText("政府性基金预算支出情况表")
    pages.view.go_to(5)
    QTest.keyClick(pages.find_edit, Qt.Key.Key_Return)
    assert pages.page_label.text() == "第 22 页，共 29 页"
    pages.find_edit.setText("没有这样的话")
    pages.find_next()
    assert pages.page_label.text() == "没有找到"


def test_two_pages_fit_side_by_side(pages: PrintPreview, settings: Settings) -> None:
    whole = pages.view.percent
    row = pages.zoom_combo.findText("两页并排")
    pages.zoom_combo.setCurrentIndex(row)
    pages.zoom_combo.activated.emit(row)
    assert pages.view.percent < whole
    assert settings.zoom("pages") == TWO


def test_an_edit_sets_the_pages_anew_and_stays_on_the_page(
    window: MainWindow, pages: PrintPreview, qtbot: QtBot
) -> None:
    pages.view.go_to(7)
    before = pages.rendering
    workspace = desk_of(window).workspace
    workspace.edit(
        "改部门全称", lambda draft: draft.update_header(workspace.packet_id, department="另一个局")
    )
    qtbot.waitUntil(lambda: pages.is_ready and pages.rendering is not before)
    assert pages.view.front == 7
    assert pages.rendering
    assert pages.rendering.find("另一个局", 0) == 0


def test_pages_are_printed_upright_or_across_as_they_are_read(pages: PrintPreview, tmp_path: Path) -> None:
    assert pages.rendering
    printed = tmp_path / "printed.pdf"
    print_pages(pages.rendering, to_file(printed), [3, 14, 15])
    document = pypdfium2.PdfDocument(printed)
    shapes = [width > height for width, height in (document.get_page_size(n) for n in range(len(document)))]
    assert shapes == [pages.rendering.sizes[n][0] > pages.rendering.sizes[n][1] for n in (3, 14, 15)]
    document.close()


def test_on_larger_paper_a_wide_table_is_enlarged(pages: PrintPreview, tmp_path: Path) -> None:
    assert pages.rendering
    printer = to_file(tmp_path / "printed.pdf")
    PrintChoice(paper="A3").apply(printer)
    print_pages(pages.rendering, printer, [14])
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    width, height = document.get_page_size(0)
    assert round(max(width, height) * 25.4 / 72) == 420
    document.close()


def test_pages_across_are_printed_across_by_printers_that_leave_a_margin(
    pages: PrintPreview, tmp_path: Path
) -> None:
    # Such a printer takes a page turned over, and no layout that asks it for a sheet without margins.
    assert pages.rendering
    printer = to_file(tmp_path / "printed.pdf")
    print_pages(pages.rendering, printer, [14])
    layout = printer.pageLayout()
    assert (layout.mode(), layout.orientation()) == (
        QPageLayout.Mode.FullPageMode,
        QPageLayout.Orientation.Landscape,
    )


def test_a_range_and_the_order_of_the_dialog_are_kept() -> None:
    printer = QPrinter()
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, range(10, 20)) == [11, 12]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, range(10, 20)) == [12, 11]


def test_nothing_to_print_is_told(pages: PrintPreview) -> None:
    assert pages.rendering
    with pytest.raises(KnownError, match="没有要打印的页"):
        print_pages(pages.rendering, QPrinter(), [])


@pytest.mark.parametrize("choice", [PrintChoice(), PrintChoice("二楼 | 打印机", "A3", "短边")])
def test_what_was_chosen_is_remembered(choice: PrintChoice) -> None:
    assert PrintChoice.read(choice.written()) == choice


def test_a_spoilt_memory_is_as_usual() -> None:
    assert PrintChoice.read("") == PrintChoice()
    assert PrintChoice.read("x|B5|两面") == PrintChoice("x")


def test_without_a_printer_the_folder_is_offered(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch, book_path: Path
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(dialogs, "can_print", lambda: False)
    monkeypatch.setattr(dialogs, "tell_no_printer", lambda _parent, folder: told.append(folder))
    page.pages.print_button.click()
    assert told == [book_path.parent]


def test_each_part_remembers_its_printing(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch, settings: Settings, book_path: Path
) -> None:
    asked: list[tuple[range, PrintChoice]] = []

    def ask(_parent: object, _rendering: object, pages: range, choice: PrintChoice, name: str) -> PrintChoice:
        assert name.startswith("济源市人民政府金融服务办公室2020年部门预算公开")
        asked.append((pages, choice))
        return PrintChoice("打印机", "A3", "短边")

    monkeypatch.setattr(dialogs, "can_print", lambda: True)
    monkeypatch.setattr(dialogs, "ask_what", lambda _parent, part: part)
    monkeypatch.setattr(dialogs, "ask_and_print", ask)
    page.pages.view.go_to(15)
    page.print()
    page.print()
    monkeypatch.setattr(dialogs, "ask_what", lambda _parent, _part: dialogs.WHOLE)
    page.print()
    assert asked == [
        (range(15, 16), PrintChoice()),
        (range(15, 16), PrintChoice("打印机", "A3", "短边")),
        (range(29), PrintChoice()),
    ]


def test_going_to_a_cell_leads_back_to_the_tables(page: PreviewPage, window: MainWindow) -> None:
    assert page.go_to(CellPlace("T03", "total", "total"))
    assert page.leaves.currentWidget() is page.sheet
    assert not page.go_to(EntryPlace("header", "", "department"))


def test_the_menu_leads_to_the_whole_packet(window: MainWindow, qtbot: QtBot) -> None:
    show_whole_packet(window)
    found = desk_of(window).tabs.current_page
    assert isinstance(found, PreviewPage)
    qtbot.waitUntil(lambda: found.pages.is_ready)
    assert found.leaves.currentWidget() is found.pages


def test_the_summary_is_chosen_where_one_exports(window: MainWindow, page: PreviewPage, qtbot: QtBot) -> None:
    export = page_of(window, "export")
    assert isinstance(export, ExportPage)
    export.summary_check.click()
    window.show_page("preview")
    qtbot.waitUntil(lambda: page.pages.part_combo.itemText(1).endswith("一图读懂"))
    desk_of(window).workspace.undo()
    window.show_page("export")
    qtbot.waitUntil(lambda: not export.summary_check.isChecked())

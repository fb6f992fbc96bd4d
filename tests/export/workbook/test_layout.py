"""Merged cells, room for every text and amount, and what the printer is told."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.money import MAX_FEN
from budget_desktop.export.workbook import write_workbook
from budget_desktop.export.workbook.fit import text_height, text_width
from budget_desktop.tables.table import Cell, GridRow, PageSetup, Role, Table
from tests.export.workbook.samples import (
    GUIDANCE,
    WRITES_FILES,
    amounts,
    head,
    overview,
    performance,
    spending,
    tables,
    text,
    with_body,
)

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layout")


def written(table: Table, folder: Path) -> Worksheet:
    target = folder / "book.xlsx"
    write_workbook([table], target, title="", author="")
    return load_workbook(target).worksheets[0]


def bordered(book: Path) -> set[str]:
    """Cells with lines on all four sides, as they stand in the file: openpyxl changes them when it reads."""
    with ZipFile(book) as archive:
        styles = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 - our own file
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    borders = [
        {side.tag.rpartition("}")[2] for side in border if side.get("style") == "thin"}
        for border in styles.findall("m:borders/m:border", MAIN)
    ]
    styled = [borders[int(style.get("borderId", "0"))] for style in styles.findall("m:cellXfs/m:xf", MAIN)]
    whole = {"left", "right", "top", "bottom"}
    cells = sheet.findall("m:sheetData/m:row/m:c", MAIN)
    return {cell.get("r", "") for cell in cells if styled[int(cell.get("s", "0"))] == whole}


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, tuple[GridRow, ...]]:
    """A grid cut into rectangles at random, some with long texts."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    free = {(row, column) for row in range(height) for column in range(width)}
    while free:
        row, column = min(free)
        columns = draw(st.integers(1, width - column))
        while any((row, place) not in free for place in range(column, column + columns)):
            columns -= 1
        rows = draw(st.integers(1, height - row))
        free -= {(row + down, column + right) for down in range(rows) for right in range(columns)}
        words = draw(st.sampled_from(["", "合计", GUIDANCE, GUIDANCE * 12]))
        grid[row][column] = text(words, rows=rows, columns=columns)
    return width, tuple(tuple(line) for line in grid)


@WRITES_FILES
@given(grids())
def test_merged_ranges_never_overlap_and_every_cell_has_borders(
    folder: Path, grid: tuple[int, tuple[GridRow, ...]]
) -> None:
    width, rows = grid
    sheet = written(with_body(*rows, columns=width), folder)
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        places = {(row, column) for row, column in area.cells}
        assert not covered & places
        covered |= places
    texts = [cell.text for row in rows for cell in row if cell and cell.text]
    found = [cell.value for line in sheet.iter_rows(min_row=4) for cell in line if cell.value]
    assert found == texts
    assert bordered(folder / "book.xlsx") == {
        cell.coordinate for line in sheet.iter_rows(min_row=4) for cell in line
    }


@WRITES_FILES
@given(grids())
def test_every_text_has_the_room_it_is_estimated_to_need(
    folder: Path, grid: tuple[int, tuple[GridRow, ...]]
) -> None:
    width, rows = grid
    sheet = written(with_body(*rows, columns=width), folder)
    areas = {area.coord.split(":")[0]: area for area in sheet.merged_cells.ranges}
    for line in sheet.iter_rows(min_row=4):
        for cell in line:
            if not cell.value:
                continue
            area = areas.get(cell.coordinate)
            last_row, last_column = (area.max_row, area.max_col) if area else (cell.row, cell.column)
            room = sum(sheet.row_dimensions[row].height for row in range(cell.row, last_row + 1))
            across = sum(
                sheet.column_dimensions[chr(64 + column)].width * 5
                for column in range(cell.column, last_column + 1)
            )
            # Heights and widths are rounded on the way into the file.
            assert room >= text_height(str(cell.value), 9, across + 0.2) - 0.3


def test_no_row_is_higher_than_excel_allows(folder: Path) -> None:
    sheet = written(with_body((text(GUIDANCE * 40), head("说明")), columns=2), folder)
    assert all(row.height <= 409 for row in sheet.row_dimensions.values())
    merged = {area.coord for area in sheet.merged_cells.ranges}
    last = sheet.max_row
    assert last > 4
    assert {f"A4:A{last}", f"B4:B{last}"} <= merged
    assert sheet["A4"].alignment.vertical == "top"


@WRITES_FILES
@given(st.integers(0, MAX_FEN), st.integers(1, 3))
def test_columns_are_wide_enough_for_their_amounts(folder: Path, fen: int, columns: int) -> None:
    table = with_body(
        (Cell(Role.AMOUNT, amount=fen, column_span=columns), *[None] * (columns - 1)), columns=columns
    )
    sheet = written(replace(table, page=PageSetup("A4", False)), folder)
    digits = sum(sheet.column_dimensions[chr(65 + column)].width for column in range(columns))
    assert digits * 5 >= text_width(table.amounts.text(fen), 9)


def test_print_set_up(folder: Path) -> None:
    sheet = written(spending(), folder)
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_options.horizontalCentered
    assert sheet.print_title_rows == "$1:$6"
    assert sheet.print_area == "'03部门支出总体'!$A$1:$E$11"
    assert sheet.freeze_panes == "A7"
    assert sheet.oddFooter is not None
    assert str(sheet.oddFooter.center.text).strip() == "— &P —"


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (25, 1), (34, 1), (40, 0), (500, 0)])
def test_a_table_is_as_wide_as_the_page_and_of_one_page_when_that_can_be_read(
    folder: Path, rows: int, pages: int
) -> None:
    table = replace(with_body(*[amounts("1", 1)] * rows, columns=1), page=PageSetup())
    setup = written(table, folder).page_setup
    assert (setup.fitToWidth, setup.fitToHeight) == (1, pages)


def test_high_cells_begin_at_the_top_where_pages_may_break(folder: Path) -> None:
    label, rest = head("一级指标", rows=60), [(None, text("指标"))] * 59
    assert (
        written(with_body((label, text("指标")), *rest, columns=2), folder)["A4"].alignment.vertical == "top"
    )
    label, rest = head("一级指标", rows=20), [(None, text("指标"))] * 19
    sheet = written(with_body((label, text("指标")), *rest, columns=2), folder)
    assert sheet["A4"].alignment.vertical == "center"


def test_paper_and_orientation_follow_the_table(folder: Path) -> None:
    setup = written(performance(), folder).page_setup
    assert (setup.paperSize, setup.orientation) == (9, "portrait")


def test_captions_stand_at_both_ends(folder: Path) -> None:
    sheet = written(overview(), folder)
    assert sheet["A3"].value == "编制单位：济源市人民政府金融服务办公室"
    assert (sheet["G3"].value, sheet["G3"].alignment.horizontal) == ("单位：万元", "right")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("甲", "乙", ["甲　　乙"]),
        ("甲", "", ["甲"]),
        ("", "乙", ["乙"]),
        ("", "", []),
    ],
)
def test_captions_over_a_single_column(folder: Path, left: str, right: str, expected: list[str]) -> None:
    table = replace(with_body((text("正文"),), columns=1), left_caption=left, right_caption=right)
    sheet = written(table, folder)
    found = [cell.value for (cell,) in sheet.iter_rows(min_row=3)]
    assert found == [*expected, "正文"]


def test_a_narrow_table_is_widened_to_the_page(folder: Path) -> None:
    sheet = written(with_body(amounts("1", 1, 2), columns=2), folder)
    points = sum(column.width for column in sheet.column_dimensions.values()) * 5
    a3_landscape = 1190.6 - 72
    assert 0.9 * a3_landscape < points < a3_landscape


def test_sheets_stand_in_the_order_of_the_tables(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    write_workbook(tables(), target, title="", author="")
    assert load_workbook(target).sheetnames == ["目录", "01部门收支总体", "03部门支出总体", "整体绩效目标"]

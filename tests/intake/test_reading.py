"""What comes out of a file: values, formulas, merged and hidden cells; and what is refused, and how."""

import io
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from benchmarks.intake.crafted import CRAFTED, HARMLESS
from benchmarks.intake.hostile import HOSTILE, in_sheet, plain, with_part
from budget_desktop.intake import reading
from budget_desktop.intake.reading import WorkbookReader, read_workbook
from budget_desktop.intake.refusal import IntakeError
from budget_desktop.intake.sheet import Area, Cell, CellKind, Sheet
from budget_desktop.intake.sheet import Workbook as Read


def read(tmp_path: Path, data: bytes, name: str = "表.xlsx") -> Read:
    file = tmp_path / name
    file.write_bytes(data)
    return read_workbook(file)


def only(book: Read) -> Sheet:
    (sheet,) = book.sheets
    return sheet


def made(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_plain_workbook_comes_out_as_it_went_in(tmp_path: Path) -> None:
    sheet = only(read(tmp_path, plain()))
    assert sheet.cells[0, 0] == Cell(CellKind.TEXT, "单位：元")
    assert sheet.cells[2, 2] == Cell(CellKind.NUMBER, "1234.5")
    assert (sheet.height, sheet.width, sheet.numbers) == (3, 3, 1)


def test_numbers_are_what_the_spreadsheet_shows_not_what_it_reckons_with(tmp_path: Path) -> None:
    sheet = only(read(tmp_path, in_sheet(b"<v>1234.5</v>", b"<v>0.30000000000000004</v>")))
    assert sheet.text(2, 2) == "0.3"
    sheet = only(read(tmp_path, in_sheet(b"<v>1234.5</v>", b"<v>1.2E7</v>")))
    assert sheet.text(2, 2) == "12000000"


@pytest.mark.parametrize("number", [b"1e999", b"-1e999"])
def test_an_infinite_number_is_no_number(tmp_path: Path, number: bytes) -> None:
    sheet = only(read(tmp_path, in_sheet(b"<v>1234.5</v>", b"<v>" + number + b"</v>")))
    assert sheet.cells[2, 2].kind is CellKind.ERROR


def test_a_formula_nobody_reckoned_is_told_apart_from_an_empty_cell(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.worksheets[0]["A1"] = "=1+1"

    assert only(read(tmp_path, made(fill))).cells[0, 0].kind is CellKind.UNCOMPUTED
    kept = in_sheet(b"<v>1234.5</v>", b"<f>1000+234.5</f><v>1234.5</v>")
    reckoned = Cell(CellKind.NUMBER, "1234.5", is_formula=True, sum="1000+234.5")
    assert only(read(tmp_path, kept)).cells[2, 2] == reckoned
    of_others = in_sheet(b"<v>1234.5</v>", b"<f>A1+234.5</f><v>1234.5</v>")
    assert only(read(tmp_path, of_others)).cells[2, 2] == Cell(CellKind.NUMBER, "1234.5", is_formula=True)


def test_merged_and_hidden_are_told(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["表头", "", "金额"])
        sheet.append(["a", "b", 1])
        sheet.append(["c", "d", 2])
        sheet.merge_cells("A1:B1")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("藏").sheet_state = "hidden"

    seen, hidden = read(tmp_path, made(fill)).sheets
    assert seen.merged == (Area(0, 0, 0, 1),)
    assert (seen.hidden_rows, seen.hidden_columns) == (frozenset({2}), frozenset({1}))
    assert (seen.is_hidden, hidden.is_hidden) == (False, True)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_odd_about_a_file_changes_nothing_of_what_it_holds(tmp_path: Path, name: str) -> None:
    sheet = only(read(tmp_path, HARMLESS[name]()))
    assert sheet.text(2, 2) == "1234.5"
    assert (sheet.height, sheet.width) == (3, 3)


def test_links_to_other_files_are_told_and_not_followed(tmp_path: Path) -> None:
    book = read(tmp_path, with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"))
    assert "链接" in book.notices[0]


@pytest.mark.parametrize("name", [*HOSTILE, *CRAFTED])
def test_hostile_files_are_refused_with_what_and_how_to_mend_it(tmp_path: Path, name: str) -> None:
    make, word = {**HOSTILE, **CRAFTED}[name]
    with pytest.raises(IntakeError) as refused:
        read(tmp_path, make())
    assert word in refused.value.what
    assert "没有读入" in refused.value.what
    assert refused.value.advice.startswith(("请", "一次最多", "一张表最多"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="找不到"):
        read_workbook(tmp_path / "没有.xlsx")


def test_a_file_whose_reader_was_ended_by_its_bounds_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_command: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(reading, "started", silent)
    with pytest.raises(IntakeError, match="太大或太复杂，没有读入"):
        read(tmp_path, plain())


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_bytes(plain())
    reader = WorkbookReader(file)
    told: list[IntakeError] = []

    def run() -> None:
        try:
            reader.read()
        except IntakeError as error:
            told.append(error)

    reader.cancel()
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert "已停止" in told[0].what

"""Worksheets as XML: beside a library that reads them in its own way, and what that does not tell."""

import io
import zipfile
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from benchmarks.intake.hostile import SHEET, in_sheet, plain, rebuilt
from budget_desktop.intake.files.markup import MarkupError, walk
from budget_desktop.intake.files.strings import shared_texts
from budget_desktop.intake.files.styles import Shown, shown_by
from budget_desktop.intake.files.xlsx import read_xlsx
from budget_desktop.intake.sheet import Cell, CellKind
from tests.intake.layouts import LAYOUTS
from tests.intake.listed import ASSETS, PROCUREMENT, national_form
from tests.intake.pages import Writer, write

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LISTED: dict[str, Writer] = {"采购": PROCUREMENT[0].write, "资产": ASSETS[0].write, "绩效": national_form}


def test_every_layout_reads_as_openpyxl_reads_it(tmp_path: Path) -> None:
    for name, pages in {**{each.name: {"表": each.write} for each in LAYOUTS}, "listed": _LISTED}.items():
        file = tmp_path / f"{name}.xlsx"
        write(file, pages)
        for ours, theirs in zip(
            read_xlsx(file.read_bytes(), name), openpyxl.load_workbook(file), strict=True
        ):
            filled = {
                (cell.row - 1, cell.column - 1): cell.value
                for row in theirs.iter_rows()
                for cell in row
                if cell.value is not None and str(cell.value).strip()
            }
            assert {at: _told(cell, filled[at]) for at, cell in ours.cells.items()} == filled, name
            assert {(one.top + 1, one.left + 1, one.bottom + 1, one.right + 1) for one in ours.merged} == {
                (one.min_row, one.min_col, one.max_row, one.max_col) for one in theirs.merged_cells.ranges
            }, name


def _told(cell: Cell, value: object) -> object:
    """A cell as openpyxl would give it, told apart by kind only where that can differ."""
    if cell.kind is CellKind.NUMBER:
        return type(value)(cell.text)  # type: ignore[call-arg]  # int or float, as the file has it
    return cell.text


def cell(written: str) -> Cell:
    """What a cell holds that is written so."""
    (sheet,) = read_xlsx(in_sheet(b'<c r="C3" t="n"><v>1234.5</v></c>', written.encode()), "表")
    return sheet.cells[2, 2]


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ('<c r="C3"><v>100</v></c>', CellKind.NUMBER, "100"),
        ('<c r="C3"><v>-0.10</v></c>', CellKind.NUMBER, "-0.1"),
        ('<c r="C3" t="n"><v>1E-2</v></c>', CellKind.NUMBER, "0.01"),
        ('<c r="C3"><v>12345678901234567</v></c>', CellKind.NUMBER, "12345678901234567"),
        (f'<c r="C3"><v>{"9" * 400}</v></c>', CellKind.ERROR, "inf"),
        ('<c r="C3" t="b"><v>1</v></c>', CellKind.TRUTH, "是"),
        ('<c r="C3" t="d"><v>2020-01-05T00:00:00</v></c>', CellKind.DATE, "2020-01-05"),
        ('<c r="C3" t="e"><v>#REF!</v></c>', CellKind.ERROR, "#REF!"),
        ('<c r="C3" t="str"><f>A1</f><v>元</v></c>', CellKind.TEXT, "元"),
        (
            '<c r="C3" t="inlineStr"><is><r><t>行政</t></r><r><t>运行</t></r></is></c>',
            CellKind.TEXT,
            "行政运行",
        ),
    ],
)
def test_every_kind_of_cell(written: str, kind: CellKind, text: str) -> None:
    found = cell(written)
    assert (found.kind, found.text) == (kind, text)


@pytest.mark.parametrize(
    "written",
    [
        '<c r="C3"><v>1_000</v></c>',
        '<c r="C3"><v>NaN</v></c>',
        '<c r="C3" t="s"><v>-1</v></c>',
        '<c r="C3" t="x"><v>1</v></c>',
        '<c r="C3"><is><t>行政运行</t></is></c>',
        "<c><v>1</v></c>",
        '<c r="C0"><v>1</v></c>',
        '<!-- <c r="C3"><v>1</v></c> -->',
        '<c r="C3"><v><![CDATA[5]]></v></c>',
    ],
)
def test_what_no_program_writes_is_refused_and_never_left_out(written: str) -> None:
    with pytest.raises(MarkupError):
        cell(written)


def test_days_and_shares_are_told_by_their_formats() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for value, shown in (
        (date(2020, 1, 5), 'yyyy"年"m"月"d"日"'),
        (43835.354, "yyyy/m/d h:mm"),
        (time(6, 0), "h:mm"),
        (0.95, "0.0%"),
        (12, '0"天"'),
        (1234.5, '#,##0.00_);[Red]"-"#,##0.00'),
    ):
        sheet.append([value])
        sheet.cell(sheet.max_row, 1).number_format = shown
    target = io.BytesIO()
    book.save(target)
    (read,) = read_xlsx(target.getvalue(), "表")
    assert [(each.kind, each.text, each.is_percent) for each in read.cells.values()] == [
        (CellKind.DATE, "2020-01-05", False),
        (CellKind.DATE, "2020-01-05", False),
        (CellKind.DATE, "6:00:00", False),
        (CellKind.NUMBER, "0.95", True),
        (CellKind.NUMBER, "12", False),
        (CellKind.NUMBER, "1234.5", False),
    ]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", Shown.NUMBER),
        ("[$-804]yyyy年m月", Shown.DATE),
        ("[h]:mm", Shown.DATE),
        ('[DBNum2][$-804]G/通用格式"元整"', Shown.NUMBER),
        (r"0\d", Shown.NUMBER),
        ("0.00E+00", Shown.NUMBER),
        ("0%;[Red]-0%", Shown.PERCENT),
    ],
)
def test_formats_of_ones_own(code: str, shown: Shown) -> None:
    assert shown_by(code) is shown


def test_days_of_the_formats_every_chinese_program_knows() -> None:
    """yyyy年m月d日 is number 31 there and written nowhere."""

    def change(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(
            b"</cellXfs>", b'<xf numFmtId="31"/></cellXfs>', 1
        )
        parts[SHEET] = parts[SHEET].replace(b'<c r="C3" t="n"><v>1234.5</v>', b'<c r="C3" s="1"><v>43835</v>')

    (sheet,) = read_xlsx(rebuilt(change), "表")
    assert sheet.cells[2, 2] == Cell(CellKind.DATE, "2020-01-05")


def test_texts_kept_once_have_runs_and_leave_out_how_they_are_pronounced() -> None:
    written = (
        f'<sst xmlns="{_SPACE}"><si><t>单位</t></si>'
        '<si><r><t>行政</t></r><r><t xml:space="preserve"> 运行</t></r>'
        "<rPh><t>xing</t></rPh></si><si/></sst>"
    )
    assert [each.text for each in shared_texts(written.encode())] == ["单位", "行政 运行", ""]


def test_the_strict_variety_is_read_too() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[SHEET] = parts[SHEET].replace(_SPACE.encode(), _STRICT.encode())

    (sheet,) = read_xlsx(rebuilt(change), "表")
    assert sheet.text(2, 2) == "1234.5"


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_declarations_are_refused_by_the_parser_itself(coding: str) -> None:
    """The bytes are looked through for them before; nothing hangs on that alone."""
    bomb = '<!DOCTYPE x [<!ENTITY a "1">]><x>&a;</x>'
    with pytest.raises(MarkupError, match="declared"):
        walk(bomb.encode(coding), lambda *_: None)


def test_rows_out_of_order_are_put_in_order() -> None:
    late = b'<row r="2"><c r="D2"><v>7</v></c></row></sheetData>'
    (sheet,) = read_xlsx(in_sheet(b"</sheetData>", late), "表")
    assert list(sheet.cells) == sorted(sheet.cells)


def test_a_sheet_of_another_vocabulary_has_no_numbers_that_get_lost() -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as archive:
        foreign = archive.read(SHEET).replace(_SPACE.encode(), b"urn:other")
    with pytest.raises(MarkupError, match="lost"):
        read_xlsx(rebuilt(lambda parts: parts.update({SHEET: foreign})), "表")

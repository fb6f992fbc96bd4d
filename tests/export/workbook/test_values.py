"""What goes into a cell comes back out of it: amounts to the last digit, codes and texts as text."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.money import MAX_FEN, AmountFormat, Measure
from budget_desktop.export.atomic import ExportError, strip_control
from budget_desktop.export.workbook import write_workbook
from budget_desktop.tables.table import Cell, Role, Table
from tests.export.workbook.samples import WRITES_FILES, amounts, codes, overview, spending, text, with_body

FIRST_BODY_ROW = 4
"""Below number, title and captions, for a table without header rows."""

AMOUNT_FORMATS = st.builds(
    AmountFormat,
    measure=st.sampled_from(Measure),
    decimals=st.integers(0, 6),
    keep_zeros=st.booleans(),
    separator=st.booleans(),
    zero=st.sampled_from([None, "", "0", "0.00", "—"]),
)
FEN = st.integers(-MAX_FEN, MAX_FEN) | st.integers(-(10**7), 10**7) | st.just(0)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("values")


def written(table: Table, folder: Path) -> Worksheet:
    target = folder / "book.xlsx"
    write_workbook([table], target, title="", author="")
    return load_workbook(target).worksheets[0]


@WRITES_FILES
@given(st.lists(st.none() | FEN, min_size=1, max_size=5), AMOUNT_FORMATS)
def test_amounts_read_back_as_they_are_rounded(
    folder: Path, fen: list[int | None], amount_format: AmountFormat
) -> None:
    table = with_body(amounts("1", *fen), columns=len(fen), amount_format=amount_format)
    sheet = written(table, folder)
    found = [cell.value for cell in sheet[FIRST_BODY_ROW]]
    expected = [None if amount is None else amount_format.rounded(amount) for amount in fen]
    assert [None if value is None else Decimal(str(value)) for value in found] == expected
    assert {cell.data_type for cell in sheet[FIRST_BODY_ROW]} == {"n"}


def test_the_file_holds_the_digits_that_are_printed(folder: Path) -> None:
    written(with_body(amounts("1", 8_950_000, MAX_FEN), columns=2), folder)
    with ZipFile(folder / "book.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>8.95</v>" in sheet
    assert "<v>1000000000.00</v>" in sheet


@WRITES_FILES
@given(st.lists(st.text("0123456789", min_size=1, max_size=10), min_size=1, max_size=4))
def test_codes_keep_their_leading_zeros(folder: Path, values: list[str]) -> None:
    sheet = written(with_body(codes("1", *values), columns=len(values)), folder)
    cells = sheet[FIRST_BODY_ROW]
    assert [cell.value for cell in cells] == values
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


@WRITES_FILES
@given(
    st.sampled_from(["", "=", "+", "-", "@", "＝", "\t=", "\n=", "#N/A", "1E5", "TRUE"]), st.text(max_size=30)
)
def test_texts_stay_texts(folder: Path, start: str, rest: str) -> None:
    entered = start + rest
    cell = written(with_body((text(entered),), columns=1), folder).cell(FIRST_BODY_ROW, 1)
    # An empty string and an empty cell are the same thing in a workbook.
    assert (cell.value or "") == strip_control(entered)
    assert cell.value is None or cell.data_type == "s"


@pytest.mark.parametrize("entered", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "＝1+1"])
def test_what_looks_like_a_formula_stays_text_when_it_is_edited(folder: Path, entered: str) -> None:
    table = with_body((text(entered),), columns=1)
    sheet = written(table, folder)
    assert sheet.cell(FIRST_BODY_ROW, 1).quotePrefix


def test_every_text_of_a_table_is_guarded(folder: Path) -> None:
    table = with_body((text("=4"),), columns=2)
    evil = Table(
        **{
            **{name: getattr(table, name) for name in ("columns", "body", "amounts")},
            **dict.fromkeys(("key", "number", "title", "subtitle"), "=1+1"),
            **dict.fromkeys(("left_caption", "right_caption", "sheet"), "=1+1"),
            "head": ((Cell(Role.HEAD, "=2"), Cell(Role.NUMBERING, "=3")),),
            "notes": ("=5",),
        }
    )
    sheet = written(evil, folder)
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert len(texts) == 9
    assert {cell.data_type for cell in texts} == {"s"}


def test_a_text_no_cell_can_hold_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    with pytest.raises(ExportError, match="太长"):
        write_workbook([with_body((text("字" * 32_768),), columns=1)], target, title="", author="")
    assert not list(tmp_path.iterdir())


def test_blank_and_zero_are_told_apart(folder: Path) -> None:
    sheet = written(overview(), folder)
    zero, blank = sheet["G7"], sheet["G9"]
    assert (zero.value, zero.number_format) == (0, "#,##0.00;-#,##0.00;")
    assert (blank.value, blank.data_type) == (None, "n")


def test_a_total_and_its_label_are_set_off(folder: Path) -> None:
    sheet = written(spending(), folder)
    fonts = {sheet.cell(row, column).font.name for row in (7,) for column in (4, 5)}
    assert fonts == {"黑体"}
    assert sheet["D8"].font.name == "宋体"

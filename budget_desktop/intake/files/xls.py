"""Workbooks of before 2007, by xlrd, which does not tell whether a value came from a formula."""

from collections.abc import Iterator
from io import StringIO

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Sheet as OldSheet

from budget_desktop.intake import limits
from budget_desktop.intake.files.numbers import number_cell
from budget_desktop.intake.refusal import IntakeError, merged_too_far, too_many_cells
from budget_desktop.intake.sheet import Area, Cell, CellKind, Position, Sheet

_ENCRYPTED = "encrypted"


def read_xls(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The worksheets of an old workbook. Anything xlrd raises means that the file is damaged."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except XLRDError as error:
        if _ENCRYPTED in str(error):
            raise IntakeError(f"“{name}”有打开密码，没有读入", "请去掉密码后另存，再选另存的文件") from error
        raise
    if book.nsheets > limits.SHEETS:
        raise IntakeError(f"“{name}”有 {book.nsheets} 张工作表，没有读入", "请只留要导入的工作表，另存后再选")
    sheets = tuple(_sheet(book, sheet) for sheet in book.sheets())
    if sum(len(sheet.cells) for sheet in sheets) > limits.CELLS:
        raise too_many_cells(name)
    if any(sum(area.size for area in sheet.merged) > limits.MERGED_CELLS for sheet in sheets):
        raise merged_too_far(name)
    return sheets


def _sheet(book: Book, sheet: OldSheet) -> Sheet:
    cells = dict(_cells(book, sheet))
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    return Sheet(
        name=sheet.name,
        cells=cells,
        merged=tuple(
            Area(top, left, min(bottom, height) - 1, min(right, width) - 1)
            for top, bottom, left, right in sheet.merged_cells
            if top < height and left < width
        ),
        is_hidden=sheet.visibility != 0,
        hidden_rows=frozenset(row for row, seen in sheet.rowinfo_map.items() if seen.hidden and row < height),
        hidden_columns=frozenset(
            column for column, seen in sheet.colinfo_map.items() if seen.hidden and column < width
        ),
        numbers=sum(
            kind == xlrd.XL_CELL_NUMBER for row in range(sheet.nrows) for kind in sheet.row_types(row)
        ),
    )


def _cells(book: Book, sheet: OldSheet) -> Iterator[tuple[Position, Cell]]:
    if sheet.nrows > limits.ROWS:
        raise IntakeError(
            f"工作表“{sheet.name[:40]}”有 {sheet.nrows} 行，没有读入",
            f"一张表最多读 {limits.ROWS} 行。请删去多余的行，另存后再选",
        )
    for row in range(sheet.nrows):
        for column, old in enumerate(sheet.row(row)):
            cell = _cell(book, old.ctype, old.value, old.xf_index)
            if cell is not None and cell.text.strip():
                yield (row, column), cell


def _cell(book: Book, kind: int, value: object, style: int | None) -> Cell | None:
    if kind == xlrd.XL_CELL_NUMBER and isinstance(value, int | float):
        return number_cell(value, is_percent="%" in _format(book, style))
    if kind == xlrd.XL_CELL_DATE and isinstance(value, int | float):
        day = xlrd.xldate_as_datetime(value, book.datemode)
        return Cell(CellKind.DATE, day.date().isoformat())
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(CellKind.TRUTH, "是" if value else "否")
    if kind == xlrd.XL_CELL_ERROR and isinstance(value, int):
        return Cell(CellKind.ERROR, xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_TEXT:
        return Cell(CellKind.TEXT, str(value)[: limits.LETTERS])
    return None


def _format(book: Book, style: int | None) -> str:
    if style is None or style >= len(book.xf_list):
        return ""
    found = book.format_map.get(book.xf_list[style].format_key)
    return str(found.format_str) if found is not None else ""

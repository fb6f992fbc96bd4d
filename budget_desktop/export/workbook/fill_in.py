"""A workbook to be filled: what stands there may be typed over, what is chosen from a list drops down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.export.atomic import ExportError, atomic_write, strip_control
from budget_desktop.export.workbook.container import clean

_LISTS = "可选内容"
_ROWS = 5_000
"""So many rows drop down and are ready for typing; rows added later in between are as well."""
_LONGEST_TEXT = 32_767
_LONGEST_NOTE = 250
_HEAD = PatternFill("solid", fgColor="E8EEF7")
_FORMATS = {True: "#,##0.00##", False: "@"}


@dataclass(frozen=True, slots=True)
class FillColumn:
    """One column of a sheet."""

    title: str
    width: float
    """In full-width characters."""
    is_amount: bool = False
    choices: tuple[str, ...] = ()
    """What drops down; other texts may be typed all the same."""
    note: str = ""
    """Shown while one is at a cell."""


@dataclass(frozen=True, slots=True)
class FillSheet:
    """One sheet: a row of titles, and texts below; amounts are digits."""

    title: str
    columns: tuple[FillColumn, ...]
    rows: Sequence[Sequence[str]]
    is_entry: bool = True
    """Whether it is there to be filled; one that is only read is protected, without a password."""


def write_fill_in(sheets: Sequence[FillSheet], target: Path, *, title: str, author: str) -> None:
    """Write the sheets. Raises ExportError when the file cannot be written or a text does not fit a cell."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.calculation = None
    lists = _lists(sheets)
    for sheet in sheets:
        _draw(workbook.create_sheet(sheet.title), sheet, lists)
    if lists:
        _draw_lists(workbook.create_sheet(_LISTS), lists)
    raw = BytesIO()
    workbook.save(raw)
    data = clean(raw.getvalue(), title=title, author=author)

    def put(path: Path) -> None:
        path.write_bytes(data)

    atomic_write(target, put)


def _lists(sheets: Sequence[FillSheet]) -> Mapping[tuple[str, ...], int]:
    """The columns of the sheet of lists; a list several columns share stands there once."""
    found = dict.fromkeys(column.choices for sheet in sheets for column in sheet.columns if column.choices)
    return {choices: number for number, choices in enumerate(found, start=1)}


def _draw(sheet: Worksheet, told: FillSheet, lists: Mapping[tuple[str, ...], int]) -> None:
    for number, column in enumerate(told.columns, start=1):
        letter = get_column_letter(number)
        dimension = sheet.column_dimensions[letter]
        dimension.width = 2 * column.width
        dimension.number_format = _FORMATS[column.is_amount]
        dimension.protection = Protection(locked=not told.is_entry)
        head = sheet.cell(1, number)
        head.value, head.font, head.fill = column.title, Font(name="黑体", size=10), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        if told.is_entry and (column.choices or column.note):
            sheet.add_data_validation(_validation(column, letter, lists))
    styles = [_style(sheet, column, is_locked=not told.is_entry) for column in told.columns]
    for row, texts in enumerate(told.rows, start=2):
        for number, (column, text) in enumerate(zip(told.columns, texts, strict=True), start=1):
            cell = cast("SheetCell", sheet.cell(row, number))
            # One array for all cells of a column; setting its parts cell by cell takes most of the time.
            cell._style = styles[number - 1]  # type: ignore[attr-defined]
            _put(cell, strip_control(text), column)
    sheet.freeze_panes = "B2"
    if told.is_entry:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(told.columns))}{max(len(told.rows) + 1, 2)}"
    _protect(sheet)


def _style(sheet: Worksheet, column: FillColumn, *, is_locked: bool) -> StyleArray:
    """How the cells of a column look."""
    model = SheetCell(sheet, 1, 1)
    model.protection = Protection(locked=is_locked)
    model.number_format = _FORMATS[column.is_amount]
    model.alignment = Alignment(wrap_text=not column.is_amount, vertical="top")
    return cast("StyleArray", model._style)  # type: ignore[attr-defined]


def _put(cell: SheetCell, text: str, column: FillColumn) -> None:
    if not text:
        return
    if len(text.encode("utf-16-le")) > 2 * _LONGEST_TEXT:
        raise ExportError(
            f"“{cell.parent.title}”中以“{text[:12]}”开头的文字太长", f"Excel 单元格最多放 {_LONGEST_TEXT} 字"
        )
    cell.value = text
    # Digits of type "n" are left alone; all else stays text, whatever it begins with.
    cell.data_type = "n" if column.is_amount else "s"


def _validation(column: FillColumn, letter: str, lists: Mapping[tuple[str, ...], int]) -> DataValidation:
    """A list that drops down and a note; neither forbids anything, the program reads and says."""
    made = DataValidation(allow_blank=True, showErrorMessage=False)
    if column.choices:
        place = get_column_letter(lists[column.choices])
        made.type = "list"
        made.formula1 = f"'{_LISTS}'!${place}$1:${place}${len(column.choices)}"
    if column.note:
        made.showInputMessage = True
        made.promptTitle, made.prompt = column.title[:32], column.note[:_LONGEST_NOTE]
    made.add(f"{letter}2:{letter}{_ROWS}")
    return made


def _draw_lists(sheet: Worksheet, lists: Mapping[tuple[str, ...], int]) -> None:
    for choices, number in lists.items():
        sheet.column_dimensions[get_column_letter(number)].width = 36
        for row, text in enumerate(choices, start=1):
            cell = sheet.cell(row, number)
            cell.value = strip_control(text)
            cell.data_type = "s"
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Titles are kept from slips of the hand; everything a person may want to do is allowed."""
    guard = sheet.protection
    guard.sheet = True
    guard.insertRows = guard.deleteRows = guard.sort = guard.autoFilter = False
    guard.formatCells = guard.formatColumns = guard.formatRows = False

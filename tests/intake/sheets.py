"""Workbooks of tests as the reading process would hand them over, without a file and a process."""

from openpyxl import Workbook as Written
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.edition import load_edition
from budget_desktop.intake.files.numbers import number_cell
from budget_desktop.intake.layout.model import Layout
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.sheet import Area, Cell, CellKind, Sheet, Workbook
from tests.intake.pages import Writer

EDITION = load_edition("henan-jiyuan-2020")


def sheet_of(written: Worksheet) -> Sheet:
    """A sheet as it would be read back."""
    cells = {}
    for row in written.iter_rows():
        for cell in row:
            if isinstance(cell.value, bool) or cell.value is None:
                continue
            value = cell.value
            kept = (
                number_cell(value, is_percent="%" in str(cell.number_format))
                if isinstance(value, int | float)
                else Cell(CellKind.TEXT, str(value))
            )
            cells[cell.row - 1, cell.column - 1] = kept
    return Sheet(
        name=written.title,
        cells=cells,
        merged=tuple(
            Area(each.min_row - 1, each.min_col - 1, each.max_row - 1, each.max_col - 1)
            for each in written.merged_cells.ranges
        ),
        hidden_rows=frozenset(number - 1 for number, seen in written.row_dimensions.items() if seen.hidden),
        numbers=sum(cell.is_number for cell in cells.values()),
    )


def workbook_of(sheets: dict[str, Writer], name: str = "来源.xlsx") -> Workbook:
    """A workbook as it would be read."""
    book = Written()
    book.remove(book.worksheets[0])
    for title, fill in sheets.items():
        fill(book.create_sheet(title))
    return Workbook(name=name, sheets=tuple(sheet_of(each) for each in book.worksheets))


def layout_of(sheets: dict[str, Writer], name: str = "来源.xlsx") -> Layout:
    """What would be understood of it."""
    return read_layout(workbook_of(sheets, name), EDITION)

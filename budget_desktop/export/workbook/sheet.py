"""One table drawn on one sheet: what stands above the grid, the grid, the notes, and how it is printed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, cast

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.export.atomic import ExportError, strip_control
from budget_desktop.export.workbook import styles as looks
from budget_desktop.export.workbook.fit import CELL_PADDING, text_height, text_width
from budget_desktop.export.workbook.formats import number_format
from budget_desktop.export.workbook.layout import (
    BOTTOM_MARGIN,
    SIDE_MARGIN,
    SIZE,
    TOP_MARGIN,
    Grid,
    column_widths,
    fits_one_page,
    grid,
)
from budget_desktop.export.workbook.styles import Look, Styles
from budget_desktop.tables.table import Cell, GridRow, Role, Table

# One unit of column width is a digit of the Normal font, 宋体 10.
_DIGIT = 5.0
_LONGEST_TEXT = 32_767
_HIGH = 300.0
_PAPER = {"A4": 9, "A3": 8}
# Excel takes the full-width signs for formulas as well.
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def draw(sheet: Worksheet, table: Table, styles: Styles, foot: str) -> None:
    """Fill an empty sheet with the table; `foot` is printed beside the page number."""
    _Drawing(sheet, table, styles).draw()
    _set_footer(sheet, foot)


_Part = tuple[str, Look, int]
"""A text and the number of columns it stands over."""


class _Line(NamedTuple):
    """A row above or below the grid: texts beside one another."""

    parts: tuple[_Part, ...]
    height: float


class _Drawing:
    def __init__(self, sheet: Worksheet, table: Table, styles: Styles) -> None:
        self.sheet = sheet
        self.table = table
        self.styles = styles
        self.widths = column_widths(table)
        self.above = [
            *self.line(table.number, looks.LEFT_LINE),
            *self.line(table.title, looks.TITLE),
            *self.line(table.subtitle, looks.SUBTITLE),
            *self.captions(table.left_caption, table.right_caption),
        ]
        self.head = grid(table.head, self.widths)
        self.body = grid(table.body, self.widths)
        self.below = [line for note in table.notes for line in self.line(note, looks.LEFT_LINE)]
        height = sum(line.height for line in (*self.above, *self.below))
        height += sum(self.head.heights) + sum(self.body.heights)
        self.one_page = fits_one_page(height, table.page)
        self.total_rows = {cell.row for cell in table.cells() if cell.role is Role.TOTAL}
        self.row = 1
        """The next free sheet row."""

    def line(self, text: str, look: Look) -> list[_Line]:
        """A text over all columns, on a row of its own; nothing for no text."""
        return [self.parts((text, look, len(self.widths)))] if text else []

    def captions(self, left: str, right: str) -> list[_Line]:
        """The line above the grid: the right caption over the columns it needs, the left over the rest."""
        if not left or not right:
            return [*self.line(left, looks.LEFT_LINE), *self.line(right, looks.RIGHT_LINE)]
        if len(self.widths) == 1:
            return self.line(f"{left}　　{right}", looks.LEFT_LINE)
        need = text_width(right, SIZE) + CELL_PADDING
        columns = 1
        while columns < len(self.widths) - 1 and sum(self.widths[-columns:]) < need:
            columns += 1
        left_columns = len(self.widths) - columns
        return [self.parts((left, looks.LEFT_LINE, left_columns), (right, looks.RIGHT_LINE, columns))]

    def parts(self, *parts: _Part) -> _Line:
        height, column = 0.0, 0
        for text, look, columns in parts:
            width = sum(self.widths[column : column + columns])
            height = max(height, text_height(strip_control(text), look.face.size, width))
            column += columns
        return _Line(parts, height)

    def draw(self) -> None:
        for index, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = round(width / _DIGIT, 2)
        self.lines(self.above)
        self.grid(self.table.head, self.head)
        head_end = self.row - 1
        self.grid(self.table.body, self.body)
        self.lines(self.below)
        self.set_up_page(head_end)

    def lines(self, lines: Sequence[_Line]) -> None:
        for line in lines:
            column = 1
            for text, look, columns in line.parts:
                self.put_text(self.block(self.row, column, 1, columns, look), text, look)
                column += columns
            self.set_height(self.row, line.height)
            self.row += 1

    def grid(self, rows: tuple[GridRow, ...], placed: Grid) -> None:
        """Table rows, head or body."""
        for offset, height in enumerate(placed.heights):
            self.set_height(self.row + offset, height)
        for index, row in enumerate(rows):
            top = placed.tops[index]
            for column, cell in enumerate(row, start=1):
                if cell is not None:
                    end = placed.tops[index + cell.row_span]
                    # In the middle of so high a cell a text is likely to meet the end of a page.
                    high = not self.one_page and sum(placed.heights[top:end]) > _HIGH
                    self.cell(self.row + top, column, end - top, cell, high)
        self.row += placed.tops[-1]

    def cell(self, row: int, column: int, rows: int, cell: Cell, high: bool) -> None:
        """One cell of the table, over so many sheet rows."""
        value = None if cell.amount is None else self.table.amounts.rounded(cell.amount)
        look = looks.in_grid(
            cell.role,
            strong=cell.role is Role.LABEL and cell.row in self.total_rows,
            high=high,
            indent=cell.indent,
            number_format=None if value is None else number_format(self.table.amounts, value),
        )
        first = self.block(row, column, rows, cell.column_span, look)
        if value is None:
            self.put_text(first, cell.text, look)
        else:
            self.put_amount(first, value)

    def block(self, row: int, column: int, rows: int, columns: int, look: Look) -> SheetCell:
        """Give a rectangle a look and merge it, borders on every covered cell; returns its first cell."""
        first = self.at(row, column)
        self.styles.apply(first, look)
        if rows * columns > 1:
            for down in range(rows):
                for right in range(columns):
                    self.styles.apply(self.at(row + down, column + right), look)
            area = CellRange(
                min_row=row, min_col=column, max_row=row + rows - 1, max_col=column + columns - 1
            )
            # Not merge_cells: it takes the borders of the covered cells away again, and compares each new
            # range with all the others.
            self.sheet.merged_cells.ranges.add(area)
        return first

    def put_text(self, cell: SheetCell, text: str, look: Look) -> None:
        """The one way text gets into a cell. It stays text, whatever it begins with."""
        text = strip_control(text)
        if not text:
            return
        if len(text.encode("utf-16-le")) > 2 * _LONGEST_TEXT:
            # openpyxl would cut it without a word.
            raise ExportError(
                f"“{self.sheet.title}”中以“{text[:12]}”开头的文字太长",
                f"Excel 单元格最多放 {_LONGEST_TEXT} 字，请先缩短这段文字",
            )
        cell.value = text
        # Not left to openpyxl: it takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        if text.startswith(_FORMULA_SIGNS):
            self.styles.apply(cell, replace(look, quoted=True))

    def put_amount(self, cell: SheetCell, value: Decimal) -> None:
        """The one way an amount gets into a cell: the digits that are printed, nothing finer."""
        # openpyxl prints a Decimal as a float, 8.95 as 8.949999999999999; text of type "n" it leaves alone.
        cell.value = f"{value:f}"
        cell.data_type = "n"

    def set_height(self, row: int, height: float) -> None:
        self.sheet.row_dimensions[row].height = round(height, 1)

    def at(self, row: int, column: int) -> SheetCell:
        # No merged cell is ever made here, see `block`.
        return cast("SheetCell", self.sheet.cell(row, column))

    def set_up_page(self, head_end: int) -> None:
        sheet, page = self.sheet, self.table.page
        sheet.page_setup.paperSize = _PAPER[page.paper]
        sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth = 1
        # 0 means as many pages as it takes.
        sheet.page_setup.fitToHeight = 1 if self.one_page else 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = SIDE_MARGIN
        margins.top, margins.bottom = TOP_MARGIN, BOTTOM_MARGIN
        margins.header = margins.footer = BOTTOM_MARGIN / 2
        sheet.print_area = f"A1:{get_column_letter(len(self.widths))}{self.row - 1}"
        if head_end:
            sheet.print_title_rows = f"1:{head_end}"
            sheet.freeze_panes = f"A{head_end + 1}"
        sheet.sheet_view.showGridLines = False


def _set_footer(sheet: Worksheet, foot: str) -> None:
    footer = HeaderFooterItem()
    footer.center.text = "— &P —"
    footer.center.size = 9
    if foot:
        # An ampersand begins a code there.
        footer.left.text = strip_control(foot).replace("&", "&&")
        footer.left.size = 7
    sheet.HeaderFooter.oddFooter = footer

"""One table drawn on one sheet: what stands above the grid, the grid, the notes, and how it is printed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.export.atomic import ExportError, strip_control
from budget_desktop.export.columns import short_columns
from budget_desktop.export.workbook import styles as looks
from budget_desktop.export.workbook.container import Content
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
from budget_desktop.export.workbook.markup import (
    area,
    attribute,
    empty_cell,
    listed,
    number_cell,
    place,
    text_cell,
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


def draw(sheet: Worksheet, table: Table, styles: Styles, foot: str, leads: Sequence[str] = ()) -> Content:
    """Set up an empty sheet for the table; returns the cells, to be put into the finished file.

    `foot` is printed beside the page number. `leads` has the places in this workbook to which the last column
    of the body leads, row by row. Raises ExportError for a text longer than a cell holds.
    """
    drawing = _Drawing(sheet.title, table, styles, leads)
    drawing.set_up_page(sheet, foot)
    return drawing.content()


_Part = tuple[str, Look, int]
"""A text and the number of columns it stands over."""


class _Line(NamedTuple):
    """A row above or below the grid: texts beside one another."""

    parts: tuple[_Part, ...]
    height: float


class _Drawing:
    def __init__(self, name: str, table: Table, styles: Styles, leads: Sequence[str]) -> None:
        self.name = name
        self.table = table
        self.styles = styles
        self.leads = leads
        self.widths = column_widths(table)
        self.short = short_columns(table)
        above = [
            *self.line(table.number, looks.LEFT_LINE),
            *self.line(table.title, looks.TITLE),
            *self.line(table.subtitle, looks.SUBTITLE),
            *self.captions(table.left_caption, table.right_caption),
        ]
        head, body = grid(table.head, self.widths), grid(table.body, self.widths)
        below = [line for note in table.notes for line in self.line(note, looks.LEFT_LINE)]
        height = sum(line.height for line in (*above, *below)) + sum(head.heights) + sum(body.heights)
        self.one_page = fits_one_page(height, table.page)
        self.total_rows = {cell.row for cell in table.cells() if cell.role is Role.TOTAL}
        self.row = 1
        """The next free sheet row."""
        self.heights: list[float] = []
        self.cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
        """By row and column."""
        self.merged: list[str] = []
        self.links: list[str] = []
        self.lines(above)
        self.grid(table.head, head)
        self.head_end = self.row - 1
        self.grid(table.body, body)
        self.lines(below)

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

    def lines(self, lines: Sequence[_Line]) -> None:
        for line in lines:
            column = 1
            for text, look, columns in line.parts:
                self.block(self.row, column, 1, columns, look, self.text(self.row, column, text, look))
                column += columns
            self.heights.append(line.height)
            self.row += 1

    def grid(self, rows: tuple[GridRow, ...], placed: Grid) -> None:
        """Table rows, head or body."""
        self.heights += placed.heights
        for index, row in enumerate(rows):
            top = placed.tops[index]
            for column, cell in enumerate(row, start=1):
                if cell is not None:
                    end = placed.tops[index + cell.row_span]
                    # In the middle of so high a cell a text is likely to meet the end of a page.
                    high = not self.one_page and sum(placed.heights[top:end]) > _HIGH
                    self.cell(self.row + top, column, end - top, cell, high)
            if self.leads and rows is self.table.body:
                self.lead(self.row + top, len(row), self.leads[index])
        self.row += placed.tops[-1]

    def cell(self, row: int, column: int, rows: int, cell: Cell, high: bool) -> None:
        """One cell of the table, over so many sheet rows."""
        value = None if cell.amount is None else self.table.amounts.rounded(cell.amount)
        look = looks.in_grid(
            cell.role,
            strong=cell.role is Role.LABEL and cell.row in self.total_rows,
            centred=cell.role is Role.TEXT and (column - 1, cell.column_span) in self.short,
            high=high,
            indent=cell.indent,
            number_format=None if value is None else number_format(self.table.amounts, value),
        )
        if self.leads and column == len(self.widths) and cell.role is Role.LABEL:
            look = looks.LINK
        if value is None:
            written = self.text(row, column, cell.text, look)
        else:
            # The digits that are printed, nothing finer.
            written = number_cell(row, column, self.styles.number(look), f"{value:f}")
        self.block(row, column, rows, cell.column_span, look, written)

    def lead(self, row: int, column: int, target: str) -> None:
        """Make a cell lead to a place in this file: no other part has to say where that is."""
        self.links.append(f'<hyperlink ref="{place(row, column)}" location="{attribute(target)}"/>')

    def block(self, row: int, column: int, rows: int, columns: int, look: Look, written: str) -> None:
        """Put a cell in its place, merged over a rectangle of that look, borders on every cell it covers."""
        if rows * columns > 1:
            style = self.styles.number(look)
            for down in range(row, row + rows):
                for right in range(column, column + columns):
                    self.cells[down][right] = empty_cell(down, right, style)
            self.merged.append(f'<mergeCell ref="{area(row, column, rows, columns)}"/>')
        self.cells[row][column] = written

    def text(self, row: int, column: int, text: str, look: Look) -> str:
        """A cell with a text: the one way text gets into a sheet."""
        text = strip_control(text)
        if not text:
            return empty_cell(row, column, self.styles.number(look))
        if len(text) > _LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) > 2 * _LONGEST_TEXT:
            raise ExportError(
                f"“{self.name}”中以“{text[:12]}”开头的文字太长",
                f"Excel 单元格最多放 {_LONGEST_TEXT} 字，请先缩短这段文字",
            )
        if text.startswith(_FORMULA_SIGNS):
            look = replace(look, quoted=True)
        return text_cell(row, column, self.styles.number(look), text)

    def set_up_page(self, sheet: Worksheet, foot: str) -> None:
        """What a sheet says of itself beside its cells."""
        page, setup = self.table.page, sheet.page_setup
        for index, width in enumerate(self.widths, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = round(width / _DIGIT, 2)
        setup.paperSize = _PAPER[page.paper]
        setup.orientation = "landscape" if page.landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        setup.fitToWidth = 1
        # 0 means as many pages as it takes.
        setup.fitToHeight = 1 if self.one_page else 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = SIDE_MARGIN
        margins.top, margins.bottom = TOP_MARGIN, BOTTOM_MARGIN
        margins.header = margins.footer = BOTTOM_MARGIN / 2
        sheet.print_area = self.area
        if self.head_end:
            sheet.print_title_rows = f"1:{self.head_end}"
            sheet.freeze_panes = f"A{self.head_end + 1}"
        sheet.sheet_view.showGridLines = False
        _set_footer(sheet, foot)

    @property
    def area(self) -> str:
        """All that is drawn."""
        return area(1, 1, self.row - 1, len(self.widths))

    def content(self) -> Content:
        """The cells, and what belongs to them."""
        parts = (
            listed("sheetData", self._rows()),
            listed("mergeCells", self.merged),
            listed("hyperlinks", self.links),
        )
        return Content(self.area, "".join(parts))

    def _rows(self) -> Iterator[str]:
        for row, height in enumerate(self.heights, start=1):
            cells = self.cells[row]
            yield f'<row r="{row}" ht="{round(height, 1)}" customHeight="1">'
            yield from (cells[column] for column in sorted(cells))
            yield "</row>"


def _set_footer(sheet: Worksheet, foot: str) -> None:
    footer = HeaderFooterItem()
    footer.center.text = "— &P —"
    footer.center.size = 9
    if foot:
        # An ampersand begins a code there.
        footer.left.text = strip_control(foot).replace("&", "&&")
        footer.left.size = 7
    sheet.HeaderFooter.oddFooter = footer

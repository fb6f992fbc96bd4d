"""One table drawn on one sheet: what stands above the grid, the grid, the notes, and how it is printed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.sax.saxutils import escape

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
from budget_desktop.export.workbook.markup import (
    CODES_ARE_TEXT,
    DECLARED,
    MAIN,
    area,
    attribute,
    counted,
    empty_cell,
    letters,
    number_cell,
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


class Drawn(NamedTuple):
    """A sheet, with what the workbook says of it."""

    name: str
    xml: str
    rows: int
    columns: int
    title_rows: int
    """So many rows from the top are repeated on every page."""


def draw(name: str, table: Table, styles: Styles, foot: str, leads: Sequence[str] = ()) -> Drawn:
    """The sheet of that name with the table on it; `foot` is printed beside the page number.

    `leads` has the places in this workbook to which the last column of the body leads, row by row.
    Raises ExportError for a text longer than a cell holds.
    """
    drawing = _Drawing(name, table, styles, leads)
    return Drawn(name, drawing.xml(foot), drawing.row - 1, len(table.columns), drawing.head_end)


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
                self.block(self.row, column, 1, columns, look)
                self.put_text(self.row, column, text, look)
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
            high=high,
            indent=cell.indent,
            number_format=None if value is None else number_format(self.table.amounts, value),
        )
        if self.leads and column == len(self.widths) and cell.role is Role.LABEL:
            look = looks.LINK
        self.block(row, column, rows, cell.column_span, look)
        if value is None:
            self.put_text(row, column, cell.text, look)
        else:
            # The digits that are printed, nothing finer.
            self.cells[row][column] = number_cell(row, column, self.styles.number(look), f"{value:f}")

    def lead(self, row: int, column: int, place: str) -> None:
        """Make a cell lead to a place in this file: no other part has to say where that is."""
        self.links.append(f'<hyperlink ref="{letters(column)}{row}" location="{attribute(place)}"/>')

    def block(self, row: int, column: int, rows: int, columns: int, look: Look) -> None:
        """Give a rectangle a look and merge it, borders on every covered cell."""
        style = self.styles.number(look)
        for down in range(row, row + rows):
            for right in range(column, column + columns):
                self.cells[down][right] = empty_cell(down, right, style)
        if rows * columns > 1:
            self.merged.append(f'<mergeCell ref="{area(row, column, rows, columns)}"/>')

    def put_text(self, row: int, column: int, text: str, look: Look) -> None:
        """The one way text gets into a cell."""
        text = strip_control(text)
        if not text:
            return
        if len(text) > _LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) > 2 * _LONGEST_TEXT:
            raise ExportError(
                f"“{self.name}”中以“{text[:12]}”开头的文字太长",
                f"Excel 单元格最多放 {_LONGEST_TEXT} 字，请先缩短这段文字",
            )
        if text.startswith(_FORMULA_SIGNS):
            look = replace(look, quoted=True)
        self.cells[row][column] = text_cell(row, column, self.styles.number(look), text)

    def xml(self, foot: str) -> str:
        """The part of the workbook."""
        return "".join(
            (
                f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
                f'<dimension ref="{area(1, 1, self.row - 1, len(self.widths))}"/>',
                f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{self._frozen()}',
                '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>',
                *self._columns(),
                "</cols><sheetData>",
                *self._rows(),
                "</sheetData>",
                counted("mergeCells", self.merged),
                f"<hyperlinks>{''.join(self.links)}</hyperlinks>" if self.links else "",
                self._page(),
                f"<headerFooter><oddFooter>{escape(_footer(foot))}</oddFooter></headerFooter>",
                f"{CODES_ARE_TEXT}</worksheet>",
            )
        )

    def _frozen(self) -> str:
        if not self.head_end:
            return ""
        return (
            f'<pane ySplit="{self.head_end}" topLeftCell="A{self.head_end + 1}" activePane="bottomLeft"'
            ' state="frozen"/><selection pane="bottomLeft" activeCell="A1" sqref="A1"/>'
        )

    def _columns(self) -> Iterator[str]:
        for column, width in enumerate(self.widths, start=1):
            yield f'<col min="{column}" max="{column}" width="{round(width / _DIGIT, 2)}" customWidth="1"/>'

    def _rows(self) -> Iterator[str]:
        for row, height in enumerate(self.heights, start=1):
            cells = self.cells[row]
            yield f'<row r="{row}" ht="{round(height, 1)}" customHeight="1">'
            yield from (cells[column] for column in sorted(cells))
            yield "</row>"

    def _page(self) -> str:
        page = self.table.page
        return (
            '<printOptions horizontalCentered="1"/>'
            f'<pageMargins left="{SIDE_MARGIN}" right="{SIDE_MARGIN}" top="{TOP_MARGIN}"'
            f' bottom="{BOTTOM_MARGIN}" header="{BOTTOM_MARGIN / 2}" footer="{BOTTOM_MARGIN / 2}"/>'
            # 0 means as many pages as it takes.
            f'<pageSetup paperSize="{_PAPER[page.paper]}" fitToWidth="1" fitToHeight="{int(self.one_page)}"'
            f' orientation="{"landscape" if page.landscape else "portrait"}"/>'
        )


def _footer(foot: str) -> str:
    # An ampersand begins a code there, and digits after it are a size.
    said = strip_control(foot).replace("&", "&&")
    return f"&L&7 {said}&C&9 — &P —" if said else "&C&9 — &P —"

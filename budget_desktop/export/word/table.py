"""A table of the document: what stands above it, its grid with the head repeated on every page, its notes."""

from collections.abc import Iterator

from budget_desktop.export.columns import short_columns
from budget_desktop.export.word.fitting import AIRY, Fit, fitted
from budget_desktop.export.word.markup import paragraph, run
from budget_desktop.export.word.paper import TWIPS, table_area
from budget_desktop.export.word.styles import LEADINGS
from budget_desktop.export.workbook.layout import INDENT, SIZE
from budget_desktop.tables.table import Cell, GridRow, Role, Table

_STYLES = {
    Role.HEAD: "TableHead",
    Role.NUMBERING: "TableCode",
    Role.CODE: "TableCode",
    Role.LABEL: "TableText",
    Role.TEXT: "TableText",
    Role.AMOUNT: "TableAmount",
    Role.SUBTOTAL: "TableAmount",
    Role.TOTAL: "TableTotal",
}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0"/>' for edge in _EDGES)
_SIDE = 2.0
"""Points between a rule and the text beside it."""
_WHOLE = "<w:cantSplit/>"


def table_parts(table: Table, title: str) -> Iterator[str]:
    """The paragraphs and the grid of a table; `title` is the run of its title, already bookmarked."""
    above = list(_above(table, title))
    height = sum(LEADINGS[style] for style, _, _ in above)
    for style, content, properties in above:
        yield paragraph(style, content, properties=properties)
    yield _Grid(table, fitted(table, height)).xml()
    for note in table.notes:
        yield paragraph("TableNote", run(note))


def _above(table: Table, title: str) -> Iterator[tuple[str, str, str]]:
    """What stands above the grid, one line each: its style, its content, further properties."""
    if table.number:
        yield "TableNumber", run(table.number), ""
    yield "TableTitle", title, ""
    if table.subtitle:
        yield "TableSubtitle", run(table.subtitle), ""
    if table.left_caption and table.right_caption:
        edge = round(table_area(table.page)[0] * TWIPS)
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
        yield "TableCaption", run(f"{table.left_caption}\t{table.right_caption}"), tab
    elif caption := table.left_caption or table.right_caption:
        yield "TableCaption" if table.left_caption else "TableRight", run(caption), ""


class _Grid:
    def __init__(self, table: Table, fit: Fit) -> None:
        self.table = table
        self.fit = fit
        self.widths = [int(width * TWIPS) for width in fit.widths]
        self.short = short_columns(table)
        self.totals = {cell.row for cell in table.cells() if cell.role is Role.TOTAL}
        half, line = round(fit.size * 2), round(fit.size * fit.pitch.leading * TWIPS)
        usual = fit.size == SIZE
        self.look = "" if usual else f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        self.spacing = (
            "" if usual and fit.pitch == AIRY else f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
        )

    def xml(self) -> str:
        upright, across = (round(margin * TWIPS) for margin in (self.fit.pitch.margin, _SIDE))
        margins = "".join(
            f'<w:{edge} w:w="{width}" w:type="dxa"/>'
            for edge, width in (("top", upright), ("left", across), ("bottom", upright), ("right", across))
        )
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        head = self.rows(self.table.head, [f"{_WHOLE}<w:tblHeader/>"] * len(self.table.head))
        body = self.rows(self.table.body, [_WHOLE if whole else "" for whole in self.fit.whole])
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join((*head, *body))}</w:tbl>"
        )

    def rows(self, rows: tuple[GridRow, ...], properties: list[str]) -> Iterator[str]:
        """The rows; a cell over several is told in each of them."""
        standing: dict[int, tuple[Cell, int]] = {}
        for row, told in zip(rows, properties, strict=True):
            cells, column = [], 0
            while column < len(row):
                cell, left = row[column], 0
                if cell is None:
                    cell, left = standing.get(column, (Cell(Role.TEXT), 1))
                    cells.append(self.cell(cell, column, "<w:vMerge/>" if left > 1 else "", ""))
                else:
                    left = cell.row_span + 1
                    merged = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
                    cells.append(self.cell(cell, column, merged, self.shown(cell)))
                standing[column] = cell, left - 1
                column += cell.column_span
            look = f"<w:trPr>{told}</w:trPr>" if told else ""
            yield f"<w:tr>{look}{''.join(cells)}</w:tr>"

    def cell(self, cell: Cell, column: int, merged: str, content: str) -> str:
        width = sum(self.widths[column : column + cell.column_span])
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        indent = f'<w:ind w:left="{cell.indent * INDENT * TWIPS:.0f}"/>' if cell.indent else ""
        text = paragraph(self.style(cell, column), content, properties=self.spacing + indent)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
            '<w:vAlign w:val="center"/></w:tcPr>'
            f"{text}</w:tc>"
        )

    def style(self, cell: Cell, column: int) -> str:
        """Labels of totals are as dark as their amounts, short texts centred as codes are."""
        if cell.role is Role.LABEL and cell.row in self.totals:
            return "TableTotalLabel"
        if cell.role is Role.TEXT and (column, cell.column_span) in self.short:
            return "TableCode"
        return _STYLES[cell.role]

    def shown(self, cell: Cell) -> str:
        return run(cell.text if cell.amount is None else self.table.amounts.text(cell.amount), self.look)

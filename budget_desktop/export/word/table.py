"""A table of the document: what stands above it, its grid with the head repeated on every page, its notes."""

from collections.abc import Iterator

from budget_desktop.export.word.markup import paragraph, run
from budget_desktop.export.word.paper import TWIPS, text_width
from budget_desktop.export.workbook.layout import INDENT, SIZE, column_widths
from budget_desktop.tables.table import Cell, GridRow, Role, Table

_SMALLEST = 6.5
"""Points: smaller digits are hard to read on paper."""
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
_NARROW = "".join(f'<w:{edge} w:w="40" w:type="dxa"/>' for edge in ("left", "right"))


def table_parts(table: Table, title: str) -> Iterator[str]:
    """The paragraphs and the grid of a table; `title` is the run of its title, already bookmarked."""
    if table.number:
        yield paragraph("TableNumber", run(table.number))
    yield paragraph("TableTitle", title)
    for style, text in (
        ("TableSubtitle", table.subtitle),
        ("TableLeft", table.left_caption),
        ("TableRight", table.right_caption),
    ):
        if text:
            yield paragraph(style, run(text))
    yield _Grid(table).xml()
    for note in table.notes:
        yield paragraph("TableNote", run(note))


class _Grid:
    def __init__(self, table: Table) -> None:
        self.table = table
        wanted = column_widths(table)
        room = text_width(table.page)
        share = min(1.0, room / sum(wanted))
        self.widths = [int(width * share * TWIPS) for width in wanted]
        self.size = max(_SMALLEST, SIZE * share)

    def xml(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        rows = [*self.rows(self.table.head, "<w:cantSplit/><w:tblHeader/>"), *self.rows(self.table.body, "")]
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{_NARROW}</w:tblCellMar></w:tblPr>"
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def rows(self, rows: tuple[GridRow, ...], properties: str) -> Iterator[str]:
        """The rows; a cell over several is told in each of them."""
        standing: dict[int, tuple[Cell, int]] = {}
        for row in rows:
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
            look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
            yield f"<w:tr>{look}{''.join(cells)}</w:tr>"

    def cell(self, cell: Cell, column: int, merged: str, content: str) -> str:
        width = sum(self.widths[column : column + cell.column_span])
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        indent = f'<w:ind w:left="{cell.indent * INDENT * TWIPS:.0f}"/>' if cell.indent else ""
        text = paragraph(_STYLES[cell.role], content, properties=indent)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
            '<w:vAlign w:val="center"/></w:tcPr>'
            f"{text}</w:tc>"
        )

    def shown(self, cell: Cell) -> str:
        text = cell.text if cell.amount is None else self.table.amounts.text(cell.amount)
        half = int(self.size * 2)
        return run(text, "" if half == SIZE * 2 else f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')

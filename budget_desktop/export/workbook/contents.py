"""The first sheet of a workbook: which tables it holds, each leading to its sheet."""

from collections.abc import Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.money import AmountFormat
from budget_desktop.export.workbook.sheet import draw
from budget_desktop.export.workbook.styles import LINK, Styles
from budget_desktop.tables.table import Cell, Column, PageSetup, Role, Table

CONTENTS_NAME = "目录"
"""Name of the sheet, and its title."""
_HEADS = ("序号", "表号", "表名")
_NAMES_AT = "C"


def draw_contents(
    sheet: Worksheet, tables: Sequence[Table], names: Sequence[str], styles: Styles, foot: str
) -> None:
    """Fill an empty sheet with the list of the tables; `names` are those of their sheets."""
    draw(sheet, _listed(tables), styles, foot)
    first = sheet.max_row - len(tables) + 1
    for row, name in enumerate(names, start=first):
        cell = sheet[f"{_NAMES_AT}{row}"]
        styles.apply(cell, LINK)
        # A place in this file: there is no part of the file that says where it leads.
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")


def _listed(tables: Sequence[Table]) -> Table:
    return Table(
        key="contents",
        number="",
        title=CONTENTS_NAME,
        subtitle="",
        left_caption="",
        right_caption="",
        columns=(
            Column("position", Role.NUMBERING, 4),
            Column("number", Role.NUMBERING, 8),
            Column("name", Role.LABEL, 32),
        ),
        head=(tuple(Cell(Role.HEAD, head) for head in _HEADS),),
        body=tuple(
            (
                Cell(Role.NUMBERING, str(position)),
                Cell(Role.NUMBERING, table.number),
                Cell(Role.LABEL, table.name.removeprefix(table.number).strip()),
            )
            for position, table in enumerate(tables, start=1)
        ),
        amounts=AmountFormat(),
        page=PageSetup(landscape=False),
    )

"""The first sheet of a workbook: which tables it holds, each leading to its sheet."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.money import AmountFormat
from budget_desktop.export.workbook.container import Content
from budget_desktop.export.workbook.names import quoted
from budget_desktop.export.workbook.sheet import draw
from budget_desktop.export.workbook.styles import Styles
from budget_desktop.tables.table import Cell, Column, PageSetup, Role, Table

CONTENTS_NAME = "目录"
"""Name of the sheet, and its title."""
_HEADS = ("序号", "表号", "表名")


def draw_contents(
    sheet: Worksheet, tables: Sequence[Table], names: Sequence[str], styles: Styles, foot: str
) -> Content:
    """Set up an empty sheet for the list of the tables; `names` are those of their sheets."""
    return draw(sheet, _listed(tables), styles, foot, [f"{quoted(name)}!A1" for name in names])


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

"""The workbook: contents and one sheet per statutory table, ready to print, ready to be read by a machine.

Import it late: openpyxl costs a tenth of a second.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from budget_desktop.export.atomic import atomic_write
from budget_desktop.export.workbook.container import clean
from budget_desktop.export.workbook.contents import CONTENTS_NAME, draw_contents
from budget_desktop.export.workbook.names import sheet_names
from budget_desktop.export.workbook.sheet import draw
from budget_desktop.export.workbook.styles import Styles
from budget_desktop.tables.table import Table

__all__ = ["workbook_bytes", "write_workbook"]


def write_workbook(tables: Sequence[Table], target: Path, *, title: str, author: str, foot: str = "") -> None:
    """Write the tables to `target` as `workbook_bytes` has them.

    Raises ExportError when the file cannot be written or a text is longer than a cell holds.
    """
    data = workbook_bytes(tables, title=title, author=author, foot=foot)

    def put(path: Path) -> None:
        path.write_bytes(data)

    atomic_write(target, put)


def workbook_bytes(tables: Sequence[Table], *, title: str, author: str, foot: str = "") -> bytes:
    """The tables as the bytes of a file, one sheet each, in order, more than one with contents before them.

    `title` and `author` are the document properties, and the only ones: the same tables give the same bytes
    on every day. `foot` is printed on every page, beside its number. Raises ExportError for a text longer
    than a cell holds.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    # There is no formula to calculate; without this Excel asks to save a book nobody has changed.
    workbook.calculation = None
    names = sheet_names(tables, taken={CONTENTS_NAME})
    front = [workbook.create_sheet(CONTENTS_NAME)] if len(tables) > 1 else []
    sheets = [workbook.create_sheet(name) for name in names]
    styles = Styles(workbook)
    contents = [draw_contents(sheet, tables, names, styles, foot) for sheet in front]
    contents += [draw(sheet, table, styles, foot) for sheet, table in zip(sheets, tables, strict=True)]
    raw = BytesIO()
    workbook.save(raw)
    return clean(raw.getvalue(), title=title, author=author, contents=contents)

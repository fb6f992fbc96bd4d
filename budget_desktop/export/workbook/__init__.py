"""The workbook: contents and one sheet per statutory table, ready to print, ready to be read by a machine."""

from collections.abc import Sequence
from pathlib import Path

from budget_desktop.export.atomic import atomic_write
from budget_desktop.export.workbook.container import packed
from budget_desktop.export.workbook.contents import CONTENTS_NAME, draw_contents
from budget_desktop.export.workbook.names import sheet_names
from budget_desktop.export.workbook.sheet import draw
from budget_desktop.export.workbook.styles import Styles
from budget_desktop.tables.table import Table

__all__ = ["write_workbook"]


def write_workbook(tables: Sequence[Table], target: Path, *, title: str, author: str, foot: str = "") -> None:
    """Write the tables to `target`, one sheet each, in order, more than one with contents before them.

    `title` and `author` are the document properties, and the only ones: the same tables give the same bytes
    on every day. `foot` is printed on every page, beside its number. Raises ExportError when the file cannot
    be written or a text is longer than a cell holds.
    """
    styles = Styles()
    names = sheet_names(tables, taken={CONTENTS_NAME})
    sheets = [draw_contents(tables, names, styles, foot)] if len(tables) > 1 else []
    sheets += [draw(name, table, styles, foot) for name, table in zip(names, tables, strict=True)]
    data = packed(sheets, styles.xml(), title=title, author=author)

    def put(path: Path) -> None:
        path.write_bytes(data)

    atomic_write(target, put)

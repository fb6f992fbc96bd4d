"""A table in the structure: head and body, row by row, every place of the grid accounted for."""

from collections.abc import Sequence
from typing import TypeAlias

from budget_desktop.export.pdf.structure import Element, Extent, Kind
from budget_desktop.export.pdf.tables.boxes import Box

_BLANK = Extent()


_Rows: TypeAlias = Sequence[Sequence[Box]]


def add_table(group: Element, head: _Rows, body: _Rows, width: int) -> None:
    """Hang the boxes of a table with so many columns into the structure, as last child of `group`."""
    table = group.add(Kind.TABLE)
    for kind, rows in ((Kind.TABLE_HEAD, head), (Kind.TABLE_BODY, body)):
        if rows:
            _add_rows(table.add(kind), rows, width)


def _add_rows(part: Element, rows: _Rows, width: int) -> None:
    """A place nothing stands in becomes an empty cell, or readers would miscount the columns."""
    covered = [0] * width
    """How many rows from here on a cell covers each column."""
    for row in rows:
        line = part.add(Kind.ROW)
        boxes = {box.column: box for box in row}
        for column in range(width):
            if box := boxes.get(column):
                line.kids.append(box.tag)
                covered[column : column + box.columns] = [box.rows] * box.columns
            elif not covered[column]:
                line.add(Kind.CELL).extent = _BLANK
        covered = [max(rows - 1, 0) for rows in covered]

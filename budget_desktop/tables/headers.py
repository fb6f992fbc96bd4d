"""Which cells of a table head others, so that every amount can be told with what it is."""

from collections.abc import Iterator
from enum import StrEnum

from budget_desktop.tables.table import Cell, GridRow, Role


class Scope(StrEnum):
    """What a header cell heads. The values are those of the PDF standard (ISO 32000-1, table 349)."""

    COLUMN = "Column"
    ROW = "Row"


def scopes(row: GridRow, *, in_head: bool) -> Iterator[Scope | None]:
    """For each place of a row what the cell there heads; None for a place without a header cell."""
    for place, cell in enumerate(row):
        yield _scope(cell, row[place + 1 :], in_head=in_head) if cell and cell.text else None


def _scope(cell: Cell, beside: GridRow, *, in_head: bool) -> Scope | None:
    """In the body of a form a head stands before what it asks for, or above the columns of a grid."""
    match cell.role:
        case Role.HEAD if in_head:
            return Scope.COLUMN
        case Role.HEAD:
            before_content = any(other and other.role is not Role.HEAD for other in beside)
            return Scope.ROW if before_content or cell.row_span > 1 else Scope.COLUMN
        case Role.LABEL if not in_head:
            return Scope.ROW
    return None

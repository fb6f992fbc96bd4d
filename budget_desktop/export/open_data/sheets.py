"""The printed tables as open data: row by row, heads of several rows made one, amounts as plain numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from budget_desktop.export.open_data.resource import Field, Resource
from budget_desktop.export.open_data.syntax import Value
from budget_desktop.export.packet import safe_name
from budget_desktop.tables.table import Cell, GridRow, Role, Table

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure


def table_resources(disclosure: "Disclosure") -> Iterator[Resource]:
    """Every table of the packet, in its order."""
    for number, table in enumerate(disclosure.tables.values(), 1):
        yield Resource(
            name=f"table-{number:02}",
            title=table.name,
            path=f"tables/{number:02} {safe_name(table.sheet or table.name)}.csv",
            fields=tuple(_fields(table)),
            rows=tuple(tuple(_value(cell, table) for cell in row) for row in table.body),
            description="；".join(filter(None, (table.right_caption, *table.notes))),
        )


def _fields(table: Table) -> Iterator[Field]:
    """A field for each column; its title is what stands above it, from the widest words to the nearest."""
    above = _covering(table.head, len(table.columns))
    named: Counter[str] = Counter()
    for number, spec in enumerate(table.columns):
        heads = [
            cell for row in above if (cell := row[number]) is not None and cell.role is not Role.NUMBERING
        ]
        words = dict.fromkeys("".join(cell.text.split()) for cell in heads if cell.text)
        below = [cell for row in table.body if (cell := row[number]) is not None]
        has_words = any(cell.text for cell in below if cell.amount is None)
        has_amounts = any(cell.amount is not None for cell in below)
        kind = "number" if has_amounts and not has_words else "string"
        name = "／".join(words) or spec.key
        named[name] += 1
        # Left and right halves may have the same heads.
        yield Field(f"{name}（{named[name]}）" if named[name] > 1 else name, kind=kind)


def _covering(rows: tuple[GridRow, ...], width: int) -> list[list[Cell | None]]:
    """The cell over each place, where a merged one covers several."""
    over: list[list[Cell | None]] = [[None] * width for _ in rows]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                for line in over[row : row + cell.row_span]:
                    line[column : column + cell.column_span] = [cell] * min(cell.column_span, width - column)
    return over


def _value(cell: Cell | None, table: Table) -> Value:
    """What stands in it; nothing where another cell reaches over."""
    if cell is None:
        return None
    return cell.text if cell.amount is None else table.amounts.rounded(cell.amount)

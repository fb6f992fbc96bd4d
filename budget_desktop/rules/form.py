"""The form a table is printed in: what its columns are called, and how exactly it shows amounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.tables.table import Column, GridRow, Role, Table

_SUMS = frozenset({"小计", "合计"})


@dataclass(frozen=True)
class Form:
    """What stays of a printed table while its amounts change."""

    key: str
    called: str
    """What people call the table: its 表号, or its title."""
    columns: tuple[Column, ...]
    head: tuple[GridRow, ...]
    amounts: AmountFormat

    @classmethod
    def of(cls, table: Table) -> "Form":
        """The form a table is printed in."""
        return cls(table.key, table.number or table.title, table.columns, table.head, table.amounts)

    @cached_property
    def step(self) -> Fen:
        """The least difference between two amounts that can be seen."""
        step: Fen = self.amounts.measure.fen // 10**self.amounts.decimals
        return step

    @cached_property
    def column_names(self) -> dict[str, str]:
        """What each column is called, from the head of the table."""
        paths = _paths(self.head, self.columns)
        return {column.key: _column_name(path) for column, path in zip(self.columns, paths, strict=True)}


def _paths(head: Sequence[GridRow], columns: Sequence[Column]) -> list[list[str]]:
    """The header texts above each column, top to bottom."""
    paths: list[list[str]] = [[] for _ in columns]
    for row in head:
        for start, cell in enumerate(row):
            if cell is not None and cell.role is Role.HEAD:
                for column in range(start, start + cell.column_span):
                    paths[column].append(cell.text)
    return paths


def _column_name(path: Sequence[str]) -> str:
    if not path:
        return ""
    last, above = path[-1], path[-2] if len(path) > 1 else ""
    if last not in _SUMS or above in {"", "收入", "支出"}:
        return last
    return above if above.endswith("小计") else above + last

"""Header rows from the paths of the columns: equal neighbours merge, short paths reach down."""

from collections.abc import Sequence

from budget_desktop.tables.table import Cell, GridRow, Role


def header_rows(
    paths: Sequence[tuple[str, ...]], amount_columns: Sequence[bool], numbering: bool
) -> tuple[GridRow, ...]:
    """The header of a table whose columns have these paths, with the numbering row (`** 1 2`) if wanted."""
    depth = max(len(path) for path in paths)
    grid: list[list[Cell | None]] = [[None] * len(paths) for _ in range(depth)]
    for level in range(depth):
        column = 0
        while column < len(paths):
            path = paths[column]
            if level >= len(path):
                column += 1
                continue
            end = column + 1
            while (
                end < len(paths)
                and paths[end][: level + 1] == path[: level + 1]
                and (_ends_here(paths[end], level) == _ends_here(path, level))
            ):
                end += 1
            row_span = depth - level if _ends_here(path, level) else 1
            grid[level][column] = Cell(Role.HEAD, path[level], row_span=row_span, column_span=end - column)
            column = end
    rows = [tuple(row) for row in grid]
    if numbering:
        rows.append(_numbering_row(amount_columns))
    return tuple(rows)


def _ends_here(path: tuple[str, ...], level: int) -> bool:
    return len(path) == level + 1


def _numbering_row(amount_columns: Sequence[bool]) -> GridRow:
    numbers: list[Cell] = []
    count = 0
    for is_amount in amount_columns:
        count += is_amount
        numbers.append(Cell(Role.NUMBERING, str(count) if is_amount else "**"))
    return tuple(numbers)

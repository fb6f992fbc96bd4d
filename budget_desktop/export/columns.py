"""What the columns of a table ask for on paper, the same in every format that is laid out.

Texts are counted, not measured: half a character for what is printed half as wide, and one for the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import ceil, sqrt
from unicodedata import east_asian_width

from budget_desktop.tables.table import Role, Table

_SHORT = 16
"""Half characters. Where no text of a column is longer, the column is centred: 指标值, but not 指标值说明."""
_AROUND = 0.8
"""White beside a text, both sides together."""
_WORTHWHILE = 0.75
"""Columns of texts keep the proposals of the form unless other widths leave no more of their lines."""
_KEPT = 4096
"""Widths of so many texts are remembered: names and pieces of them come again and again."""


@lru_cache(_KEPT)
def halves(text: str) -> int:
    """The width of a text without line feeds, in half characters."""
    return len(text) if text.isascii() else sum(map(_halves_of, text))


def short_columns(table: Table) -> frozenset[tuple[int, int]]:
    """Columns of texts that are all short, each with the number of columns its texts stand over."""
    widest: dict[tuple[int, int], int] = {}
    for row in table.body:
        for column, cell in enumerate(row):
            if cell is not None and cell.role is Role.TEXT:
                place = column, cell.column_span
                widest[place] = max(widest.get(place, 0), _widest(cell.text))
    return frozenset(place for place, width in widest.items() if width <= _SHORT)


def proposals(table: Table) -> list[float]:
    """Widths in characters: as the form has them, but running texts share theirs by what the columns hold.

    A row is as high as its highest text. Where each row has but one, the rows are least high in all if widths
    go by the root of what the columns hold.
    """
    widths = [column.width for column in table.columns]
    rows = _running_texts(table)
    held: defaultdict[int, float] = defaultdict(float)
    for row in rows:
        for column, width in row.items():
            held[column] += width
    roots = {column: sqrt(width) for column, width in held.items()}
    room, whole = sum(widths[column] for column in roots), sum(roots.values())
    if len(roots) < 2 or not whole or not room:
        return widths
    shared = [room * roots[at] / whole if at in roots else width for at, width in enumerate(widths)]
    return shared if _lines(rows, shared) <= _WORTHWHILE * _lines(rows, widths) else widths


def _running_texts(table: Table) -> list[dict[int, float]]:
    """Of each row the texts that stand in one column, by column."""
    short = short_columns(table)
    return [
        {
            column: _widest(cell.text) / 2
            for column, cell in enumerate(row)
            if cell is not None
            and cell.role is Role.TEXT
            and cell.row_span == cell.column_span == 1
            and (column, 1) not in short
        }
        for row in table.body
    ]


def _lines(rows: Iterable[Mapping[int, float]], widths: Sequence[float]) -> int:
    """About how many lines the texts of some rows take, by column, in columns of these widths."""
    return sum(
        max((ceil(width / max(widths[column] - _AROUND, 1)) for column, width in row.items()), default=0)
        for row in rows
    )


def _widest(text: str) -> int:
    return max(map(halves, text.strip().split("\n")))


@cache
def _halves_of(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" else 1

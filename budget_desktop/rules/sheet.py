"""A printed table as a reader sees it: rows and columns with names, amounts to be added up by hand.

Rules that check what the builder makes correct by construction read these printed values, never the slices
they were made from, so that a table that was tampered with or brought in from outside is caught.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import CellPlace
from budget_desktop.tables.table import Cell, Column, GridRow, Role, Table

_CODE_COLUMNS = ("class", "section", "item")
_NAME_COLUMNS = ("label", "name")
_SUMS = frozenset({"小计", "合计"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what it is called, its amount, and the cells it was read from."""

    text: str
    amount: Fen
    cells: tuple["Printed", ...] = ()
    column: str = ""
    """The column alone, for messages that have named the row."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed cell and where it stands."""

    place: CellPlace
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one panel of a table."""

    sheet: "Sheet"
    key: str
    role: Role
    texts: Mapping[str, str]
    cells: Mapping[str, Cell]
    group: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of its amount columns."""
        return tuple(self.cells)

    @property
    def code(self) -> str:
        """The subject code it prints: 类, 款 and 项 put together, or the full code of a 款."""
        if code := self.texts.get("code"):
            return code
        return "".join(self.texts.get(column, "") for column in _CODE_COLUMNS)

    @property
    def name(self) -> str:
        """What the row is called in a message."""
        label = next((self.texts[column] for column in _NAME_COLUMNS if self.texts.get(column)), "未填写的行")
        if self.group:
            return f"{self.group}·{label}"
        return label if self.code in label else self.code + label

    def amount(self, column: str) -> Fen:
        """What a cell prints, exactly; a blank is 0."""
        cell = self.cells.get(column)
        return cell.amount or 0 if cell else 0

    @property
    def title(self) -> str:
        """Table and row, for a message."""
        return f"{self.sheet.number}“{self.name}”"

    @property
    def is_blank(self) -> bool:
        """Whether no cell of the row has an amount."""
        return not any(cell.amount for cell in self.cells.values())

    def side(self, column: str) -> Side:
        """A cell as one side of a comparison."""
        cell = Printed(CellPlace(self.sheet.table.key, self.key, column), self.cells.get(column))
        shown = f"“{self.sheet.column_names.get(column, column)}”栏"
        where = shown if len(self.cells) > 1 else ""
        return Side(self.title + where, self.amount(column), (cell,), shown)


@dataclass(frozen=True, slots=True)
class Footing:
    """A row and the rows that add up to it, and what those are called."""

    whole: Row
    parts: tuple[Row, ...]
    called: str = "所属各行"

    def sum(self, column: str) -> Fen:
        """The parts of a column added up."""
        return sum(part.amount(column) for part in self.parts)

    def pair(self, column: str) -> tuple[Side, Side]:
        """The whole of a column, and its parts added up."""
        parts = add(f"{self.called}相加", (part.side(column) for part in self.parts))
        return self.whole.side(column), parts


class Sheet:
    """One printed table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def number(self) -> str:
        """What people call the table: its 表号, or its title."""
        return self.table.number or self.table.title

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of amounts, top to bottom, the left panel first within a line."""
        found: list[Row] = []
        heading, left = None, 0
        for line in self.table.body:
            opened = next((cell for cell in line if cell and cell.column == "group"), None)
            if opened is not None:
                heading, left = opened, opened.row_span
            found.extend(self._rows_of(line, heading if left > 0 else None))
            left -= 1
        return tuple(found)

    def _rows_of(self, line: GridRow, heading: Cell | None) -> Iterator[Row]:
        """The row of each panel on one line; `heading` spans the rows of a group in its own panel."""
        cells: dict[str, list[Cell]] = {}
        for cell in line:
            if cell is not None:
                cells.setdefault(cell.row, []).append(cell)
        for key, members in cells.items():
            amounts = {cell.column: cell for cell in members if cell.role.is_amount and cell.column}
            if not amounts:
                continue
            texts = {cell.column: cell.text for cell in members if not cell.role.is_amount}
            role = next(iter(amounts.values())).role
            grouped = heading is not None and _panel(heading.row) == _panel(key)
            yield Row(self, key, role, texts, amounts, heading.text if heading and grouped else "")

    @cached_property
    def _by_key(self) -> dict[str, Row]:
        return {row.key: row for row in reversed(self.rows)}

    def row(self, key: str) -> Row:
        """The row with that key; one without amounts where the table prints none."""
        found = self._by_key.get(key)
        return found or Row(self, key, Role.AMOUNT, {"label": key.rpartition("/")[2]}, {})

    def side(self, row: str, column: str) -> Side:
        """A cell as one side of a comparison."""
        return self.row(row).side(column)

    @cached_property
    def total(self) -> Row:
        """The 合计 row of a table that lists its rows below it."""
        return next((row for row in self.rows if row.role is Role.TOTAL), self.row("total"))

    @cached_property
    def items(self) -> tuple[Row, ...]:
        """The rows that are no sums."""
        return tuple(row for row in self.rows if row.role is Role.AMOUNT)

    @cached_property
    def tree(self) -> tuple[Footing, ...]:
        """合计 and its subtotals, each subtotal and the rows below it, of a table that lists its rows."""
        below: list[tuple[Row, list[Row]]] = []
        for row in self.rows:
            if row.role is Role.SUBTOTAL:
                below.append((row, []))
            elif row.role is Role.AMOUNT and below:
                below[-1][1].append(row)
        parts = tuple(row for row, _ in below)
        return (Footing(self.total, parts), *(Footing(row, tuple(items)) for row, items in below))

    def footing(self, whole: str, parts: Iterable[str], called: str = "所属各行") -> Footing:
        """A row and the rows that add up to it, by their keys."""
        return Footing(self.row(whole), tuple(self.row(part) for part in parts), called)

    @cached_property
    def column_names(self) -> dict[str, str]:
        """What each column is called, from the head of the table."""
        paths = _paths(self.table.head, self.table.columns)
        return {
            column.key: _column_name(path) for column, path in zip(self.table.columns, paths, strict=True)
        }


def add(text: str, sides: Iterable[Side]) -> Side:
    """The sum of several sides under one name."""
    amount = 0
    cells: list[Printed] = []
    for side in sides:
        amount += side.amount
        cells.extend(side.cells)
    return Side(text, amount, tuple(cells))


def _panel(row: str) -> str:
    return row.partition(".")[0]


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

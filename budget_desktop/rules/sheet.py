"""A printed table as a reader sees it: rows and columns with names, amounts to be added up by hand.

Rules that check what the builder makes correct by construction read these printed values, never the slices
they were made from, so that a table that was tampered with or brought in from outside is caught.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from budget_desktop.domain.money import Fen, round_half_up
from budget_desktop.domain.places import CellPlace
from budget_desktop.rules.form import Form
from budget_desktop.tables.table import Cell, GridRow, Role, Table

_CODE_COLUMNS = ("class", "section", "item")
_NAME_COLUMNS = ("label", "name")
_AMOUNTS = frozenset(role for role in Role if role.is_amount)


@dataclass(frozen=True, eq=False)
class Row:
    """A row of one panel of a table. One that an edit leaves alone is the very same before and after."""

    form: Form
    key: str
    role: Role = Role.AMOUNT
    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    group: str = ""

    @cached_property
    def amounts(self) -> Mapping[str, Fen]:
        """What its cells print, exactly, by column; without blanks and zeros, which most cells are."""
        return {column: cell.amount for column, cell in self.cells.items() if cell.amount}

    @cached_property
    def shown(self) -> Mapping[str, int]:
        """What these show, rounded, in the smallest step the form prints (0.01万元, say)."""
        step = self.form.step
        return {column: round_half_up(amount, step) for column, amount in self.amounts.items()}

    def amount(self, column: str) -> Fen:
        """What a cell prints; 0 for one that the row does not have."""
        return self.amounts.get(column, 0)

    @property
    def columns(self) -> tuple[str, ...]:
        """Keys of its amount columns."""
        return tuple(self.cells)

    @property
    def is_blank(self) -> bool:
        """Whether no cell of the row has an amount."""
        return not self.amounts

    @cached_property
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

    @property
    def title(self) -> str:
        """Table and row, for a message."""
        return f"{self.form.called}“{self.name}”"

    def side(self, column: str) -> "Side":
        """A cell as one side of a comparison."""
        return Side(self.amount(column), ((self, column),))


class Side(NamedTuple):
    """One side of a comparison: an amount, and the printed cells it was read or added up from.

    A tuple, since hundreds are made in each edit.
    """

    amount: Fen
    addresses: tuple[tuple[Row, str], ...]
    called: str = ""
    """What a sum is called; a single cell goes by its table, row and column."""

    @property
    def text(self) -> str:
        """What the side is called in a message."""
        if self.called or not self.addresses:
            return self.called
        row, _ = self.addresses[0]
        return row.title + (f"行{self.column}" if len(row.cells) > 1 else "")

    @property
    def column(self) -> str:
        """The column alone, for messages that have named the row."""
        row, column = self.addresses[0]
        return f"“{row.form.column_names.get(column, column)}”栏"

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells behind, as far as the table prints them."""
        for row, column in self.addresses:
            if column in row.cells:
                yield row.cells[column]

    @property
    def places(self) -> Iterator[CellPlace]:
        """Where it is printed; of a sum, the cells that add something to it."""
        for row, column in self.addresses:
            if len(self.addresses) == 1 or row.amount(column):
                yield CellPlace(row.form.key, row.key, column)


Pair = tuple[Side, Side]
"""What was found, and what it should be."""


def add(called: str, sides: Iterable[Side]) -> Side:
    """The sum of several sides under one name."""
    found = list(sides)
    addresses = tuple(address for side in found for address in side.addresses)
    return Side(sum(side.amount for side in found), addresses, called)


def column_sum(called: str, rows: Iterable[Row], column: str) -> Side:
    """A column of some rows added up."""
    found = tuple(rows)
    addresses = tuple(zip(found, repeat(column), strict=False))
    return Side(sum([row.amounts.get(column, 0) for row in found]), addresses, called)


def added(rows: Iterable[Mapping[str, Fen]]) -> Mapping[str, Fen]:
    """Amounts of rows added up by column; without columns that none of them has an amount in."""
    sums: dict[str, Fen] = {}
    for amounts in rows:
        for column, amount in amounts.items():
            sums[column] = sums.get(column, 0) + amount
    return sums


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides that a rule holds against each other, whether they agree or not."""

    found: Side
    expected: Side
    is_limit: bool = False
    """Whether the first need only be no larger."""
    is_sum: bool = False
    """Whether the second is how the first comes about in its own table."""


@dataclass(frozen=True)
class Footing:
    """A row and the rows that add up to it, and what those are called."""

    whole: Row
    parts: tuple[Row, ...]
    called: str = "所属各行"

    @cached_property
    def uneven(self) -> tuple[str, ...]:
        """The columns in which the whole is not the sum of its parts."""
        whole, sums = self.whole.amounts, added(part.amounts for part in self.parts)
        if whole == sums:
            return ()
        return tuple(column for column in self.whole.cells if whole.get(column, 0) != sums.get(column, 0))

    def pair(self, column: str) -> tuple[Side, Side]:
        """The whole of a column, and its parts added up."""
        return self.whole.side(column), column_sum(f"{self.called}相加", self.parts, column)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a table: its cells, the heading it stands under, and the row of each panel."""

    cells: GridRow
    opens: Cell | None
    """The heading that begins with it."""
    heading: Cell | None
    rows: tuple[Row, ...]


class Sheet:
    """One printed table. Rows and footings that an edit left alone are those of the sheet before."""

    def __init__(self, table: Table, before: "Sheet | None" = None) -> None:
        self.table = table
        form = Form.of(table)
        kept = before if before is not None and before.form == form else None
        self.form: Form = kept.form if kept else form
        # Read by now at the latest: a sheet that waited for another to be read would keep that one for ever.
        self._former_lines = {id(line.cells): line for line in kept._lines} if kept else {}
        self._former_footings = kept._footings if kept else {}
        self._footings: dict[tuple[Row, str], Footing] = {}
        self._absent: dict[str, Row] = kept._absent if kept else {}
        """Rows that the table does not print, by the keys they were asked for."""

    @property
    def number(self) -> str:
        """What people call the table."""
        return self.form.called

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of amounts, top to bottom, the left panel first within a line."""
        return tuple(row for line in self._lines for row in line.rows)

    @cached_property
    def _lines(self) -> tuple[_Line, ...]:
        lines: list[_Line] = []
        heading, left = None, 0
        for cells in self.table.body:
            kept = self._former_lines.get(id(cells))
            opened = kept.opens if kept else _heading(cells)
            if opened is not None:
                heading, left = opened, opened.row_span
            above = heading if left > 0 else None
            if kept is None or kept.heading is not above:
                kept = _Line(cells, opened, above, tuple(self._rows_of(cells, above)))
            lines.append(kept)
            left -= 1
        return tuple(lines)

    def _rows_of(self, line: GridRow, heading: Cell | None) -> Iterator[Row]:
        """The row of each panel on one line; `heading` spans the rows of a group in its own panel."""
        found: dict[str, tuple[dict[str, str], dict[str, Cell]]] = {}
        for cell in line:
            if cell is None:
                continue
            if cell.row not in found:
                found[cell.row] = ({}, {})
            texts, cells = found[cell.row]
            if cell.role not in _AMOUNTS:
                texts[cell.column] = cell.text
            elif cell.column:
                cells[cell.column] = cell
        for key, (texts, cells) in found.items():
            if cells:
                role = next(iter(cells.values())).role
                yield Row(self.form, key, role, texts, cells, _group_of(key, heading))

    @cached_property
    def _by_key(self) -> dict[str, Row]:
        return {row.key: row for row in reversed(self.rows)}

    def row(self, key: str) -> Row:
        """The row with that key; one without amounts where the table prints none."""
        found = self._by_key.get(key) or self._absent.get(key)
        if found is None:
            found = self._absent[key] = Row(self.form, key, texts={"label": key.rpartition("/")[2]})
        return found

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

    def all_items(self, column: str, called: str) -> Side:
        """A column of the rows that are no sums added up."""
        addresses = tuple(zip(self.items, repeat(column), strict=False))
        return Side(self._item_sums.get(column, 0), addresses, called)

    @cached_property
    def _item_sums(self) -> Mapping[str, Fen]:
        return added(row.amounts for row in self.items)

    @cached_property
    def tree(self) -> tuple[Footing, ...]:
        """合计 and its subtotals, each subtotal and the rows below it, of a table that lists its rows."""
        below: list[tuple[Row, list[Row]]] = []
        for row in self.rows:
            if row.role is Role.SUBTOTAL:
                below.append((row, []))
            elif row.role is Role.AMOUNT and below:
                below[-1][1].append(row)
        whole = Footing(self.total, tuple(row for row, _ in below))
        tree = (whole, *(Footing(row, tuple(items)) for row, items in below))
        return tuple(map(self._kept, tree))

    def footing(self, whole: str, parts: Iterable[str], called: str = "所属各行") -> Footing:
        """A row and the rows that add up to it, by their keys."""
        return self._kept(Footing(self.row(whole), tuple(map(self.row, parts)), called))

    def _kept(self, footing: Footing) -> Footing:
        """The footing, or the one before if it is of the same rows."""
        former = self._former_footings.get((footing.whole, footing.called))
        kept = former if former == footing else footing
        self._footings[kept.whole, kept.called] = kept
        return kept


def _heading(line: GridRow) -> Cell | None:
    return next((cell for cell in line if cell and cell.column == "group"), None)


def _group_of(row: str, heading: Cell | None) -> str:
    """The group a row stands in: its heading spans rows of its own panel alone."""
    same_panel = heading is not None and heading.row.partition(".")[0] == row.partition(".")[0]
    return heading.text if heading is not None and same_panel else ""

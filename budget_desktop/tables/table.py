"""A filled table: one value, many renderers. A cell says what it means, never how it looks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, reduce
from operator import and_

from budget_desktop.domain.facts import Slice
from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.domain.places import Place


class Role(StrEnum):
    """What a cell is."""

    HEAD = "head"
    NUMBERING = "numbering"
    LABEL = "label"
    CODE = "code"
    TEXT = "text"
    AMOUNT = "amount"
    SUBTOTAL = "subtotal"
    TOTAL = "total"

    @property
    def is_amount(self) -> bool:
        """Whether the cell holds an amount."""
        return self in {Role.AMOUNT, Role.SUBTOTAL, Role.TOTAL}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Spans count grid columns and rows; the places they cover hold None in the grid."""

    role: Role
    text: str = ""
    amount: Fen | None = None
    row: str = ""
    column: str = ""
    slices: tuple[Slice, ...] = ()
    """Of row and column; where they meet are the facts an amount is the sum of."""
    origin: Place | None = None
    """Where a text that somebody typed was entered."""
    row_span: int = 1
    column_span: int = 1
    indent: int = 0

    @property
    def slice(self) -> Slice | None:
        """Which facts an amount is the sum of; nothing for a cell that holds no sum."""
        return reduce(and_, self.slices) if self.slices else None


@dataclass(frozen=True, slots=True)
class Column:
    """One grid column. `width` is a proposal in full-width characters; a renderer may widen it to fit."""

    key: str
    role: Role
    width: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper the table wants."""

    paper: str = "A4"
    landscape: bool = True


GridRow = tuple[Cell | None, ...]


def kept_lines(before: Sequence[GridRow], body: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The lines, those of before where they are alike: cells merged or left blank are made anew each time."""
    kept = [old if old == new else new for old, new in zip(before, body, strict=False)]
    return (*kept, *body[len(kept) :])


def _addresses(lines: Iterable[GridRow]) -> dict[tuple[str, str], Cell]:
    return {(cell.row, cell.column): cell for line in lines for cell in line if cell is not None and cell.row}


@dataclass(frozen=True)
class Table:
    """A table as it is to be printed, in any medium."""

    key: str
    number: str
    """表号, e.g. 预算01表; empty for a form that has none."""
    title: str
    subtitle: str
    left_caption: str
    """e.g. 编制单位：…"""
    right_caption: str
    """e.g. 单位：万元; empty where a form has no unit line."""
    columns: tuple[Column, ...]
    head: tuple[GridRow, ...]
    """Header rows, the numbering row included; repeated on every page."""
    body: tuple[GridRow, ...]
    amounts: AmountFormat
    notes: tuple[str, ...] = ()
    page: PageSetup = field(default_factory=PageSetup)
    sheet: str = ""
    """Short name for a workbook sheet, at most 31 characters."""
    about: str = ""
    """What tells it from others of its title: the project of a project's form."""

    @property
    def name(self) -> str:
        """How lists of tables call it: 表号, title, and what it is about."""
        about = f"（{self.about}）" if self.about else ""
        return f"{self.number} {self.title}{about}".strip()

    def cells(self) -> Iterator[Cell]:
        """All body cells."""
        for row in self.body:
            for cell in row:
                if cell is not None:
                    yield cell

    @cached_property
    def by_address(self) -> dict[tuple[str, str], Cell]:
        """Body cells by row and column key."""
        return _addresses(self.body)

    def with_body(self, body: tuple[GridRow, ...], amounts: AmountFormat, notes: tuple[str, ...]) -> "Table":
        """The table with other lines and notes; where cells stand is taken over for the lines that stay."""
        table = replace(self, body=body, amounts=amounts, notes=notes)
        if "by_address" in vars(self) and len(body) == len(self.body):
            pairs = [(old, new) for old, new in zip(self.body, body, strict=True) if old is not new]
            went, came = _addresses(old for old, _ in pairs), _addresses(new for _, new in pairs)
            known = self.by_address | came
            for address in went.keys() - came.keys():
                del known[address]
            vars(table)["by_address"] = known
        return table

    def amount(self, row: str, column: str) -> Fen:
        """The amount in a cell; 0 for one that is blank or absent."""
        cell = self.by_address.get((row, column))
        return 0 if cell is None or cell.amount is None else cell.amount

    @cached_property
    def row_keys(self) -> tuple[str, ...]:
        """Keys of the body rows, top to bottom (left panel first within a grid row)."""
        return tuple(dict.fromkeys(cell.row for cell in self.cells() if cell.row))

    @cached_property
    def typed_words(self) -> str:
        """The texts somebody typed that stand in it, one a line."""
        if all(column.role is not Role.TEXT for column in self.columns):
            return ""
        typed = (cell.text for cell in self.cells() if cell.role is Role.TEXT and cell.origin is not None)
        return "\n".join(filter(None, typed))

    @property
    def has_amounts(self) -> bool:
        """Whether any amount in the table is not zero; a table without is an 空表."""
        return any(cell.amount for cell in self.cells())

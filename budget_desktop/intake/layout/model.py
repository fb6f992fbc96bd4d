"""What is read out of a sheet: tables, the amounts to take, and what becomes of every other number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.stated import Stated
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.sheet import Position

_YEAR = re.compile(r"20\d\d年?")


class Holds(StrEnum):
    """What a column holds. The values are what people call it."""

    CODE = "科目编码"
    CLASS = "类"
    SECTION = "款"
    ITEM = "项"
    NAME = "名称"
    UNIT_CODE = "单位编码"
    UNIT_NAME = "单位"
    PROJECT = "项目"
    SOURCE = "资金来源"
    KIND = "支出类型"
    CATEGORY = "采购类别"
    ARTICLE = "采购品目"
    HELD = "现有数量"
    PLANNED = "计划购置数量"
    TEXT = "文字"
    AMOUNT = "金额"
    COMPARISON = "比较"
    UNKNOWN = "不认识"

    @property
    def is_code(self) -> bool:
        """Whether codes of subjects stand there, whole or in part."""
        return self in {Holds.CODE, Holds.CLASS, Holds.SECTION, Holds.ITEM}

    @property
    def begins_panel(self) -> bool:
        """Whether such a column, right of amounts, begins a second table beside the first."""
        return self.is_code or self is Holds.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, as its titles tell it."""

    index: int
    path: tuple[str, ...]
    """Its titles from the top down, as printed."""
    holds: Holds
    dimension: Dimension | None = None
    """Of codes: which list they are from, where the title says so."""
    codes: tuple[tuple[Dimension, str], ...] = ()
    """Of amounts: what the title says about the money."""
    item: str = ""
    """Of amounts: the item of “三公”, or the class of procurement."""
    year: Year | None = None
    """Of amounts: PRIOR for last year's; None where nothing is said."""
    is_total: bool = False
    """The title says that it adds up others."""
    is_part: bool = False
    """其中: the column it belongs to may be more than its parts."""
    stated: Stated | None = None
    """The unit in the title."""

    @property
    def title(self) -> str:
        """Its titles in a line."""
        return "/".join(self.path)


class Fate(StrEnum):
    """What becomes of a number in a sheet."""

    TAKEN = "取"
    TOTAL = "合计"
    """It adds up others, and was added up again."""
    CODE = "编码"
    LEFT = "不取"


@dataclass(frozen=True, slots=True)
class CellNote:
    """A number and what becomes of it."""

    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount to take, in the unit of its table."""

    position: Position
    value: Decimal
    codes: tuple[tuple[Dimension, str], ...]
    flow: Flow | None
    item: str = ""
    year: Year | None = None
    unit: str = ""
    """The budget unit's code or name, as the sheet writes it."""
    project: str = ""
    """The project's name."""
    name: str = ""
    """What the row is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A total of the sheet that is not what it adds up."""

    position: Position
    name: str
    stated: Decimal
    added: Decimal
    is_rounding: bool
    """Small enough to come from rounding each of the parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A cell in a column of amounts, or a code, that could not be read."""

    position: Position
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that fills a field of a record: money in the unit of the table, or how many."""

    field: str
    value: Decimal
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record that a sheet lists, in the words of the sheet."""

    collection: str
    """Of the packet: procurement, assets, transfers, projects, indicators, tasks, texts."""
    position: Position
    """Where it begins."""
    texts: tuple[tuple[str, str], ...] = ()
    """What fills its fields, by their names."""
    figures: tuple[Figure, ...] = ()
    counts: tuple[Figure, ...] = ()
    unit: str = ""
    """The budget unit's code or name, as the sheet writes it."""
    project: str = ""
    """The name of the project it belongs to."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a sheet."""

    sheet: str
    title: str
    rows: range
    """From its first line of titles to its last row."""
    head: range
    columns: tuple[Column, ...]
    context: TitleWords
    """What its title says."""
    stated: tuple[Stated, ...] = ()
    """The units it names, once each."""
    title_year: int | None = None
    amounts: tuple[Amount, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unread: tuple[Unread, ...] = ()
    totals: tuple[tuple[str, Decimal], ...] = ()
    """Its rows of totals: name and the amount in the first column of money."""
    notices: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    """What it lists besides money of income and spending."""

    @property
    def is_filled(self) -> bool:
        """Whether anything can be taken from it."""
        return bool(self.told) or any(each.value for each in self.amounts)

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """All money to take, in the unit of the table."""
        listed = (figure.value for told in self.told for figure in told.figures)
        return (*(each.value for each in self.amounts), *listed)

    @property
    def where(self) -> str:
        """How it is called on screen."""
        return f"{self.sheet}：{self.title}" if self.title and self.title != self.sheet else self.sheet

    @cached_property
    def sum(self) -> Decimal:
        """Of all amounts taken, this year's or unspecified ones."""
        return sum((each.value for each in self.amounts if each.year is not Year.PRIOR), Decimal())


@dataclass(frozen=True, kw_only=True)
class SheetReading:
    """One sheet, every number of it accounted for."""

    name: str
    tables: tuple[Table, ...]
    notes: Mapping[Position, CellNote]
    """Each number of the sheet, and each text that is one in a column of amounts."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A whole workbook."""

    name: str
    sheets: tuple[SheetReading, ...]
    notices: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """What two workbooks of one layout have in common: their sheets and titles, no figure and no year."""
        told = "\n".join(
            "\t".join((table.sheet, *(_YEAR.sub("", column.title) for column in table.columns)))
            for table in self.tables
        )
        return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in order."""
        return tuple(table for sheet in self.sheets for table in sheet.tables)

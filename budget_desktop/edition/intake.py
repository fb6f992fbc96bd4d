"""What other tables call what the edition has codes for (intake.toml)."""

from dataclasses import dataclass
from enum import StrEnum

from budget_desktop.domain.codes import Flow


class Listed(StrEnum):
    """What a table lists that is no income and no spending."""

    PROCUREMENT = "procurement"
    ASSETS = "assets"
    TRANSFERS = "transfers"
    TARGETS = "targets"
    """A form of performance targets: labels beside what is filled in, and a grid of indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """Titles of the columns that classify a row, by what they hold."""

    code: tuple[str, ...]
    class_: tuple[str, ...]
    section: tuple[str, ...]
    item: tuple[str, ...]
    name: tuple[str, ...]
    unit_code: tuple[str, ...]
    unit_name: tuple[str, ...]
    project: tuple[str, ...]
    source: tuple[str, ...]
    kind: tuple[str, ...]
    category: tuple[str, ...]
    """货物、工程、服务."""
    article: tuple[str, ...]
    """What is procured."""
    held: tuple[str, ...]
    """How many there were at the end of last year."""
    planned: tuple[str, ...]
    """How many are to be bought."""
    text: tuple[str, ...]
    """Columns with nothing to take."""
    amount: tuple[str, ...]
    """Columns of money that say no more about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeWords:
    """Single words."""

    totals: tuple[str, ...]
    comparisons: tuple[str, ...]
    """Parts of a title: the column compares and holds no money to take."""
    prior: tuple[str, ...]
    """Titles of last year's columns."""
    carry_over: tuple[str, ...]
    """Rows of money that goes over to the next year."""
    income: tuple[str, ...]
    spending: tuple[str, ...]
    """Titles over the two halves of a table of income and spending."""
    repeats: tuple[str, ...]
    """Rows that divide once more what stands above them."""
    notes: tuple[str, ...]
    """How a line below or above a table begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """What a title says about all money of its table."""

    words: tuple[str, ...]
    """All of them are in it."""
    flow: Flow | None = None
    source: str = ""
    kind: str = ""
    three_public: bool = False
    fiscal: bool = False
    """Only the three fiscal budgets: it repeats what other tables say."""
    lists: Listed | None = None
    """It lists something else than money of income and spending."""
    skip: str = ""
    """Why nothing is taken from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridWords:
    """Titles over the indicators of a form."""

    group: tuple[str, ...]
    subgroup: tuple[str, ...]
    name: tuple[str, ...]
    comparator: tuple[str, ...]
    value: tuple[str, ...]
    measure: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetWords:
    """Labels of the forms of performance targets."""

    project: dict[str, tuple[str, ...]]
    """By the field of the project they stand beside."""
    goal: tuple[str, ...]
    """The department's goal of the year."""
    task: tuple[str, ...]
    content: tuple[str, ...]
    """Titles over the tasks of the year and what they consist of."""
    derived: tuple[str, ...]
    """Beside figures that follow from income and spending."""
    other: tuple[str, ...]
    """Beside what is not entered."""
    grid: GridWords


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSpec:
    """Names in workbooks of unknown layout."""

    heads: HeadWords
    words: IntakeWords
    sources: dict[str, tuple[str, ...]]
    usual: dict[str, str]
    """The leaf a whole budget is usually booked on."""
    functions: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, ...]]
    together: dict[str, tuple[str, ...]]
    """Kinds of other places that are several of the edition's."""
    three_public: dict[str, tuple[str, ...]]
    procurement: dict[str, tuple[str, ...]]
    """The classes of procurement."""
    assets: dict[str, tuple[str, ...]]
    targets: TargetWords
    titles: tuple[TitleWords, ...]

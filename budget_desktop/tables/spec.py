"""What a statutory table says before it is filled: panels, header paths, rows and their slices.

The specs are written as TOML in an edition and decoded strictly; nothing here knows a place or a year.
Texts may hold the placeholders of `Frame` ({year}, {prior_year}, {department}, {measure}).
"""

from dataclasses import dataclass, field

from budget_desktop.domain.facts import Slice
from budget_desktop.domain.money import Measure
from budget_desktop.tables.table import PageSetup, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """One column. `head` is its path through the header, top to bottom; equal neighbours merge.

    A column with `shows` prints a text of the row: `label`, `group`, or part of one of the row's codes
    (`function.class`, `function.section`, `function.item`, `unit.key`, `department_economic.name`, …).
    Any other column is an amount column, restricted by `slice`.
    """

    key: str
    head: tuple[str, ...]
    width: float
    shows: str = ""
    slice: Slice = field(default_factory=Slice)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSpec:
    """One row, or with `each` one row for every code found in the facts.

    `each` names dimensions, optionally cut to a length (`function:7`); the rows nested in it repeat for each.
    `slice` restricts the amounts; `over` which facts bring a row into being (by default those of `slice`).
    """

    key: str = ""
    label: str = ""
    role: Role = Role.AMOUNT
    slice: Slice = field(default_factory=Slice)
    group: str = ""
    """Label merged over neighbouring rows of the same group; without one the label spans its column too."""
    indent: int = 0
    hide: tuple[str, ...] = ()
    """Text columns left blank in this row."""
    each: tuple[str, ...] = ()
    over: Slice | None = None
    rows: tuple["RowSpec", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSpec:
    """Columns with their own rows. Tables with income left and spending right have two."""

    key: str = ""
    columns: tuple[ColumnSpec, ...]
    rows: tuple[RowSpec, ...]
    pin_last: bool = False
    """The last row stands on the table's last line, whatever lies between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A statutory table of amounts."""

    key: str
    number: str
    title: str
    sheet: str
    left_caption: str
    right_caption: str
    panels: tuple[PanelSpec, ...]
    slice: Slice = field(default_factory=Slice)
    measure: Measure = Measure.WAN
    decimals: int = 2
    zero: str | None = ""
    """What a zero prints as; None prints 0.00. A table without any amount always prints its zeros."""
    numbering: bool = True
    notes: tuple[str, ...] = ()
    empty_note: str = ""
    """Statement under the table when it has no amounts."""
    page: PageSetup = field(default_factory=PageSetup)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One cell of a form: a fixed label, a field of the packet, or the sum of a slice."""

    label: str = ""
    field: str = ""
    """e.g. `header.department`, `project.plan`, `task.name`, `text.performance.goal`."""
    amount: Slice | None = None
    key: str = ""
    """Row key of an amount cell, by which rules find it."""
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """Rows of a form. `side` is a label merged down its first column; `each` repeats `row` per record."""

    side: str = ""
    head: tuple[FieldSpec, ...] = ()
    rows: tuple[tuple[FieldSpec, ...], ...] = ()
    each: str = ""
    row: tuple[FieldSpec, ...] = ()
    indicators: tuple["IndicatorSpec", ...] = ()
    """The fixed skeleton of an indicator grid; the packet's own indicators fill it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSpec:
    """A second-level indicator (二级指标) with guidance for its third-level ones, by name or for all."""

    group: str
    subgroup: str
    guidance: str = ""
    names: tuple["NamedIndicator", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIndicator:
    """A third-level indicator the form fixes."""

    name: str
    guidance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """A performance form: labels and fields on a grid. With `each = "project"` one for every project."""

    key: str
    number: str = ""
    title: str
    subtitle: str = ""
    sheet: str
    each: str = ""
    left_caption: str = ""
    right_caption: str = ""
    columns: tuple[float, ...]
    """Widths of the grid columns in full-width characters."""
    blocks: tuple[BlockSpec, ...]
    guidance: bool = False
    """Whether indicators carry a fifth column, 指标值说明."""
    measure: Measure = Measure.WAN
    decimals: int = 2
    page: PageSetup = field(default_factory=lambda: PageSetup(landscape=False))

    @property
    def skeleton(self) -> tuple[IndicatorSpec, ...]:
        """The second-level indicators the form asks for, in its order."""
        return tuple(row for block in self.blocks for row in block.indicators)

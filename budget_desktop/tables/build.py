"""Fill a table form: every amount is the sum of one slice of the facts, and the cell keeps that slice."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from budget_desktop.domain.codes import Dimension, exactly, prefix
from budget_desktop.domain.facts import Fact, Facts, Slice, slice_of
from budget_desktop.domain.money import AmountFormat
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.header import header_rows
from budget_desktop.tables.spec import ColumnSpec, PanelSpec, RowSpec, TableSpec
from budget_desktop.tables.table import Cell, Column, GridRow, Role, Table

_NO_CODE = "-"
"""Stands in a row's key for a code nobody chose, so that the row can be found."""

_PARTS: dict[str, Callable[[str], str]] = {
    "class": lambda code: code[:3],
    "section": lambda code: code[3:5],
    "item": lambda code: code[5:7],
    "code": lambda code: code if len(code) != 3 else "",
    "key": lambda code: code,
}


def build(spec: TableSpec, facts: Facts, frame: Frame) -> Table:
    """The table filled from the facts."""
    panels = [_fill_panel(panel, spec.slice, facts, frame) for panel in spec.panels]
    columns = [column for panel in spec.panels for column in panel.columns]
    body = _side_by_side(spec.panels, panels)
    amounts = AmountFormat(measure=spec.measure, decimals=spec.decimals, zero=spec.zero)
    empty = not any(cell and cell.amount for row in body for cell in row)
    notes = [frame.fill(note, spec.measure) for note in spec.notes]
    if empty:
        amounts = AmountFormat(measure=spec.measure, decimals=spec.decimals, zero=None)
        if spec.empty_note:
            notes.append(frame.fill(spec.empty_note, spec.measure))
    return Table(
        key=spec.key,
        number=spec.number,
        title=frame.fill(spec.title, spec.measure),
        subtitle="",
        left_caption=frame.fill(spec.left_caption, spec.measure),
        right_caption=frame.fill(spec.right_caption, spec.measure),
        columns=tuple(Column(column.key, _column_role(column), column.width) for column in columns),
        head=header_rows(
            [tuple(frame.fill(text, spec.measure) for text in column.head) for column in columns],
            [not column.shows for column in columns],
            spec.numbering,
        ),
        body=body,
        amounts=amounts,
        notes=tuple(notes),
        page=spec.page,
        sheet=spec.sheet,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row about to be printed, and what it stands for."""

    spec: RowSpec
    key: str
    label: str
    slice: Slice
    codes: dict[Dimension, str]


def _fill_panel(panel: PanelSpec, table_slice: Slice, facts: Facts, frame: Frame) -> list[list[Cell | None]]:
    prefix_key = f"{panel.key}." if panel.key else ""
    rows = list(_expand(panel.rows, facts, table_slice, {}, frame, prefix_key))
    amount_columns = [column for column in panel.columns if not column.shows]
    columns_of = _Matcher([column.slice for column in amount_columns])
    grid: list[list[Cell | None]] = []
    for row in rows:
        sums = [0] * len(amount_columns)
        for fact in facts.matching(row.slice):
            for index in columns_of(fact):
                sums[index] += fact.amount
        amounts = iter(zip(amount_columns, sums, strict=True))
        cells: list[Cell | None] = []
        for column in panel.columns:
            if column.shows:
                cells.append(_text_cell(column, row, frame))
            else:
                amount_column, amount = next(amounts)
                cells.append(
                    Cell(
                        row.spec.role,
                        amount=amount,
                        row=row.key,
                        column=column.key,
                        slices=(row.slice, amount_column.slice),
                    )
                )
        grid.append(cells)
    _merge_groups(panel.columns, [row.spec.group for row in rows], grid)
    return grid


def _expand(
    specs: Iterable[RowSpec],
    facts: Facts,
    inherited: Slice,
    codes: dict[Dimension, str],
    frame: Frame,
    key: str,
) -> Iterator[_Row]:
    for spec in specs:
        if not spec.each:
            yield _Row(spec, key + spec.key, frame.fill(spec.label), inherited & spec.slice, codes)
            continue
        dimensions = [_dimension(text) for text in spec.each]
        for group in _groups(facts, inherited & (spec.slice if spec.over is None else spec.over), dimensions):
            # A code shorter than the rows of the form stands for what was booked on it alone.
            asked = {
                dim: (code if not length or len(code) >= length else exactly(code),)
                for (dim, length), code in zip(dimensions, group, strict=True)
            }
            narrowed = inherited & slice_of(asked)
            row_codes = codes | {dim: code for (dim, _), code in zip(dimensions, group, strict=True)}
            row_key = key + "/".join(code or _NO_CODE for code in group)
            label = frame.names.name(dimensions[0][0], group[0])
            yield _Row(spec, row_key, label, narrowed & spec.slice, row_codes)
            yield from _expand(spec.rows, facts, narrowed, row_codes, frame, f"{row_key}/")


def _groups(
    facts: Facts, chosen: Slice, dimensions: Sequence[tuple[Dimension, int]]
) -> list[tuple[str, ...]]:
    """The code combinations that carry money, in order."""
    found = {
        tuple(prefix(fact.code(dim), length) or fact.code(dim) for dim, length in dimensions)
        for fact in facts.matching(chosen)
        if fact.amount
    }
    return sorted(found)


def _dimension(text: str) -> tuple[Dimension, int]:
    name, _, length = text.partition(":")
    return Dimension(name), int(length) if length else 0


class _Matcher:
    """Which of several slices a fact belongs to; facts of one classification are looked at once."""

    def __init__(self, slices: Sequence[Slice]) -> None:
        self._slices = slices
        used = {dimension for chosen in slices for dimension in chosen.chosen()}
        self._dimensions = [dimension for dimension in Dimension if dimension in used]
        self._known: dict[tuple[str, ...], tuple[int, ...]] = {}

    def __call__(self, fact: Fact) -> tuple[int, ...]:
        key = tuple(fact.code(dimension) for dimension in self._dimensions)
        found = self._known.get(key)
        if found is None:
            found = tuple(index for index, chosen in enumerate(self._slices) if chosen.matches(fact))
            self._known[key] = found
        return found


def _text_cell(column: ColumnSpec, row: _Row, frame: Frame) -> Cell:
    role = _column_role(column)
    if column.key in row.spec.hide:
        return Cell(role, row=row.key, column=column.key)
    if column.shows == "group":
        return Cell(Role.LABEL, row.spec.group, row=row.key, column=column.key)
    if column.shows == "label":
        return Cell(role, row.label, row=row.key, column=column.key, indent=row.spec.indent)
    dimension_name, _, part = column.shows.partition(".")
    dimension = Dimension(dimension_name)
    code = row.codes.get(dimension, "")
    text = frame.names.name(dimension, code) if part == "name" and code else ""
    if part != "name":
        text = _PARTS[part](code)
    return Cell(role, text, row=row.key, column=column.key)


def _column_role(column: ColumnSpec) -> Role:
    if not column.shows:
        return Role.AMOUNT
    labelled = column.shows in {"label", "group"} or column.shows.endswith(".name")
    return Role.LABEL if labelled else Role.CODE


def _merge_groups(
    columns: Sequence[ColumnSpec], groups: Sequence[str], grid: list[list[Cell | None]]
) -> None:
    """Merge the group column: down over rows of one group, across into the label where there is none."""
    where = next((index for index, column in enumerate(columns) if column.shows == "group"), None)
    if where is None:
        return
    start = 0
    for end in range(1, len(groups) + 1):
        if end < len(groups) and groups[end] and groups[end] == groups[start]:
            continue
        first = grid[start][where]
        label = grid[start][where + 1]
        if first is not None and label is not None and not groups[start]:
            grid[start][where] = Cell(
                label.role, label.text, row=label.row, column=label.column, column_span=2, indent=label.indent
            )
            grid[start][where + 1] = None
        elif first is not None:
            grid[start][where] = Cell(
                Role.LABEL, first.text, row=first.row, column=first.column, row_span=end - start
            )
            for below in range(start + 1, end):
                grid[below][where] = None
        start = end


def _side_by_side(specs: Sequence[PanelSpec], panels: list[list[list[Cell | None]]]) -> tuple[GridRow, ...]:
    height = max(len(panel) for panel in panels)
    body: list[list[Cell | None]] = [[] for _ in range(height)]
    for spec, panel in zip(specs, panels, strict=True):
        gap: list[list[Cell | None]] = [
            [Cell(_column_role(column) if column.shows else Role.LABEL) for column in spec.columns]
            for _ in range(height - len(panel))
        ]
        lines: list[list[Cell | None]] = [*panel[:-1], *gap, panel[-1]] if spec.pin_last else [*panel, *gap]
        for row, line in zip(body, lines, strict=True):
            row.extend(line)
    return tuple(tuple(row) for row in body)

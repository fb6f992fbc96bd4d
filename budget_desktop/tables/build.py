"""Fill a table form: every amount is the sum of one slice of the facts, and the cell keeps that slice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.facts import Fact, Facts, Slice
from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.header import header_rows
from budget_desktop.tables.rows import Landings, Row
from budget_desktop.tables.spec import ColumnSpec, PanelSpec, TableSpec
from budget_desktop.tables.table import Cell, Column, GridRow, Role, Table, kept_lines

_PARTS: dict[str, Callable[[str], str]] = {
    "class": lambda code: code[:3],
    "section": lambda code: code[3:5],
    "item": lambda code: code[5:7],
    "code": lambda code: code if len(code) != 3 else "",
    "key": lambda code: code,
}


def build(spec: TableSpec, facts: Facts, frame: Frame) -> Table:
    """The table filled from the facts."""
    filling = Filling(spec, frame)
    filling.change(went=(), came=facts)
    return filling.table


class Filling:
    """A table form being filled: facts come and go, and only the rows they fall in are written anew."""

    def __init__(self, spec: TableSpec, frame: Frame) -> None:
        self._spec = spec
        self._frame = frame
        self._panels = [_Panel(panel, spec.slice, frame) for panel in spec.panels]
        self._is_stale = True
        self._table = _blank(spec, frame)

    def change(self, went: Iterable[Fact], came: Iterable[Fact]) -> None:
        """Take facts out that are in, and put others in."""
        for facts, times in ((went, -1), (came, 1)):
            for fact in facts:
                for panel in self._panels:
                    self._is_stale |= panel.take(fact, times)

    @property
    def table(self) -> Table:
        """The table of the facts that are in; the same one, or the same rows, as long as they hold."""
        if self._is_stale:
            self._table = self._written()
            self._is_stale = False
        return self._table

    def _written(self) -> Table:
        spec, frame = self._spec, self._frame
        body = _side_by_side(self._panels)
        notes = [frame.fill(note, spec.measure) for note in spec.notes]
        empty = not any(panel.has_amounts for panel in self._panels)
        if empty and spec.empty_note:
            notes.append(frame.fill(spec.empty_note, spec.measure))
        amounts = AmountFormat(spec.measure, spec.decimals, zero=None if empty else spec.zero)
        return self._table.with_body(kept_lines(self._table.body, body), amounts, tuple(notes))


def _blank(spec: TableSpec, frame: Frame) -> Table:
    """The form before anything is written into it."""
    columns = [column for panel in spec.panels for column in panel.columns]
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
        body=(),
        amounts=AmountFormat(spec.measure, spec.decimals),
        page=spec.page,
        sheet=spec.sheet,
    )


class _Panel:
    """The rows of a panel, what they come to, and their cells as far as those still hold."""

    def __init__(self, spec: PanelSpec, table_slice: Slice, frame: Frame) -> None:
        self._spec = spec
        self._frame = frame
        self._landings = Landings(spec, table_slice, frame)
        self._amounts = [place for place, column in enumerate(spec.columns) if not column.shows]
        """Where the columns of amounts stand among all."""
        # Knew it the panel, Python's collector alone could take the two apart.
        width = len(self._amounts)
        self._sums: defaultdict[Row, list[Fen]] = defaultdict(lambda: [0] * width)
        self._carriers: defaultdict[Row, int] = defaultdict(int)
        self._cells: dict[Row, tuple[Cell, ...]] = {}
        self._stale: defaultdict[Row, set[int]] = defaultdict(set)
        """Numbers of the columns of amounts whose cells do not."""
        self._gaps: list[GridRow] = []
        self._order: list[Row] | None = None

    def take(self, fact: Fact, times: int) -> bool:
        """Put a fact in (1) or take it out (-1); whether that makes any difference here."""
        if not fact.amount:
            return False
        is_here = False
        for row, brings, columns in self._landings.of(fact):
            is_here = True
            if brings:
                self._carriers[row] += times
                if self._carriers[row] == max(times, 0):
                    self._order = None
            if columns:
                self._stale[row].update(columns)
                sums = self._sums[row]
                for column in columns:
                    sums[column] += times * fact.amount
        return is_here

    @property
    def is_pinned(self) -> bool:
        """Whether its last row stands at the foot of the table."""
        return self._spec.pin_last

    @property
    def has_amounts(self) -> bool:
        """Whether any cell is not zero."""
        return any(any(self._sums[row]) for row in self._rows())

    def lines(self) -> list[GridRow]:
        """The cells of each row, groups merged."""
        rows = self._rows()
        lines: list[GridRow] = list(map(self._cells_of, rows))
        return _merged(self._spec.columns, [row.spec.group for row in rows], lines)

    def _rows(self) -> list[Row]:
        """The rows to print, top to bottom."""
        if self._order is None:
            self._order = sorted(filter(self._stands, self._landings.rows()), key=attrgetter("place"))
        return self._order

    def _stands(self, row: Row) -> bool:
        is_there = not row.spec.each or self._carriers[row] > 0
        return is_there and (row.above is None or self._stands(row.above))

    def _cells_of(self, row: Row) -> tuple[Cell, ...]:
        if row not in self._cells:
            amounts = iter(self._sums[row])
            self._cells[row] = tuple(
                _text_cell(column, row, self._frame)
                if column.shows
                else _amount_cell(column, row, next(amounts))
                for column in self._spec.columns
            )
        elif row in self._stale:
            self._cells[row] = self._put_right(row)
        self._stale.pop(row, None)
        return self._cells[row]

    def _put_right(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row, those anew whose amount is another one."""
        cells, sums = [*self._cells[row]], self._sums[row]
        for number in self._stale[row]:
            place = self._amounts[number]
            if cells[place].amount != sums[number]:
                cells[place] = _amount_cell(self._spec.columns[place], row, sums[number])
        return tuple(cells)

    def gaps(self, height: int) -> list[GridRow]:
        """So many blank rows, to stand where other panels are longer."""
        while len(self._gaps) < height:
            roles = (_column_role(column) if column.shows else Role.LABEL for column in self._spec.columns)
            self._gaps.append(tuple(map(Cell, roles)))
        return self._gaps[:height]


def _amount_cell(column: ColumnSpec, row: Row, amount: Fen) -> Cell:
    slices = row.slice, column.slice
    return Cell(row.spec.role, amount=amount, row=row.key, column=column.key, slices=slices)


def _text_cell(column: ColumnSpec, row: Row, frame: Frame) -> Cell:
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


def _merged(columns: Sequence[ColumnSpec], groups: Sequence[str], lines: list[GridRow]) -> list[GridRow]:
    """The lines with the group column merged: down over rows of one group, across into the label where there
    is none."""
    where = next((index for index, column in enumerate(columns) if column.shows == "group"), None)
    if where is None:
        return lines
    grid = list(map(list, lines))
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
    return list(map(tuple, grid))


def _side_by_side(panels: Sequence[_Panel]) -> tuple[GridRow, ...]:
    filled = [panel.lines() for panel in panels]
    if len(filled) == 1:
        return tuple(filled[0])
    height = max(map(len, filled))
    for panel, lines in zip(panels, filled, strict=True):
        gaps = panel.gaps(height - len(lines))
        foot = len(lines) - panel.is_pinned
        lines[foot:foot] = gaps
    return tuple(tuple(chain.from_iterable(line)) for line in zip(*filled, strict=True))

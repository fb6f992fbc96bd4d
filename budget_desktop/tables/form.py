"""Fill a performance form: labels, typed fields, sums, and a grid of indicators on a fixed skeleton."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from budget_desktop.domain.facts import Facts, Slice
from budget_desktop.domain.money import AmountFormat
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator, Project, Task
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.spec import BlockSpec, FieldSpec, FormSpec, IndicatorSpec
from budget_desktop.tables.table import Cell, Column, GridRow, Role, Table

INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "指标值说明")


def build_forms(spec: FormSpec, packet: Packet, facts: Facts, frame: Frame) -> Iterator[Table]:
    """The form, or with `each = "project"` one form for every project, in the order of entry."""
    if not spec.each:
        yield _Form(spec, packet, facts, frame, project=None, number=0).table()
        return
    for number, project in enumerate(packet.projects, start=1):
        yield _Form(spec, packet, facts, frame, project, number).table()


@dataclass(frozen=True, slots=True)
class _Form:
    spec: FormSpec
    packet: Packet
    facts: Facts
    frame: Frame
    project: Project | None
    number: int

    def table(self) -> Table:
        spec, frame = self.spec, self.frame
        suffix = "" if self.project is None else f".{self.project.key}"
        return Table(
            key=spec.key + suffix,
            number=frame.fill(spec.number),
            title=frame.fill(spec.title, spec.measure),
            subtitle=frame.fill(spec.subtitle, spec.measure),
            left_caption=frame.fill(spec.left_caption, spec.measure),
            right_caption=frame.fill(spec.right_caption, spec.measure),
            columns=tuple(
                Column(f"c{index}", Role.TEXT, width) for index, width in enumerate(spec.columns, start=1)
            ),
            head=(),
            body=tuple(row for block in spec.blocks for row in self._block(block)),
            amounts=AmountFormat(measure=spec.measure, decimals=spec.decimals),
            page=spec.page,
            about="" if self.project is None else self.project.name,
            sheet=spec.sheet + (str(self.number) if self.number else ""),
        )

    def _block(self, block: BlockSpec) -> list[GridRow]:
        if block.indicators:
            return self._indicator_rows(block.indicators)
        rows = [self._row(block.head, None)] if block.head else []
        rows += [self._row(row, None) for row in block.rows]
        if block.each == "task":
            rows += [self._row(block.row, task) for task in self.packet.tasks or (Task(key="", name=""),)]
        if not block.side:
            return rows
        side = Cell(Role.HEAD, block.side, row_span=len(rows))
        return [(side if index == 0 else None, *row) for index, row in enumerate(rows)]

    def _row(self, fields: Sequence[FieldSpec], task: Task | None) -> GridRow:
        cells: list[Cell | None] = []
        for field in fields:
            cells.append(replace(self._cell(field, task), column_span=field.span))
            cells.extend([None] * (field.span - 1))
        return tuple(cells)

    def _cell(self, field: FieldSpec, task: Task | None) -> Cell:
        if field.amount is not None:
            chosen = field.amount
            if self.project is not None:
                chosen &= Slice(project=(self.project.key,))
            amount = self.facts.total(chosen)
            return Cell(Role.AMOUNT, amount=amount, row=field.key, column="amount", slices=(chosen,))
        if field.field:
            return self._typed(field, task)
        return Cell(Role.HEAD, self.frame.fill(field.label, self.spec.measure))

    def _typed(self, field: FieldSpec, task: Task | None) -> Cell:
        kind, _, name = field.field.partition(".")
        if kind == "text":
            return Cell(Role.TEXT, self.packet.text(name), origin=EntryPlace("texts", name, "text"))
        owner, collection = {
            "header": (self.packet.header, "header"),
            "project": (self.project, "projects"),
            "task": (task, "tasks"),
        }[kind]
        value = getattr(owner, name)
        key = str(getattr(owner, "key", ""))
        place = EntryPlace(collection, key, name)
        if isinstance(owner, Project) and name in {"total", "prior_total"}:
            return self._project_total(owner, field, name, place)
        text = _date_text(value) if isinstance(value, date) else str(value or "")
        return Cell(Role.TEXT, text, origin=place)

    def _project_total(self, project: Project, field: FieldSpec, name: str, place: EntryPlace) -> Cell:
        """A project's money over all years: as typed, or where nothing was typed that of the year."""
        typed = project.total if name == "total" else project.prior_total
        year = "this" if name == "total" else "prior"
        chosen = Slice(flow=("spending",), project=(project.key,), year=(year,))
        amount = self.facts.total(chosen) if typed is None else typed
        origin, slices = (place, ()) if typed is not None else (None, (chosen,))
        return Cell(Role.AMOUNT, amount=amount, row=field.key, column="amount", slices=slices, origin=origin)

    def _indicator_rows(self, skeleton: Sequence[IndicatorSpec]) -> list[GridRow]:
        columns = len(self.spec.columns)
        heads = INDICATOR_HEADS if self.spec.guidance else (*INDICATOR_HEADS[:3], "目标值")
        spans = _spread(len(heads), columns)
        rows: list[GridRow] = [_spanned([Cell(Role.HEAD, head) for head in heads], spans)]
        key = "" if self.project is None else self.project.key
        own = [indicator for indicator in self.packet.indicators if indicator.project == key]
        grid = _grid(skeleton, own)
        for index, line in enumerate(grid):
            cells: list[Cell | None] = [
                _merged(grid, index, lambda row: (row.group,), line.group),
                _merged(grid, index, lambda row: (row.group, row.subgroup), line.subgroup),
                self._indicator_cell(line, "name"),
                self._indicator_cell(line, "value"),
            ]
            if self.spec.guidance:
                cells.append(
                    _merged(
                        grid,
                        index,
                        lambda row: (row.group, row.subgroup, row.guidance),
                        line.guidance,
                        Role.TEXT,
                    )
                )
            rows.append(_spanned(cells, spans))
        return rows

    def _indicator_cell(self, line: "_Line", name: str) -> Cell:
        if line.indicator is None:
            return Cell(Role.TEXT)
        return Cell(
            Role.TEXT,
            str(getattr(line.indicator, name)),
            origin=EntryPlace("indicators", line.indicator.key, "name" if name == "name" else "number"),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of an indicator grid; without an indicator the row stands empty, as the form has it."""

    group: str
    subgroup: str
    guidance: str
    indicator: Indicator | None


def _grid(skeleton: Sequence[IndicatorSpec], own: Sequence[Indicator]) -> list[_Line]:
    lines: list[_Line] = []
    known = {(spec.group, spec.subgroup) for spec in skeleton}
    for spec in skeleton:
        guidance: Mapping[str, str] = {named.name: named.guidance for named in spec.names}
        found = [one for one in own if (one.group, one.subgroup) == (spec.group, spec.subgroup)]
        lines += [
            _Line(spec.group, spec.subgroup, guidance.get(one.name) or spec.guidance, one) for one in found
        ]
        if not found:
            lines.append(_Line(spec.group, spec.subgroup, spec.guidance, None))
    lines += [
        _Line(one.group, one.subgroup, "", one) for one in own if (one.group, one.subgroup) not in known
    ]
    return lines


def _merged(
    grid: Sequence[_Line],
    index: int,
    value: Callable[[_Line], tuple[str, ...]],
    text: str,
    role: Role = Role.HEAD,
) -> Cell | None:
    """One cell over neighbouring rows that agree; nothing in the rows it covers."""
    own = value(grid[index])
    if index and value(grid[index - 1]) == own:
        return None
    end = index + 1
    while end < len(grid) and value(grid[end]) == own:
        end += 1
    return Cell(role, text, row_span=end - index)


def _spread(parts: int, columns: int) -> list[int]:
    """How many grid columns each of `parts` cells takes; the last takes what is left over."""
    return [1] * (parts - 1) + [columns - parts + 1]


def _spanned(cells: Sequence[Cell | None], spans: Sequence[int]) -> GridRow:
    row: list[Cell | None] = []
    for cell, span in zip(cells, spans, strict=True):
        row.append(cell if cell is None else replace(cell, column_span=span))
        row.extend([None] * (span - 1))
    return tuple(row)


def _date_text(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"

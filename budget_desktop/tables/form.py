"""Fill a performance form: labels, typed fields, sums, and a grid of indicators on a fixed skeleton."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Fact, Facts, Slice
from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Header, Indicator, LongText, Project, Task
from budget_desktop.tables.frame import Frame
from budget_desktop.tables.spec import BlockSpec, FieldSpec, FormSpec, IndicatorSpec
from budget_desktop.tables.table import Cell, Column, GridRow, Role, Table, kept_lines

INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "指标值说明")


class Forms:
    """The forms of one kind, filled as often as the packet changes; what shows the same stays the same."""

    def __init__(self, spec: FormSpec, frame: Frame) -> None:
        self._spec = spec
        self._frame = frame
        self._kept: dict[str, tuple[_Content, Table]] = {}
        self._slices: dict[str | None, tuple[Slice, ...]] = {}
        self._touched: set[str] = set()
        """Projects of which a fact came or went since the forms were filled."""

    def change(self, went: Iterable[Fact], came: Iterable[Fact]) -> None:
        """Facts go and others come: the sums of their projects are others."""
        self._touched.update([fact.project for facts in (went, came) for fact in facts])

    def tables(self, packet: Packet, facts: Facts) -> Iterator[Table]:
        """The form, or with `each = "project"` one form for every project, in the order of entry."""
        before, self._kept = self._kept, {}
        for content in self._contents(packet, facts, before):
            key = content.project.key if content.project else ""
            known = before.get(key)
            if known is None or known[0] != content:
                body: Sequence[GridRow] = ()
                if known is not None:
                    content, body = replace(content, rows=known[0].rows_for(content)), known[1].body
                table = _Form(self._spec, self._frame, content).table()
                known = content, replace(table, body=kept_lines(body, table.body))
            self._kept[key] = known
            yield known[1]
        self._touched.clear()

    def _contents(
        self, packet: Packet, facts: Facts, before: "Mapping[str, tuple[_Content, Table]]"
    ) -> "Iterator[_Content]":
        indicators: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in packet.indicators:
            indicators[indicator.project].append(indicator)
        projects: Iterable[Project | None] = packet.projects if self._spec.each else (None,)
        for number, project in enumerate(projects, start=1):
            key = project.key if project else ""
            stays = project is not None and key in before and key not in self._touched
            yield _Content(
                header=packet.header,
                texts=packet.texts,
                tasks=packet.tasks,
                project=project,
                number=number if project else 0,
                indicators=tuple(indicators[key]),
                sums=before[key][0].sums if stays else self._added(project, facts),
            )

    def _added(self, project: Project | None, facts: Facts) -> Mapping[Slice, Fen]:
        return {chosen: facts.total(chosen) for chosen in self._sums(project)}

    def _sums(self, project: Project | None) -> tuple[Slice, ...]:
        """All that the form may add up, of a project or of the department."""
        key = None if project is None else project.key
        if key not in self._slices:
            rows = [row for block in self._spec.blocks for row in (block.head, *block.rows, block.row)]
            sums = [field.amount for row in rows for field in row if field.amount is not None]
            if key is not None:
                own = Slice(project=(key,))
                sums = [*(each & own for each in sums), *(_of_the_year(name, key) for name in _TOTALS)]
            self._slices[key] = tuple(sums)
        return self._slices[key]


_TOTALS = {"total": Year.THIS, "prior_total": Year.PRIOR}
"""Fields for a project's money over all years, and the year that stands in where nothing was typed."""


def _of_the_year(name: str, project: str) -> Slice:
    return Slice(flow=(Flow.SPENDING,), project=(project,), year=(_TOTALS[name],))


def _is_sum(field: FieldSpec) -> bool:
    """Whether a field shows a sum, or may."""
    kind, _, name = field.field.partition(".")
    return field.amount is not None or (kind == "project" and name in _TOTALS)


_Place = tuple[int, int]
"""Where rows stand in a form: the number of the block, then that of the line in it."""
_INDICATORS = -1
"""Stands for the lines of a grid of indicators."""
_Make = Callable[[], Sequence[GridRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """All that a form shows."""

    header: Header
    texts: tuple[LongText, ...]
    tasks: tuple[Task, ...]
    project: Project | None
    number: int
    """Of the project among all."""
    indicators: tuple[Indicator, ...]
    """Its own."""
    sums: Mapping[Slice, Fen]
    rows: dict[_Place, Sequence[GridRow]] = field(default_factory=dict, compare=False)
    """Rows as they were written, but for those that show sums, by where they stand."""

    def rows_for(self, other: "_Content") -> dict[_Place, Sequence[GridRow]]:
        """Those that hold for another content."""
        if replace(self, sums=other.sums) == other:
            return self.rows
        alike = self.indicators == other.indicators
        return {place: rows for place, rows in self.rows.items() if alike and place[1] == _INDICATORS}

    def text(self, key: str) -> str:
        """A text kept over the years."""
        return next((each.text for each in self.texts if each.key == key), "")


@dataclass(frozen=True, slots=True)
class _Form:
    spec: FormSpec
    frame: Frame
    content: _Content

    def table(self) -> Table:
        spec, frame, project = self.spec, self.frame, self.content.project
        suffix = "" if project is None else f".{project.key}"
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
            body=tuple(
                row
                for number, block in enumerate(spec.blocks)
                for place, make in self._block(number, block)
                for row in self._rows(place, make)
            ),
            amounts=AmountFormat(measure=spec.measure, decimals=spec.decimals),
            page=spec.page,
            about="" if project is None else project.name,
            sheet=spec.sheet + (str(self.content.number) if self.content.number else ""),
        )

    def _rows(self, place: _Place | None, make: _Make) -> Sequence[GridRow]:
        """The rows of a place, written where they are not known; without a place they show sums."""
        if place is None:
            return make()
        rows = self.content.rows
        if place not in rows:
            rows[place] = make()
        return rows[place]

    def _block(self, number: int, block: BlockSpec) -> Iterator[tuple[_Place | None, _Make]]:
        """How the rows of a block are written, each with its place."""
        if block.indicators:
            yield (number, _INDICATORS), partial(self._indicator_rows, block.indicators)
            return
        lines: list[tuple[Sequence[FieldSpec], Task | None]]
        lines = [(fields, None) for fields in ((block.head,) if block.head else ()) + block.rows]
        if block.each == "task":
            lines += [(block.row, task) for task in self.content.tasks or (Task(key="", name=""),)]
        side: GridRow = (Cell(Role.HEAD, block.side, row_span=len(lines)),) if block.side else ()
        for index, (fields, task) in enumerate(lines):
            place = None if any(map(_is_sum, fields)) else (number, index)
            yield place, partial(self._row, fields, task, side)
            side = (None,) * len(side)

    def _row(self, fields: Sequence[FieldSpec], task: Task | None, side: GridRow) -> Sequence[GridRow]:
        cells: list[Cell | None] = [*side]
        for each in fields:
            cells.append(replace(self._cell(each, task), column_span=each.span))
            cells.extend([None] * (each.span - 1))
        return (tuple(cells),)

    def _cell(self, field: FieldSpec, task: Task | None) -> Cell:
        if field.amount is not None:
            chosen = field.amount
            if self.content.project is not None:
                chosen &= Slice(project=(self.content.project.key,))
            amount = self.content.sums[chosen]
            return Cell(Role.AMOUNT, amount=amount, row=field.key, column="amount", slices=(chosen,))
        if field.field:
            return self._typed(field, task)
        return Cell(Role.HEAD, self.frame.fill(field.label, self.spec.measure))

    def _typed(self, field: FieldSpec, task: Task | None) -> Cell:
        kind, _, name = field.field.partition(".")
        if kind == "text":
            return Cell(Role.TEXT, self.content.text(name), origin=EntryPlace("texts", name, "text"))
        owner, collection = {
            "header": (self.content.header, "header"),
            "project": (self.content.project, "projects"),
            "task": (task, "tasks"),
        }[kind]
        value = getattr(owner, name)
        key = str(getattr(owner, "key", ""))
        place = EntryPlace(collection, key, name)
        if isinstance(owner, Project) and name in _TOTALS:
            return self._project_total(owner, field, name, place)
        text = _date_text(value) if isinstance(value, date) else str(value or "")
        return Cell(Role.TEXT, text, origin=place)

    def _project_total(self, project: Project, field: FieldSpec, name: str, place: EntryPlace) -> Cell:
        """A project's money over all years: as typed, or where nothing was typed that of the year."""
        typed = project.total if name == "total" else project.prior_total
        chosen = _of_the_year(name, project.key)
        amount = self.content.sums[chosen] if typed is None else typed
        origin, slices = (place, ()) if typed is not None else (None, (chosen,))
        return Cell(Role.AMOUNT, amount=amount, row=field.key, column="amount", slices=slices, origin=origin)

    def _indicator_rows(self, skeleton: Sequence[IndicatorSpec]) -> list[GridRow]:
        columns = len(self.spec.columns)
        heads = INDICATOR_HEADS if self.spec.guidance else (*INDICATOR_HEADS[:3], "目标值")
        spans = _spread(len(heads), columns)
        rows: list[GridRow] = [_spanned([Cell(Role.HEAD, head) for head in heads], spans)]
        grid = _grid(skeleton, self.content.indicators)
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

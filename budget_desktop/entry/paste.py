"""Pasting a block into a grid: where each cell goes, in which unit, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from budget_desktop.domain.money import Measure
from budget_desktop.domain.packet import Record
from budget_desktop.entry.block import Block
from budget_desktop.entry.headers import Heads, named, read_heads
from budget_desktop.entry.plan import Area, Field, MeasureQuestion, Plan
from budget_desktop.entry.planner import Planner
from budget_desktop.entry.readings import Problem, Reading

if TYPE_CHECKING:
    from budget_desktop.domain.stated import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person has decided about a paste."""

    skip_headers: bool = True
    """Leave out the rows of titles at the head of the block."""
    measure: Measure | None = None
    """Read all amounts without a unit of their own in this one, whatever the block says."""
    as_stated: bool = False
    """Read each column in the unit the block names for it, else in the one the grid shows."""


def plan_paste(
    fields: Sequence[Field],
    records: Sequence[Any],
    at: Area,
    block: Block,
    measure: Measure,
    *,
    template: Record | None = None,
    choices: Choices = Choices(),
) -> Plan:
    """What pasting `block` would do to the shown `records`, whose shown columns are `fields`.

    A block that goes into the selection `at` a whole number of times is repeated over it, a single cell
    therefore over all of it; any other is pasted once, from the top left cell of the selection on. Rows
    beyond the last become new ones that begin as `template`; without one the grid cannot grow.

    Amounts that carry no unit are in `measure`, the one the grid shows, unless the block's titles name
    another: then the plan has a question and changes nothing until it is answered through `choices`.
    """
    return _Paste(fields, records, at, block, measure, template, choices).plan()


class _Paste:
    def __init__(
        self,
        fields: Sequence[Field],
        records: Sequence[Any],
        at: Area,
        block: Block,
        measure: Measure,
        template: Record | None,
        choices: Choices,
    ) -> None:
        self._fields = fields
        self._can_grow = template is not None
        self._row = min(at.row, len(records))
        self._column = at.column
        self._count = len(records)
        self._block = block
        self._measure = measure
        self._choices = choices
        self._planner = Planner(fields, records, template)
        self._heads = read_heads(block, fields)
        self._skipped = self._heads.rows if choices.skip_headers else 0
        height = len(block) - self._skipped
        width = max((len(row) for row in block[self._skipped :]), default=1)
        divides = height and at.rows % height == 0 and at.columns % width == 0
        self._height, self._width = height, width
        self._rows, self._columns = (at.rows, at.columns) if divides else (height, width)
        self._assumed = False
        """Some amount had no unit of its own and none was stated: it was read in the unit shown."""
        self._followed: list[Stated] = []
        """The units stated for amounts without one of their own."""

    def plan(self) -> Plan:
        for number, row in enumerate(self._block[: self._skipped]):
            for column, text in enumerate(row):
                self._planner.leave((number, column), text, "是表头，没有粘贴")
        last = self._last_filled()
        for down in range(self._rows):
            number = self._skipped + down % self._height
            for across in range(self._columns):
                column = across % self._width
                if column < len(self._block[number]):
                    self._put(down, across, (number, column), blank_end=down > last)
        return self._planner.plan(
            header_rows=self._heads.rows, question=self._question(), notices=self._notices()
        )

    def _last_filled(self) -> int:
        """The last row of the target that has anything in it."""
        filled = [any(cell.strip() for cell in row) for row in self._block[self._skipped :]]
        return max((down for down in range(self._rows) if filled[down % self._height]), default=-1)

    def _put(self, down: int, across: int, source: tuple[int, int], *, blank_end: bool) -> None:
        text = self._block[source[0]][source[1]]
        row, column = self._row + down, self._column + across
        if column >= len(self._fields):
            self._planner.leave(source, text, "右边没有更多的列，没有粘贴")
        elif row < self._count or (self._can_grow and not blank_end):
            field = self._fields[column]
            self._planner.put(row, field, self._read(field, text, source[1]), text, source)
        elif not self._can_grow:
            self._planner.leave(source, text, "这个表的行是固定的，不能添加新行，没有粘贴")
        else:
            self._planner.leave(source, text, "是末尾的空行，没有添加新行")

    def _read(self, field: Field, text: str, column: int) -> Reading:
        stated = self._heads.stated(column)
        if not field.input.is_amount or not text.strip():
            return field.input.read(text, self._measure)
        names_unit = "元" in text or "万" in text
        if stated is not None and stated.measure is None and not names_unit:
            return Problem(
                f"剪贴板注明“{stated.words}”，这里只认元和万元", "请在原表换算成元或万元，再复制一次"
            )
        if not names_unit and stated is not None:
            self._followed.append(stated)
        elif not names_unit:
            self._assumed = True
        measure = stated.measure if stated is not None else None
        return field.input.read(text, self._choices.measure or measure or self._measure)

    def _question(self) -> MeasureQuestion | None:
        disputed = [stated for stated in self._followed if stated.measure is not self._measure]
        if not disputed or self._choices.as_stated or self._choices.measure is not None:
            return None
        measures = dict.fromkeys(stated.measure for stated in disputed if stated.measure is not None)
        return MeasureQuestion(disputed[0].words, tuple(measures), self._measure)

    def _notices(self) -> list[str]:
        found: list[str] = []
        if self._choices.measure is not None and (self._assumed or self._followed):
            found.append(f"没有写单位的金额按{self._choices.measure}读入")
        else:
            found += dict.fromkeys(f"金额按“{stated.words}”所注读入" for stated in self._followed)
            if self._assumed:
                found.append(f"剪贴板的金额没有写单位，按表格当前的{self._measure}读入")
        return found + _misplaced(self._heads, self._fields, self._column)


def _misplaced(heads: Heads, fields: Sequence[Field], first: int) -> list[str]:
    """Columns whose title is that of another column than the one they come to stand in."""
    found: list[str] = []
    for column, title in heads.titles.items():
        others = [field for field in fields if title in named(field)]
        target = fields[first + column] if first + column < len(fields) else None
        if others and target is not None and target not in others:
            found.append(f"第{column + 1}列的表头是“{title}”，会粘贴到“{target.title}”列，请核对")
    return found

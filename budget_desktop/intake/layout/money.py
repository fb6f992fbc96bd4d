"""The body of a table of income or spending."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from budget_desktop.intake.layout.columns import Panel, panels
from budget_desktop.intake.layout.cut import Cut
from budget_desktop.intake.layout.model import CellNote, Column, Fate, Holds, Unread
from budget_desktop.intake.layout.part import Part
from budget_desktop.intake.layout.rows import REPEATED, Row, RowReader
from budget_desktop.intake.layout.values import number_of, values_of
from budget_desktop.intake.sheet import Sheet

if TYPE_CHECKING:
    from budget_desktop.domain.codes import Year


class MoneyPart(Part):
    """One or more panels side by side."""

    @cached_property
    def _panels(self) -> list[Panel]:
        return [_with_money(panel, self._sheet, self._body) for panel in panels(self._head.columns)]

    @property
    def nothing_known(self) -> str:
        """Why nothing can be taken at all."""
        if not any(column.holds is Holds.AMOUNT for panel in self._panels for column in panel.money):
            return "没有认出金额列"
        return ""

    def read(self) -> None:
        """Cut every panel."""
        for panel in self._panels:
            self._read_panel(panel)

    def _read_panel(self, panel: Panel) -> None:
        reader = RowReader(
            self._sheet, self._finder, panel, self._words, self._edition.catalogue, self._context, self._body
        )
        rows = list(reader.rows())
        columns = self._told_apart([column for column in panel.money if column.holds is Holds.AMOUNT])
        values = values_of(self._sheet, self._body, {row.number for row in rows}, columns)
        rows = _without_orphans(rows, {number for number, _ in values.numbers})
        self.unread += values.unread
        self.notes |= values.notes
        cut = Cut(rows, columns, values.numbers, self._context)
        self.amounts += cut.amounts()
        self.gaps += cut.gaps
        self.notes |= cut.notes
        self.notices += [notice for row in rows for notice in row.notices]
        self.totals += [
            (row.name, values.numbers[row.number, columns[0].index])
            for row in rows
            if row.is_total and columns and (row.number, columns[0].index) in values.numbers
        ]
        self._note_labels(panel, rows)

    def _told_apart(self, columns: list[Column]) -> list[Column]:
        """The columns to take: of those that say the same of their money one if they agree, else none."""
        for alike in _alike(columns):
            agree = all(self._numbers(each) == self._numbers(alike[0]) for each in alike)
            titles = "、".join(each.title for each in alike)
            why = f"与“{alike[0].title}”一列相同" if agree else f"{titles}这几列分不清取哪一列"
            if not agree:
                self.notices.append(f"{why}，都没有取；请在原表中删去不要的列再导入")
            left = alike[1:] if agree else alike
            for column in left:
                places = ((number, column.index) for number in self._numbers(column))
                self.notes |= dict.fromkeys(places, CellNote(Fate.LEFT, why))
            columns = [column for column in columns if column not in left]
        return columns

    def _numbers(self, column: Column) -> Mapping[int, Decimal]:
        """What stands in a column, by rows."""
        cells = ((number, self._sheet.cells.get((number, column.index))) for number in self._body)
        read = ((number, number_of(cell)) for number, cell in cells if cell is not None)
        return {number: value for number, value in read if value is not None}

    def _note_labels(self, panel: Panel, rows: Sequence[Row]) -> None:
        coded = {cell for row in rows for cell in row.code_cells}
        for row in rows:
            # What nobody knows but is nothing needs no looking at either.
            if row.refusal and row.refusal != REPEATED and self._has_money(row, panel):
                self.unread.append(
                    Unread(position=(row.number, panel.labels[0].index), text=row.name, reason=row.refusal)
                )
        columns = {column.index: column for column in (*panel.labels, *panel.money)}
        for number in self._body:
            for index, cell in self._sheet.rows.get(number, ()):
                column, here = columns.get(index), (number, index)
                if column is None or here in self.notes or number_of(cell) is None:
                    continue
                if here in coded or column.holds in {Holds.UNIT_CODE, Holds.CODE}:
                    self.notes[here] = CellNote(Fate.CODE)
                else:
                    self.notes[here] = CellNote(Fate.LEFT, _why_left(column))

    def _has_money(self, row: Row, panel: Panel) -> bool:
        cells = ((row.number, each.index) for each in panel.money)
        return any(cell in self.notes and number_of(self._sheet.cells[cell]) for cell in cells)


def _alike(columns: Iterable[Column]) -> Iterator[list[Column]]:
    """Columns of which nothing tells whose money the one has and whose the other: 预算数, 金额."""
    found: dict[Year | None, list[Column]] = {}
    for column in columns:
        if not (column.codes or column.item or column.is_total):
            found.setdefault(column.year, []).append(column)
    return (alike for alike in found.values() if len(alike) > 1)


def _without_orphans(rows: Sequence[Row], filled: Set[int]) -> list[Row]:
    """Where subjects are told by codes, a row of another name is a unit's only if subjects follow it."""
    orphans: set[Row] = set()
    last: Row | None = None
    for row in rows:
        if row.number not in filled or row.is_total or row.refusal:
            continue
        if last is not None and row.is_unit:
            orphans.add(last)
        last = row if row.is_unit else None
    if last is not None:
        orphans.add(last)
    return [
        replace(row, is_unit=False, refusal=f"不认识“{row.name}”，不知道是哪一项") if row in orphans else row
        for row in rows
    ]


def _with_money(panel: Panel, sheet: Sheet, body: Sequence[int]) -> Panel:
    """A panel whose last titled column of names is one of money: 收入 over a name and its amount."""
    names = [column for column in panel.labels if column.holds is Holds.NAME]
    if panel.money or len(names) < 2:
        return panel
    last = names[-1]
    cells = [sheet.cells[row, last.index] for row in body if (row, last.index) in sheet.cells]
    if not cells or 2 * sum(number_of(cell) is not None for cell in cells) < len(cells):
        return panel
    money = Column(index=last.index, path=last.path, holds=Holds.AMOUNT)
    return Panel([column for column in panel.labels if column is not last], [money])


def _why_left(column: Column) -> str:
    if column.holds is Holds.COMPARISON:
        return f"“{column.title}”是比较，不是金额"
    if column.holds is Holds.UNKNOWN:
        return f"不认识“{column.title}”这一列"
    return f"“{column.title}”不是金额列"

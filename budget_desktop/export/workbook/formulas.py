"""The workbook for checking: the published tables with their sums as live formulas, and 勾稽核对 before them.

It is for reviewers in the office and never published: who changes a figure in it sees which totals follow
and which equations break. Amounts stand in it to the 分, so that sums of rounded figures come out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.domain.money import AmountFormat, Fen
from budget_desktop.export.atomic import atomic_write
from budget_desktop.export.workbook import workbook_bytes
from budget_desktop.export.workbook.container import clean
from budget_desktop.export.workbook.contents import CONTENTS_NAME
from budget_desktop.export.workbook.formats import number_format
from budget_desktop.export.workbook.formulas_list import (
    BEYOND,
    BROKEN,
    BROKEN_COUNT,
    DIFFERENCE,
    EXPECTED,
    FOUND,
    HOLDS,
    LIST_KEY,
    RESULT,
    WITHIN,
    difference_of,
    equation_table,
    verdict_of,
)
from budget_desktop.export.workbook.formulas_results import with_results
from budget_desktop.export.workbook.formulas_sums import Address, Places, Spot, spots
from budget_desktop.export.workbook.names import sheet_names
from budget_desktop.rules.equations import Equation, equations
from budget_desktop.tables.table import Table

if TYPE_CHECKING:
    from budget_desktop.disclosure import Disclosure

_FOOT = "核对用，不公开　"
_EXACT = "#,##0.00####"
"""At least as many digits as the tables print, and all there are."""
_COMPUTED = PatternFill("solid", fgColor="EAF4E4")
_WRONG = DifferentialStyle(fill=PatternFill("solid", bgColor="F8CBAD"))


def write_checking_workbook(disclosure: "Disclosure", target: Path) -> None:
    """Write the workbook for checking; its name becomes its title. Raises ExportError."""
    told = tuple(equations(disclosure))
    published = tuple(disclosure.tables.values())
    listed = equation_table(told, AmountFormat(), f"编制单位：{disclosure.outline.author}")
    title, author = target.stem, disclosure.outline.author
    foot = _FOOT + disclosure.outline.foot
    plain = workbook_bytes((listed, *published), title=title, author=author, foot=foot)
    workbook = load_workbook(BytesIO(plain))
    results = _Filling(workbook, (listed, *published), told).fill()
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    raw = BytesIO()
    workbook.save(raw)
    data = clean(with_results(raw.getvalue(), results), title=title, author=author)

    def put(path: Path) -> None:
        path.write_bytes(data)

    atomic_write(target, put)


class _Filling:
    """A finished workbook into which formulas are put."""

    def __init__(self, workbook: Workbook, tables: Sequence[Table], told: Sequence[Equation]) -> None:
        self._told = told
        self._names = dict(
            zip((table.key for table in tables), sheet_names(tables, taken={CONTENTS_NAME}), strict=True)
        )
        self._sheets: Mapping[str, Worksheet] = {sheet.title: sheet for sheet in workbook.worksheets}
        # A form that asks for texts has no head that stays in sight, and no sums.
        self._tables = [table for table in tables if self._sheet(table).freeze_panes]
        self._places = Places(
            dict(place for table in self._tables for place in self._spots(table)),
            {table.key: table.amounts.measure for table in self._tables},
        )
        self._results: dict[Spot, str] = {}

    def fill(self) -> dict[str, dict[str, str]]:
        """Put amounts and formulas in; returns what the formulas come to, by part of the file and cell."""
        for table in self._tables:
            self._state(table)
        self._sum_up()
        self._compare()
        results: dict[str, dict[str, str]] = {}
        for number, name in enumerate(self._sheets, start=1):
            results[f"xl/worksheets/sheet{number}.xml"] = {
                spot.name: result for spot, result in self._results.items() if spot.sheet == name
            }
        return results

    def _sheet(self, table: Table) -> Worksheet:
        return self._sheets[self._names[table.key]]

    def _spots(self, table: Table) -> Iterable[tuple[Address, Spot]]:
        # The rows up to the end of the head stay in sight; the body begins below them.
        _, first_row = coordinate_from_string(self._sheet(table).freeze_panes or "A1")
        return spots(table, self._names[table.key], first_row)

    def _state(self, table: Table) -> None:
        """Write the amounts with all their digits, shown as they are printed."""
        shown = number_format(replace(table.amounts, keep_zeros=True), Decimal())
        for cell in table.cells():
            if cell.amount is not None and cell.row:
                own = self._cell(self._places.spots[table.key, cell.row, cell.column])
                own.value = _exact(cell.amount, table.amounts)
                own.data_type = "n"
                own.number_format = _EXACT if table.key == LIST_KEY else shown

    def _sum_up(self) -> None:
        """Where a total is the sum of others in its table let it be so; one that is not keeps its value."""
        for equation in self._told:
            made = equation.comparison
            if made.is_sum and equation.holds:
                for address in self._places.of(made.found):
                    spot = self._places.spots[address]
                    if spot not in self._results:
                        self._put(spot, self._places.of(made.expected), made.found.amount, address[0])

    def _put(self, spot: Spot, cells: Sequence[Address], amount: Fen, table: str) -> None:
        measure = self._places.measures[table]
        if formula := self._places.formula(cells, spot.sheet, measure):
            self._calculate(spot, formula, _exact(amount, AmountFormat(measure)))
            self._cell(spot).fill = _COMPUTED

    def _compare(self) -> None:
        """Both sides of every equation, their difference, and what is said of it."""
        for number, equation in enumerate(self._told, start=1):
            made = equation.comparison
            found, expected, difference, result = self._row(str(number))
            self._put(found, self._places.of(made.found), made.found.amount, LIST_KEY)
            self._put(expected, self._places.of(made.expected), made.expected.amount, LIST_KEY)
            apart = _exact(difference_of(equation), AmountFormat())
            self._calculate(difference, f"=ROUND({found.name}-{expected.name},6)", apart)
            test, good, bad = ("<=", WITHIN, BEYOND) if made.is_limit else ("=", HOLDS, BROKEN)
            told = f'=IF({difference.name}{test}0,"{good}","{bad}")'
            self._calculate(result, told, verdict_of(equation))
        self._count()

    def _row(self, number: str) -> Iterator[Spot]:
        return (
            self._places.spots[LIST_KEY, number, column] for column in (FOUND, EXPECTED, DIFFERENCE, RESULT)
        )

    def _count(self) -> None:
        """How many equations do not hold; each of those stands out."""
        count = self._places.spots[LIST_KEY, BROKEN_COUNT, RESULT]
        sheet = self._sheets[count.sheet]
        letter = get_column_letter(count.column)
        below = f"{letter}{count.row + 1}:{letter}{sheet.max_row}"
        sheet.auto_filter.ref = f"A{count.row - 1}:{letter}{sheet.max_row}"
        broken = sum(not equation.holds for equation in self._told)
        words = "+".join(f'COUNTIF({below},"{word}")' for word in (BROKEN, BEYOND))
        self._calculate(count, f"={words}", str(broken))
        for word in (BROKEN, BEYOND):
            marked = Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=_WRONG)
            sheet.conditional_formatting.add(below, marked)

    def _calculate(self, spot: Spot, formula: str, result: str) -> None:
        self._cell(spot).value = formula
        self._results[spot] = result

    def _cell(self, spot: Spot) -> SheetCell:
        return cast("SheetCell", self._sheets[spot.sheet].cell(spot.row, spot.column))


def _exact(amount: Fen, amounts: AmountFormat) -> str:
    """An amount in the measure of its table, with all its digits."""
    return f"{Decimal(amount) / amounts.measure.fen:f}"

"""Workbooks of before 2007, saved by a spreadsheet program in the old format."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.intake.layout.model import Table
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from tests.intake.sheets import EDITION
from tests.intake.truth import ENTRIES, GENERAL, grouped, total

OLD = Path(__file__).parent / "old"


def only(name: str) -> Table:
    workbook = read_workbook(OLD / name)
    layout = read_layout(workbook, EDITION)
    (sheet,), (table,) = workbook.sheets, layout.tables
    numbers = {position for position, _ in sheet.numbered()}
    assert len(numbers) == sheet.numbers
    assert numbers <= set(layout.sheets[0].notes)
    assert not table.gaps
    assert not table.unread
    return table


def added(table: Table, *dimensions: Dimension, scale: int = 1) -> dict[tuple[str, ...], Decimal]:
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for amount in table.amounts:
        codes = dict(amount.codes)
        found[tuple(codes[each] for each in dimensions)] += amount.value * scale
    return {key: value for key, value in found.items() if value}


def test_a_table_by_function_and_kind() -> None:
    table = only("general.xls")
    assert added(table, Dimension.FUNCTION, Dimension.KIND, scale=10_000) == grouped(
        GENERAL, Dimension.FUNCTION, Dimension.KIND
    )


def test_income_and_spending_side_by_side() -> None:
    table = only("overall.xls")
    assert table.title_year == 2020
    for flow in (Flow.INCOME, Flow.SPENDING):
        assert sum(each.value for each in table.amounts if each.flow is flow) == total(ENTRIES)


def test_an_export_with_codes_as_numbers_and_subtotals() -> None:
    table = only("detail.xls")
    assert added(table, Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC) == grouped(
        ENTRIES, Dimension.FUNCTION, Dimension.DEPARTMENT_ECONOMIC
    )


@pytest.mark.parametrize("name", ["general.xls", "overall.xls", "detail.xls"])
def test_the_suffix_does_not_matter(tmp_path: Path, name: str) -> None:
    renamed = tmp_path / "其实是旧格式.xlsx"
    renamed.write_bytes((OLD / name).read_bytes())
    assert read_workbook(renamed).sheets

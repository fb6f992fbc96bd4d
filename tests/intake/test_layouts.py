"""Every layout comes in as what it says: nothing dropped, nothing invented, every number accounted for."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.edition import load_edition
from budget_desktop.intake.layout.model import Fate, Table
from budget_desktop.intake.layout.model import Layout as Reading
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from budget_desktop.intake.sheet import Workbook
from tests.intake.layouts import LAYOUTS, OVERALL, THREE_PUBLIC, TWO_TABLES, Layout
from tests.intake.pages import Writer, write
from tests.intake.truth import ENTRIES, FUND, GENERAL, grouped, total

SCALE = {"元": Decimal(1), "万元": Decimal(10000)}


def reading(tmp_path: Path, writer: Writer, name: str = "表") -> tuple[Workbook, Reading]:
    workbook = read_workbook(write(tmp_path / "来源.xlsx", {name: writer}))
    return workbook, read_layout(workbook, load_edition("henan-jiyuan-2020"))


def only(layout: Reading) -> Table:
    (table,) = layout.tables
    return table


def told(table: Table, dimensions: tuple[Dimension, ...], unit: str) -> dict[tuple[str, ...], Decimal]:
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for amount in table.amounts:
        codes = {**dict(amount.codes), Dimension.PROJECT: amount.project}
        key = tuple(codes.get(each, "") for each in dimensions)
        found[key] += amount.value * SCALE[unit]
    return {key: value for key, value in found.items() if value}


def expected(layout: Layout) -> dict[tuple[str, ...], Decimal]:
    coarse = dict(layout.coarse)
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for key, yuan in grouped(layout.entries, *layout.told).items():
        named = tuple(coarse.get(d, {}).get(code, code) for d, code in zip(layout.told, key, strict=True))
        found[named] += yuan
    return dict(found)


def assert_all_accounted_for(workbook: Workbook, layout: Reading) -> None:
    for sheet, read in zip(workbook.sheets, layout.sheets, strict=True):
        numbers = {position for position, _ in sheet.numbered()}
        assert len(numbers) == sheet.numbers
        assert not numbers - set(read.notes)
        taken = {at for at, note in read.notes.items() if note.fate is Fate.TAKEN}
        assert taken == {amount.position for table in read.tables for amount in table.amounts}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.name)
def test_a_layout_is_read_as_what_it_says(tmp_path: Path, layout: Layout) -> None:
    workbook, read = reading(tmp_path, layout.write)
    table = only(read)
    assert told(table, layout.told, layout.unit) == expected(layout)
    assert [stated.unit for stated in table.stated] == ([] if layout.asks_unit else [layout.unit])
    assert not table.gaps
    assert not table.unread
    assert_all_accounted_for(workbook, read)


@pytest.mark.parametrize(("name", "writer", "unit"), OVERALL, ids=[each[0] for each in OVERALL])
def test_income_and_spending_side_by_side(tmp_path: Path, name: str, writer: Writer, unit: str) -> None:
    workbook, read = reading(tmp_path, writer, name)
    table = only(read)
    income = {
        dict(each.codes)[Dimension.SOURCE]: each.value * SCALE[unit]
        for each in table.amounts
        if each.flow is Flow.INCOME and each.value
    }
    spending = {
        dict(each.codes)[Dimension.FUNCTION]: each.value * SCALE[unit]
        for each in table.amounts
        if each.flow is Flow.SPENDING and each.value
    }
    assert income == {"S1": total(ENTRIES, source="S1"), "S2": total(ENTRIES, source="S2")}
    assert spending == {code: total(ENTRIES, function=code) for code in ("201", "208", "210", "212", "221")}
    assert not table.gaps
    assert not table.unread
    assert_all_accounted_for(workbook, read)


@pytest.mark.parametrize(("name", "writer"), THREE_PUBLIC, ids=[each[0] for each in THREE_PUBLIC])
def test_three_public_by_item_and_year(tmp_path: Path, name: str, writer: Writer) -> None:
    workbook, read = reading(tmp_path, writer, name)
    table = only(read)
    now = {each.item: each.value for each in table.amounts if each.year is None and each.value}
    before = {each.item: each.value for each in table.amounts if each.year is Year.PRIOR and each.value}
    assert now == {"reception": Decimal("0.4"), "vehicle_running": Decimal("2.6")}
    assert before == ({"reception": Decimal("0.5"), "vehicle_running": Decimal(3)} if "two" in name else {})
    assert not table.gaps
    assert_all_accounted_for(workbook, read)


def test_two_tables_on_one_sheet(tmp_path: Path) -> None:
    workbook, read = reading(tmp_path, TWO_TABLES)
    first, second = read.tables
    assert first.sum == sum(entry.yuan for entry in GENERAL)
    assert second.sum == sum(entry.yuan for entry in FUND)
    assert dict(second.amounts[0].codes)[Dimension.SOURCE] == "S2"
    assert_all_accounted_for(workbook, read)

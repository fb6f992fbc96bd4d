"""Columns of texts share their room by what stands in them, in every format; short texts stand centred."""

from dataclasses import replace

import pytest

from budget_desktop.export.columns import proposals, short_columns
from budget_desktop.export.word.table import table_parts
from budget_desktop.export.workbook.layout import column_widths
from budget_desktop.tables.table import Column, Role, Table
from tests.export.workbook.samples import head, label, spending, text


def indicators(first: float, other: float) -> Table:
    """Long names in the first column of texts, a single remark in the second, values in the third."""
    rows = [("指标" * 20, "", "≥95%")] * 19 + [("数量", "说明" * 10, "达标")]
    return replace(
        spending(),
        columns=(
            Column("label", Role.LABEL, 4),
            Column("name", Role.TEXT, first),
            Column("remark", Role.TEXT, other),
            Column("value", Role.TEXT, 5),
        ),
        head=((head("一级指标"), head("三级指标"), head("指标值说明"), head("指标值")),),
        body=tuple((label("产出", str(row)), *map(text, texts)) for row, texts in enumerate(rows)),
    )


@pytest.mark.parametrize(("first", "other"), [(10, 30), (30, 10), (20, 20)])
def test_the_fuller_column_is_the_wider_one_in_every_format(first: float, other: float) -> None:
    table = indicators(first, other)
    shared = proposals(table)
    assert shared[1] > 2 * shared[2]
    assert sum(shared) == pytest.approx(sum(column.width for column in table.columns))
    assert (shared[0], shared[3]) == (4, 5)
    in_workbook = column_widths(table)
    assert in_workbook[1] > in_workbook[2]
    in_word = [
        int(part.partition('"')[0]) for part in "".join(table_parts(table, "")).split('gridCol w:w="')[1:]
    ]
    assert in_word[1] > in_word[2]


def test_where_little_would_be_gained_the_form_has_its_way() -> None:
    table = replace(
        indicators(20, 20), body=((label("产出", "1"), text("指标" * 20), text("说明" * 18), text("")),)
    )
    assert proposals(table) == [4, 20, 20, 5]


def test_values_are_short_and_names_are_not() -> None:
    assert short_columns(indicators(20, 20)) == {(3, 1)}

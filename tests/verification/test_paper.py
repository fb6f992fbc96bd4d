"""Each page is of the paper that was asked for: by the form of a table, A4 upright for the rest."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.export.pdf import write_pdf
from budget_desktop.export.pdf.tables import sheet
from budget_desktop.outline import Outline, TablePage
from budget_desktop.tables.table import PageSetup, Table
from budget_desktop.verification.expected import expected_of
from budget_desktop.verification.pdf.reading import read_document
from budget_desktop.verification.pdf.verify import compare_document
from tests.export.pdf.samples import outline, prose, spending


def told(written: Outline, expected: Outline, folder: Path) -> list[str]:
    """What is told of a document that holds one outline and should hold the other."""
    path = folder / "document.pdf"
    write_pdf(written, path)
    found = compare_document(read_document(path), expected_of(expected, (), ""), draft=False)
    return [one.message for one in found]


def one_table(table: Table) -> Outline:
    return outline(prose("各项支出见表。"), TablePage(table))


@settings(max_examples=25, deadline=None)
@given(
    amounts=st.integers(1, 45),
    rows=st.integers(1, 4),
    across=st.booleans(),
    paper=st.sampled_from(["A4", "A3"]),
)
def test_a_larger_sheet_that_is_needed_is_not_accused(
    tmp_path_factory: pytest.TempPathFactory, amounts: int, rows: int, across: bool, paper: str
) -> None:
    table = replace(spending(rows, amounts=amounts), page=PageSetup(paper, across))
    assert told(one_table(table), one_table(table), tmp_path_factory.mktemp("paper")) == []


def test_a_larger_sheet_where_small_type_would_have_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "_SHEETS", sheet._SHEETS[-1:])
    table = spending(30, amounts=8)
    assert told(one_table(table), one_table(table), tmp_path) == [
        "第2页，预算02表 2020年部门收入总体情况表：纸张比需要的大，应为“A4 横放”，实为“A3 横放”"
    ]


def test_a_wide_table_on_an_upright_page(tmp_path: Path) -> None:
    wide = spending(5)
    upright = replace(wide, page=PageSetup(landscape=False))
    assert told(one_table(upright), one_table(wide), tmp_path) == [
        "第2页，预算02表 2020年部门收入总体情况表：纸张不符，应为“A4 横放”，实为“A4 竖放”"
    ]

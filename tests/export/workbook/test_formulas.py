"""The workbook for checking comes to what the tables print, and says where a changed figure breaks it."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings

from budget_desktop.assets import resource
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from budget_desktop.edition import load_edition
from budget_desktop.export.checking import export_checking
from budget_desktop.export.workbook.formulas_list import LIST_NAME
from budget_desktop.operations import read_exchange_file
from tests.export.workbook.calculated import Calculated
from tests.narrative.generated import packets

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def disclosed(packet: Packet) -> Disclosure:
    return disclose(packet, load_edition(packet.header.edition))


def sample(name: str = "jiyuan-2020.json") -> Disclosure:
    return disclosed(read_exchange_file(resource("samples", name))[0])


def calculated(disclosure: Disclosure) -> Calculated:
    with TemporaryDirectory() as folder:
        return Calculated(export_checking(disclosure, Path(folder)))


@pytest.fixture(scope="module")
def checking() -> Calculated:
    return calculated(sample())


def comes_out(found: Calculated) -> int:
    """Every formula comes to the result that stands beside it; returns how many there are."""
    formulas = found.formulas()
    for sheet, cell in formulas:
        written = found.written[sheet][cell].value
        value = found.value(sheet, cell)
        assert value == (written if isinstance(written, str) else Decimal(str(written))), (sheet, cell)
    return len(formulas)


def shows_the_tables(found: Calculated, disclosure: Disclosure) -> None:
    """Rounded as they are printed, the values are those of the tables, in their order."""
    for table in disclosure.tables.values():
        if not table.sheet or not table.head:
            continue
        printed = sorted(table.amounts.rounded(cell.amount) for cell in table.cells() if cell.amount)
        sheet = found.book[table.sheet]
        shown = [
            found.value(sheet.title, cell.coordinate)
            for row in sheet.iter_rows(min_row=int(str(sheet.freeze_panes)[1:]))
            for cell in row
            if cell.data_type in "nf" and cell.value is not None
        ]
        rounded = (table.amounts.rounded(int(value * table.amounts.measure.fen)) for value in shown)
        assert sorted(value for value in rounded if value) == [value for value in printed if value]


def broken(found: Calculated) -> list[int]:
    """Numbers of the equations that do not hold."""
    sheet = found.book[LIST_NAME]
    rows = range(int(str(sheet.freeze_panes)[1:]), sheet.max_row + 1)
    return [
        int(str(sheet.cell(row, 1).value))
        for row in rows
        if found.value(LIST_NAME, f"H{row}") in {"不平", "超出"}
    ]


def test_every_sum_of_the_sample_is_a_formula_that_comes_out(checking: Calculated) -> None:
    assert comes_out(checking) > 1_500
    assert broken(checking) == []
    shows_the_tables(checking, sample())


def test_the_list_stands_before_the_tables_and_says_that_it_is_not_published(checking: Calculated) -> None:
    assert checking.book.sheetnames[:2] == ["目录", LIST_NAME]
    sheet = checking.book[LIST_NAME]
    assert "不公开" in str(sheet["A2"].value)
    feet = [each.HeaderFooter.oddFooter for each in checking.book.worksheets]
    assert all(foot is not None and "不公开" in str(foot.left.text) for foot in feet)


def test_a_figure_that_is_changed_moves_its_totals_and_breaks_what_depends_on_it() -> None:
    found = calculated(sample())
    sheet = "03部门支出总体"
    formulas = {cell: text for (name, cell), text in found.formulas().items() if name == sheet}
    top = next(iter(formulas))
    typed = next(
        cell.coordinate
        for row in found.book[sheet].iter_rows(min_row=int(top[1:]) + 2)
        for cell in row
        if cell.data_type == "n" and cell.value
    )
    before = found.value(sheet, top)
    found.type(sheet, typed, float(found.value(sheet, typed)) + 5)
    assert found.value(sheet, top) == before + 5
    assert broken(found)


def test_a_total_that_is_no_sum_keeps_its_value_and_is_listed() -> None:
    disclosure = sample("jiyuan-2020-broken.json")
    found = calculated(disclosure)
    comes_out(found)
    shows_the_tables(found, disclosure)
    assert broken(found)


@given(packets())
@settings(max_examples=4, deadline=None)
def test_it_comes_to_what_the_tables_of_any_department_print(packet: Packet) -> None:
    disclosure = disclosed(packet)
    found = calculated(disclosure)
    comes_out(found)
    shows_the_tables(found, disclosure)


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    files = [export_checking(sample(), tmp_path / name) for name in ("one", "two")]
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "name", ["jiyuan-2020.json", "jiyuan-2020-broken.json", "jiyuan-2020-broken-basic.json"]
)
def test_libreoffice_calculates_the_same_from_formulas_alone(name: str, tmp_path: Path) -> None:
    path = export_checking(sample(name), tmp_path)
    bare, again = tmp_path / "bare.xlsx", tmp_path / "again"
    openpyxl.load_workbook(path).save(bare)  # it keeps formulas, and drops the results beside them
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(again), str(bare)]
    subprocess.run(command, check=True, capture_output=True)
    book = openpyxl.load_workbook(again / bare.name, data_only=True)
    found = Calculated(path)
    for sheet, cell in found.formulas():
        written, value = found.written[sheet][cell].value, book[sheet][cell].value
        if isinstance(written, str):
            assert value == written, (sheet, cell)
        else:
            assert float(str(value)) == pytest.approx(float(str(written)), abs=1e-9), (sheet, cell)

"""Open data: readable by people and programs, harmless in a spreadsheet, the same bytes every day."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop import assets
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.export.open_data import write_open_data
from budget_desktop.export.open_data.syntax import as_csv, guarded


@pytest.fixture(scope="module")
def disclosure() -> Disclosure:
    (packet,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    return disclose(packet, load_edition(packet.header.edition))


@pytest.fixture(scope="module")
def members(disclosure: Disclosure, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    file = tmp_path_factory.mktemp("data") / "开放数据.zip"
    write_open_data(disclosure, file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def described(members: dict[str, bytes]) -> list[dict[str, Any]]:
    resources = json.loads(members["datapackage.json"])["resources"]
    assert isinstance(resources, list)
    return resources


def test_income_and_spending_of_the_reference_packet_add_up(members: dict[str, bytes]) -> None:
    head, *body = rows(members["facts.csv"])
    facts = [dict(zip(head, row, strict=True)) for row in body]
    for direction in ("revenue", "expenditure"):
        amounts = [
            Decimal(fact["amount"])
            for fact in facts
            if fact["direction"] == direction and fact["fiscal_year"] == "2020"
        ]
        assert sum(amounts) == Decimal("150000.00"), "15.00 万元 (published 01表)"


def test_levels_of_the_subjects_stand_side_by_side(members: dict[str, bytes]) -> None:
    head, *body = rows(members["facts.csv"])
    fact = next(
        fact for row in body if (fact := dict(zip(head, row, strict=True)))["direction"] == "expenditure"
    )
    assert [fact[f"function_{level}_code"] for level in (1, 2, 3)] == ["201", "20103", "2010399"]
    assert fact["function_1_name"] == "一般公共服务支出"
    assert fact["department_economic_1_name"] == "商品和服务支出"


def test_no_entry_is_shown_as_it_was_typed(disclosure: Disclosure, members: dict[str, bytes]) -> None:
    """One row for each combination of codes, however many lines were entered."""
    codes = {
        tuple(each.code(dimension) for dimension in Dimension)
        for each in disclosure.facts
        if each.flow in (Flow.INCOME, Flow.SPENDING)
    }
    assert len(rows(members["facts.csv"])) - 1 == len(codes)


def test_tables_say_what_is_printed(disclosure: Disclosure, members: dict[str, bytes]) -> None:
    names = [name for name in members if name.startswith("tables/") and name.endswith(".csv")]
    assert len(names) == len(disclosure.tables)
    income = rows(members["tables/02 02部门收入总体.csv"])
    assert income[0][:2] != income[1][:2]
    (total,) = [row for row in income if "合计" in row]
    assert "15.00" in total


def test_descriptor_names_the_columns_of_every_table(members: dict[str, bytes]) -> None:
    for resource in described(members):
        fields = resource["schema"]["fields"]
        head, *body = rows(members[resource["path"]])
        names = [field["name"] for field in fields]
        assert head == names
        assert len(set(names)) == len(names)
        for field, *cells in zip(fields, *body, strict=True):
            if field["type"] == "number":
                assert all(not cell or Decimal(cell).is_finite() for cell in cells), field


def test_descriptor_types_money_years_and_classifications(members: dict[str, bytes]) -> None:
    facts = described(members)[0]
    types = {field["name"]: field.get("columnType") for field in facts["schema"]["fields"]}
    assert types["amount"] == "value"
    assert types["fiscal_year"] == "date:fiscal-year"
    assert types["function_3_code"] == "functional-classification:generic:level3:code"
    assert types["department_economic_1_name"] == "economic-classification:generic:level1:label"
    assert types["project_name"] == "activity:generic:project:label"


def test_json_holds_numbers_and_csv_plain_amounts(members: dict[str, bytes]) -> None:
    tree = json.loads(members["facts.json"])
    assert {type(row[-1]) for row in tree["rows"]} == {float}
    assert [f"{row[-1]:.2f}" for row in tree["rows"]] == [row[-1] for row in rows(members["facts.csv"])[1:]]


def test_what_a_spreadsheet_would_run_is_marked(disclosure: Disclosure, tmp_path: Path) -> None:
    project = replace(disclosure.packet.projects[0], name='=HYPERLINK("x")')
    packet = replace(disclosure.packet, projects=(project, *disclosure.packet.projects[1:]))
    write_open_data(disclose(packet, disclosure.edition), tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        cells = [
            cell
            for name in archive.namelist()
            if name.endswith(".csv")
            for row in rows(archive.read(name))
            for cell in row
        ]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


@given(st.text())
def test_no_line_of_a_guarded_text_begins_a_formula(text: str) -> None:
    for line in guarded(text).split("\n"):
        assert not line.lstrip().startswith(tuple("=+-@＝＋－＠"))
        assert not line.startswith(("\t", "\r"))


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_a_csv_gives_back_what_was_put_in(table: list[list[str]]) -> None:
    read = rows(as_csv(["甲", "乙"], table))
    assert read == [["甲", "乙"], *([guarded(cell) for cell in row] for row in table)]


def test_negative_amounts_stay_numbers() -> None:
    assert as_csv(["金额"], [[Decimal("-1.50")]]).decode("utf-8-sig") == "金额\r\n-1.50\r\n"


def test_same_data_same_bytes(disclosure: Disclosure, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_open_data(disclosure, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()

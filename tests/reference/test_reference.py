"""The acceptance case: every cell of the exported workbook is what a correct packet of 2020 prints."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop.cli import main
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.store.book import Book

REFERENCE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("jiyuan-2020.toml").read_text("utf-8"))
SHEETS = {f"T{number:02}": f"{number:02}" for number in range(1, 10)}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    """The sheets of the sample's workbook, by their first two letters or whole name."""
    folder = tmp_path_factory.mktemp("reference")
    assert main(["sample", str(folder / "b.budget")]) == 0
    with Book.open(folder / "b.budget") as book:
        packet = book.packet(book.packets()[0].id)
    disclosure = disclose(packet, load_edition(packet.header.edition))
    (path,) = export_packet(disclosure, folder, frozenset({"xlsx"}))
    assert path.name == "济源市人民政府金融服务办公室2020年部门预算公开表.xlsx"
    sheets = load_workbook(path).worksheets
    return {key: sheet for sheet in sheets for key in (sheet.title[:2], sheet.title)}


def grid(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def texts(sheet: Worksheet) -> list[str]:
    return [value for row in grid(sheet) for value in row if isinstance(value, str)]


def number_format(cell: Cell) -> str:
    assert isinstance(cell.number_format, str)
    return cell.number_format


@pytest.mark.parametrize("key", SHEETS)
def test_title_number_and_captions(workbook: dict[str, Worksheet], key: str) -> None:
    found = texts(workbook[SHEETS[key]])
    expected = REFERENCE[key]
    for text in (expected["number"], expected["title"], f"编制单位：{REFERENCE['department']}", "单位：万元"):
        assert found.count(text) == 1, text
    if "note" in expected:
        assert any(expected["note"] in text for text in found)


@pytest.mark.parametrize("key", SHEETS)
def test_every_head_is_there_in_order(workbook: dict[str, Worksheet], key: str) -> None:
    found = texts(workbook[SHEETS[key]])
    start = found.index("单位：万元") + 1
    expected = REFERENCE[key]["heads"]
    assert found[start : start + len(expected)] == expected
    if "numbering" in REFERENCE[key]:
        numbering = REFERENCE[key]["numbering"].split()
        after = start + len(expected)
        assert found[after : after + len(numbering)] == numbering


@pytest.mark.parametrize("key", [key for key in SHEETS if "rows" in REFERENCE[key]])
def test_every_cell_of_a_listed_table(workbook: dict[str, Worksheet], key: str) -> None:
    sheet = workbook[SHEETS[key]]
    rows = grid(sheet)
    expected = REFERENCE[key]["rows"]
    first = next(
        index for index, row in enumerate(rows) if expected[0][0:6] == blank_to_text(row[:6], expected[0])
    )
    body = rows[first : first + len(expected)]
    assert [blank_to_text(row, expected[0]) for row in body] == expected
    rest = [value for row in rows[first + len(expected) :] for value in row if value is not None]
    assert all(isinstance(value, str) for value in rest), "no amount below the last row"


def blank_to_text(row: list[Any], like: list[Any]) -> list[Any]:
    """Blank text cells as "", amounts as numbers."""
    return [
        ("" if value is None else value) if isinstance(pattern, str) else value
        for value, pattern in zip(row, like, strict=False)
    ]


@pytest.mark.parametrize("key", ["T01", "T04"])
def test_every_cell_of_a_table_in_two_halves(workbook: dict[str, Worksheet], key: str) -> None:
    expected = REFERENCE[key]
    sheet = workbook[SHEETS[key]]
    height = max(len(expected["left"]), len(expected["right"]))
    body = grid(sheet)[-height:]
    check_left([row[:3] for row in body], expected)
    check_right([row[3:] for row in body], expected)


def check_left(body: list[list[Any]], expected: dict[str, Any]) -> None:
    labels = [row[1] if row[1] is not None else row[0] for row in body]
    last = (
        [None] * (len(body) - len(expected["left"]) - 1) + [expected["last_left"]]
        if "last_left" in expected
        else []
    )
    assert labels == expected["left"] + last
    money = dict(expected["income"])
    for label, row in zip(labels, body, strict=True):
        # A label that comes twice (小计) has its money where it stands first.
        assert row[2] == (None if label is None else money.pop(label, 0)), label
    groups = {
        row[0]: index for index, row in enumerate(body) if row[0] in expected["groups"] and row[1] is not None
    }
    sizes = list(expected["groups"].items())
    assert groups == {sizes[0][0]: 0, sizes[1][0]: sizes[0][1]}


def check_right(body: list[list[Any]], expected: dict[str, Any]) -> None:
    labels = [row[0] for row in body]
    right = list(expected["right"])
    if "last_right" in expected:
        right += [None] * (len(body) - len(right) - 1) + [expected["last_right"]]
    assert labels == right
    for row in body:
        if row[0] is None:
            assert not any(row)
        elif row[0] in expected["spending_rows"]:
            assert row[1:] == expected["spending"], row[0]
        else:
            assert row[1:] == [0] * len(expected["spending"]), row[0]


def test_amounts_are_numbers_codes_are_text_and_zeros_are_printed_as_the_edition_says(
    workbook: dict[str, Worksheet],
) -> None:
    for key in SHEETS:
        for row in workbook[SHEETS[key]].iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    sections = number_format(cell).split(";")
                    blank_zero = len(sections) == 3 and sections[2] == ""
                    assert blank_zero == (key not in {"T07", "T08", "T09"}), (key, cell.coordinate)
                    assert Decimal(str(cell.value)) == Decimal(str(cell.value)).quantize(Decimal("0.01"))
                if isinstance(cell.value, str) and cell.value.isdigit():
                    assert cell.data_type == "s"


def after(sheet: Worksheet, label: str, steps: int = 1) -> Any:
    """The value some filled cells after the one that holds the label."""
    values = [value for row in grid(sheet) for value in row if value is not None]
    return values[values.index(label) + steps]


def test_the_overall_target_form(workbook: dict[str, Worksheet]) -> None:
    expected = REFERENCE["overall"]
    sheet = workbook["整体绩效目标"]
    found = texts(sheet)
    assert expected["title"] in found
    assert expected["subtitle"] in found
    assert after(sheet, "年度履职目标") == expected["goal"]
    for label, amount in expected["budget"].items():
        assert after(sheet, label) == amount, label
    for name, content in expected["tasks"]:
        assert after(sheet, name) == content
    for name, value in expected["indicators"]:
        lines = [row for row in grid(sheet) if name in row]
        assert any(value in row for row in lines), name


@pytest.mark.parametrize("number", [1, 2])
def test_a_target_form_for_each_project(workbook: dict[str, Worksheet], number: int) -> None:
    expected = REFERENCE["projects"][number - 1]
    sheet = workbook[f"项目绩效目标{number}"]
    assert after(sheet, "项目名称") == expected["name"]
    for label, amount in expected["amounts"].items():
        assert after(sheet, label) == amount, label
    for label, text in expected["texts"].items():
        assert after(sheet, label) == text, label
    for name, value in expected["indicators"]:
        assert any(name in row and value in row for row in grid(sheet)), name


def test_nothing_of_the_published_slips_is_left(workbook: dict[str, Worksheet]) -> None:
    everything = "".join(text for sheet in workbook.values() for text in texts(sheet))
    for slip in ("2019年部门", "济源市政府金融办公室", "非集资", "资产对付", "http", "、、", "【"):
        assert slip not in everything

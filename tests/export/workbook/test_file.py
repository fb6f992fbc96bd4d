"""The file says what it must and nothing else, and the same tables give the same bytes."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from budget_desktop.export.atomic import ExportError
from budget_desktop.export.workbook import write_workbook
from tests.export.workbook.samples import overview, tables

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
}
TITLE, AUTHOR = "2020年部门预算公开 <定稿>", "金融办 & 银行科"

AGAIN = """
import sys
from pathlib import Path
from budget_desktop.export.workbook import write_workbook
from tests.export.workbook.samples import tables
write_workbook(tables(), Path(sys.argv[1]), title=sys.argv[2], author=sys.argv[3])
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("book") / "book.xlsx"
    write_workbook(tables(), target, title=TITLE, author=AUTHOR)
    return target


def parts(book: Path) -> dict[str, str]:
    with ZipFile(book) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_only_known_parts(book: Path) -> None:
    found = parts(book)
    assert set(found) == PARTS
    assert next(iter(found)) == "[Content_Types].xml"


def test_every_part_is_well_formed(book: Path) -> None:
    for part in parts(book).values():
        ET.fromstring(part)  # noqa: S314 - our own file


def test_no_mark_of_software_machine_or_time(book: Path) -> None:
    for name, part in parts(book).items():
        for mark in ("openpyxl", "microsoft excel", "python", "<application", "dcterms", "lastmodifiedby"):
            assert mark not in part.lower(), name
    with ZipFile(book) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_title_and_author_are_the_properties(book: Path) -> None:
    properties = load_workbook(book).properties
    assert (properties.title, properties.creator) == (TITLE, AUTHOR)
    assert (properties.lastModifiedBy, properties.description, properties.keywords) == (None, None, None)


def test_same_tables_same_bytes(book: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(tables(), again, title=TITLE, author=AUTHOR)
    assert again.read_bytes() == book.read_bytes()


def test_same_bytes_in_another_process(book: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    root = Path(__file__).parents[3]
    subprocess.run(
        [sys.executable, "-c", AGAIN, str(again), TITLE, AUTHOR],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONUTF8": "1", "TZ": "Asia/Shanghai"},
        check=True,
    )
    assert again.read_bytes() == book.read_bytes()


def test_nothing_is_hidden_linked_or_calculated(book: Path) -> None:
    found = parts(book)
    for name, part in found.items():
        for mark in (
            'hidden="1"',
            "<f>",
            "<f ",
            "externallink",
            "comment",
            "connection",
            "calcpr",
        ):
            assert mark not in part.lower(), name
    for sheet in load_workbook(book).worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())


def test_the_contents_list_every_table_and_lead_to_its_sheet(book: Path) -> None:
    workbook = load_workbook(book)
    contents, *sheets = workbook.worksheets
    assert contents.title == "目录"
    rows = zip(contents.iter_rows(3), sheets, tables(), strict=True)
    for number, (row, sheet, table) in enumerate(rows, start=1):
        assert [cell.value or "" for cell in row] == [str(number), table.number, table.title]
        link = row[-1].hyperlink
        assert link
        assert (link.location, link.target) == (f"'{sheet.title}'!A1", None)
    assert not any(name.startswith("xl/worksheets/_rels") for name in parts(book))


def test_a_table_named_like_the_contents_gives_way(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    named = [replace(overview(), sheet="目录"), replace(overview(), sheet="甲'乙")]
    write_workbook(named, target, title="", author="")
    workbook = load_workbook(target)
    assert workbook.sheetnames == ["目录", "目录 (2)", "甲'乙"]
    assert workbook["目录"]["C4"].hyperlink.location == "'甲''乙'!A1"


def test_the_only_names_are_print_titles_and_areas(book: Path) -> None:
    workbook = load_workbook(book)
    assert not workbook.defined_names
    root = ET.fromstring(parts(book)["xl/workbook.xml"])  # noqa: S314 - our own file
    names = {name.get("name") for name in root.iter() if name.tag.endswith("definedName")}
    assert names == {"_xlnm.Print_Titles", "_xlnm.Print_Area"}


def test_excel_does_not_complain_about_codes(book: Path) -> None:
    for name, part in parts(book).items():
        if name.startswith("xl/worksheets/"):
            root = ET.fromstring(part)  # noqa: S314 - our own file
            order = [child.tag.rpartition("}")[2] for child in root]
            assert order[-2:] == ["headerFooter", "ignoredErrors"]


def test_control_characters_do_not_break_the_properties(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    write_workbook([overview()], target, title="预算\x00\x1f", author="\ud800单位")
    properties = load_workbook(target).properties
    assert (properties.title, properties.creator) == ("预算", "单位")


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_workbook([overview()], tmp_path / "none" / "book.xlsx", title="", author="")

"""Workbooks of 2007 and later. Values by openpyxl, structure and count by `scan`; both must agree."""

import posixpath
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from budget_desktop.intake import limits
from budget_desktop.intake.files.numbers import number_cell
from budget_desktop.intake.files.scan import Scan, ScanError, scan_sheet
from budget_desktop.intake.refusal import IntakeError, merged_too_far, too_many_cells
from budget_desktop.intake.sheet import Area, Cell, CellKind, Position, Sheet, address

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_xlsx(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The worksheets of a workbook. What is wrong with it beyond our limits raises IntakeError; anything
    else openpyxl or expat raise means that the file is damaged."""
    with ZipFile(BytesIO(data)) as archive:
        parts = _sheet_parts(archive)
        scans: dict[str, Scan] = {}
        for title, part in parts.items():
            scans[title] = scan_sheet(archive.read(part))
            _refuse_far(scans[title], title, name)
            if sum(scan.cells for scan in scans.values()) > limits.CELLS:
                raise too_many_cells(name)
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = tuple(
            _sheet(worksheet, scans[worksheet.title])
            for worksheet in book.worksheets
            if isinstance(worksheet, ReadOnlyWorksheet)
        )
    finally:
        book.close()
    if {sheet.name for sheet in sheets} != set(parts):
        raise ScanError("sheets got lost")
    return sheets


def _sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Where each worksheet stands; sheets of charts have no cells."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in relations
        if each.get("Type", "").endswith("/worksheet")
    }
    found: dict[str, str] = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")
            title = element.get("name", "")
            if title in found:
                raise ScanError("two sheets of one name")
            if target is not None:
                found[title] = target
    if len(found) > limits.SHEETS:
        raise IntakeError(
            f"工作簿有 {len(found)} 张工作表，没有读入",
            f"一次最多读 {limits.SHEETS} 张。请只留要导入的，另存后再选",
        )
    return found


def _refuse_far(scan: Scan, title: str, name: str) -> None:
    """Refuse what lies beyond the bounds: reading only a part of a sheet would lose rows without a word."""
    row, column = scan.last
    if row >= limits.ROWS or column >= limits.COLUMNS:
        raise IntakeError(
            f"“{name}”的工作表“{title[:40]}”一直用到 {address(scan.last)}，没有读入",
            f"一张表最多读 {limits.ROWS} 行、{limits.COLUMNS} 列。请删去远处多余的内容，另存后再选",
        )
    if sum(area.size for area in scan.merged) > limits.MERGED_CELLS:
        raise merged_too_far(name)


def _sheet(worksheet: ReadOnlyWorksheet, scan: Scan) -> Sheet:
    # What a file claims to be its size is often untrue; the true one is known from the scan.
    worksheet.reset_dimensions()
    cells = dict(sorted(_cells(worksheet, scan)) if scan.uncomputed else _cells(worksheet, scan))
    read = sum(cell.is_number or cell.kind in {CellKind.DATE, CellKind.ERROR} for cell in cells.values())
    if read < scan.numbers:
        raise ScanError("numbers got lost")
    height, width = scan.last[0] + 1, scan.last[1] + 1
    return Sheet(
        name=worksheet.title,
        cells=cells,
        merged=tuple(clipped for area in scan.merged if (clipped := _clip(area, height, width))),
        is_hidden=worksheet.sheet_state != "visible",
        hidden_rows=frozenset(row for row in scan.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in scan.hidden_columns if column < width),
        numbers=scan.numbers,
    )


def _clip(area: Area, height: int, width: int) -> Area | None:
    if area.top >= height or area.left >= width:
        return None
    return Area(area.top, area.left, min(area.bottom, height - 1), min(area.right, width - 1))


def _cells(worksheet: ReadOnlyWorksheet, scan: Scan) -> Iterator[tuple[Position, Cell]]:
    # The type stubs know this method for sheets of the other kind only.
    for row in worksheet.iter_rows(max_row=limits.ROWS, max_col=limits.COLUMNS):  # type: ignore[misc]
        for each in row:
            if each.value is None:
                continue
            position = (each.row - 1, each.column - 1)
            cell = _cell(each, is_formula=position in scan.formulas, reckoned=scan.sums.get(position, ""))
            if cell.text.strip():
                yield position, cell
    for position in sorted(scan.uncomputed):
        yield position, Cell(CellKind.UNCOMPUTED, "公式没有结果", is_formula=True)


def _cell(each: Any, *, is_formula: bool, reckoned: str) -> Cell:
    value = each.value
    if isinstance(value, bool):
        return Cell(CellKind.TRUTH, "是" if value else "否", is_formula=is_formula)
    if isinstance(value, int | float):
        return number_cell(value, each.number_format, is_formula=is_formula, reckoned=reckoned)
    if isinstance(value, datetime | date | time | timedelta):
        return Cell(CellKind.DATE, _day(value), is_formula=is_formula)
    kind = CellKind.ERROR if each.data_type == "e" else CellKind.TEXT
    return Cell(kind, str(value)[: limits.LETTERS], is_formula=is_formula)


def _day(value: datetime | date | time | timedelta) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)

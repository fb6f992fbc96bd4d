"""A workbook as text, for golden files: what is in it and how it prints, a line a row."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_PAPERS = {8: "A3", 9: "A4"}


def dump(path: Path) -> str:
    """The workbook's properties, then every sheet: set-up, columns, merged ranges, and rows of cells.

    A row reads `7 h18 | A7 left "合计" | B7:C7 right #,##0.00 12.5, -`: height, then runs of cells that look
    alike with their values. Texts stand in quotes, numbers do not, and an empty cell is a dash. Cells covered
    by a merged one are left out, and so is what is usual: General, 宋体 9, borders, wrapped, middle height.
    """
    workbook = load_workbook(path)
    properties = workbook.properties
    lines = [f"title {properties.title}", f"author {properties.creator}"]
    for sheet in workbook.worksheets:
        lines += ["", *_sheet(sheet)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    setup = sheet.page_setup
    centred = " centred" if sheet.print_options.horizontalCentered else ""
    fit = f"{setup.fitToWidth}x{setup.fitToHeight}" if sheet.sheet_properties.pageSetUpPr else "off"
    footer = sheet.oddFooter.center.text if sheet.oddFooter else ""
    yield f"sheet {sheet.title} {sheet.sheet_state}"
    yield f"  page {_PAPERS[setup.paperSize or 0]} {setup.orientation} fit {fit}{centred} footer {footer!r}"
    yield f"  print {sheet.print_area} titles {sheet.print_title_rows} freeze {sheet.freeze_panes}"
    widths = (sheet.column_dimensions[get_column_letter(column)].width for column in _columns(sheet))
    yield f"  columns {' '.join(f'{width:g}' for width in widths)}"
    merged = sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
    yield f"  merged {' '.join(str(area) for area in merged)}"
    for row in range(1, sheet.max_row + 1):
        cells = [cell for cell in sheet[row] if isinstance(cell, Cell)]
        runs = [_run(look, list(run)) for look, run in groupby(cells, key=_look)]
        yield " | ".join([f"  {row} h{sheet.row_dimensions[row].height:g}", *runs])


def _columns(sheet: Worksheet) -> range:
    return range(1, sheet.max_column + 1)


def _run(look: str, cells: list[Cell]) -> str:
    first, last = cells[0].coordinate, cells[-1].coordinate
    address = first if first == last else f"{first}:{last}"
    return f"{address} {look} {', '.join(_value(cell) for cell in cells)}"


def _value(cell: Cell) -> str:
    if cell.value is None:
        return "-"
    if cell.data_type == "s":
        return json.dumps(cell.value, ensure_ascii=False)
    return f"{cell.value:.15g}" if cell.data_type == "n" else f"{cell.data_type}!{cell.value}"


def _look(cell: Cell) -> str:
    font, alignment, border = cell.font, cell.alignment, cell.border
    usual = {
        "General": cell.number_format,
        "宋体9": f"{font.name}{font.size:g}",
        "bordered": "bordered" if border.left.style and border.bottom.style else "bare",
        "fitted": "fitted" if alignment.wrap_text or alignment.shrink_to_fit else "unfitted",
        "center": alignment.vertical or "bottom",
    }
    marks = [str(alignment.horizontal)]
    marks += [found for expected, found in usual.items() if found != expected]
    marks += ["bold"] * bool(font.bold) + ["quoted"] * bool(cell.quotePrefix)
    marks += [f"indent{alignment.indent:g}"] * bool(alignment.indent)
    return " ".join(marks)

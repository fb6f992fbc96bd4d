"""A sheet as its cells, and as the table it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from budget_desktop.tables.table import PageSetup
from budget_desktop.verification.content import Box, TableContent, content
from budget_desktop.verification.wording import solid
from budget_desktop.verification.workbook.package import Package, children, local
from budget_desktop.verification.workbook.styles import Style, shown, styles_of

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_TITLE_ROWS = re.compile(r".*!\$(\d+):\$(\d+)")
_CONTENTS = "目录"
_PAPERS = {"8": "A3", "9": "A4"}
"""As Excel counts them."""
_FOOTER_CODE = re.compile(r"&(&)|&[A-Z]|&\d+|—")
_FOOT = re.compile(r"校验码[0-9A-F]{8}.*", re.DOTALL)


class SheetCell(NamedTuple):
    """A cell; rows and columns count from 1, as people count them."""

    row: int
    column: int
    text: str
    """As shown, without blanks."""
    value: Decimal | None
    style: Style
    fault: str = ""
    """Why it cannot be read as a plain text or number."""

    @property
    def address(self) -> str:
        """As Excel calls it."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Sheet:
    """One sheet."""

    name: str
    state: str
    root: Element
    cells: dict[tuple[int, int], SheetCell]
    merged: tuple[tuple[int, int, int, int], ...]
    """First row, first column, last row, last column."""
    print_area: tuple[int, int, int, int] | None
    title_rows: int
    """Rows repeated on every printed page, counted from the first."""

    @property
    def foot(self) -> str:
        """What headers and footers say besides the page number, without blanks."""
        texts = (text.text or "" for text in children(self.root, "headerFooter"))
        return solid(_FOOTER_CODE.sub(r"\1", "".join(texts)))

    @property
    def page(self) -> PageSetup:
        """The paper it is printed on; of a sort we do not print on, what Excel calls it."""
        setup = next((each for each in self.root if local(each) == "pageSetup"), Element("none"))
        paper = setup.get("paperSize", "")
        return PageSetup(_PAPERS.get(paper, paper), setup.get("orientation") == "landscape")

    def table(self) -> TableContent:
        """The table on the sheet: rows with borders are its grid."""
        bordered = [cell.row for cell in self.cells.values() if cell.style.bordered]
        first, last = min(bordered, default=1), max(bordered, default=0)
        head_end = max(self.title_rows, first - 1)
        above = sorted(place for place in self.cells if place[0] < first)
        notes = sorted(place for place in self.cells if place[0] > last)
        boxes = list(self._boxes(first, last))
        return content(
            name=self.name,
            above=[self.cells[place].text for place in above],
            head=[box for box in boxes if box.row <= head_end],
            body=[box for box in boxes if box.row > head_end],
            notes=[self.cells[place].text for place in notes],
            sheet=self.name,
            page=self.page,
        )

    def _boxes(self, first: int, last: int) -> Iterator[Box]:
        spans = {(top, left): (bottom, right) for top, left, bottom, right in self.merged}
        covered = {
            (row, column)
            for top, left, bottom, right in self.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        } - spans.keys()
        for place, cell in self.cells.items():
            if place in covered or not first <= cell.row <= last or not cell.style.bordered:
                continue
            bottom, right = spans.get(place, place)
            rows, columns = bottom - cell.row + 1, right - cell.column + 1
            yield Box(cell.row, cell.column, rows, columns, cell.text, cell.value)

    def hidden_under_merged(self) -> Iterator[SheetCell]:
        """Cells with content that a merged cell covers."""
        for top, left, bottom, right in self.merged:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    cell = self.cells.get((row, column))
                    if cell and (row, column) != (top, left) and (cell.text or cell.fault):
                        yield cell


def read_sheets(package: Package) -> list[Sheet]:
    """All sheets of the workbook, in order."""
    styles = styles_of(package.root("xl/styles.xml"))
    strings = [_text(each) for each in package.parts.get("xl/sharedStrings.xml", [])]
    names = children(package.root("xl/workbook.xml"), "definedNames")
    sheets = []
    for index, (name, state, root) in enumerate(package.sheets()):
        own = {each.get("name"): each.text or "" for each in names if each.get("localSheetId") == str(index)}
        cells = [_cell(each, styles, strings) for row in children(root, "sheetData") for each in row]
        rows = _TITLE_ROWS.fullmatch(own.get("_xlnm.Print_Titles", ""))
        sheets.append(
            Sheet(
                name=name,
                state=state,
                root=root,
                cells={cell[:2]: cell for cell in cells},
                merged=tuple(_area(each.get("ref", "")) for each in children(root, "mergeCells")),
                print_area=_printed(own.get("_xlnm.Print_Area", "")),
                title_rows=int(rows[2]) if rows else 0,
            )
        )
    return sheets


def is_contents(sheet: Sheet) -> bool:
    """Whether it is the list of tables, which no table's sheet is named like."""
    return sheet.name == _CONTENTS


def table_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that hold a table."""
    return [sheet for sheet in sheets if not is_contents(sheet)]


def foot_of(sheets: Sequence[Sheet]) -> str:
    """Check code and edition as the first sheet tells them; empty where it tells none or something else."""
    foot = sheets[0].foot if sheets else ""
    return foot if _FOOT.fullmatch(foot) else ""


def column_letters(column: int) -> str:
    """A, B … Z, AA …"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell(element: Element, styles: list[Style], strings: list[str]) -> SheetCell:
    row, column = _place(element.get("r", ""))
    number = int(element.get("s", "0"))
    style = styles[number] if number < len(styles) else Style("?", bordered=False, faults=("格式缺失",))
    if not len(element):
        return SheetCell(row, column, "", None, style)
    parts = {local(part): part for part in element}
    kind = element.get("t", "n")
    raw = (parts["v"].text or "") if "v" in parts else ""
    text, value, fault = "", None, ""
    if parts.keys() - {"v", "is"}:
        fault = "有公式"
    elif kind == "inlineStr":
        text = _text(parts["is"]) if "is" in parts else ""
    elif kind == "s" and raw:
        text = strings[int(raw)] if raw.isdecimal() and int(raw) < len(strings) else ""
    elif kind == "n" and raw:
        text, value, fault = _number(raw, style.format)
    elif raw:
        fault = "不是文字或数"
    return SheetCell(row, column, solid(text), value, style, fault)


def _number(raw: str, code: str) -> tuple[str, Decimal | None, str]:
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return "", None, "数读不出来"
    text = shown(value, code)
    if text is None:
        return "", value, f"数字格式“{code}”可能掩盖数"
    if value and value != Decimal(text.replace(",", "")):  # of nothing, the format may show a sign: —
        return text, value, f"格里的数是 {value:f}，显示不全"
    return text, value, ""


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter() if local(each) == "t")


def _place(address: str) -> tuple[int, int]:
    match = _ADDRESS.fullmatch(address)
    return (0, 0) if match is None else (int(match[2]), _column(match[1]))


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_place(first), *_place(last or first))


def _printed(reference: str) -> tuple[int, int, int, int] | None:
    return _area(reference.rpartition("!")[2]) if reference else None

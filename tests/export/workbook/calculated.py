"""A spreadsheet of a few lines: what formulas come to, whatever results stand beside them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl

_REFERENCE = re.compile(r"(?:'(?P<sheet>(?:[^']|'')+)'!)?(?P<first>[A-Z]+\d+)(?::(?P<last>[A-Z]+\d+))?")


class Calculated:
    """Knows the formulas of the workbook for checking, and no others."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.written = openpyxl.load_workbook(path, data_only=True)
        self._known: dict[tuple[str, str], Any] = {}

    def formulas(self) -> dict[tuple[str, str], str]:
        """Every formula by sheet and cell."""
        return {
            (sheet.title, cell.coordinate): str(cell.value)
            for sheet in self.book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }

    def type(self, sheet: str, cell: str, value: float) -> None:
        """Somebody types a number."""
        self.book[sheet][cell].value = value
        self._known.clear()

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell shows, calculated."""
        place = (sheet, cell)
        if place not in self._known:
            found = self.book[sheet][cell]
            text = str(found.value if found.value is not None else 0)
            self._known[place] = (
                self._calculated(text[1:], sheet) if found.data_type == "f" else _plain(found.value)
            )
        return self._known[place]

    def _calculated(self, formula: str, sheet: str) -> Any:
        if found := re.fullmatch(r'IF\((\w+)(<=|=)0,"(.+)","(.+)"\)', formula):
            value = self.value(sheet, found[1])
            return found[3] if (value <= 0 if found[2] == "<=" else value == 0) else found[4]
        if found := re.fullmatch(r"ROUND\((\w+)-(\w+),6\)", formula):
            difference = self.value(sheet, found[1]) - self.value(sheet, found[2])
            return difference.quantize(Decimal("0.000001"), ROUND_HALF_UP)
        if formula.startswith("COUNTIF"):
            counted = re.findall(r'COUNTIF\(([^,]+),"([^"]+)"\)', formula)
            return sum(self._cells(area, sheet).count(word) for area, word in counted)
        inner = re.fullmatch(r"SUM\((.+)\)", formula)
        return sum((each for each in self._cells((inner or [formula, formula])[1], sheet)), Decimal())

    def _cells(self, areas: str, sheet: str) -> list[Any]:
        """The values of references; sums within sums are sums all the same."""
        assert not _REFERENCE.sub("", areas).strip("SUM(),"), areas
        found = []
        for each in _REFERENCE.finditer(areas):
            name = (each["sheet"] or sheet).replace("''", "'")
            area = self.book[name][f"{each['first']}:{each['last'] or each['first']}"]
            found += [self.value(name, cell.coordinate) for row in area for cell in row]
        return found


def _plain(value: Any) -> Any:
    if value is None:
        return Decimal()
    return Decimal(str(value)) if isinstance(value, int | float) else value

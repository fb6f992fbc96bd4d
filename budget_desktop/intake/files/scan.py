"""A worksheet gone through for its structure alone, and its cells counted, by patterns and not as XML.

The library that reads values passes over merged areas and hidden rows in the mode that is safe, believes the
size a file claims to have, and silently leaves out what stands twice. So both are asked, and must agree: what
the patterns do not see as the library does (comments, odd quotation) is refused, never lost.
"""

import re
from dataclasses import dataclass, field

from budget_desktop.intake import limits
from budget_desktop.intake.sheet import Area, Position, area_of, position_of

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b([^>]*)>")
_VALUE = re.compile(rb"<(?:\w+:)?[vt]\b[^>]*>[^<]*[^<\s]")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_SUM = re.compile(rb"<(?:\w+:)?f>([\d.+\-*/() ]{1,200})</(?:\w+:)?f>")
"""A formula of numbers alone."""
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_ATTRIBUTE = re.compile(rb"\b(\w+)\s*=\s*[\"']([^\"']*)[\"']")


class ScanError(ValueError):
    """The sheet cannot be what a spreadsheet program writes."""


@dataclass
class Scan:
    """What was found in one sheet."""

    numbers: int = 0
    formulas: set[Position] = field(default_factory=set)
    uncomputed: set[Position] = field(default_factory=set)
    sums: dict[Position, str] = field(default_factory=dict)
    """Formulas that name no other cell."""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: int = 0
    """Filled ones; never more than one above the bound, for there it stops."""
    last: Position = (-1, -1)
    """The last row and the last column with a value."""


def scan_sheet(data: bytes) -> Scan:
    """Go through a worksheet part, as far as the bound on filled cells.

    Raises ScanError, or ValueError for addresses that are none.
    """
    if data.startswith(_UTF16):
        data = data.decode("utf-16").encode()
    found = Scan()
    _scan_cells(data, found)
    for match in _ROW.finditer(data):
        if _HIDDEN.search(match[1]):
            found.hidden_rows.add(int(_attributes(match[1]).get("r", 0)) - 1)
    for match in _COLUMN.finditer(data):
        if _HIDDEN.search(match[1]):
            told = _attributes(match[1])
            last = min(int(told.get("max", 1)), limits.COLUMNS)
            found.hidden_columns.update(range(int(told.get("min", 1)) - 1, last))
    found.merged = [area_of(_attributes(match[1]).get("ref", "")) for match in _MERGED.finditer(data)]
    return found


def _attributes(told: bytes) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(told)}


def _scan_cells(data: bytes, found: Scan) -> None:
    columns: dict[bytes, int] = {}
    seen: set[Position] = set()
    for match in _CELL.finditer(data):
        told, content = match[1], match[2]
        if not content:
            continue
        has_value, has_formula = _VALUE.search(content) is not None, _FORMULA.search(content) is not None
        if not has_value and not has_formula:
            continue
        here = _position(told, columns)
        if here in seen:
            raise ScanError("a cell stands twice")
        seen.add(here)
        if len(seen) > limits.CELLS:
            break
        kind = _KIND.search(told)
        if has_formula:
            _note_formula(content, here, found)
            if not has_value and (kind is None or kind[1] != b"str"):
                found.uncomputed.add(here)
        if has_value and (kind is None or kind[1] == b"n"):
            found.numbers += 1
    found.cells = len(seen)
    if seen:
        found.last = (max(row for row, _ in seen), max(column for _, column in seen))


def _note_formula(content: bytes, here: Position, found: Scan) -> None:
    found.formulas.add(here)
    if reckoned := _SUM.search(content):
        found.sums[here] = reckoned[1].decode()


def _position(told: bytes, columns: dict[bytes, int]) -> Position:
    """Row and column of a cell; there are many cells and few columns."""
    place = _PLACE.search(told)
    if place is None:
        # Allowed by the format, written by nobody: where such a cell stands depends on those before it.
        raise ScanError("a cell without an address")
    column = columns.get(place[1])
    if column is None:
        column = columns[place[1]] = position_of(f"{place[1].decode()}1")[1]
    return int(place[2]) - 1, column

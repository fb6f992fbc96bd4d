"""A worksheet's XML read for its structure alone, and its cells counted, without the library that reads them.

The library that reads values passes over merged areas and hidden rows in the mode that is safe, believes the
size a file claims to have, and silently leaves out what stands twice. So both are asked, and must agree.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers.expat import ParserCreate

from budget_desktop.intake import limits
from budget_desktop.intake.sheet import Area, Position, area_of, position_of

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER_TYPES = frozenset({"", "n"})


class ScanError(ValueError):
    """The sheet cannot be what a spreadsheet program writes."""


@dataclass
class Scan:
    """What was found in one sheet."""

    numbers: int = 0
    formulas: set[Position] = field(default_factory=set)
    uncomputed: set[Position] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last: Position = (-1, -1)
    """The last row and the last column with a value."""


def scan_sheet(stream: BinaryIO) -> Scan:
    """Read through a worksheet part. Raises ScanError, or what expat raises."""
    return _Scanner().run(stream)


class _Scanner:
    def __init__(self) -> None:
        self.found = Scan()
        self._row = self._column = -1
        self._seen: set[Position] = set()
        self._kind = ""
        self._has_formula = self._has_value = self._in_value = False
        self._start: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row_begins,
            "c": self._cell_begins,
            "f": self._formula_begins,
            "v": self._value_begins,
            "t": self._value_begins,
            "col": self._columns_told,
            "mergeCell": self._merged,
        }

    def run(self, stream: BinaryIO) -> Scan:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._element
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._letters
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        parser.ParseFile(stream)
        return self.found

    def _refuse_declarations(self, *_: object) -> None:
        raise ScanError("declarations in a worksheet")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        begins = self._start.get(name.rpartition(" ")[2])
        if begins is not None:
            begins(attributes)

    def _row_begins(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in {"1", "true"}:
            self.found.hidden_rows.add(self._row)

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = position_of(attributes["r"])
        else:
            self._column += 1
        self._kind = attributes.get("t", "")
        self._has_formula = self._has_value = False

    def _formula_begins(self, _: dict[str, str]) -> None:
        self._has_formula = True

    def _value_begins(self, _: dict[str, str]) -> None:
        self._in_value = True

    def _letters(self, text: str) -> None:
        if self._in_value and text.strip():
            self._has_value = True

    def _columns_told(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.found.hidden_columns.update(range(first - 1, min(last, limits.COLUMNS)))

    def _merged(self, attributes: dict[str, str]) -> None:
        self.found.merged.append(area_of(attributes.get("ref", "")))

    def _ended(self, name: str) -> None:
        ended = name.rpartition(" ")[2]
        if ended in {"v", "t"}:
            self._in_value = False
        elif ended == "c":
            self._cell_ended()

    def _cell_ended(self) -> None:
        here = (self._row, self._column)
        if self._has_formula:
            self.found.formulas.add(here)
        if self._has_formula and not self._has_value and self._kind != "str":
            self.found.uncomputed.add(here)
        if not self._has_value and not self._has_formula:
            return
        if here in self._seen:
            raise ScanError("a cell stands twice")
        self._seen.add(here)
        self.found.last = (max(self.found.last[0], here[0]), max(self.found.last[1], here[1]))
        if self._has_value and self._kind in _NUMBER_TYPES:
            self.found.numbers += 1

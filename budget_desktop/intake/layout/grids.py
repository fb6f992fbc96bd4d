"""Grids of performance indicators: their titles, what each indicator is and what it is to come to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget_desktop.edition.intake import TargetWords
from budget_desktop.intake.layout.heads import HeadFinder
from budget_desktop.intake.layout.model import CellNote, Fate, Told
from budget_desktop.intake.layout.values import number_of
from budget_desktop.intake.layout.words import plain
from budget_desktop.intake.sheet import Cell, Position, Sheet

GRID_FIELDS = ("group", "subgroup", "name", "comparator", "value", "measure")
_GRADED = "定性"


@dataclass(frozen=True, slots=True)
class Grid:
    """The row of titles over indicators, and the column of each."""

    row: int
    columns: dict[str, int]
    project: int | None


class GridReader:
    """Reads the grids of one sheet; `notes` accounts for their numbers."""

    def __init__(self, sheet: Sheet, finder: HeadFinder, words: TargetWords) -> None:
        self._sheet, self._finder, self._words = sheet, finder, words
        self.notes: dict[Position, CellNote] = {}

    def find(self, rows: range) -> Grid | None:
        """The first grid among some rows."""
        for row in rows:
            names = {plain(cell.text): column for column, cell in self._sheet.rows.get(row, ())}
            columns = {
                field: names[plain(title)]
                for field in GRID_FIELDS
                for title in getattr(self._words.grid, field)
                if plain(title) in names
            }
            if {"name", "value"} <= set(columns):
                projects = (names.get(plain(title)) for title in self._words.project["name"])
                return Grid(row, columns, next((each for each in projects if each is not None), None))
        return None

    def read(self, grid: Grid, rows: range, project: str) -> Iterator[Told]:
        """The indicators below the titles; `project` is whose they are where no column says it."""
        above = dict.fromkeys(("group", "subgroup"), "")
        for row in rows:
            texts = {field: self._label(row, column) for field, column in grid.columns.items()}
            if grid.project is not None:
                project = self._label(row, grid.project) or project
            if texts.get("group") and texts["group"] != above["group"]:
                above["subgroup"] = ""
            above = {field: texts.get(field) or text for field, text in above.items()}
            self._leave_columns(row, grid)
            value = self._value(row, grid)
            is_title = texts["name"] in self._words.grid.name
            if not texts["name"] or not value or is_title:
                continue
            self._take(row, grid)
            values = {**above, "name": texts["name"], "value": value}
            position = (row, grid.columns["value"])
            told = tuple(values.items())
            yield Told(collection="indicators", position=position, texts=told, project=project)

    def _leave_columns(self, row: int, grid: Grid) -> None:
        """Numbers beside an indicator that are no part of it: its weight."""
        for column, cell in self._sheet.rows.get(row, ()):
            if column not in grid.columns.values() and number_of(cell) is not None:
                title = self._sheet.text(grid.row, column)
                self.notes[row, column] = CellNote(Fate.LEFT, f"“{title}”不录入")

    def _value(self, row: int, grid: Grid) -> str:
        """指标值 in one piece, also where sign, number and measure have columns of their own."""
        value, sign, measure = (self._shown(row, grid, field) for field in ("value", "comparator", "measure"))
        if not value:
            return ""
        if sign == _GRADED or value.startswith(sign):
            sign = ""
        return f"{sign}{value}{'' if value.endswith(measure) else measure}"

    def _shown(self, row: int, grid: Grid, field: str) -> str:
        column = grid.columns.get(field)
        cell = None if column is None else self._sheet.cells.get((row, column))
        return "" if cell is None else shown(cell)

    def _label(self, row: int, column: int) -> str:
        return re.sub(r"\s+", "", self._finder.label(row, column))

    def _take(self, row: int, grid: Grid) -> None:
        for column in grid.columns.values():
            cell = self._sheet.cells.get((row, column))
            if cell is not None and number_of(cell) is not None:
                self.notes[row, column] = CellNote(Fate.TAKEN)


def shown(cell: Cell) -> str:
    """A cell as the spreadsheet shows it: 0.95 in the format of per cent is 95%."""
    text = cell.text.strip()
    if cell.is_percent:
        return f"{(Decimal(text) * 100).normalize():f}%"
    return text

"""Where the tables of a sheet begin: their titles, what stands above them, the row that numbers columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, starmap

from budget_desktop.domain.folding import folded
from budget_desktop.domain.stated import Stated, noted
from budget_desktop.intake.layout.columns import panels, read_column
from budget_desktop.intake.layout.model import Column, Holds
from budget_desktop.intake.layout.words import Vocabulary, plain, year_in
from budget_desktop.intake.sheet import Area, Cell, Position, Sheet

_DEEPEST = 6
"""No printed table has more rows of titles."""
_LEADING = frozenset(
    {
        *(Holds.CODE, Holds.NAME, Holds.UNIT_CODE, Holds.UNIT_NAME, Holds.PROJECT),
        *(Holds.CATEGORY, Holds.ARTICLE),
    }
)
_NUMBERING = re.compile(r"\*+|栏次|行次|[甲乙丙丁A-Z]|\d{1,2}(?:=.*)?")
_TABLE_NUMBER = re.compile(
    r"^(?:附?表|预算|公开|部门公开)?[\d一二三四五六七八九十]{1,3}(?:-\d+)?表?$|^附件?\d*[:：]?$"
)
_TITLED = re.compile(r"表|情况|预算|汇总")


@dataclass(frozen=True, kw_only=True)
class Head:
    """The titles of one table."""

    top: int
    """The first row above that belongs to it: number, name, unit."""
    rows: range
    """The rows of titles."""
    body: int
    """The first row below, after the row that numbers the columns."""
    title: str
    title_year: int | None
    stated: tuple[Stated, ...]
    columns: tuple[Column, ...]
    numbering: int | None
    """The row that numbers the columns."""


class HeadFinder:
    """Finds the heads of a sheet, top to bottom."""

    def __init__(self, sheet: Sheet, words: Vocabulary) -> None:
        self._sheet = sheet
        self._words = words
        self._spread = _spread(sheet)
        self._titled = _titled_areas(sheet)

    def heads(self) -> tuple[Head, ...]:
        """All heads."""
        found: list[Head] = []
        row = 0
        while row < self._sheet.height:
            if self._begins(row):
                found += self._heads_at(row, found[-1].body if found else 0)
                row = max(found[-1].body, row + 1)
            else:
                row += 1
        return tuple(found)

    def label(self, row: int, column: int) -> str:
        """The text of a cell, of its merged area where it belongs to one."""
        return (self._spread and self._spread.get((row, column))) or self._sheet.text(row, column)

    def bottom(self, row: int, column: int) -> int:
        """The last row of the merged area that begins in a cell; its own row where none does."""
        areas = (area for area in self._titled.beginning.get(row, ()) if area.left == column)
        return next((area.bottom for area in areas), row)

    def _cells(self, row: int) -> tuple[tuple[int, Cell], ...]:
        return self._sheet.rows.get(row, ())

    def _begins(self, row: int) -> bool:
        """Whether titles begin here: they name what classifies the rows and at least one thing more."""
        cells = self._cells(row)
        if len(cells) < 2 or any(cell.is_number for _, cell in cells):
            return False
        names = [plain(cell.text) for _, cell in cells]
        leading = any(self._words.head(name) in _LEADING for name in names)
        known = sum(self._words.is_known(cell.text) for _, cell in cells)
        return leading and known >= 2 and known * 2 >= len(cells)

    def _heads_at(self, first: int, since: int) -> Iterator[Head]:
        """The head whose titles begin in a row; of tables side by side with names of their own, each."""
        rows = range(first, self._last_title_row(first) + 1)
        top = self._top(first, since)
        above = [(column, cell.text) for row in range(top, first) for column, cell in self._cells(row)]
        every = [text for _, text in above]
        year = next(filter(None, map(year_in, (_title(every), *every))), None)
        columns = tuple(self._columns(rows, year))
        numbering = rows.stop if self._numbers_columns(rows.stop) else None
        for span in self._spans(range(top, first), columns):
            own = [text for column, text in above if column in span]
            said = own if any(map(noted, own)) else every
            mine = tuple(column for column in columns if column.index in span)
            yield Head(
                top=top,
                rows=rows,
                body=rows.stop + (numbering is not None),
                title=(title := _title(own)),
                title_year=year_in(title) or year,
                stated=_stated(said, mine, [self.label(row, span.start) for row in rows]),
                columns=mine,
                numbering=numbering,
            )

    def _spans(self, above: range, columns: tuple[Column, ...]) -> Iterator[range]:
        """The columns of each table: of all, or of several whose names stand side by side and differ."""
        starts = [panel.first.index for panel in panels(columns)]
        begins = {0}
        for row in above:
            named = [
                (column, said)
                for column, cell in self._cells(row)
                if _is_title(cell.text) and (said := self._words.title(cell.text)).words
            ]
            for (left, one), (right, other) in pairwise(named):
                between = [start for start in starts if left < start <= right]
                if one != other and between:
                    begins.add(between[-1])
        yield from starmap(range, pairwise([*sorted(begins), self._sheet.width]))

    def _last_title_row(self, first: int) -> int:
        end = first + _DEEPEST - 1
        last = min(self._merged_down_to(first), end)
        while last < end and (self._groups(last) or self._continues(last + 1)):
            last = min(self._merged_down_to(last + 1), end)
        return last

    def _groups(self, row: int) -> bool:
        """Whether a row has titles over several columns each, so that their own stand below."""
        below = [cell for _, cell in self._cells(row + 1)]
        return (
            bool(below)
            and not any(cell.is_number for cell in below)
            and any(len(area.columns) > 1 for area in self._titled.ending.get(row, ()))
            and not self._numbers_columns(row + 1)
        )

    def _merged_down_to(self, row: int) -> int:
        """The last row of the areas that begin in a row, empty ones not counted."""
        return max((area.bottom for area in self._titled.beginning.get(row, ())), default=row)

    def _continues(self, row: int) -> bool:
        """Whether a row below titles is one more: all of it is known, and one can only be a title."""
        cells = self._cells(row)
        if not cells or any(cell.is_number for _, cell in cells) or self._numbers_columns(row):
            return False
        names = [plain(cell.text) for _, cell in cells]
        structural = any(self._words.head(name) is not None or name == "小计" for name in names)
        is_total = names[0] in self._words.totals and cells[0][0] == 0
        return structural and not is_total and all(self._words.is_known(cell.text) for _, cell in cells)

    def _top(self, first: int, since: int) -> int:
        """Go up over number, name and unit of the table, but not into the table above."""
        top = first
        for row in range(first - 1, max(since, first - 8) - 1, -1):
            cells = self._cells(row)
            if any(cell.is_number for _, cell in cells) or len(cells) > 4:
                break
            heading = any(
                noted(cell.text) or _TITLED.search(cell.text) or _TABLE_NUMBER.match(folded(cell.text))
                for _, cell in cells
            )
            if cells and not heading and since:
                break
            if cells:
                top = row
        return top

    def _numbers_columns(self, row: int) -> bool:
        texts = [folded(cell.text) for _, cell in self._cells(row)]
        if len(texts) < 2 or not all(_NUMBERING.fullmatch(text) for text in texts):
            return False
        numbers = [int(match[0]) for text in texts if (match := re.match(r"\d+", text))]
        steps = {after - before for before, after in pairwise(numbers)}
        return steps <= {1} or (not numbers and "**" in texts)

    def _columns(self, rows: range, year: int | None) -> Iterator[Column]:
        for column in range(self._sheet.width):
            path = self._path(rows, column)
            if path:
                yield read_column(column, path, self._words, year)

    def _path(self, rows: range, column: int) -> tuple[str, ...]:
        """The titles over a column, from the top down, none twice in a row."""
        titles = [self._title_at(row, column, rows) for row in rows]
        path: list[str] = []
        for title in titles:
            if title and (not path or path[-1] != title):
                path.append(title)
        return tuple(path)

    def _title_at(self, row: int, column: int, rows: range) -> str:
        own = self.label(row, column)
        if own or (row, column) in self._spread or row == rows[-1]:
            return _one_line(own)
        if not any(self.label(below, column) for below in range(row + 1, rows.stop)):
            return ""
        # Titles that lost their merged areas: the group stands over its first column only.
        for left in range(column - 1, -1, -1):
            if text := self.label(row, left):
                grouped = any(self.label(below, left) for below in range(row + 1, rows.stop))
                lower = self._sheet.text(row + 1, left)
                return _one_line(text) if grouped and lower and (row, left) not in self._spread else ""
        return ""


def _spread(sheet: Sheet) -> Mapping[Position, str]:
    """Every cell of the merged areas with the text of its area."""
    return {
        (row, column): sheet.text(area.top, area.left)
        for area in sheet.merged
        for row in area.rows
        for column in area.columns
    }


@dataclass(frozen=True)
class _TitledAreas:
    """Merged areas with a text in them, by their first and by their last row: long sheets have many."""

    beginning: Mapping[int, list[Area]]
    ending: Mapping[int, list[Area]]


def _titled_areas(sheet: Sheet) -> _TitledAreas:
    beginning: dict[int, list[Area]] = {}
    ending: dict[int, list[Area]] = {}
    for area in sheet.merged:
        if sheet.text(area.top, area.left):
            beginning.setdefault(area.top, []).append(area)
            ending.setdefault(area.bottom, []).append(area)
    return _TitledAreas(beginning, ending)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _title(above: list[str]) -> str:
    """The name of the table among the texts above it: the longest that looks like one."""
    return max((text.strip() for text in above if _is_title(text)), key=len, default="")


def _is_title(text: str) -> bool:
    """Whether a text above a table can be its name."""
    return bool(_TITLED.search(text)) and noted(text) is None and not _TABLE_NUMBER.match(folded(text))


def _stated(above: list[str], columns: tuple[Column, ...], inside: list[str]) -> tuple[Stated, ...]:
    """The units named above the table and in its titles, each once."""
    texts = [noted(text) for text in (*above, *inside)]
    found = [*texts, *(column.stated for column in columns)]
    return tuple({stated.unit: stated for stated in found if stated is not None}.values())

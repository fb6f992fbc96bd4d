"""A whole workbook as tables: the door to this package."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from budget_desktop.domain.stated import Stated
from budget_desktop.edition import Edition
from budget_desktop.edition.intake import Listed
from budget_desktop.intake.layout.forms import FormReader, form_rows
from budget_desktop.intake.layout.heads import Head, HeadFinder
from budget_desktop.intake.layout.holdings import HoldingsPart
from budget_desktop.intake.layout.lists import ListPart
from budget_desktop.intake.layout.model import (
    CellNote,
    Fate,
    Layout,
    SheetReading,
    Table,
)
from budget_desktop.intake.layout.money import MoneyPart
from budget_desktop.intake.layout.part import Part
from budget_desktop.intake.layout.values import number_of
from budget_desktop.intake.layout.words import Vocabulary, plain
from budget_desktop.intake.sheet import Position, Sheet, Workbook


def read_layout(workbook: Workbook, edition: Edition) -> Layout:
    """The tables of a workbook, every number of it accounted for."""
    words = Vocabulary(edition)
    return Layout(
        name=workbook.name,
        sheets=tuple(_SheetReader(sheet, words, edition).read() for sheet in workbook.sheets),
        notices=workbook.notices,
    )


_PARTS: Mapping[Listed | None, type[Part]] = {
    Listed.PROCUREMENT: ListPart,
    Listed.TRANSFERS: ListPart,
    Listed.ASSETS: HoldingsPart,
}


class _SheetReader:
    def __init__(self, sheet: Sheet, words: Vocabulary, edition: Edition) -> None:
        self._sheet = sheet
        self._words = words
        self._edition = edition
        self._finder = HeadFinder(sheet, words)
        self._notes: dict[Position, CellNote] = {}

    def read(self) -> SheetReading:
        found = self._finder.heads()
        forms = form_rows(self._sheet, self._words, found)
        heads = [head for head in found if not any(head.rows.start in rows for rows in forms)]
        starts = sorted([head.top for head in heads] + [rows.start for rows in forms] + [self._sheet.height])
        pages = [(head, next(start for start in starts if start > head.top)) for head in heads]
        tables = [self._table(group) for group in _pages(pages)] + [self._form(rows) for rows in forms]
        tables.sort(key=lambda table: table.rows.start)
        self._leave_the_rest(bool(tables))
        return SheetReading(name=self._sheet.name, tables=tuple(tables), notes=self._notes)

    def _form(self, rows: range) -> Table:
        reader = FormReader(self._sheet, self._finder, self._words, rows)
        table = reader.read()
        self._notes |= reader.notes
        return table

    def _table(self, pages: Sequence[tuple[Head, int]]) -> Table:
        first = pages[0][0]
        body = [row for head, end in pages for row in range(head.body, end)]
        context = self._words.title(first.title or self._sheet.name)
        kind = _PARTS.get(context.lists, MoneyPart)
        part = kind(self._sheet, self._finder, self._words, self._edition, first, context, body)
        skip = context.skip or part.nothing_known
        if skip:
            self._note_numbers(body, skip)
        else:
            part.read()
            self._notes |= part.notes
        for head, _ in pages:
            self._note_numbers(head.rows, "是表头")
            if head.numbering is not None:
                self._note_numbers([head.numbering], "是栏次")
        return Table(
            sheet=self._sheet.name,
            title=first.title.strip(),
            rows=range(first.top, pages[-1][1]),
            head=first.rows,
            columns=first.columns,
            context=context,
            stated=_united(head.stated for head, _ in pages),
            title_year=first.title_year,
            amounts=tuple(part.amounts),
            gaps=tuple(part.gaps),
            unread=tuple(part.unread),
            totals=tuple(part.totals),
            notices=tuple(dict.fromkeys(self._hidden(body, part) + part.notices)),
            told=tuple(part.told),
        )

    def _hidden(self, body: Sequence[int], part: Part) -> list[str]:
        """What is to be told of rows and columns nobody sees in the spreadsheet."""
        listed = (figure for told in part.told for figure in (*told.figures, *told.counts))
        places = [each.position for each in part.amounts] + [each.position for each in listed]
        rows = sum(1 for row in body if row in self._sheet.hidden_rows and any(row == at[0] for at in places))
        found = [f"有 {rows} 行在原表里是隐藏的，也读入了，请核对"] if rows else []
        if any(column in self._sheet.hidden_columns for _, column in places):
            found.append("有的列在原表里是隐藏的，也读入了，请核对")
        if self._sheet.is_hidden:
            found.append("这张工作表在原文件里是隐藏的，请核对要不要导入")
        return found

    def _note_numbers(self, rows: Iterable[int], reason: str) -> None:
        for row in rows:
            for column, cell in self._sheet.rows.get(row, ()):
                if number_of(cell) is not None:
                    self._notes.setdefault((row, column), CellNote(Fate.LEFT, reason))

    def _leave_the_rest(self, has_tables: bool) -> None:
        reason = "在表格以外" if has_tables else "没有找到能认出表头的表格"
        for position, _ in self._sheet.numbered():
            self._notes.setdefault(position, CellNote(Fate.LEFT, reason))


def _pages(heads: list[tuple[Head, int]]) -> Iterator[list[tuple[Head, int]]]:
    """Heads that repeat the one before, as on the next sheet of paper, go on with its table."""
    group: list[tuple[Head, int]] = []
    for head, end in heads:
        if group and not _goes_on(group[0][0], head):
            yield group
            group = []
        group.append((head, end))
    if group:
        yield group


def _goes_on(first: Head, head: Head) -> bool:
    same_columns = [each.path for each in first.columns] == [each.path for each in head.columns]
    title = plain(re.sub(r"[(（]?续表?\d*[)）]?", "", head.title))
    return same_columns and (not title or title == plain(first.title))


def _united(stated: Iterable[tuple[Stated, ...]]) -> tuple[Stated, ...]:
    return tuple({each.unit: each for some in stated for each in some}.values())

"""A whole workbook as tables: the door to this package."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from budget_desktop.domain.folding import folded
from budget_desktop.domain.stated import Stated
from budget_desktop.edition import Edition
from budget_desktop.edition.intake import TitleWords
from budget_desktop.intake.layout.cut import Cut
from budget_desktop.intake.layout.heads import Head, HeadFinder
from budget_desktop.intake.layout.model import (
    Amount,
    CellNote,
    Column,
    Fate,
    Gap,
    Holds,
    Layout,
    SheetReading,
    Table,
    Unread,
)
from budget_desktop.intake.layout.rows import REPEATED, Panel, Row, RowReader, panels
from budget_desktop.intake.layout.words import Vocabulary, plain
from budget_desktop.intake.sheet import Cell, CellKind, Position, Sheet, Workbook

_GROUPED = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|-?\.\d+")
_MAY_BE_NUMBER = re.compile(r"[\s'¥￥(（\-−－,，]*[\d.．]")
_BRACKETED = re.compile(r"\((?P<inner>.*)\)")
_BLANKS = frozenset({"", "-", "--", "—", "——", "/", "无"})
LARGEST = Decimal(10) ** 13
"""元; no department comes near."""


def read_layout(workbook: Workbook, edition: Edition) -> Layout:
    """The tables of a workbook, every number of it accounted for."""
    words = Vocabulary(edition)
    return Layout(
        name=workbook.name,
        sheets=tuple(_SheetReader(sheet, words, edition).read() for sheet in workbook.sheets),
        notices=workbook.notices,
    )


def number_of(cell: Cell) -> Decimal | None:
    """The number a cell holds, also where it is kept as text; None where it holds none."""
    if cell.is_number:
        return Decimal(cell.text)
    if cell.kind is not CellKind.TEXT or not _MAY_BE_NUMBER.match(cell.text):
        return None
    text = folded(cell.text).replace("−", "-").lstrip("¥'").replace(" ", "")
    bracketed = _BRACKETED.fullmatch(text)
    bare = bracketed["inner"] if bracketed else text
    if not _GROUPED.fullmatch(bare):
        return None
    try:
        value = Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return None
    return -value if bracketed else value


class _SheetReader:
    def __init__(self, sheet: Sheet, words: Vocabulary, edition: Edition) -> None:
        self._sheet = sheet
        self._words = words
        self._edition = edition
        self._finder = HeadFinder(sheet, words)
        self._notes: dict[Position, CellNote] = {}

    def read(self) -> SheetReading:
        heads = self._finder.heads()
        ends = [head.top for head in heads[1:]] + [self._sheet.height]
        tables = [self._table(group) for group in _pages(list(zip(heads, ends, strict=False)))]
        self._leave_the_rest(bool(tables))
        return SheetReading(name=self._sheet.name, tables=tuple(tables), notes=self._notes)

    def _table(self, pages: Sequence[tuple[Head, int]]) -> Table:
        first = pages[0][0]
        body = [row for head, end in pages for row in range(head.body, end)]
        context = self._words.title(first.title or self._sheet.name)
        part = _Part(self._sheet, self._finder, self._words, self._edition, first, context, body)
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
            notices=tuple(dict.fromkeys(self._hidden(body, part.amounts) + part.notices)),
        )

    def _hidden(self, body: Sequence[int], amounts: Iterable[Amount]) -> list[str]:
        """What is to be told of rows and columns nobody sees in the spreadsheet."""
        places = [each.position for each in amounts]
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


class _Part:
    """The body of one table."""

    def __init__(
        self,
        sheet: Sheet,
        finder: HeadFinder,
        words: Vocabulary,
        edition: Edition,
        head: Head,
        context: TitleWords,
        body: Sequence[int],
    ) -> None:
        self._sheet, self._finder, self._words, self._edition = sheet, finder, words, edition
        self._context = context
        self._body = body
        self._panels = [_with_money(panel, sheet, body) for panel in panels(head.columns)]
        self.amounts: list[Amount] = []
        self.gaps: list[Gap] = []
        self.unread: list[Unread] = []
        self.totals: list[tuple[str, Decimal]] = []
        self.notices: list[str] = []
        self.notes: dict[Position, CellNote] = {}

    @property
    def nothing_known(self) -> str:
        """Why nothing can be taken at all."""
        if not any(column.holds is Holds.AMOUNT for panel in self._panels for column in panel.money):
            return "没有认出金额列"
        return ""

    def read(self) -> None:
        """Cut every panel."""
        for panel in self._panels:
            self._read_panel(panel)

    def _read_panel(self, panel: Panel) -> None:
        reader = RowReader(
            self._sheet, self._finder, panel, self._words, self._edition.catalogue, self._context, self._body
        )
        rows = list(reader.rows())
        columns = [column for column in panel.money if column.holds is Holds.AMOUNT]
        values = self._values(rows, columns)
        cut = Cut(rows, columns, values, self._context)
        self.amounts += cut.amounts()
        self.gaps += cut.gaps
        self.notes |= cut.notes
        self.notices += [notice for row in rows for notice in row.notices]
        self.totals += [
            (row.name, values[row.number, columns[0].index])
            for row in rows
            if row.is_total and columns and (row.number, columns[0].index) in values
        ]
        self._note_labels(panel, rows)

    def _values(self, rows: Sequence[Row], columns: Sequence[Column]) -> Mapping[Position, Decimal]:
        values: dict[Position, Decimal] = {}
        known = {row.number for row in rows}
        for number in self._body:
            for column in columns:
                here = (number, column.index)
                cell = self._sheet.cells.get(here)
                if cell is None or folded(cell.text) in _BLANKS:
                    continue
                value = number_of(cell)
                if value is None:
                    if number in known:
                        self.unread.append(Unread(position=here, text=cell.text, reason=_why_unread(cell)))
                elif number not in known:
                    self.notes[here] = CellNote(Fate.LEFT, "这一行没有名称，不知道是什么")
                elif abs(value) > LARGEST:
                    self.unread.append(Unread(position=here, text=cell.text, reason="数太大，不像金额"))
                    self.notes[here] = CellNote(Fate.LEFT, "数太大，不像金额")
                else:
                    values[here] = value
        return values

    def _note_labels(self, panel: Panel, rows: Sequence[Row]) -> None:
        coded = {cell for row in rows for cell in row.code_cells}
        for row in rows:
            cells = [(row.number, each.index) for each in panel.money]
            # What nobody knows but is nothing needs no looking at either.
            has_money = any(cell in self.notes and number_of(self._sheet.cells[cell]) for cell in cells)
            if row.refusal and row.refusal != REPEATED and has_money:
                self.unread.append(
                    Unread(position=(row.number, panel.labels[0].index), text=row.name, reason=row.refusal)
                )
        for number in self._body:
            for column in (*panel.labels, *panel.money):
                here = (number, column.index)
                cell = self._sheet.cells.get(here)
                if cell is None or here in self.notes or number_of(cell) is None:
                    continue
                if here in coded or column.holds in {Holds.UNIT_CODE, Holds.CODE}:
                    self.notes[here] = CellNote(Fate.CODE)
                else:
                    self.notes[here] = CellNote(Fate.LEFT, _why_left(column))


def _with_money(panel: Panel, sheet: Sheet, body: Sequence[int]) -> Panel:
    """A panel whose last titled column of names is one of money: 收入 over a name and its amount."""
    names = [column for column in panel.labels if column.holds is Holds.NAME]
    if panel.money or len(names) < 2:
        return panel
    last = names[-1]
    cells = [sheet.cells[row, last.index] for row in body if (row, last.index) in sheet.cells]
    if not cells or 2 * sum(number_of(cell) is not None for cell in cells) < len(cells):
        return panel
    money = Column(index=last.index, path=last.path, holds=Holds.AMOUNT)
    return Panel([column for column in panel.labels if column is not last], [money])


def _why_unread(cell: Cell) -> str:
    if cell.kind is CellKind.UNCOMPUTED:
        return "公式没有结果。请用 Excel 或 WPS 打开原表，保存一次，再导入"
    if cell.kind is CellKind.ERROR:
        return "是公式的错误。请先在原表改正"
    return "不是金额"


def _why_left(column: Column) -> str:
    if column.holds is Holds.COMPARISON:
        return f"“{column.title}”是比较，不是金额"
    if column.holds is Holds.UNKNOWN:
        return f"不认识“{column.title}”这一列"
    return f"“{column.title}”不是金额列"


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

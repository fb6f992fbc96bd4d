"""Sheets of many looks, written as published tables and platform exports look."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.truth import NAMES, Entry, total

YUAN, WAN = "元", "万元"
Writer = Callable[[Worksheet], None]


@dataclass(frozen=True)
class Look:
    """How a place writes its tables."""

    unit: str = WAN
    codes: str = "three"
    """three columns, one column, joined with the name in one cell, or full (类 and the whole 款)."""
    levels: bool = False
    """类 and 款 rows with their totals above the 项."""
    code_numbers: bool = False
    """Codes as numbers, as they come from a spreadsheet that knew no better."""
    once: bool = False
    """类 and 款 only at the first of their rows."""
    merged: bool = True
    numbering: bool = False
    unit_at: str = "line"
    """line, title, both, none."""
    text_amounts: bool = False
    blank_zeros: bool = True
    total: str = "top"
    unit_row: bool = False
    unit_code: bool = False
    indent: str = "  "
    number: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    blank_rows: int = 0


class Page:
    """A sheet being written."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self.sheet, self.look = sheet, look
        self.row = 0

    def put(self, values: Sequence[Any]) -> None:
        self.row += 1
        for column, value in enumerate(values, start=1):
            if value not in (None, ""):
                self.sheet.cell(self.row, column, value)

    def merge(self, area: str) -> None:
        if self.look.merged:
            self.sheet.merge_cells(area)

    def money(self, yuan: Decimal) -> Any:
        """An amount as this look prints it."""
        value = yuan / 10000 if self.look.unit == WAN else yuan
        if not value:
            return None if self.look.blank_zeros else 0
        return f"{value:,.6f}".rstrip("0").rstrip(".") if self.look.text_amounts else float(value)

    def code(self, text: str) -> Any:
        return int(text) if self.look.code_numbers and text else text

    def top(self, title: str, width: int) -> None:
        """Number, title and unit above the table."""
        look = self.look
        if look.number:
            self.put([look.number])
        self.put([look.title or title])
        if look.merged:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=width)
        if look.unit_at in {"line", "both"}:
            self.put(["编制单位：某某局", *[None] * (width - 2), f"单位：{look.unit}"])
        for _ in range(look.blank_rows):
            self.row += 1

    def headed(self, name: str) -> str:
        """A title of a column, with the unit where this look says it there."""
        return f"{name}（{self.look.unit}）" if self.look.unit_at in {"title", "both"} else name

    def bottom(self) -> None:
        for note in self.look.notes:
            self.put([note])


def _levels(codes: Iterable[str], look: Look) -> list[str]:
    """The codes to print, with those above them where this look prints them."""
    found: list[str] = []
    for code in sorted(codes):
        for part in (code[:3], code[:5], code) if look.levels else (code,):
            if part not in found:
                found.append(part)
    return found


def subject_titles(page: Page, dimension: str) -> tuple[list[str], list[str]]:
    """The titles over codes and names, upper and lower row."""
    of = {"function": "功能分类", "department_economic": "部门预算经济分类"}[dimension]
    if page.look.codes == "three":
        parts = ["类", "款", "项"] if dimension == "function" else ["类", "款"]
        return [f"{of}科目编码" if dimension != "function" else "科目编码"] + [""] * (len(parts) - 1) + [
            "科目名称"
        ], [*parts, ""]
    if page.look.codes == "full":
        return [of, "", ""], ["类", "款", "科目名称"]
    if page.look.codes == "joined":
        return [f"{of}科目"], [""]
    return [f"{of}科目编码", "科目名称"], ["", ""]


def subject_cells(page: Page, code: str, before: str) -> list[Any]:
    """Code and name of a row."""
    look = page.look
    name = look.indent * ((len(code) - 3) // 2) + NAMES[code]
    if look.codes == "joined":
        return [f"{code} {NAMES[code]}"]
    if look.codes == "one":
        return [page.code(code), name]
    if look.codes == "full":
        return [page.code(code[:3]), page.code(code if len(code) > 3 else ""), name]
    width = 3 if code[0] == "2" else 2
    parts = [code[:3], code[3:5], code[5:7]][:width]
    if look.once and before:
        shared = [code[:3] == before[:3], code[:5] == before[:5] and len(code) > 5, False]
        parts = ["" if same else part for part, same in zip(parts, shared, strict=False)]
    return [page.code(part) for part in parts] + [name]


@dataclass(frozen=True)
class Money:
    """One column of money: its titles and what it counts."""

    upper: str
    lower: str = ""
    codes: tuple[tuple[str, str], ...] = ()


KINDS = (
    Money("合计"),
    Money("基本支出", "小计", (("kind", "basic"),)),
    Money("基本支出", "工资福利支出", (("kind", "basic.pay"),)),
    Money("基本支出", "公用经费", (("kind", "basic.public"),)),
    Money("基本支出", "对个人和家庭的补助", (("kind", "basic.household"),)),
    Money("项目支出", "小计", (("kind", "project"),)),
    Money("项目支出", "一般性项目", (("kind", "project.general"),)),
    Money("项目支出", "专项资金", (("kind", "project.special"),)),
)
PLAIN_KINDS = (
    Money("合计"),
    Money("基本支出", codes=(("kind", "basic"),)),
    Money("项目支出", codes=(("kind", "project"),)),
)
SOURCES = (
    Money("总计"),
    Money("一般公共预算", "小计", (("source", "S1"),)),
    Money("一般公共预算", "其中：财政拨款", (("source", "S1.1"),)),
    Money("政府性基金", codes=(("source", "S2"),)),
    Money("事业收入", codes=(("source", "S6"),)),
    Money("部门结转", codes=(("source", "S10"),)),
)
AMOUNT = (Money("金额"),)


def subject_table(
    sheet: Worksheet, look: Look, title: str, dimension: str, entries: Sequence[Entry], money: Sequence[Money]
) -> None:
    """A table with a row for every subject."""
    page = Page(sheet, look)
    upper, lower = subject_titles(page, dimension)
    extra = ["单位代码"] if look.unit_code else []
    page.top(title, len(upper) + len(extra) + len(money))
    _titles(page, [*upper, *extra], [*lower, *[""] * len(extra)], money)
    if look.numbering:
        labels = len(upper) + len(extra)
        page.put(["**"] * labels + [str(number) for number in range(1, len(money) + 1)])
    blanks: list[Any] = [None] * (len(upper) - 1)
    sums = [page.money(total(entries, **dict(column.codes))) for column in money]
    if look.total == "top":
        page.put([*blanks, "合计", *[None] * len(extra), *sums])
    if look.unit_row:
        page.put([*blanks, "某某局", *[None] * len(extra), *sums])
    before = ""
    for code in _levels(
        {getattr(entry, "function" if dimension == "function" else "economic") for entry in entries}, look
    ):
        cells = subject_cells(page, code, before)
        amounts = [page.money(total(entries, **{dimension: code}, **dict(column.codes))) for column in money]
        page.put([*cells, *(["124001"] if extra else []), *amounts])
        before = code
    if look.total == "bottom":
        page.put(["合计", *blanks, *[None] * len(extra), *sums])
    page.bottom()


def _titles(page: Page, upper: Sequence[str], lower: Sequence[str], money: Sequence[Money]) -> None:
    heads = [page.headed(column.upper) if not column.lower else column.upper for column in money]
    deep = any(column.lower for column in money) or any(lower)
    if not deep:
        page.put([*upper, *heads])
        return
    shown = [head if index == 0 or head != heads[index - 1] else "" for index, head in enumerate(heads)]
    page.put([*upper, *shown])
    page.put([*lower, *[page.headed(column.lower) if column.lower else "" for column in money]])
    if page.look.merged:
        _merge_titles(page, [*upper, *heads], [*lower, *[column.lower for column in money]])


def _merge_titles(page: Page, upper: Sequence[str], lower: Sequence[str]) -> None:
    top = page.row - 1
    start = 0
    while start < len(upper):
        end = start
        while end + 1 < len(upper) and lower[end + 1] and (upper[end + 1] in {"", upper[start]}):
            end += 1
        tall = not lower[start]
        if end > start or tall:
            page.sheet.merge_cells(
                start_row=top, end_row=top + 1 if tall else top, start_column=start + 1, end_column=end + 1
            )
        start = end + 1


def write(path: Path, sheets: dict[str, Writer]) -> Path:
    """A workbook of some sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, fill in sheets.items():
        fill(book.create_sheet(name))
    book.save(path)
    return path


def look(base: Look | None = None, **changes: Any) -> Look:
    """A look that differs from another, or from the ordinary one."""
    return replace(base or Look(), **changes)

"""A 填报表 that came back, as texts: who it was given out by, what stood there, and what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from budget_desktop.domain.errors import KnownError
from budget_desktop.entry.template.giving_out import (
    BASE,
    BOOK,
    CHECK,
    DEPARTMENT_CODE,
    GUIDE,
    PROJECT,
    STAGE,
    UNIT,
    YEAR,
    BaseCell,
    Identity,
    digest,
)
from budget_desktop.entry.template.pages import Scope
from budget_desktop.intake.sheet import CellKind, Sheet, Workbook


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One filled row of a sheet."""

    number: int
    """As the sheet counts, from 1."""
    texts: Mapping[str, str]
    """By the titles of the columns; what is empty is not there."""
    unreadable: Mapping[str, str]
    """Why there is no text: by the titles of the columns."""
    sums: Mapping[str, str] = field(default_factory=dict)
    """What was typed where a text is the result of a sum, =3*1.2+5: by the titles of the columns."""


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """One sheet with the columns it has."""

    titles: frozenset[str]
    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, kw_only=True)
class Returned:
    """The whole file."""

    name: str
    identity: Identity
    base: Mapping[str, Mapping[str, Mapping[str, str]]]
    """What stood there when it was given out: page, label of the row, title of the column."""
    sheets: Mapping[str, ReturnedSheet]


def is_template(workbook: Workbook) -> bool:
    """Whether a workbook is a 填报表 of this program."""
    return {GUIDE, BASE} <= {sheet.name for sheet in workbook.sheets}


def read_returned(workbook: Workbook) -> Returned:
    """A workbook as a 填报表. Raises KnownError when it is none or what it was given out with changed."""
    if not is_template(workbook):
        raise KnownError(f"“{workbook.name}”不是填报表", "请选从本程序导出的填报表；别的工作簿用“导入 Excel”")
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    facts = {sheets[GUIDE].text(row, 0): sheets[GUIDE].text(row, 1) for row in range(sheets[GUIDE].height)}
    given: list[BaseCell] = [
        tuple(sheets[BASE].text(row, column) for column in range(4))  # type: ignore[misc]  # four, as a base cell has
        for row in range(1, sheets[BASE].height)
    ]
    if digest(given) != facts.get(CHECK) or not facts.get(YEAR, "").isdecimal():
        raise KnownError(
            f"“{workbook.name}”的“{BASE}”或“{GUIDE}”改动过，看不出填了什么",
            "请重新导出填报表，把填好的内容抄过去再读入",
        )
    base: dict[str, dict[str, dict[str, str]]] = {}
    for page, label, title, text in given:
        base.setdefault(page, {}).setdefault(label, {})[title] = text
    scope = Scope(facts.get(UNIT, ""), facts.get(PROJECT, ""))
    identity = Identity(
        facts.get(BOOK, ""), facts.get(DEPARTMENT_CODE, ""), int(facts[YEAR]), facts.get(STAGE, ""), scope
    )
    filled = {name: _filled(sheet) for name, sheet in sheets.items() if name not in {GUIDE, BASE}}
    return Returned(name=workbook.name, identity=identity, base=base, sheets=filled)


def _filled(sheet: Sheet) -> ReturnedSheet:
    titles = {column: sheet.text(0, column).strip() for column in range(sheet.width)}
    rows: list[ReturnedRow] = []
    for number, cells in sheet.rows.items():
        if not number:
            continue
        texts: dict[str, str] = {}
        unreadable: dict[str, str] = {}
        sums: dict[str, str] = {}
        for column, cell in cells:
            if cell.kind is CellKind.UNCOMPUTED:
                unreadable[titles[column]] = "公式没有算出结果。请在 Excel 或 WPS 中打开、保存一次"
            else:
                texts[titles[column]] = cell.text
            if cell.sum:
                sums[titles[column]] = f"={cell.sum}"
        rows.append(ReturnedRow(number + 1, texts, unreadable, sums))
    return ReturnedSheet(frozenset(titles.values()), tuple(rows))

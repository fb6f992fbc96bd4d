"""The numbers in the columns of money of a table, and what stands there and is none."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from budget_desktop.domain.folding import folded
from budget_desktop.intake.layout.model import CellNote, Column, Fate, Unread
from budget_desktop.intake.sheet import Cell, CellKind, Position, Sheet

_GROUPED = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|-?\.\d+")
_MAY_BE_NUMBER = re.compile(r"[\s'¥￥(（\-−－,，]*[\d.．]")
_BRACKETED = re.compile(r"\((?P<inner>.*)\)")
_BLANKS = frozenset({"", "-", "--", "—", "——", "/", "无"})
LARGEST = Decimal(10) ** 13
"""元; no department comes near."""


def number_of(cell: Cell) -> Decimal | None:
    """The number a cell holds, also where it is kept as text; None where it holds none."""
    if cell.kind is CellKind.NUMBER:
        return Decimal(cell.text)
    return _written(cell.text) if cell.kind is CellKind.TEXT else None


@lru_cache(maxsize=2**14)
def _written(told: str) -> Decimal | None:
    """The number a text is; in a long list the same ones come again and again."""
    if not _MAY_BE_NUMBER.match(told):
        return None
    text = folded(told).replace("−", "-").lstrip("¥'").replace(" ", "")
    bracketed = _BRACKETED.fullmatch(text)
    bare = bracketed["inner"] if bracketed else text
    if not _GROUPED.fullmatch(bare):
        return None
    try:
        value = Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return None
    return -value if bracketed else value


@dataclass
class Values:
    """Numbers by where they stand."""

    numbers: dict[Position, Decimal] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    notes: dict[Position, CellNote] = field(default_factory=dict)


def values_of(sheet: Sheet, body: Iterable[int], known: Collection[int], columns: Sequence[Column]) -> Values:
    """The numbers of some columns; those in rows nobody knows are left, and a note says so."""
    found = Values()
    for number in body:
        for column in columns:
            here = (number, column.index)
            cell = sheet.cells.get(here)
            if cell is None or (cell.kind is not CellKind.NUMBER and folded(cell.text) in _BLANKS):
                continue
            value = number_of(cell)
            if value is None:
                if number in known:
                    found.unread.append(Unread(position=here, text=cell.text, reason=_why_unread(cell)))
            elif number not in known:
                found.notes[here] = CellNote(Fate.LEFT, "这一行没有名称，不知道是什么")
            elif abs(value) > LARGEST:
                found.unread.append(Unread(position=here, text=cell.text, reason="数太大，不像金额"))
                found.notes[here] = CellNote(Fate.LEFT, "数太大，不像金额")
            else:
                found.numbers[here] = value
    return found


def _why_unread(cell: Cell) -> str:
    if cell.kind is CellKind.UNCOMPUTED:
        return "公式没有结果。请用 Excel 或 WPS 打开原表，保存一次，再导入"
    if cell.kind is CellKind.ERROR:
        return "是公式的错误。请先在原表改正"
    return "不是金额"

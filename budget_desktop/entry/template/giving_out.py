"""Giving a 填报表 out: the pages, how to fill them, and what stood there, for the comparison afterwards."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header
from budget_desktop.edition import load_edition
from budget_desktop.entry import entries
from budget_desktop.entry.fields.described import Described
from budget_desktop.entry.fields.kinds import AmountKind, CountKind, SubjectKind
from budget_desktop.entry.template.pages import (
    WHOLE,
    Footing,
    Page,
    Scope,
    canonical,
    head_of,
    pages,
    text_of,
)
from budget_desktop.export.atomic import strip_control

if TYPE_CHECKING:
    from budget_desktop.export.workbook.fill_in import FillColumn, FillSheet

GUIDE, BASE = "填表说明", "发出时的内容"
BOOK, CHECK, UNIT, PROJECT = "账套标识", "核对码", "只填单位", "只填项目"
DEPARTMENT_CODE, YEAR, STAGE = "部门编码", "预算年度", "编制阶段"
_ADVICE = (
    "各表可以改、加行、删行、排序、筛选；填好后在程序里选“读入填报表”，先看到有哪些变动，再决定读入。",
    "“编号”一列用来认出原来的行，请不要改动；新加的行编号空着。",
    "金额一律按元填写，可以写算式。带下拉箭头的格可以选，也可以直接写编码或名称。",
    "“发出时的内容”和“可选内容”两张表供核对，请不要改动。",
)
_WIDE, _MIDDLE, _NARROW = 24.0, 12.0, 7.0

BaseCell = tuple[str, str, str, str]
"""Page, label of the row, title of the column, text."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which packet of which book a 填报表 was given out from, and which part of it."""

    book: str
    department_code: str
    year: int
    stage: str
    scope: Scope

    @staticmethod
    def of(book: str, header: Header, scope: Scope) -> "Identity":
        """That of a packet."""
        return Identity(book, header.department_code, header.year, header.stage.value, scope)


def write_template(packet: Packet, book: str, target: Path, scope: Scope = WHOLE) -> None:
    """Write the 填报表 of a packet; `book` is the identity of its book. Raises ExportError."""
    from budget_desktop.export.workbook.fill_in import write_fill_in

    edition = load_edition(packet.header.edition)
    footing = Footing(packet, edition)
    given = pages(footing, scope)
    base = tuple(base_cells(given, footing))
    identity = Identity.of(book, packet.header, scope)
    sheets = (
        _guide(identity, packet, digest(base)),
        *(_sheet(page, footing) for page in given),
        _base(base),
    )
    write_fill_in(
        sheets,
        target,
        title=f"{packet.header.department}{packet.header.year}年填报表",
        author=packet.header.department,
    )


def base_cells(given: Iterable[Page], footing: Footing) -> Iterator[BaseCell]:
    """Every filled cell of the pages, and the label of every row."""
    for page in given:
        for row in page.rows:
            yield page.title, row.label, page.label, row.label
            for slot, column in zip(row.slots, page.columns, strict=True):
                text = text_of(slot.field, entries.value_at(footing.packet, slot.place), footing)
                if text:
                    yield page.title, row.label, head_of(column), text


def digest(base: Sequence[BaseCell]) -> str:
    """What shows whether the given cells were altered since."""
    told = "\x1e".join("\x1f".join(canonical(strip_control(part)) for part in cell) for cell in base)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _guide(identity: Identity, packet: Packet, check: str) -> "FillSheet":
    from budget_desktop.export.workbook.fill_in import FillColumn, FillSheet

    facts = (
        ("部门", packet.header.department),
        (DEPARTMENT_CODE, identity.department_code),
        (YEAR, str(identity.year)),
        (STAGE, identity.stage),
        (UNIT, identity.scope.unit),
        (PROJECT, identity.scope.project),
        (BOOK, identity.book),
        (CHECK, check),
    )
    rows = [("怎样填", line) for line in _ADVICE] + [fact for fact in facts if fact[1]]
    columns = (FillColumn("填报表", 8), FillColumn("", 50))
    return FillSheet(GUIDE, columns, rows, is_entry=False)


def _base(base: Sequence[BaseCell]) -> "FillSheet":
    from budget_desktop.export.workbook.fill_in import FillColumn, FillSheet

    columns = tuple(FillColumn(title, _MIDDLE) for title in ("表", "行", "栏", "内容"))
    return FillSheet(BASE, columns, base, is_entry=False)


def _sheet(page: Page, footing: Footing) -> "FillSheet":
    from budget_desktop.export.workbook.fill_in import FillColumn, FillSheet

    label = FillColumn(page.label, 4.0 if page.sort else _MIDDLE, note="用来认出原来的行。新加的行空着")
    rows = [
        (
            row.label,
            *(
                text_of(slot.field, entries.value_at(footing.packet, slot.place), footing)
                for slot in row.slots
            ),
        )
        for row in page.rows
    ]
    return FillSheet(page.title, (label, *(_column(field, page, footing) for field in page.columns)), rows)


def _column(field: Described, page: Page, footing: Footing) -> "FillColumn":
    from budget_desktop.export.workbook.fill_in import FillColumn

    is_amount = isinstance(field.kind, AmountKind)
    width = _MIDDLE if isinstance(field.kind, SubjectKind) else _NARROW
    if field.kind.blank == "" and not isinstance(field.kind, SubjectKind) and not field.kind.options(footing):
        width = _MIDDLE if page.sort else 2 * _WIDE
    return FillColumn(head_of(field), width, is_amount, _choices(field, footing), _note(field))


def _choices(field: Described, footing: Footing) -> tuple[str, ...]:
    if isinstance(field.kind, SubjectKind):
        entries_of = footing.edition.catalogue.entries(field.kind.dimension)
        return tuple(f"{each.code} {each.name}" for each in entries_of if each.is_leaf)
    return tuple(option.label for option in field.kind.options(footing) or ())


def _note(field: Described) -> str:
    if isinstance(field.kind, AmountKind):
        return "按元填写；空着表示没有填，与0不同"
    if isinstance(field.kind, CountKind):
        return "填整数"
    if isinstance(field.kind, SubjectKind):
        return "从列表中选，或写编码"
    return ""

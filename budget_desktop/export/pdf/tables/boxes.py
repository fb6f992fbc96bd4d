"""Table cells as the press sees them: face, alignment, text, and whether it may be wrapped."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from budget_desktop.export.columns import short_columns
from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import Typeface, printable, typeface
from budget_desktop.export.pdf.linebreak import Line
from budget_desktop.export.pdf.structure import Element, Extent, Kind
from budget_desktop.tables.headers import Scope, scopes
from budget_desktop.tables.table import Cell, GridRow, Role, Table


class Align(Enum):
    """How a text stands in its box."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()
    JUSTIFY = auto()


@dataclass(slots=True)
class Box:
    """One cell. Places and spans count rows and columns of the printed grid."""

    row: int
    column: int
    rows: int
    columns: int
    face: Typeface
    align: Align
    text: str
    """Parts of it that stand on lines of their own are parted by line feeds."""
    indent: float
    """In ems."""
    whole: bool
    """Never wrapped: an amount or a code."""
    is_head: bool
    repeats: bool
    """Printed again where a page break cuts it; other texts run on."""
    widest: float
    """Ems needed to set it without wrapping."""
    tag: Element
    """The cell in the structure."""
    parts: int
    """How many lines it has while none needs to be wrapped."""
    lines: tuple[Line, ...] = ()
    """The text as wrapped to its width; empty while it fits as it is."""

    @property
    def end(self) -> int:
        """The row after the last one it covers."""
        return self.row + self.rows

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.lines) or self.parts


def boxes_of(rows: Sequence[GridRow], table: Table, *, in_head: bool) -> list[list[Box]]:
    """The boxes that begin in each row. A place that is empty or covered has none."""
    height, width = len(rows), len(table.columns)
    found = []
    for index, row in enumerate(rows):
        totals = {cell.row for cell in row if cell and cell.role is Role.TOTAL}
        heads = scopes(row, in_head=in_head)
        found.append(
            [
                _box(cell, table, index, column, height, width, cell.row in totals, scope)
                for column, (cell, scope) in enumerate(zip(row[:width], heads, strict=False))
                if cell
            ]
        )
    short = frozenset() if in_head else short_columns(table)
    for box in (box for row in found for box in row if box.align is Align.JUSTIFY):
        if (box.column, box.columns) in short:
            box.align = Align.CENTRE
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """How the press treats a role."""

    face: Typeface
    align: Align
    whole: bool = False
    repeats: bool = False


_SONG, _HEI = typeface(FontRole.SONG), typeface(FontRole.HEI)
_LOOKS = {
    Role.HEAD: _Look(_HEI, Align.CENTRE, repeats=True),
    Role.NUMBERING: _Look(_SONG, Align.CENTRE, whole=True),
    Role.LABEL: _Look(_SONG, Align.LEFT, repeats=True),
    Role.CODE: _Look(_SONG, Align.CENTRE, whole=True, repeats=True),
    Role.TEXT: _Look(_SONG, Align.JUSTIFY),
    Role.AMOUNT: _Look(_SONG, Align.RIGHT, whole=True),
    Role.SUBTOTAL: _Look(_SONG, Align.RIGHT, whole=True),
    Role.TOTAL: _Look(_HEI, Align.RIGHT, whole=True),
}
_GROUP = _Look(_SONG, Align.CENTRE, repeats=True)
"""A label beside several rows."""
_TOTAL_LABEL = _Look(_HEI, Align.LEFT, repeats=True)


def _box(
    cell: Cell,
    table: Table,
    row: int,
    column: int,
    height: int,
    width: int,
    in_total: bool,
    scope: Scope | None,
) -> Box:
    role = cell.role
    rows, columns = min(cell.row_span, height - row), min(cell.column_span, width - column)
    look = _LOOKS[role]
    if role is Role.LABEL and (in_total or rows > 1):
        look = _TOTAL_LABEL if in_total else _GROUP
    text = table.amounts.text(cell.amount) if cell.amount is not None else printable(cell.text).strip()
    parts = [part.strip() for part in text.split("\n")]
    text = "\n".join(parts)
    indent = float(cell.indent) if look.align is Align.LEFT else 0.0
    return Box(
        row=row,
        column=column,
        rows=rows,
        columns=columns,
        face=look.face,
        align=look.align,
        text=text,
        indent=indent,
        whole=look.whole,
        is_head=role is Role.HEAD,
        repeats=look.repeats,
        widest=max(map(look.face.width, parts)) + indent,
        parts=len(parts) if text else 0,
        tag=Element(
            Kind.HEADER_CELL if scope else Kind.CELL,
            actual=look.face.spoken(text),
            extent=Extent(scope, rows, columns),
        ),
    )

"""The rows of titles at the head of a pasted block, and the units they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budget_desktop.domain.stated import Stated, noted, suffixed, without_unit
from budget_desktop.entry.block import Block
from budget_desktop.entry.plan import Field
from budget_desktop.entry.readings import folded

_DEEPEST = 6
"""No printed table has more rows of titles."""
_NUMBER = re.compile(r"[(\-]?[\d,]*\.?\d+\)?(?:元|万元)?")


@dataclass(frozen=True, slots=True)
class Heads:
    """What the head of a block says."""

    rows: int = 0
    """How many rows it has."""
    titles: dict[int, str] = field(default_factory=dict)
    """The lowest title of each column, without its unit."""
    units: dict[int, Stated] = field(default_factory=dict)
    """The units of single columns."""
    unit: Stated | None = None
    """The unit of the whole block."""

    def stated(self, column: int) -> Stated | None:
        """The unit that holds for a column of the block."""
        return self.units.get(column, self.unit)


def named(field: Field) -> set[str]:
    """What a column may be called in a header."""
    return {_title(name) for name in (field.title, *field.names)}


def read_heads(block: Block, fields: Sequence[Field]) -> Heads:
    """The head of a block: rows that name known columns or units, and rows with one cell above these.

    A block that is nothing but such rows has no head: what was copied is meant as it stands.
    """
    titles = set[str]().union(*(named(field) for field in fields))
    width = max((len(row) for row in block), default=0)
    depth = 0
    for number, row in enumerate(block[:_DEEPEST]):
        filled = [folded(cell) for cell in row if cell.strip()]
        if _is_head(filled, titles):
            depth = number + 1
        elif width == 1 or len(filled) > 1:
            break
    if not depth or depth == len(block):
        return Heads()
    return _heads(block[:depth])


def _heads(rows: Block) -> Heads:
    titles: dict[int, str] = {}
    units: dict[int, Stated] = {}
    whole: Stated | None = None
    for row in rows:
        for column, cell in enumerate(row):
            plain = folded(cell)
            if note := noted(cell):
                whole = note
            elif plain:
                titles[column] = _title(plain)
                if suffix := suffixed(cell):
                    units[column] = suffix
    return Heads(len(rows), titles, units, whole)


def _is_head(filled: Sequence[str], titles: set[str]) -> bool:
    if not filled or any(_NUMBER.fullmatch(cell) for cell in filled):
        return False
    if any(noted(cell) for cell in filled):
        return True
    known = sum(_title(cell) in titles or suffixed(cell) is not None for cell in filled)
    return 2 * known >= len(filled)


def _title(text: str) -> str:
    return re.sub(r"\s", "", without_unit(text))

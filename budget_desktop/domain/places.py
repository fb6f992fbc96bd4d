"""Where something stands: in an entry a person can change, in a printed cell, or in a printed paragraph."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """A field of an entered record: (`lines`, `L3`, `amount`), (`header`, ``, `year`)."""

    collection: str
    key: str = ""
    field: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.collection, self.key, self.field) if part)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A body cell of a table, by its row and column keys."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}/{self.row}/{self.column}"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A paragraph of the narrative."""

    paragraph: str

    def __str__(self) -> str:
        return f"text/{self.paragraph}"


Place: TypeAlias = EntryPlace | CellPlace | TextPlace

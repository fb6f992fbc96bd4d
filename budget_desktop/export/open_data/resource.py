"""A table of open data: fields with their meaning, and rows."""

from dataclasses import dataclass

from budget_desktop.export.open_data.syntax import Value


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `kind` is a type of the Table Schema; `fiscal` one of the budget taxonomy, or nothing."""

    name: str
    title: str = ""
    """What it is called in Chinese, where the name is not."""
    kind: str = "string"
    fiscal: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """One table. `name` is for programs, `title` and `path` are for people."""

    name: str
    title: str
    path: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    description: str = ""

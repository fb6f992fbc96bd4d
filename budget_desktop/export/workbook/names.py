"""Sheet names as Excel allows them."""

import re
from collections.abc import Sequence, Set

from budget_desktop.export.atomic import strip_control
from budget_desktop.tables.table import Table

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]")
# Excel keeps this name for its own change history.
_RESERVED = "history"


def sheet_names(tables: Sequence[Table], taken: Set[str] = frozenset()) -> list[str]:
    """A valid name for each table's sheet; no two differ in case alone, and none is `taken`."""
    names: list[str] = []
    taken = {_RESERVED, *(name.casefold() for name in taken)}
    for position, table in enumerate(tables, start=1):
        plain = _plain(table.sheet or table.number or table.title) or f"表{position}"
        name, copy = plain, 1
        while name.casefold() in taken:
            copy += 1
            name = _numbered(plain, copy)
        taken.add(name.casefold())
        names.append(name)
    return names


def quoted(name: str) -> str:
    """The name of a sheet before the place of a cell on it."""
    return "'" + name.replace("'", "''") + "'"


def _plain(text: str) -> str:
    return _shortened(_FORBIDDEN.sub(" ", strip_control(text)).strip(" '"), _LONGEST)


def _numbered(name: str, copy: int) -> str:
    suffix = f" ({copy})"
    return _shortened(name, _LONGEST - len(suffix)) + suffix


def _shortened(text: str, longest: int) -> str:
    # Excel counts UTF-16 units, so a rare ideograph counts as two.
    while len(text.encode("utf-16-le")) > 2 * longest:
        text = text[:-1]
    return text.rstrip(" '")

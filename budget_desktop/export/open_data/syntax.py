"""CSV and JSON as spreadsheets and programs both read them, with no text a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from budget_desktop.export.atomic import strip_control

Value: TypeAlias = str | int | Decimal | None

_BOM = "\ufeff"
"""Without it Excel takes a CSV for the system's own encoding."""
_RUNS = tuple("=+-@＝＋－＠")
GUARD = "'"
"""Put before a text that a spreadsheet would take for a formula."""


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with BOM, lines end CR LF (RFC 4180); amounts are plain numbers, so a minus before one stays."""
    stream = io.StringIO()
    stream.write(_BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(map(guarded, head))
    for row in rows:
        writer.writerow([guarded(value) if isinstance(value, str) else _number(value) for value in row])
    return stream.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """What prints of the text, harmless on each line: a spreadsheet may split a cell, and skips blanks."""
    return "\n".join(GUARD + line if _would_run(line) else line for line in strip_control(text).split("\n"))


def _would_run(line: str) -> bool:
    return line.startswith("\t") or line.lstrip().startswith(_RUNS)


def _number(value: int | Decimal | None) -> str:
    return "" if value is None else str(value)


def as_json(content: object) -> bytes:
    """UTF-8, the keys in the order given; of texts what prints."""
    return (json.dumps(_printing(content), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def json_rows(rows: Iterable[Sequence[Value]]) -> list[list[str | int | float | None]]:
    """Rows with amounts as JSON numbers: fifteen digits survive, which is more than a budget has."""
    return [[float(value) if isinstance(value, Decimal) else value for value in row] for row in rows]


def _printing(content: object) -> object:
    if isinstance(content, str):
        return strip_control(content)
    if isinstance(content, dict):
        return {name: _printing(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_printing(value) for value in content]
    return content

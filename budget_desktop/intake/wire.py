"""A workbook as JSON and back: how the process that reads files hands over what it read.

What comes back is taken apart with distrust, for the process that wrote it has read a stranger's file.
"""

import json
from collections.abc import Sequence
from typing import Any

from budget_desktop.intake import limits
from budget_desktop.intake.refusal import IntakeError
from budget_desktop.intake.sheet import Area, Cell, CellKind, Position, Sheet, Workbook


class WireError(ValueError):
    """The answer is not one this program writes."""


def written(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as an answer."""
    answer = {"sheets": [_written(sheet) for sheet in sheets]}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def refused(error: IntakeError) -> bytes:
    """A refusal as an answer."""
    return json.dumps({"refused": [error.what, error.advice]}, ensure_ascii=False).encode("utf-8", "replace")


def read_answer(data: bytes, name: str, notices: tuple[str, ...]) -> Workbook:
    """The workbook of an answer. Raises IntakeError for a refusal, WireError for anything else."""
    try:
        answer = json.loads(data)
        if "refused" in answer:
            what, advice = (str(part)[:500] for part in answer["refused"])
            raise IntakeError(what, advice)
        sheets = tuple(_sheet(each) for each in answer["sheets"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise WireError from error
    if sum(len(sheet.cells) for sheet in sheets) > limits.CELLS:
        raise WireError("more cells than are read")
    return Workbook(name=name, sheets=sheets, notices=notices)


def _written(sheet: Sheet) -> dict[str, Any]:
    # Many cells of a long sheet are one object, for they say the same.
    said = {id(cell): cell for cell in sheet.cells.values()}
    numbers = {identity: number for number, identity in enumerate(said)}
    return {
        "name": sheet.name,
        "said": [
            [cell.kind.value, cell.text, int(cell.is_percent), int(cell.is_formula), cell.sum]
            for cell in said.values()
        ],
        "which": [numbers[id(cell)] for cell in sheet.cells.values()],
        "rows": [row for row, _ in sheet.cells],
        "columns": [column for _, column in sheet.cells],
        "merged": [[area.top, area.left, area.bottom, area.right] for area in sheet.merged],
        "hidden": sheet.is_hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "numbers": sheet.numbers,
    }


def _sheet(told: dict[str, Any]) -> Sheet:
    return Sheet(
        name=_text(told["name"]),
        cells=_cells(told),
        merged=_merged(told["merged"]),
        is_hidden=told["hidden"] is True,
        hidden_rows=frozenset(_indices(told["hidden_rows"], limits.ROWS)),
        hidden_columns=frozenset(_indices(told["hidden_columns"], limits.COLUMNS)),
        numbers=_index(told["numbers"], limits.ROWS * limits.COLUMNS),
    )


def _merged(told: list[Any]) -> tuple[Area, ...]:
    areas = tuple(Area(*(_index(number, limits.ROWS) for number in area)) for area in told)
    if sum(area.size for area in areas) > limits.MERGED_CELLS:
        raise WireError("merged areas beyond the bound")
    return areas


def _cells(told: dict[str, Any]) -> dict[Position, Cell]:
    """Every cell at its place; equal ones are one object."""
    if len(told["which"]) > limits.CELLS:
        raise WireError("more cells than are read")
    said = [_cell(*each) for each in told["said"]]
    rows, columns = _indices(told["rows"], limits.ROWS - 1), _indices(told["columns"], limits.COLUMNS - 1)
    which = _indices(told["which"], len(said) - 1)
    return dict(zip(zip(rows, columns, strict=True), map(said.__getitem__, which), strict=True))


def _cell(kind: object, text: object, is_percent: object, is_formula: object, reckoned: object) -> Cell:
    return Cell(CellKind(_text(kind)), _text(text), is_percent == 1, is_formula == 1, _text(reckoned))


def _indices(told: object, last: int) -> list[int]:
    """Whole numbers from nought to the last; looked at all together, for there are many."""
    if not isinstance(told, list) or not set(map(type, told)) <= {int}:
        raise WireError("no numbers")
    if told and not 0 <= min(told) <= max(told) <= last:
        raise WireError("beyond the bound")
    return told


def _index(number: object, end: int) -> int:
    if type(number) is not int or not 0 <= number <= end:
        raise WireError(number)
    return number


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise WireError(text)
    return text

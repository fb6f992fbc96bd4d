"""A workbook as JSON and back: how the process that reads files hands over what it read.

What comes back is taken apart with distrust, for the process that wrote it has read a stranger's file.
"""

import json
from collections.abc import Iterator, Sequence
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
    return {
        "name": sheet.name,
        "cells": [
            [row, column, cell.kind.value, cell.text, cell.number_format, int(cell.is_formula), cell.sum]
            for (row, column), cell in sheet.cells.items()
        ],
        "merged": [[area.top, area.left, area.bottom, area.right] for area in sheet.merged],
        "hidden": sheet.is_hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "numbers": sheet.numbers,
    }


def _sheet(told: dict[str, Any]) -> Sheet:
    return Sheet(
        name=_text(told["name"]),
        cells=dict(_cells(told["cells"])),
        merged=_merged(told["merged"]),
        is_hidden=told["hidden"] is True,
        hidden_rows=frozenset(_index(row, limits.ROWS) for row in told["hidden_rows"]),
        hidden_columns=frozenset(_index(column, limits.COLUMNS) for column in told["hidden_columns"]),
        numbers=_index(told["numbers"], limits.ROWS * limits.COLUMNS),
    )


def _merged(told: list[Any]) -> tuple[Area, ...]:
    areas = tuple(Area(*(_index(number, limits.ROWS) for number in area)) for area in told)
    if sum(area.size for area in areas) > limits.MERGED_CELLS:
        raise WireError("merged areas beyond the bound")
    return areas


def _cells(told: list[Any]) -> Iterator[tuple[Position, Cell]]:
    kinds = {kind.value: kind for kind in CellKind}
    for row, column, kind, text, number_format, is_formula, reckoned in told:
        if type(row) is not int or type(column) is not int or type(text) is not str:
            raise WireError(row, column, text)
        if not (0 <= row < limits.ROWS and 0 <= column < limits.COLUMNS):
            raise WireError(row, column)
        cell = Cell(kinds[kind], text, _text(number_format), is_formula=is_formula == 1, sum=_text(reckoned))
        yield (row, column), cell


def _index(number: object, end: int) -> int:
    if type(number) is not int or not 0 <= number <= end:
        raise WireError(number)
    return number


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise WireError(text)
    return text

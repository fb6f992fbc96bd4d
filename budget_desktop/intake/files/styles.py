"""How a workbook says that numbers are shown, as far as it changes what they are."""

import re
from enum import Enum, auto

from budget_desktop.intake.files.markup import elements

_PERCENT = frozenset({9, 10})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of formats every program knows by itself; from 27 on those of Chinese and its neighbours."""
_NO_SIGNS = re.compile(r'"[^"]*"|[_*\\].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Text, blanks, colours and languages within a format."""


class Shown(Enum):
    """What a number is shown as."""

    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()


def shown_as(data: bytes) -> list[Shown]:
    """What numbers are, by the number of the style cells call."""
    formats: dict[int, str] = {}
    found: list[Shown] = []
    is_of_cells = False
    for name, told in elements(data):
        if name == "numFmt" and not found:
            formats[int(told["numFmtId"])] = told.get("formatCode", "")
        elif name in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            is_of_cells = name == "cellXfs"
        elif name == "xf" and is_of_cells:
            found.append(_shown(int(told.get("numFmtId", "0")), formats))
    return found


def _shown(number: int, formats: dict[int, str]) -> Shown:
    if number in formats:
        return shown_by(formats[number])
    if number in _DATES:
        return Shown.DATE
    return Shown.PERCENT if number in _PERCENT else Shown.NUMBER


def shown_by(code: str) -> Shown:
    """What a number is shown as by a format of the workbook's own."""
    signs = _NO_SIGNS.sub("", code.partition(";")[0]).lower()
    if any(sign in signs for sign in "ymdhs"):
        return Shown.DATE
    return Shown.PERCENT if "%" in signs else Shown.NUMBER

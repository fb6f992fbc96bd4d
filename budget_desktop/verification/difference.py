"""What is wrong in a finished file, with the place."""

from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it must be. Texts are Chinese and fit for the screen; empty where unknown."""

    what: str
    """What kind of thing it is, e.g. 金额不符."""
    expected: str = ""
    found: str = ""
    file: str = ""
    page: int | None = None
    """Page of the PDF as a reader counts, from 1."""
    sheet: str = ""
    table: str = ""
    row: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        """Where it is, in words."""
        page = f"第{self.page}页" if self.page else ""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return "，".join(part for part in (page, sheet, self.table, self.row, self.column) if part)

    @property
    def message(self) -> str:
        """One line: where, what, what it should be and what it is."""
        told = [f"{self.file}：" if self.file else "", f"{self.place}：" if self.place else "", self.what]
        if self.expected or self.found:
            told.append(f"，应为{_quoted(self.expected)}，实为{_quoted(self.found)}")
        return "".join(told)


def apart(expected: str, found: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with a few characters around, so that the eye finds it."""
    start = 0
    while start < min(len(expected), len(found)) and expected[start] == found[start]:
        start += 1
    before = max(start - _LONGEST // 4, 0)
    return _cut(expected, before), _cut(found, before)


def _cut(text: str, start: int) -> str:
    head = "…" if start else ""
    tail = "…" if len(text) > start + _LONGEST else ""
    return f"{head}{text[start : start + _LONGEST]}{tail}"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "空白"


Differences = Iterator[Difference]

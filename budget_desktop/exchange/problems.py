"""What is wrong with an exchange file, said so that whoever wrote it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from budget_desktop.domain.errors import KnownError

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of the file to a value: member names, and positions in lists counted from 0."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that has to be mended: where it stands, and in Chinese what it is and what to do."""

    where: str
    """`packets[0] › lines[3] › amount`, or line and column where the text is not JSON at all."""
    message: str

    def __str__(self) -> str:
        return f"{self.where}：{self.message}"


class ExchangeError(KnownError):
    """A text is not an exchange file we can read. Every problem found is listed, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first, *others = self.problems
        count = f"（共{len(self.problems)}处问题，这是第一处）" if others else ""
        super().__init__(f"交换文件无法读入，{first}{count}", "请按提示改正后重新导入")


def path_text(path: Path) -> str:
    """A path as people read it."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"{parts.pop() if parts else ''}[{step}]")
        else:
            parts.append(shortened(step))
    return " › ".join(parts) or "整个文件"


def shortened(text: str) -> str:
    """A piece of the file, short enough to stand in a message of one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"

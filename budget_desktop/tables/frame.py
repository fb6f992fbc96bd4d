"""What a table must know besides the facts: the year, the department, and the names of codes."""

from dataclasses import dataclass
from string import Formatter
from typing import Protocol

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import Measure


class Names(Protocol):
    """Whoever knows the standard names of codes."""

    def name(self, dimension: Dimension, code: str) -> str:
        """The name of a code in the budget year; the code itself when it is unknown."""
        ...


PLACEHOLDERS = frozenset({"year", "prior_year", "department", "scope", "measure"})
"""What titles, captions and notes may name in braces."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed points of one packet's tables."""

    year: int
    department: str
    scope: str
    """部门 or 单位, as the packet is called."""
    names: Names

    def fill(self, text: str, measure: Measure = Measure.WAN) -> str:
        """The text with its placeholders filled."""
        return text.format(
            year=self.year,
            prior_year=self.year - 1,
            department=self.department,
            scope=self.scope,
            measure=measure.value,
        )


def unknown_placeholders(text: str) -> set[str]:
    """Names in braces that `Frame.fill` would not know."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} - PLACEHOLDERS

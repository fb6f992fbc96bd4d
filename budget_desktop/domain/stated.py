"""The unit of amounts that a text names: 单位：万元, 金额（元）."""

import re
from dataclasses import dataclass

from budget_desktop.domain.folding import folded
from budget_desktop.domain.money import Measure

_UNITS = "亿元|百万元|十万元|万元|千元|百元|元"
_SPACED = "|".join(r"\s*".join(unit) for unit in _UNITS.split("|"))
"""Printed with blanks to fill the line: 单 位：万 元."""
_NOTE = re.compile(rf"单\s*位\s*[:为]\s*(?:人民币)?\s*(?P<unit>{_SPACED})(?![/\u4e00-\u9fff])")
"""编制单位：元氏县财政局 names none."""
_SUFFIX = re.compile(rf"\s*[(\[【〔/]\s*(?:单位:?\s*)?(?P<unit>{_UNITS})\s*[)\]】〕]?$")


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit a block names."""

    unit: str
    """元, 万元, or one that is not ours: 千元."""
    words: str
    """The cell that names it."""

    @property
    def measure(self) -> Measure | None:
        """The unit as a measure; None if it is not ours."""
        return Measure(self.unit) if self.unit in set(Measure) else None


def noted(text: str) -> Stated | None:
    """The unit a note names for all around it: 单位：万元."""
    match = _NOTE.search(folded(text))
    return Stated("".join(match["unit"].split()), text.strip()) if match else None


def suffixed(text: str) -> Stated | None:
    """The unit a title ends in: 金额（万元）."""
    match = _SUFFIX.search(folded(text))
    return Stated(match["unit"], text.strip()) if match else None


def without_unit(title: str) -> str:
    """A title without the unit it ends in."""
    return _SUFFIX.sub("", folded(title))

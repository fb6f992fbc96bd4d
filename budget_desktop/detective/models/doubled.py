"""A line that was typed twice."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from budget_desktop.detective.guess import Case, Guess

if TYPE_CHECKING:
    from budget_desktop.domain.records import Line

_ALIKE, _SAME_AMOUNT = 0.97, 0.3


def doubled(case: Case) -> Iterator[Guess]:
    """The later of two lines that are alike and whose amount is the whole gap."""
    seen: set[Line] = set()
    amounts: set[tuple[str, int]] = set()
    for term in case.equation.terms:
        line = case.lines.get(term.place.key) if term.place.collection == "lines" else None
        if line is None:
            continue
        bare = replace(line, key="", note="")
        closes = term.amount and case.equation.gap == term.sign * term.amount
        if closes and bare in seen:
            yield case.removing("重复录入", "与另一行完全相同，正好等于差额", _ALIKE, line)
        elif closes and (line.flow, term.amount) in amounts:
            yield case.removing("重复录入", "与另一行金额相同，正好等于差额", _SAME_AMOUNT, line)
        seen.add(bare)
        amounts.add((line.flow, term.amount))

"""Income against the spending it pays for: which accounts (units and a source) do not come out even."""

from collections import Counter
from dataclasses import dataclass

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.money import Fen
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line

_SIGNS = {Flow.INCOME: 1, Flow.SPENDING: -1}


@dataclass(frozen=True, slots=True)
class Account:
    """Money of one source in some units."""

    units: frozenset[str]
    source: str
    gap: Fen
    """Income minus spending."""

    def holds(self, line: Line) -> bool:
        """Whether a line is booked here."""
        return line.source == self.source and line.unit in self.units and line.flow in _SIGNS


def sign_of(line: Line) -> int:
    """+1 where a line adds to income, -1 where to spending, 0 for what is neither."""
    return _SIGNS.get(line.flow, 0)


def amount_of(line: Line, year: Year) -> Fen | None:
    """The line's amount of one year."""
    return line.amount if year is Year.THIS else line.prior


def gap_in(packet: Packet, account: Account, year: Year) -> Fen:
    """Income minus spending of an account in a year."""
    return sum(sign_of(line) * (amount_of(line, year) or 0) for line in packet.lines if account.holds(line))


def uneven(packet: Packet, year: Year) -> tuple[Account, ...]:
    """The accounts that do not come out even.

    They are drawn by unit where that tells more: one unit alone is uneven, or units cancel one another out.
    A department that books all its income at headquarters is taken as a whole.
    """
    gaps: dict[str, Counter[str]] = {}
    for line in packet.lines:
        gaps.setdefault(line.source, Counter())[line.unit] += sign_of(line) * (amount_of(line, year) or 0)
    found: list[Account] = []
    for source, by_unit in gaps.items():
        off = {unit: gap for unit, gap in by_unit.items() if gap}
        whole = sum(off.values())
        if len(off) == 1 or not whole:
            found += [Account(frozenset({unit}), source, gap) for unit, gap in off.items()]
        else:
            found.append(Account(frozenset(by_unit), source, whole))
    return tuple(found)

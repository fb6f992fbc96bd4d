"""Trying a mend out: how much of what the rules complain of would be gone, and what would be new."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from budget_desktop.detective.mend import Addition, Mend, mended
from budget_desktop.disclosure import Disclosure, Press
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.checking import Checker
from budget_desktop.rules.finding import Finding, Severity

_WEIGHTS = {Severity.ERROR: 4, Severity.WARNING: 2, Severity.ADVICE: 1}


class Trial:
    """Tries mends of one packet, each by itself."""

    def __init__(self, disclosure: Disclosure, findings: Iterable[Finding]) -> None:
        """`findings` is everything the rules found in the disclosure."""
        self._packet = disclosure.packet
        self._before = _complaints(findings)
        # A mend touches little: what it leaves alone is worked out once for all of them.
        self._press = Press(disclosure.edition)
        self._checker = Checker()
        self._checker.findings(self._press.disclose(disclosure.packet))

    def success(self, mend: Mend) -> float:
        """Between 0 (nothing gained) and 1 (nothing left that it touches and nothing new)."""
        packet = mended(self._packet, _complete(self._packet, mend))
        after = _complaints(
            finding
            for finding in self._checker.findings(self._press.disclose(packet))
            if not _about(finding, mend)
        )
        cured, caused = (self._before - after).total(), (after - self._before).total()
        return cured / self._before.total() / (1 + caused) if self._before else 0.0


def _complete(packet: Packet, mend: Mend) -> Mend:
    """A line without codes borrows those of its largest neighbour: only its amount is on trial."""
    if not isinstance(mend, Addition) or mend.line.flow is not Flow.SPENDING or mend.line.function:
        return mend
    added = mend.line
    neighbours = [
        line
        for line in packet.lines
        if (line.unit, line.flow, line.source) == (added.unit, added.flow, added.source)
    ]
    if not neighbours:
        return mend
    largest = max(neighbours, key=lambda line: line.amount or 0)
    return Addition(replace(largest, key=added.key, amount=added.amount, prior=added.prior))


def _about(finding: Finding, mend: Mend) -> bool:
    """Whether a finding is about the codes of a line put in, which are still to be chosen."""
    if not isinstance(mend, Addition):
        return False
    return any(isinstance(place, EntryPlace) and place.key == mend.line.key for place in finding.places)


def _complaints(findings: Iterable[Finding]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule] += _WEIGHTS.get(finding.severity, 0)
    return +counts

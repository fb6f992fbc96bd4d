"""Causes and consequences: one missing amount fails many sums, and is told of once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.finding import REPEATED, Finding, Observation, Severity
from budget_desktop.rules.registry import Rule

T = TypeVar("T")

_ORDER = {severity: order for order, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A finding, with the rule and the observation it was made from."""

    rule: Rule
    seen: Observation
    finding: Finding


def folded(sightings: Sequence[Sighting]) -> list[Finding]:
    """The findings, each consequence with the key of its first cause: what has a cause is none itself."""
    by_rule: dict[str, list[Sighting]] = {}
    for each in sightings:
        by_rule.setdefault(each.rule.id, []).append(each)
    direct = {each.finding.key: _cause(each, by_rule) for each in sightings}
    for same_place in _by_place(sightings).values():
        cause = next(filter(None, map(direct.__getitem__, same_place)), "")
        direct.update((key, direct[key] or cause) for key in same_place if key != cause)
    found = ((each.finding, _first(each.finding.key, direct)) for each in sightings)
    return [replace(finding, cause=cause) if cause else finding for finding, cause in found]


def _by_place(sightings: Iterable[Sighting]) -> dict[str, list[str]]:
    """Keys of findings of one rule at one place: what is the cause of one of them is that of all."""
    found: dict[str, list[str]] = {}
    for each in sightings:
        found.setdefault(each.finding.key.partition(REPEATED)[0], []).append(each.finding.key)
    return found


def _cause(consequence: Sighting, by_rule: Mapping[str, Sequence[Sighting]]) -> str:
    """The key of the likeliest cause; what is milder than its consequence cannot stand for it."""
    for rule in consequence.rule.follows:
        for cause in by_rule.get(rule, ()):
            graver = _ORDER[cause.finding.severity] <= _ORDER[consequence.finding.severity]
            if graver and _same_cause(consequence.seen, cause.seen):
                return cause.finding.key
    return ""


def _first(key: str, direct: Mapping[str, str]) -> str:
    """The cause behind all causes; rules that name one another stop where they meet."""
    passed = [key]
    while (cause := direct[passed[-1]]) and cause not in passed:
        passed.append(cause)
    return passed[-1] if len(passed) > 1 else ""


def _same_cause(seen: Observation, cause: Observation) -> bool:
    """Its entries include this one's, it misses the same amount, or of words it names the same places."""
    if seen.lines or _gap(seen):
        return _within(seen.lines, cause.lines) or (bool(_gap(seen)) and _gap(seen) == _gap(cause))
    return _within(_entries(seen), _entries(cause))


def _within(some: frozenset[T], others: frozenset[T]) -> bool:
    return bool(some) and some <= others


def _entries(seen: Observation) -> frozenset[EntryPlace]:
    return frozenset(place for place in seen.places if isinstance(place, EntryPlace))


def _gap(seen: Observation) -> int:
    if seen.expected is None or seen.found is None:
        return 0
    return abs(seen.found - seen.expected)


def explained_with_cause(findings: Iterable[Finding]) -> list[Finding]:
    """A consequence of an explained finding needs no reason of its own."""
    found = list(findings)
    reasons = {each.key: each.reason for each in found if each.severity is Severity.INFO and each.reason}
    return [
        replace(
            each, severity=Severity.INFO, reason=reasons[each.cause], message=f"{each.said}随原因一并说明。"
        )
        if each.severity is Severity.WARNING and each.cause in reasons
        else each
        for each in found
    ]

"""Ask every rule; what they see becomes findings in the order they are to be read."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules import ledger
from budget_desktop.rules.a_within import entries, footing, overall
from budget_desktop.rules.b_between import controls, fitting, prior, subjects, tables, units
from budget_desktop.rules.c_narrative import (
    amounts,
    counts,
    last_year,
    listing,
    overview,
    own_words,
    sentences,
    sums,
)
from budget_desktop.rules.causes import Sighting, explained_with_cause, folded
from budget_desktop.rules.d_change import basis, changes
from budget_desktop.rules.d_change import sentences as comparisons
from budget_desktop.rules.e_three_public import items, shown
from budget_desktop.rules.f_targets import agreement, figures, indicators, people, projects, skeleton, totals
from budget_desktop.rules.finding import REPEATED, Finding, Observation, Severity
from budget_desktop.rules.g_labels import codes, language, names, slips, wording
from budget_desktop.rules.g_labels import tables as labels
from budget_desktop.rules.h_norms import approval, guard, norms, publication, reviews
from budget_desktop.rules.registry import Rule, registered
from budget_desktop.rules.view import View

MODULES = (
    *(overall, footing, entries),
    *(tables, subjects, units, fitting, prior, controls),
    *(overview, amounts, sums, listing, counts, sentences, own_words, last_year),
    *(changes, comparisons, basis),
    *(items, shown),
    *(projects, indicators, agreement, figures, skeleton, people, totals),
    *(codes, names, labels, wording, language, slips),
    *(norms, publication, approval, reviews, guard),
)
"""Where the rules stand: importing a module registers its rules."""

_ORDER = {severity: order for order, severity in enumerate(Severity)}


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    return registered()


def findings(disclosure: Disclosure) -> tuple[Finding, ...]:
    """Everything the rules found: by severity, causes before consequences, then by rule and place."""
    return Checker().findings(disclosure)


class Checker:
    """Checks one disclosure after another; a rule is asked again only if something it looked at differs."""

    def __init__(self) -> None:
        self._view: View | None = None
        self._questions = [(rule, partial(_observations, rule)) for rule in all_rules()]

    def findings(self, disclosure: Disclosure) -> tuple[Finding, ...]:
        """Everything the rules find; the same as `findings`, sooner the less differs from the last one."""
        if self._view is not None and self._view.edition is not disclosure.edition:
            self._view = None
        self._view = view = View(disclosure, self._view)
        return _told(
            view, [(rule, seen) for rule, question in self._questions for seen in view.once(question)]
        )


def _observations(rule: Rule, view: View) -> tuple[Observation, ...]:
    return tuple(rule.check(view)) if view.has(*rule.needs) else ()


def _told(view: View, seen: Sequence[tuple[Rule, Observation]]) -> tuple[Finding, ...]:
    keys: Counter[str] = Counter()
    figures = ledger.Figures(view.disclosure)
    sightings = [_sighting(figures, rule, observation, keys) for rule, observation in seen]
    known = {each.finding.key for each in sightings}
    answered = (
        ledger.answered(view.packet, each, known) if each.severity is Severity.WARNING else each
        for each in folded(sightings)
    )
    return tuple(sorted(explained_with_cause(answered), key=_reading_order))


def _reading_order(finding: Finding) -> tuple[int, bool, str, tuple[str, ...]]:
    places = tuple(str(place) for place in finding.places)
    return _ORDER[finding.severity], bool(finding.cause), finding.rule, places


def _sighting(figures: ledger.Figures, rule: Rule, seen: Observation, keys: Counter[str]) -> Sighting:
    severity = seen.severity or rule.severity
    asks = severity is Severity.WARNING
    key = ledger.identity(rule.id, seen)
    keys[key] += 1
    printed = (EntryPlace("remarks", rule.remark, "text"),) if asks and rule.remark else ()
    finding = Finding(
        rule=rule.id,
        severity=severity,
        message=seen.message + seen.advice,
        places=tuple(dict.fromkeys((*seen.places, *printed))),
        expected=seen.expected,
        found=seen.found,
        # Two at one place are told apart by their order; nothing better is known of them.
        key=key if keys[key] == 1 else f"{key}{REPEATED}{keys[key]}",
        said=seen.message,
        basis=figures.digest(seen) if asks else "",
        remark=rule.remark if asks else "",
    )
    return Sighting(rule, seen, finding)

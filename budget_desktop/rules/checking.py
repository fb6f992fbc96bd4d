"""Ask every rule; what they see becomes findings in the order they are to be read."""

from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.a_within import entries, footing, overall
from budget_desktop.rules.b_between import subjects, tables, units
from budget_desktop.rules.c_narrative import overview, printed
from budget_desktop.rules.d_change import changes
from budget_desktop.rules.e_three_public import items
from budget_desktop.rules.f_targets import agreement, figures, indicators, people, projects, skeleton
from budget_desktop.rules.finding import Finding, Observation, Severity
from budget_desktop.rules.g_labels import codes, language, names, wording
from budget_desktop.rules.g_labels import tables as labels
from budget_desktop.rules.h_norms import guard, norms, publication, reviews
from budget_desktop.rules.registry import Rule, registered
from budget_desktop.rules.view import View

MODULES = (
    *(overall, footing, entries),
    *(tables, subjects, units),
    *(overview, printed),
    changes,
    items,
    *(projects, indicators, agreement, figures, skeleton, people),
    *(codes, names, labels, wording, language),
    *(norms, publication, reviews, guard),
)
"""Where the rules stand: importing a module registers its rules."""

_ORDER = {severity: order for order, severity in enumerate(Severity)}


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    return registered()


def findings(disclosure: Disclosure) -> tuple[Finding, ...]:
    """Everything the rules found: by severity, causes before consequences, then by rule and place."""
    view = View(disclosure)
    seen = [
        (rule, observation)
        for rule in all_rules()
        if view.has(*rule.needs)
        for observation in rule.check(view)
    ]
    by_rule: dict[str, list[Observation]] = {}
    for rule, observation in seen:
        by_rule.setdefault(rule.id, []).append(observation)
    found = [_finding(view, rule, observation, by_rule) for rule, observation in seen]
    return tuple(sorted(found, key=_reading_order))


def _reading_order(finding: Finding) -> tuple[int, bool, str, tuple[str, ...]]:
    places = tuple(str(place) for place in finding.places)
    return _ORDER[finding.severity], bool(finding.follows), finding.rule, places


def _finding(view: View, rule: Rule, seen: Observation, by_rule: dict[str, list[Observation]]) -> Finding:
    severity = seen.severity or rule.severity
    finding = Finding(
        rule=rule.id,
        severity=severity,
        message=seen.message + seen.advice,
        places=tuple(dict.fromkeys(seen.places)),
        expected=seen.expected,
        found=seen.found,
        follows=_cause(rule, seen, by_rule),
    )
    return _asking(view, rule, seen, finding) if severity is Severity.WARNING else finding


def _asking(view: View, rule: Rule, seen: Observation, finding: Finding) -> Finding:
    """A warning asks for its reason; with the reason written down it is for information."""
    finding = replace(finding, places=(*finding.places, EntryPlace("remarks", rule.remark, "text")))
    remark = view.packet.remark(rule.remark)
    if remark is None or not remark.text.strip():
        return finding
    doubt = "（这是推定的原因，请核实）" if remark.assumed else ""
    told = f"{seen.message}已说明：{remark.text.strip().rstrip('。')}{doubt}。"
    return replace(finding, severity=Severity.INFO, message=told)


def _cause(rule: Rule, seen: Observation, by_rule: dict[str, list[Observation]]) -> str:
    """The rule that told of the cause: its entries include this one's, or it misses the same amount."""
    for candidate in rule.follows:
        if any(_same_cause(seen, cause) for cause in by_rule.get(candidate, ())):
            return candidate
    return ""


def _same_cause(seen: Observation, cause: Observation) -> bool:
    if seen.lines and seen.lines <= cause.lines:
        return True
    return bool(_gap(seen)) and _gap(seen) == _gap(cause)


def _gap(seen: Observation) -> int:
    if seen.expected is None or seen.found is None:
        return 0
    return abs(seen.found - seen.expected)

"""Fill in the sheet from what the rules found and what is recorded."""

from collections.abc import Iterator, Sequence
from datetime import date

from budget_desktop.disclosure import Disclosure
from budget_desktop.edition.inspection import InspectionItem
from budget_desktop.inspection.clock import Clock
from budget_desktop.inspection.looking import seen_by_eye
from budget_desktop.inspection.questions import QUESTIONS
from budget_desktop.inspection.sheet import Dimension, Inspection, Result, ReviewResult, Seen, State
from budget_desktop.rules.finding import Finding, Severity
from budget_desktop.rules.h_norms.reviews import is_done, is_refused, stale

_FAMILY = "*"
"""A rule written A* stands for all of its family."""
_ORDER = tuple(State)
_BY_SEVERITY = {
    Severity.ERROR: State.UNMET,
    Severity.WARNING: State.UNMET,
    Severity.ADVICE: State.OPEN,
    Severity.INFO: State.MET,
}


def inspect(disclosure: Disclosure, findings: Sequence[Finding], today: date) -> Inspection:
    """The sheet of a packet as it stands on a day."""
    header, spec = disclosure.packet.header, disclosure.edition.inspection
    clock = Clock(
        header.approval_date, header.publication_date, today, disclosure.edition.limits.disclosure_days
    )
    return Inspection(
        title=spec.title.replace("{year}", str(header.year)),
        department=header.department,
        source=spec.source,
        clock=clock,
        clock_note=spec.clock_note,
        dimensions=tuple(
            Dimension(
                dimension.name, tuple(_judged(item, disclosure, findings, clock) for item in dimension.items)
            )
            for dimension in spec.dimensions
        ),
        reviews=tuple(_reviews(disclosure)),
    )


def _judged(
    item: InspectionItem, disclosure: Disclosure, findings: Sequence[Finding], clock: Clock
) -> Result:
    own = tuple(finding for finding in findings if any(_covers(rule, finding.rule) for rule in item.rules))
    ways = list(_ways(item, own, disclosure, clock))
    worst = min(ways, key=lambda seen: (_ORDER.index(seen.state), not seen.note))
    places = tuple(dict.fromkeys(place for seen in ways for place in seen.places))
    return Result(item, worst.state, worst.note, (*worst.places, *places), own)


def _ways(
    item: InspectionItem, own: Sequence[Finding], disclosure: Disclosure, clock: Clock
) -> Iterator[Seen]:
    """What findings, the question and the eye come to. Where nothing applies, rules have nothing to say."""
    question = QUESTIONS[item.question](disclosure, clock) if item.question else None
    if question is not None:
        yield question
    if own or (item.rules and (question is None or question.state is not State.IDLE)):
        yield _by_rules(own)
    if item.by_eye:
        yield seen_by_eye(disclosure.packet, item)


def _by_rules(own: Sequence[Finding]) -> Seen:
    if not own:
        return Seen(State.MET)
    states = [_BY_SEVERITY[finding.severity] for finding in own]
    state = min(states, key=_ORDER.index)
    telling = [finding for finding, its in zip(own, states, strict=True) if its is state]
    first = telling[0]
    said = first.said or first.message
    if state is State.MET:
        explained = [finding for finding in telling if finding.reason]
        note = f"已说明{len(explained)}项。" if explained else ""
    else:
        note = (f"共{len(telling)}项，如：" if len(telling) > 1 else "") + said
    return Seen(state, note, first.places)


def _covers(rule: str, found: str) -> bool:
    return found.startswith(rule.removesuffix(_FAMILY)) if rule.endswith(_FAMILY) else rule == found


def _reviews(disclosure: Disclosure) -> Iterator[ReviewResult]:
    packet, guard = disclosure.packet, disclosure.edition.guard
    by_key = {review.key: review for review in packet.reviews}
    changed = stale(packet)
    for step in guard.reviews:
        review = by_key.get(step.key)
        if review is None or not is_done(review):
            yield ReviewResult(step, review, State.OPEN, "未记录")
        elif is_refused(review, guard):
            yield ReviewResult(step, review, State.UNMET, "意见不同意")
        elif step.key in changed:
            yield ReviewResult(step, review, State.UNMET, "审后有改动")
        else:
            yield ReviewResult(step, review, State.MET)

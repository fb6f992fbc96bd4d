"""What was entered against control figures, part by part. The approved total stands with the norms (H13)."""

from collections.abc import Iterable, Iterator, Sequence

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.facts import Fact, Slice
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.slices import chosen, control_slice
from budget_desktop.rules.controlled import Held, apart, gravity, held, named
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_LAW = "预算法第十三条：支出必须以经批准的预算为依据；第五十二条：财政部门向各部门批复预算"
_FLOWS = {Controlled.INCOME: Flow.INCOME, Controlled.SPENDING: Flow.SPENDING}


@rule("B43", Severity.ERROR, basis=_LAW, follows=("G06",))
def parts_come_to_their_control_figures(view: View) -> Observations:
    """录有控制数的收入、支出和转移支付，应等于控制数；编制阶段不应超过，有余额的提示。"""
    parts = [
        each for each in held(view) if each.control.controlled.is_exact and each.gap and not _is_total(each)
    ]
    for told, wider in _together(parts):
        yield apart(view, told, wider, gravity(view, told.gap))


def _is_total(each: Held) -> bool:
    """Whether it is an approved total, which H13 looks at."""
    return each.is_whole and each.control.controlled in _FLOWS


def _together(parts: Iterable[Held]) -> Iterator[tuple[Held, list[Held]]]:
    """Each figure that is missed with the wider ones that are missed because it is."""
    waiting = sorted(parts, key=lambda each: len(each.places))
    while waiting:
        told, *others = waiting
        wider = [each for each in others if each.gap == told.gap and set(each.places) > set(told.places)]
        yield told, wider
        waiting = [each for each in others if each not in wider]


@rule(
    "B44",
    Severity.ERROR,
    basis="党政机关厉行节约反对浪费条例：“三公”经费不突破规模；政府采购法第六条：采购严格按照批准的预算执行",
    follows=("G06", "B43"),
)
def ceilings_are_kept(view: View) -> Observations:
    """录有控制数的“三公”经费和政府采购，不应大于控制数；政府采购小于控制数的提示。"""
    for each in held(view):
        if each.control.controlled.is_exact:
            continue
        if each.gap > 0:
            yield apart(view, each, severity=gravity(view, each.gap))
        elif each.gap < 0 and each.control.controlled is Controlled.PROCUREMENT:
            yield apart(view, each, severity=Severity.ADVICE)


@rule("B45", Severity.WARNING, basis=_LAW, follows=("G06",))
def nothing_stands_beside_the_control_figures(view: View) -> Observations:
    """按单位、科目等分列的控制数加起来等于总额的，不应有收支在这些控制数之外。"""
    known = [each.control for each in held(view)]
    for controlled, flow in _FLOWS.items():
        for divided in _complete(control for control in known if control.controlled is controlled):
            for fact in _beside(view, divided, flow):
                yield _outside(view, fact, divided)


def _complete(controls: Iterable[Control]) -> Iterator[Sequence[Control]]:
    """The divisions of the total: all figures by the same dimensions, where they add up to it."""
    total: int | None = None
    divisions: dict[tuple[Dimension, ...], list[Control]] = {}
    for control in controls:
        if not chosen(control):
            total = control.amount
        divisions.setdefault(tuple(chosen(control)), []).append(control)
    for dimensions, divided in divisions.items():
        if dimensions and total is not None and sum(each.amount or 0 for each in divided) == total:
            yield divided


def _beside(view: View, divided: Sequence[Control], flow: Flow) -> Iterator[Fact]:
    facts = view.disclosure.facts
    within = {place for control in divided for place in facts.places(control_slice(control, view.edition))}
    for place in facts.places(Slice(flow=(flow,), year=(Year.THIS,))):
        if place not in within and facts[place].amount:
            yield facts[place]


def _outside(view: View, fact: Fact, divided: Sequence[Control]) -> Observation:
    line = view.line_by_key[fact.line]
    given = f"{named(view, divided[0])}{f'等{len(divided)}个' if len(divided) > 1 else ''}控制数"
    return Observation(
        message=f"{view.line(line)}{view.money(fact.amount)}不在控制数之内：{given}合计就是总额，没有给它的。",
        advice="请核对这一笔的分类；控制数有增加的，请补录控制数。",
        places=(EntryPlace("lines", fact.line, _field(divided[0], fact)),),
        found=fact.amount,
        lines=frozenset({fact.line}),
    )


def _field(control: Control, fact: Fact) -> str:
    """The field that most likely is wrong: the finest the figures are divided by."""
    filled = [dimension for dimension in chosen(control) if fact.code(dimension)]
    return next(
        (each for each in (Dimension.FUNCTION, Dimension.PROJECT) if each in filled),
        filled[-1] if filled else "amount",
    )

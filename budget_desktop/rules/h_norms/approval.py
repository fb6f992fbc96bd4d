"""The approved total (批复数) against the packet's own."""

from budget_desktop.domain.controls import Controlled
from budget_desktop.rules.controlled import apart, gravity, held
from budget_desktop.rules.finding import Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_TOTALS = frozenset({Controlled.INCOME, Controlled.SPENDING})


@rule("H13", Severity.ERROR, basis="预算法第十四条：公开的是经批复的预算；第五十二条", follows=("B43",))
def totals_are_those_approved(view: View) -> Observations:
    """录有全部门收入或支出控制数（批复数）的，本套预算的合计应与它相等。"""
    for each in held(view):
        if each.is_whole and each.control.controlled in _TOTALS and each.gap:
            yield apart(view, each, severity=gravity(view, each.gap))

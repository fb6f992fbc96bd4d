"""The totals above the tabs: what each is made of, and the entries behind it."""

from dataclasses import dataclass

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.money import Fen
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui.models.origins import lines_in
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.traces import Lead, leads


@dataclass(frozen=True, slots=True)
class Total:
    """What some lines come to this year, less others."""

    name: str
    meaning: str
    """In words, for a tip."""
    added: tuple[Flow, ...]
    taken_off: tuple[Flow, ...] = ()

    def amount(self, snapshot: Snapshot) -> Fen:
        """What it comes to."""
        return snapshot.total(_of(self.added)) - snapshot.total(_of(self.taken_off))

    def said(self, snapshot: Snapshot) -> str:
        """Its name and what it comes to, in the measure of the window."""
        return f"{self.name} {exact(self.amount(snapshot), snapshot.measure)}"

    def entries(self, snapshot: Snapshot) -> list[Lead]:
        """The amounts it is made of, those added before those taken off."""
        flows = (self.added, self.taken_off)
        return [lead for part in flows for lead in leads(snapshot, lines_in(snapshot, _of(part)))]


INCOME = Total("收入", "收入页本年金额的合计", (Flow.INCOME,))
SPENDING = Total("支出", "支出页本年金额的合计", (Flow.SPENDING, Flow.CARRY_OVER))
DIFFERENCE = Total("差额", "收入减支出", INCOME.added, SPENDING.added)
TOTALS = (INCOME, SPENDING, DIFFERENCE)


def _of(flows: tuple[Flow, ...]) -> Slice:
    return Slice(flow=flows, year=(Year.THIS,))

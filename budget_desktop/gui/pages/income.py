"""收入: one line per unit and source, this year and last."""

from collections.abc import Sequence
from functools import partial

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.records import Line
from budget_desktop.entry.fields.choices import several_units
from budget_desktop.entry.fields.described import INCOME
from budget_desktop.entry.fields.kinds import exact
from budget_desktop.gui.models.columns import GridSpec, column
from budget_desktop.gui.models.new_rows import of_unit
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid


def totals(snapshot: Snapshot, lines: Sequence[Line]) -> str:
    """What lines come to, this year and last."""
    this = sum(line.amount or 0 for line in lines)
    prior = sum(line.prior or 0 for line in lines)
    measure = snapshot.measure
    return f"合计　本年 {exact(this, measure)}　上年 {exact(prior, measure)}　{measure.value}"


LINES = GridSpec(
    name="income",
    record_type=Line,
    noun="收入行",
    columns=(
        column(INCOME["unit"], width=10, only_if=several_units),
        column(INCOME["source"], width=14, grows=True),
        column(INCOME["amount"], width=9),
        column(INCOME["prior"], width=9),
        column(INCOME["note"], width=16, grows=True),
    ),
    rows=lambda snapshot: [line for line in snapshot.packet.lines if INCOME.holds(line)],
    holds=INCOME.holds,
    reads=("units",),
    create=of_unit(partial(Line, flow=Flow.INCOME)),
    summary=totals,
)


class IncomePage(Page):
    """The income lines."""

    lines_grid: RecordGrid

    def build(self) -> None:
        """Fill the grid."""
        self.fill_grid(self.lines_grid, LINES)

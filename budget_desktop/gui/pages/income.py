"""收入: one line per unit and source, this year and last."""

from collections.abc import Sequence
from functools import partial

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.records import Line
from budget_desktop.entry.fields.choices import SOURCE, UNIT, several_units
from budget_desktop.entry.fields.kinds import AmountKind, TextKind, exact
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.new_rows import of_unit
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid


def _is_income(line: Line) -> bool:
    return line.flow is Flow.INCOME


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
        Column(title="单位", key="unit", width=10, kind=UNIT, only_if=several_units),
        Column(title="资金来源", key="source", width=14, grows=True, kind=SOURCE, required=True),
        Column(title="本年金额", key="amount", width=9, kind=AmountKind(), basis="note", required=True),
        Column(title="上年金额", key="prior", width=9, kind=AmountKind()),
        Column(title="测算依据", key="note", width=16, grows=True, kind=TextKind()),
    ),
    rows=lambda snapshot: [line for line in snapshot.packet.lines if _is_income(line)],
    holds=_is_income,
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

"""其他事项: running costs, procurement, state property, transfers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit

from budget_desktop.domain.codes import Dimension, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Asset, Procurement, Transfer
from budget_desktop.entry.fields import described as fields
from budget_desktop.entry.fields.choices import asset_kinds, several_units
from budget_desktop.entry.fields.kinds import TextKind, exact
from budget_desktop.gui.models.columns import Column, GridSpec, column
from budget_desktop.gui.models.new_rows import of_unit, unit_after
from budget_desktop.gui.models.origins import from_lines, lines_in
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.record_grid import RecordGrid

_RUNNING = "行政和参公单位一般公共预算安排的公用经费"
_SECTION_DIGITS = 5
"""Economic subjects are told by their 款."""
_RUNNING_COSTS = EntryPlace("remarks", "change.running_costs", "text")


def _counting_word(snapshot: Snapshot, asset: Asset) -> object:
    return next((kind.measure for kind in snapshot.edition.asset_kinds if kind.key == asset.kind), "")


def _new_asset(snapshot: Snapshot, key: str, after: Asset | None) -> Record:
    kinds = [option.value for option in asset_kinds(snapshot)]
    used = {asset.kind for asset in snapshot.packet.assets}
    unused = [kind for kind in kinds if kind not in used]
    return Asset(key=key, unit=unit_after(snapshot, after), kind=(unused or kinds or [""])[0])


def _procured(snapshot: Snapshot, lines: Sequence[Procurement]) -> str:
    this = sum(line.amount or 0 for line in lines)
    return f"合计 {exact(this, snapshot.measure)} {snapshot.measure.value}"


PROCUREMENT = GridSpec(
    record_type=Procurement,
    noun="采购行",
    title="政府采购预算",
    columns=(
        column(fields.PROCUREMENT["unit"], width=10, grows=True, only_if=several_units),
        column(fields.PROCUREMENT["category"], width=5),
        column(fields.PROCUREMENT["item"], width=9, grows=True),
        column(fields.PROCUREMENT["source"], width=9, grows=True),
        column(fields.PROCUREMENT["amount"], width=6),
        column(fields.PROCUREMENT["prior"], width=6),
    ),
    rows=lambda snapshot: snapshot.packet.procurement,
    create=of_unit(partial(Procurement, category="A")),
    summary=_procured,
)

ASSETS = GridSpec(
    record_type=Asset,
    noun="资产行",
    title="国有资产占用（上年末）",
    columns=(
        column(fields.ASSETS["unit"], width=10, grows=True, only_if=several_units),
        column(fields.ASSETS["kind"], width=13, grows=True),
        column(fields.ASSETS["held"], width=5),
        column(fields.ASSETS["planned"], width=5),
        Column(
            title="计量",
            key="measure",
            width=4,
            kind=TextKind(),
            typed=False,
            derived=_counting_word,
            because=lambda *_: "计量由年度模板规定",
        ),
        column(fields.ASSETS["use"], width=10, grows=True),
    ),
    rows=lambda snapshot: snapshot.packet.assets,
    create=_new_asset,
)

TRANSFERS = GridSpec(
    record_type=Transfer,
    noun="转移支付",
    title="专项转移支付项目",
    columns=(
        column(fields.TRANSFERS["unit"], width=10, grows=True, only_if=several_units),
        column(fields.TRANSFERS["name"], width=18, grows=True),
        column(fields.TRANSFERS["amount"], width=7),
    ),
    rows=lambda snapshot: snapshot.packet.transfers,
    create=of_unit(partial(Transfer, name="")),
)


class OtherPage(Page):
    """What 其他重要事项的情况说明 needs."""

    running_costs_value: ComputedValue
    parts_label: QLabel
    running_costs_edit: QLineEdit
    procurement_grid: RecordGrid
    assets_grid: RecordGrid
    transfers_grid: RecordGrid

    def build(self) -> None:
        """Fill the grids and bind the reason."""
        self.bind(self.running_costs_edit, TextKind(), _RUNNING_COSTS, fields.REASONS[_RUNNING_COSTS.key])
        self.fill_grid(self.procurement_grid, PROCUREMENT)
        self.fill_grid(self.assets_grid, ASSETS)
        self.fill_grid(self.transfers_grid, TRANSFERS)

    def refresh(self) -> None:
        """Show the running costs as the narrative computes them, and what they are made of."""
        from budget_desktop.narrative.other import running_cost_slice

        snapshot, measure = self.workspace.snapshot, self.workspace.measure
        chosen = running_cost_slice(snapshot.material)
        this, prior = snapshot.total(chosen), snapshot.total(replace(chosen, year=(Year.PRIOR,)))
        text = f"本年 {exact(this, measure)}　上年 {exact(prior, measure)}　{measure.value}"
        lines = lines_in(snapshot, chosen)
        self.running_costs_value.show_value(text, from_lines(lines, _RUNNING), lines)
        self.parts_label.setText(_parts(snapshot, chosen))


def _parts(snapshot: Snapshot, chosen: Slice) -> str:
    """The economic subjects the running costs are made of, with their amounts; or why there are none."""
    if not chosen.unit:
        return "没有行政或参公单位，不列机关运行经费"
    dimension = Dimension.DEPARTMENT_ECONOMIC
    parts = [
        f"{code} {snapshot.edition.catalogue.name(dimension, code)} "
        f"{exact(snapshot.total(chosen & Slice(department_economic=(code,))), snapshot.measure)}"
        for code in snapshot.material.codes(dimension, _SECTION_DIGITS, chosen)
    ]
    return f"其中：{'，'.join(parts)}" if parts else f"{_RUNNING}，现在还没有"

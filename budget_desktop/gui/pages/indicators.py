"""The grid of indicators, the same for a project and for the department as a whole."""

from collections.abc import Callable, Sequence

from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Indicator
from budget_desktop.entry.apply import carry_out
from budget_desktop.entry.fields.described import INDICATORS
from budget_desktop.entry.skeleton import missing_rows
from budget_desktop.gui.models.columns import GridSpec, column
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.session.workspace import Workspace
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.tables.spec import FormSpec, IndicatorSpec


def indicator_grid(project: Callable[[], str | None]) -> GridSpec:
    """The indicators of a project, or of the department where the project is empty."""

    def new(_snapshot: Snapshot, key: str, after: Indicator | None) -> Record:
        return Indicator(
            key=key,
            project=project() or "",
            group=after.group if after else "",
            subgroup=after.subgroup if after else "",
            name="",
        )

    def holds(indicator: Indicator) -> bool:
        return indicator.project == project()

    return GridSpec(
        record_type=Indicator,
        noun="指标",
        title="绩效指标",
        columns=(
            column(INDICATORS["group"], width=7.5, repeats=True),
            column(INDICATORS["subgroup"], width=7, repeats=True),
            column(INDICATORS["name"], width=12, grows=True),
            column(INDICATORS["comparator"], width=3),
            column(INDICATORS["number"], width=4),
            column(INDICATORS["measure"], width=5),
            column(INDICATORS["grade"], width=5),
        ),
        rows=lambda snapshot: [indicator for indicator in snapshot.packet.indicators if holds(indicator)],
        holds=holds,
        create=new,
    )


def skeleton(snapshot: Snapshot, project: str) -> Sequence[IndicatorSpec]:
    """What the form of a project asks for, or that of the department where the project is empty."""
    forms = [form for form in snapshot.edition.tables.values() if isinstance(form, FormSpec)]
    return next((form.skeleton for form in forms if bool(form.each) == bool(project)), ())


def fill_skeleton(workspace: Workspace, project: str, grid: RecordGrid) -> None:
    """Add, as one step, the rows the form asks for and that are not there; go to the first to complete."""
    snapshot = workspace.snapshot
    present = [each for each in snapshot.packet.indicators if each.project == project]
    skipped = snapshot.edition.limits.words.optional_subgroups
    changes = missing_rows(skeleton(snapshot, project), present, project, skipped)
    packet_id = workspace.packet_id
    if changes.is_empty:
        workspace.noticed.emit("年度模板要求的指标都已列出")
    elif workspace.edit("按模板填入指标框架", lambda draft: carry_out(changes, draft, packet_id, Indicator)):
        workspace.show_typed()
        workspace.noticed.emit(f"已列出 {len(changes.additions)} 行指标，请填指标值；按 Ctrl+Z 撤销")
    unfinished = (each for each in grid.model.records if not each.name or not each.value)
    if (first := next(unfinished, None)) is not None:
        grid.go_to(EntryPlace("indicators", first.key, "number" if first.name else "name"))


def guidance(snapshot: Snapshot, indicator: Indicator) -> str:
    """What the form says about an indicator: by its name, else by its second-level one."""
    for spec in skeleton(snapshot, indicator.project):
        if (spec.group, spec.subgroup) == (indicator.group, indicator.subgroup):
            own = next((named.guidance for named in spec.names if named.name == indicator.name), "")
            return own or spec.guidance
    return ""

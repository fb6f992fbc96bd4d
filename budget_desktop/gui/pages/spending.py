"""支出: one line per classification; its kind and the government subject follow from the rest."""

from budget_desktop.domain.codes import Dimension, Flow
from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line
from budget_desktop.edition.resolve import basic_kind, government_subject, kind_of
from budget_desktop.entry.fields.choices import (
    several_units,
)
from budget_desktop.entry.fields.described import SPENDING
from budget_desktop.gui.models.columns import GridSpec, column
from budget_desktop.gui.models.new_rows import first_unit
from budget_desktop.gui.pages.income import totals
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid


def _government(snapshot: Snapshot, line: Line) -> object:
    return government_subject(line, snapshot.packet, snapshot.edition.catalogue)


def _government_source(snapshot: Snapshot, line: Line) -> str:
    if not line.department_economic:
        return "选好部门经济科目后自动得出"
    name = snapshot.edition.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, line.department_economic)
    unit = snapshot.packet.unit_by_key.get(line.unit)
    nature = unit.nature.value if unit else "行政"
    return f"由部门经济科目“{name}”和单位性质“{nature}”得出；输入编码可以改写，清空即恢复"


def _kind(snapshot: Snapshot, line: Line) -> object:
    return kind_of(line, snapshot.packet, snapshot.edition.limits)


def _kind_source(snapshot: Snapshot, line: Line) -> str:
    if line.project:
        return ""
    if not line.department_economic:
        return "选好部门经济科目后自动得出；项目支出请先选项目"
    of_class = line.department_economic[:3]
    if not basic_kind(of_class, snapshot.edition.limits):
        return "基本支出一般不用这一类经济科目，请选类型；项目支出请选项目"
    name = snapshot.edition.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, of_class)
    return f"没有选项目，是基本支出，由经济科目的类“{of_class} {name}”得出；可以改选，清空即恢复"


def _kind_locked(snapshot: Snapshot, line: Line) -> str:
    project = snapshot.packet.project_by_key.get(line.project)
    return f"类型随项目“{project.name}”，双击或按 F2 到项目页修改" if project and not line.kind else ""


def _kind_origin(_snapshot: Snapshot, line: Line) -> list[EntryPlace]:
    return [EntryPlace("projects", line.project, "kind")]


def _new_line(snapshot: Snapshot, key: str, after: Line | None) -> Record:
    # The next line mostly differs in its economic subject and amount alone.
    if after is None:
        return Line(key=key, unit=first_unit(snapshot), flow=Flow.SPENDING)
    return Line(
        key=key,
        unit=after.unit,
        flow=Flow.SPENDING,
        source=after.source,
        function=after.function,
        project=after.project,
    )


# Narrow enough that the amounts are in sight with steps and paper open on a screen of 1366 pixels, also when
# there are more rows than fit.
LINES = GridSpec(
    name="spending",
    record_type=Line,
    noun="支出行",
    columns=(
        column(SPENDING["unit"], width=6, grows=True, only_if=several_units),
        column(SPENDING["source"], width=4),
        column(SPENDING["project"], width=5, grows=True),
        column(SPENDING["function"], width=6, grows=True),
        column(SPENDING["department_economic"], width=6.8, grows=True),
        column(
            SPENDING["kind"],
            width=5,
            derived=_kind,
            because=_kind_source,
            locked=_kind_locked,
            origin=_kind_origin,
        ),
        column(
            SPENDING["government_economic"],
            width=5.8,
            derived=_government,
            follows=True,
            because=_government_source,
        ),
        column(SPENDING["amount"], width=5),
        column(SPENDING["prior"], width=5),
        column(SPENDING["note"], width=8, grows=True),
    ),
    rows=lambda snapshot: [line for line in snapshot.packet.lines if SPENDING.holds(line)],
    holds=SPENDING.holds,
    reads=("units", "projects"),
    create=_new_line,
    summary=totals,
)


class SpendingPage(Page):
    """The spending lines."""

    lines_grid: RecordGrid

    def build(self) -> None:
        """Fill the grid."""
        self.fill_grid(self.lines_grid, LINES)

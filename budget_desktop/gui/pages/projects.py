"""项目: the list of projects, and of the chosen one its form and its indicators."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.domain.records import Project
from budget_desktop.gui.models.choices import UNIT, project_kinds
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.kinds import AmountKind, CellKind, ChoiceKind, DateKind, TextKind, exact
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.pages.performance import indicator_grid
from budget_desktop.gui.pages.profile import first_unit
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.record_grid import RecordGrid


def _amount(snapshot: Snapshot, project: str, year: Year) -> int:
    return snapshot.total(Slice(flow=(Flow.SPENDING,), project=(project,), year=(year,)))


def _lines(snapshot: Snapshot, project: Project) -> list[EntryPlace]:
    """The spending lines of a project, by their amounts."""
    return [
        EntryPlace("lines", line.key, "amount")
        for line in snapshot.packet.lines
        if line.flow is not Flow.INCOME and line.project == project.key
    ]


def _from_lines(snapshot: Snapshot, project: Project) -> str:
    lines = len(_lines(snapshot, project))
    if not lines:
        return "汇总自支出页中这个项目的各行，现在还没有这样的行"
    return f"由支出页 {lines} 行汇总而来，双击或按 F2 查看"


def _new_project(snapshot: Snapshot, key: str, after: Project | None) -> Record:
    return Project(key=key, unit=after.unit if after else first_unit(snapshot), name="新项目")


PROJECTS = GridSpec(
    record_type=Project,
    noun="项目",
    columns=(
        Column(title="项目名称", key="name", width=16, grows=True, kind=TextKind("项目名称")),
        Column(
            title="本年金额",
            key="amount",
            width=6,
            kind=AmountKind(),
            typed=False,
            derived=lambda snapshot, project: _amount(snapshot, project.key, Year.THIS),
            because=_from_lines,
            origin=_lines,
        ),
    ),
    rows=lambda snapshot: snapshot.packet.projects,
    create=_new_project,
)


class ProjectsPage(Page):
    """List and form."""

    projects_grid: RecordGrid
    detail_tabs: QTabWidget
    name_edit: QLineEdit
    unit_combo: QComboBox
    kind_combo: QComboBox
    use_edit: QLineEdit
    leader_edit: QLineEdit
    contact_edit: QLineEdit
    phone_edit: QLineEdit
    start_edit: QLineEdit
    end_edit: QLineEdit
    total_edit: QLineEdit
    prior_total_edit: QLineEdit
    amount_label: QLabel
    prior_label: QLabel
    overview_edit: QPlainTextEdit
    basis_edit: QPlainTextEdit
    necessity_edit: QPlainTextEdit
    measures_edit: QPlainTextEdit
    plan_edit: QPlainTextEdit
    remark_edit: QPlainTextEdit
    overall_goal_edit: QPlainTextEdit
    annual_goal_edit: QPlainTextEdit
    indicators_grid: RecordGrid

    _chosen: str | None = None
    """Key of the project in the form; None where there is none."""

    def build(self) -> None:
        """Fill the list, bind the form to whichever project is chosen."""
        self.fill_grid(self.projects_grid, PROJECTS)
        self._chosen = next((project.key for project in self._packet.projects), None)
        plain: CellKind = TextKind()
        rows: tuple[tuple[QWidget, CellKind, str, str], ...] = (
            (self.name_edit, TextKind("项目名称"), "name", "项目名称"),
            (self.unit_combo, UNIT, "unit", "所属单位"),
            (self.kind_combo, ChoiceKind("项目类型", project_kinds), "kind", "项目类型"),
            (self.use_edit, plain, "use", "资金用途"),
            (self.leader_edit, plain, "leader", "项目负责人"),
            (self.contact_edit, plain, "contact", "联系人"),
            (self.phone_edit, plain, "phone", "联系电话"),
            (self.start_edit, DateKind(), "start", "开始时间"),
            (self.end_edit, DateKind(), "end", "结束时间"),
            (self.total_edit, AmountKind(), "total", "项目总金额"),
            (self.prior_total_edit, AmountKind(), "prior_total", "上年度总金额"),
            (self.overview_edit, plain, "overview", "项目概况"),
            (self.basis_edit, plain, "basis", "立项依据"),
            (self.necessity_edit, plain, "necessity", "项目设立的必要性"),
            (self.measures_edit, plain, "measures", "项目配套制度措施"),
            (self.plan_edit, plain, "plan", "项目实施计划"),
            (self.remark_edit, plain, "remark", "备注"),
            (self.overall_goal_edit, plain, "overall_goal", "项目总目标"),
            (self.annual_goal_edit, plain, "annual_goal", "年度绩效目标"),
        )
        for widget, kind, field, title in rows:
            self.bind(widget, kind, partial(self._place, field), title)
        self.fill_grid(self.indicators_grid, indicator_grid(lambda: self._chosen))
        self.projects_grid.table.selectionModel().currentRowChanged.connect(self._choose_row)

    def refresh(self) -> None:
        """Show the amounts of the chosen project; choose another one if it is gone."""
        projects = [project.key for project in self._packet.projects]
        if self._chosen not in projects:
            self._choose(projects[0] if projects else None)
        snapshot, measure = self.workspace.snapshot, self.workspace.measure
        for label, year in ((self.amount_label, Year.THIS), (self.prior_label, Year.PRIOR)):
            amount = _amount(snapshot, self._chosen, year) if self._chosen else 0
            text = f"{exact(amount, measure)} {measure.value}"
            self.show_computed([(label, text, "汇总自支出页中这个项目的各行")])
        self.indicators_grid.add_button.setEnabled(self._chosen is not None)

    def go_to(self, place: Place) -> bool:
        """Choose the place's project, turn to the right leaf, then go to the field."""
        if not isinstance(place, EntryPlace):
            return False
        if place.collection == "indicators":
            owner = next((one.project for one in self._packet.indicators if one.key == place.key), None)
            self._choose(owner)
        elif place.key in self._packet.project_by_key:
            self._choose(place.key)
        target: QWidget = self.indicators_grid
        for field in self.fields:
            if field.where() == place:
                target = field.widget
        for number in range(self.detail_tabs.count()):
            if self.detail_tabs.widget(number).isAncestorOf(target):
                self.detail_tabs.setCurrentIndex(number)
        return super().go_to(place)

    @property
    def _packet(self) -> Packet:
        return self.workspace.snapshot.packet

    def _place(self, field: str) -> EntryPlace | None:
        return EntryPlace("projects", self._chosen, field) if self._chosen is not None else None

    def _choose_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self._choose(self.projects_grid.model.record(current).key)

    def _choose(self, key: str | None) -> None:
        if key == self._chosen:
            return
        self.commit()
        self._chosen = key
        for field in self.fields:
            field.show_value()
        self.indicators_grid.refresh()
        if key is not None:
            self._mark_row(key)
        self.refresh()

    def _mark_row(self, key: str) -> None:
        index = self.projects_grid.model.index_of(EntryPlace("projects", key, "name"))
        current = self.projects_grid.table.currentIndex()
        if index.isValid() and index.row() != current.row():
            self.projects_grid.table.select(index)

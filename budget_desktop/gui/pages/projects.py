"""项目: the list of projects; the form, the texts and the indicators of the one chosen above."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTabWidget, QWidget

from budget_desktop.domain.codes import Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.domain.records import Project
from budget_desktop.entry.fields import described as fields
from budget_desktop.entry.fields.choices import several_units
from budget_desktop.entry.fields.kinds import AmountKind, exact
from budget_desktop.gui.models.columns import Column, GridSpec, column
from budget_desktop.gui.models.new_rows import unit_after
from budget_desktop.gui.models.origins import from_lines, lines_in
from budget_desktop.gui.pages.indicators import fill_skeleton, indicator_grid
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.computed_value import ComputedValue
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.record_grid import RecordGrid

_OF_PROJECT = "记在这个项目下的支出"


def _slice(project: str, year: Year) -> Slice:
    return Slice(flow=(Flow.SPENDING,), project=(project,), year=(year,))


def _summed(title: str, year: Year) -> Column:
    """A column with what a project's lines come to."""

    def lines(snapshot: Snapshot, project: Project) -> list[EntryPlace]:
        return lines_in(snapshot, _slice(project.key, year))

    return Column(
        title=title,
        key=f"amount.{year.value}",
        width=7,
        kind=AmountKind(),
        typed=False,
        derived=lambda snapshot, project: snapshot.total(_slice(project.key, year)),
        because=lambda snapshot, project: from_lines(lines(snapshot, project), _OF_PROJECT),
        origin=lines,
    )


def _new_project(snapshot: Snapshot, key: str, after: Project | None) -> Record:
    # What one project is for mostly differs from the next; who answers for it, and when, seldom does.
    unit = unit_after(snapshot, after)
    if after is None:
        return Project(key=key, unit=unit, name="新项目")
    return Project(
        key=key,
        unit=unit,
        name="新项目",
        kind=after.kind,
        use=after.use,
        leader=after.leader,
        contact=after.contact,
        phone=after.phone,
        start=after.start,
        end=after.end,
    )


PROJECTS = GridSpec(
    record_type=Project,
    noun="项目",
    columns=(
        column(fields.PROJECTS["name"], width=16, grows=True),
        column(fields.PROJECTS["unit"], width=12, grows=True, only_if=several_units),
        column(fields.PROJECTS["kind"], width=7),
        _summed("本年金额", Year.THIS),
        _summed("上年金额", Year.PRIOR),
    ),
    rows=lambda snapshot: snapshot.packet.projects,
    create=_new_project,
)


class ProjectsPage(Page):
    """List and form."""

    project_combo: QComboBox
    previous_button: QPushButton
    next_button: QPushButton
    detail_tabs: QTabWidget
    projects_grid: RecordGrid
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
    amount_value: ComputedValue
    prior_value: ComputedValue
    overview_edit: LongTextEdit
    basis_edit: LongTextEdit
    necessity_edit: LongTextEdit
    measures_edit: LongTextEdit
    plan_edit: LongTextEdit
    remark_edit: LongTextEdit
    overall_goal_edit: LongTextEdit
    annual_goal_edit: LongTextEdit
    skeleton_button: QPushButton
    indicators_grid: RecordGrid

    _chosen: str | None = None
    """Key of the project in the form; None where there is none."""

    def build(self) -> None:
        """Fill the list, bind the form to whichever project is chosen."""
        self.fill_grid(self.projects_grid, PROJECTS)
        self._chosen = next((project.key for project in self._packet.projects), None)
        rows: tuple[tuple[QWidget, str], ...] = (
            (self.name_edit, "name"),
            (self.unit_combo, "unit"),
            (self.kind_combo, "kind"),
            (self.use_edit, "use"),
            (self.leader_edit, "leader"),
            (self.contact_edit, "contact"),
            (self.phone_edit, "phone"),
            (self.start_edit, "start"),
            (self.end_edit, "end"),
            (self.total_edit, "total"),
            (self.prior_total_edit, "prior_total"),
            (self.overview_edit, "overview"),
            (self.basis_edit, "basis"),
            (self.necessity_edit, "necessity"),
            (self.measures_edit, "measures"),
            (self.plan_edit, "plan"),
            (self.remark_edit, "remark"),
            (self.overall_goal_edit, "overall_goal"),
            (self.annual_goal_edit, "annual_goal"),
        )
        for widget, key in rows:
            field = fields.PROJECTS[key]
            self.bind(widget, field.kind, partial(self._place, key), field.title)
        self.fill_grid(self.indicators_grid, indicator_grid(lambda: self._chosen))
        self.projects_grid.table.selectionModel().currentRowChanged.connect(self._choose_row)
        self.project_combo.setPlaceholderText("还没有项目，请在“项目清单”里添加")
        self.project_combo.activated.connect(lambda row: self._choose(self._packet.projects[row].key))
        self.previous_button.clicked.connect(lambda: self._step(-1))
        self.next_button.clicked.connect(lambda: self._step(1))
        self.skeleton_button.clicked.connect(self._fill_skeleton)

    def refresh(self) -> None:
        """Show the amounts of the chosen project; choose another one if it is gone."""
        keys = [project.key for project in self._packet.projects]
        if self._chosen not in keys:
            self._choose(keys[0] if keys else None)
        self._show_choice(keys)
        snapshot, measure = self.workspace.snapshot, self.workspace.measure
        for value, year in ((self.amount_value, Year.THIS), (self.prior_value, Year.PRIOR)):
            lines = lines_in(snapshot, _slice(self._chosen, year)) if self._chosen else []
            amount = snapshot.total(_slice(self._chosen, year)) if self._chosen else 0
            value.show_value(
                f"{exact(amount, measure)} {measure.value}", from_lines(lines, _OF_PROJECT), lines
            )

    def go_to(self, place: Place) -> bool:
        """Choose the place's project, then go to the field."""
        if isinstance(place, EntryPlace):
            if place.collection == "indicators" and place.key:
                owner = next((one.project for one in self._packet.indicators if one.key == place.key), None)
                self._choose(owner)
            elif place.key in self._packet.project_by_key:
                self._choose(place.key)
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
        self._begin_leaves()
        for field in self.fields:
            field.show_value()
        self.indicators_grid.refresh()
        if key is not None:
            self._mark_row(key)
        self.refresh()

    def _begin_leaves(self) -> None:
        """With another project each leaf is begun at its first field, not where the last one was left."""
        for number in range(self.detail_tabs.count()):
            left = self.detail_tabs.widget(number).focusWidget()
            if left is not None and not left.hasFocus():
                left.clearFocus()

    def _show_choice(self, keys: list[str]) -> None:
        """The chosen project above the leaves, and which of them need one."""
        names = [project.name for project in self._packet.projects]
        if [self.project_combo.itemText(row) for row in range(self.project_combo.count())] != names:
            self.project_combo.clear()
            self.project_combo.addItems(names)
        row = keys.index(self._chosen) if self._chosen in keys else -1
        self.project_combo.setCurrentIndex(row)
        self.project_combo.setEnabled(bool(keys))
        self.previous_button.setEnabled(row > 0)
        self.next_button.setEnabled(0 <= row < len(keys) - 1)
        for widget in (self.skeleton_button, self.indicators_grid):
            widget.setEnabled(bool(keys))

    def _step(self, rows: int) -> None:
        """To the neighbour in the list."""
        row = self.project_combo.currentIndex() + rows
        if 0 <= row < len(self._packet.projects):
            self._choose(self._packet.projects[row].key)

    def _fill_skeleton(self) -> None:
        if self._chosen is not None:
            fill_skeleton(self.workspace, self._chosen, self.indicators_grid)

    def _mark_row(self, key: str) -> None:
        index = self.projects_grid.model.index_of(EntryPlace("projects", key, "name"))
        current = self.projects_grid.table.currentIndex()
        if index.isValid() and index.row() != current.row():
            self.projects_grid.table.select(index)

"""部门概况: whose budget it is, its units, posts and offices, and the texts that introduce it."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit

from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import (
    Nature,
    Office,
    PriorBasis,
    Staffing,
    StaffMeasure,
    Stage,
    Tier,
    Unit,
)
from budget_desktop.entry.fields.choices import UNIT, members, several_units, yes_no
from budget_desktop.entry.fields.kinds import ChoiceKind, CountKind, DateKind, TextKind, YearKind
from budget_desktop.gui.models.columns import Column, GridSpec
from budget_desktop.gui.models.new_rows import of_unit, unit_after
from budget_desktop.gui.pages.controls import CONTROLS
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.record_grid import RecordGrid


def _new_unit(snapshot: Snapshot, key: str, after: Unit | None) -> Record:
    nature = after.nature if after else Nature.ADMINISTRATIVE
    return Unit(key=key, name="", nature=nature, is_headquarters=not snapshot.packet.units)


def _new_staffing(snapshot: Snapshot, key: str, after: Staffing | None) -> Record:
    measure = after.measure if after else StaffMeasure.APPROVED
    return Staffing(key=key, unit=unit_after(snapshot, after), measure=measure)


UNITS = GridSpec(
    record_type=Unit,
    noun="单位",
    title="预算单位",
    columns=(
        Column(title="单位编码", key="key", width=7, kind=TextKind("单位编码")),
        Column(title="单位名称", key="name", width=18, grows=True, kind=TextKind(), required=True),
        Column(title="性质", key="nature", width=5, kind=ChoiceKind("单位性质", members(Nature))),
        Column(title="本级", key="is_headquarters", width=4, kind=ChoiceKind("是否本级", yes_no)),
    ),
    rows=lambda snapshot: snapshot.packet.units,
    create=_new_unit,
)

STAFFING = GridSpec(
    record_type=Staffing,
    noun="人员行",
    title="人员编制",
    columns=(
        Column(title="单位", key="unit", width=14, grows=True, kind=UNIT, only_if=several_units),
        Column(title="口径", key="measure", width=7, kind=ChoiceKind("口径", members(StaffMeasure))),
        Column(title="类别", key="category", width=7, grows=True, kind=TextKind()),
        Column(title="人数", key="count", width=5, kind=CountKind()),
    ),
    rows=lambda snapshot: snapshot.packet.staffing,
    create=_new_staffing,
)

OFFICES = GridSpec(
    record_type=Office,
    noun="科室",
    title="内设科室",
    columns=(
        Column(title="单位", key="unit", width=14, grows=True, kind=UNIT, only_if=several_units),
        Column(title="科室名称", key="name", width=16, grows=True, kind=TextKind(), required=True),
    ),
    rows=lambda snapshot: snapshot.packet.offices,
    create=of_unit(partial(Office, name="")),
)


class ProfilePage(Page):
    """The first page to fill."""

    department_edit: QLineEdit
    short_name_edit: QLineEdit
    department_code_edit: QLineEdit
    tier_combo: QComboBox
    year_edit: QLineEdit
    stage_combo: QComboBox
    prior_basis_combo: QComboBox
    approval_date_edit: QLineEdit
    publication_date_edit: QLineEdit
    publication_place_edit: QLineEdit
    basis_edit: QLineEdit
    notice_edit: LongTextEdit
    duties_edit: LongTextEdit
    organisation_edit: LongTextEdit
    staffing_edit: LongTextEdit
    units_grid: RecordGrid
    staffing_grid: RecordGrid
    offices_grid: RecordGrid
    controls_grid: RecordGrid

    def build(self) -> None:
        """Bind the header, the texts and the grids."""
        for widget, kind, field, title in (
            (self.department_edit, TextKind("部门全称"), "department", "部门全称"),
            (self.short_name_edit, TextKind(), "short_name", "简称"),
            (self.department_code_edit, TextKind("部门编码"), "department_code", "部门编码"),
            (self.tier_combo, ChoiceKind("部门级别", members(Tier)), "tier", "部门级别"),
            (self.year_edit, YearKind(), "year", "预算年度"),
            (self.stage_combo, ChoiceKind("编制阶段", members(Stage)), "stage", "编制阶段"),
            (
                self.prior_basis_combo,
                ChoiceKind("上年数口径", members(PriorBasis)),
                "prior_basis",
                "上年数口径",
            ),
            (self.approval_date_edit, DateKind(), "approval_date", "批复日期"),
            (self.publication_date_edit, DateKind(), "publication_date", "公开日期"),
            (self.publication_place_edit, TextKind(), "publication_place", "公开平台或网址"),
        ):
            self.bind(widget, kind, EntryPlace("header", "", field), title)
        for text_edit, key, title in (
            (self.basis_edit, "organisation.basis", "编制依据"),
            (self.notice_edit, "notice", "公开说明"),
            (self.duties_edit, "duties", "部门职责"),
            (self.organisation_edit, "organisation.note", "机构设置补充说明"),
        ):
            self.bind(text_edit, TextKind(), EntryPlace("texts", key, "text"), title)
        self.bind(self.staffing_edit, TextKind(), EntryPlace("remarks", "staffing", "text"), "人员差异原因")
        self.fill_grid(self.units_grid, UNITS)
        self.fill_grid(self.staffing_grid, STAFFING)
        self.fill_grid(self.offices_grid, OFFICES)
        self.fill_grid(self.controls_grid, CONTROLS)

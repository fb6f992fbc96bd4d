"""部门概况: whose budget it is, its units, posts and offices, and the texts that introduce it."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit

from budget_desktop.domain.packet import Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import (
    Nature,
    Office,
    Staffing,
    StaffMeasure,
    Unit,
)
from budget_desktop.entry.fields import described as fields
from budget_desktop.entry.fields.choices import several_units
from budget_desktop.entry.fields.kinds import TextKind
from budget_desktop.gui.models.columns import GridSpec, column
from budget_desktop.gui.models.new_rows import of_unit, unit_after
from budget_desktop.gui.pages.controls import CONTROLS
from budget_desktop.gui.pages.page import Page
from budget_desktop.gui.session.snapshot import Snapshot
from budget_desktop.gui.widgets.long_text_edit import LongTextEdit
from budget_desktop.gui.widgets.record_grid import RecordGrid


def _new_unit(snapshot: Snapshot, key: str, after: Unit | None) -> Record:
    nature = after.nature if after else Nature.ADMINISTRATIVE
    code = _code_after(snapshot, after) or key
    return Unit(key=code, name="", nature=nature, is_headquarters=not snapshot.packet.units)


def _code_after(snapshot: Snapshot, after: Unit | None) -> str:
    """The next code, as treasuries number units: 124002 after 124001. Empty if it is taken or no number."""
    above = after.key if after else f"{snapshot.packet.header.department_code}000"
    if not (above.isascii() and above.isdigit()):
        return ""
    code = str(int(above) + 1).zfill(len(above))
    return "" if any(unit.key == code for unit in snapshot.packet.units) else code


def _new_staffing(snapshot: Snapshot, key: str, after: Staffing | None) -> Record:
    measure = after.measure if after else StaffMeasure.APPROVED
    return Staffing(key=key, unit=unit_after(snapshot, after), measure=measure)


UNITS = GridSpec(
    record_type=Unit,
    noun="单位",
    title="预算单位",
    columns=(
        column(fields.UNITS["key"], width=7),
        column(fields.UNITS["name"], width=18, grows=True),
        column(fields.UNITS["nature"], width=5),
        column(fields.UNITS["is_headquarters"], width=4),
    ),
    rows=lambda snapshot: snapshot.packet.units,
    create=_new_unit,
)

STAFFING = GridSpec(
    record_type=Staffing,
    noun="人员行",
    title="人员编制",
    columns=(
        column(fields.STAFFING["unit"], width=14, grows=True, only_if=several_units),
        column(fields.STAFFING["measure"], width=7),
        column(fields.STAFFING["category"], width=7, grows=True),
        column(fields.STAFFING["count"], width=5),
    ),
    rows=lambda snapshot: snapshot.packet.staffing,
    create=_new_staffing,
)

OFFICES = GridSpec(
    record_type=Office,
    noun="科室",
    title="内设科室",
    columns=(
        column(fields.OFFICES["unit"], width=14, grows=True, only_if=several_units),
        column(fields.OFFICES["name"], width=16, grows=True),
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
        for widget, key in (
            (self.department_edit, "department"),
            (self.short_name_edit, "short_name"),
            (self.department_code_edit, "department_code"),
            (self.tier_combo, "tier"),
            (self.year_edit, "year"),
            (self.stage_combo, "stage"),
            (self.prior_basis_combo, "prior_basis"),
            (self.approval_date_edit, "approval_date"),
            (self.publication_date_edit, "publication_date"),
            (self.publication_place_edit, "publication_place"),
        ):
            field = fields.HEADER[key]
            self.bind(widget, field.kind, EntryPlace("header", "", key), field.title)
        for text_edit, key in (
            (self.basis_edit, "organisation.basis"),
            (self.notice_edit, "notice"),
            (self.duties_edit, "duties"),
            (self.organisation_edit, "organisation.note"),
        ):
            self.bind(text_edit, TextKind(), EntryPlace("texts", key, "text"), fields.TEXTS[key])
        staffing = EntryPlace("remarks", "staffing", "text")
        self.bind(self.staffing_edit, TextKind(), staffing, fields.REASONS[staffing.key])
        self.fill_grid(self.units_grid, UNITS)
        self.fill_grid(self.staffing_grid, STAFFING)
        self.fill_grid(self.offices_grid, OFFICES)
        self.fill_grid(self.controls_grid, CONTROLS)

"""The tables of what people typed: one row class for each record of the domain, field for field.

`packet_id` tells the packets of a book apart, `position` keeps the order of entry (numbers with gaps, so that
a row put between two others moves neither). A test compares every class with its record; a new field of the
domain is a new column here and a new step in `migrations`.
"""

from datetime import date

from sqlalchemy import CheckConstraint, MetaData, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from budget_desktop.domain import records
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import Record
from budget_desktop.store.schema.columns import STRICT, checks, choice, record_table, reference


class Row(SQLModel):
    """A row of a book; the book's tables are kept apart from any other SQLModel tables."""

    metadata = MetaData()


class RecordRow(Row):
    """What every kind of record has."""

    packet_id: int = Field(primary_key=True)
    key: str = Field(primary_key=True)
    position: int


class PacketRow(Row, table=True):
    """A packet and its header: one department, one fiscal year, one stage."""

    __tablename__ = "packet"
    __table_args__ = (
        UniqueConstraint("department_code", "year", "stage"),
        CheckConstraint('"year" BETWEEN 1949 AND 2999', name="year_in_range"),
        *checks(dates=("approval_date", "publication_date"), flags=("has_summary",)),
        STRICT,
    )

    id: int = Field(primary_key=True)
    department: str
    short_name: str
    department_code: str
    tier: records.Tier = choice(records.Tier)
    year: int
    stage: records.Stage = choice(records.Stage)
    edition: str
    prior_basis: records.PriorBasis = choice(records.PriorBasis)
    approval_date: date | None
    publication_date: date | None
    publication_place: str
    has_summary: bool


class UnitRow(RecordRow, table=True):
    """本级 or 所属单位."""

    __tablename__ = "unit"
    __table_args__ = record_table(flags=("is_headquarters",))

    name: str
    nature: records.Nature = choice(records.Nature)
    is_headquarters: bool


class ProjectRow(RecordRow, table=True):
    """A project and the texts of its target form."""

    __tablename__ = "project"
    __table_args__ = record_table("unit", amounts=("total", "prior_total"), dates=("start", "end"))

    unit: str
    name: str
    kind: str
    use: str
    leader: str
    contact: str
    phone: str
    start: date | None
    end: date | None
    total: int | None
    prior_total: int | None
    overview: str
    basis: str
    necessity: str
    measures: str
    plan: str
    remark: str
    overall_goal: str
    annual_goal: str


class LineRow(RecordRow, table=True):
    """A row of the income or spending grid."""

    __tablename__ = "line"
    __table_args__ = record_table("unit", "project", amounts=("amount", "prior"))

    unit: str
    flow: Flow = choice(Flow)
    source: str
    function: str
    department_economic: str
    government_economic: str
    kind: str
    project: str = reference()
    amount: int | None
    prior: int | None
    note: str


class IndicatorRow(RecordRow, table=True):
    """A performance indicator."""

    __tablename__ = "indicator"
    __table_args__ = record_table("project")

    project: str = reference()
    group: str
    subgroup: str
    name: str
    comparator: str
    number: str
    measure: str
    grade: str


class TaskRow(RecordRow, table=True):
    """One of the year's main tasks."""

    __tablename__ = "task"
    __table_args__ = record_table()

    name: str
    content: str


class ThreePublicItemRow(RecordRow, table=True):
    """What is typed for one item of “三公”."""

    __tablename__ = "three_public_item"
    __table_args__ = record_table(amounts=("prior",), counts=("batches", "people"))

    prior: int | None
    batches: int | None
    people: int | None


class ProcurementRow(RecordRow, table=True):
    """A line of the procurement budget."""

    __tablename__ = "procurement"
    __table_args__ = record_table("unit", amounts=("amount", "prior"))

    unit: str
    category: str
    item: str
    source: str
    amount: int | None
    prior: int | None


class AssetRow(RecordRow, table=True):
    """State property held and to be bought."""

    __tablename__ = "asset"
    __table_args__ = record_table("unit", counts=("held", "planned"))

    unit: str
    kind: str
    held: int
    planned: int
    use: str


class TransferRow(RecordRow, table=True):
    """A special transfer payment."""

    __tablename__ = "transfer"
    __table_args__ = record_table("unit", amounts=("amount",))

    unit: str
    name: str
    amount: int | None


class ControlRow(RecordRow, table=True):
    """A control figure."""

    __tablename__ = "control"
    __table_args__ = record_table("unit", "project", amounts=("amount",))

    unit: str = reference()
    controlled: Controlled = choice(Controlled)
    source: str
    function: str
    department_economic: str
    kind: str
    project: str = reference()
    amount: int | None
    document: str


class StaffingRow(RecordRow, table=True):
    """A number of posts or people."""

    __tablename__ = "staffing"
    __table_args__ = record_table("unit", counts=("count",))

    unit: str
    measure: records.StaffMeasure = choice(records.StaffMeasure)
    category: str
    count: int


class OfficeRow(RecordRow, table=True):
    """An internal office."""

    __tablename__ = "office"
    __table_args__ = record_table("unit")

    unit: str
    name: str


class RemarkRow(RecordRow, table=True):
    """An explanation in the department's own words."""

    __tablename__ = "remark"
    __table_args__ = record_table(flags=("assumed",))

    text: str
    assumed: bool


class LongTextRow(RecordRow, table=True):
    """A text block kept over the years."""

    __tablename__ = "long_text"
    __table_args__ = record_table()

    text: str


class AnswerRow(RecordRow, table=True):
    """Why a finding may stand."""

    __tablename__ = "answer"
    __table_args__ = record_table()

    text: str
    author: str
    written_at: str
    basis: str
    told: str


class ReviewRow(RecordRow, table=True):
    """One step of the review before publication."""

    __tablename__ = "review"
    __table_args__ = record_table(dates=("reviewed_on",))

    reviewer: str
    reviewed_on: date | None
    opinion: str
    basis: str


class EditedParagraphRow(RecordRow, table=True):
    """A paragraph of the narrative in somebody's own words."""

    __tablename__ = "edited_paragraph"
    __table_args__ = record_table()

    text: str
    generated: str
    written_at: str


class CarriedTextRow(RecordRow, table=True):
    """A text as it was in an earlier year."""

    __tablename__ = "carried_text"
    __table_args__ = record_table(counts=("year",))

    text: str
    year: int
    confirmed: str


class OriginRow(RecordRow, table=True):
    """Where a figure came from."""

    __tablename__ = "origin"
    __table_args__ = record_table(amounts=("amount",))

    file: str
    cells: str
    amount: int | None
    taken_at: str


ROW_CLASSES: dict[type[Record], type[RecordRow]] = {
    records.Unit: UnitRow,
    records.Project: ProjectRow,
    records.Line: LineRow,
    records.Indicator: IndicatorRow,
    records.Task: TaskRow,
    records.ThreePublicItem: ThreePublicItemRow,
    records.Procurement: ProcurementRow,
    records.Asset: AssetRow,
    records.Transfer: TransferRow,
    Control: ControlRow,
    records.Staffing: StaffingRow,
    records.Office: OfficeRow,
    records.Remark: RemarkRow,
    records.LongText: LongTextRow,
    records.Answer: AnswerRow,
    records.Review: ReviewRow,
    records.EditedParagraph: EditedParagraphRow,
    records.CarriedText: CarriedTextRow,
    Origin: OriginRow,
}
"""The row class of each record, those referred to before those that refer to them."""


def table_of(row_class: type[Row]) -> Table:
    """The table behind a row class."""
    return Row.metadata.tables[str(row_class.__tablename__)]

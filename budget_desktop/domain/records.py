"""Everything a person can enter for one department and one fiscal year, as frozen records.

Every record has a `key`, unique among its kind within the packet. Amounts are in 分; None is "not filled in",
which is not the same as 0. Names of subjects are never stored: they follow from the codes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Fen


class Nature(StrEnum):
    """单位性质. It decides 机关运行经费 and the government economic subjects."""

    ADMINISTRATIVE = "行政"
    CIVIL_SERVICE_LIKE = "参公"
    """参照公务员法管理的事业单位: an institution run like an organ."""
    INSTITUTION = "事业"

    @property
    def is_organ(self) -> bool:
        """Whether the unit's running costs are 机关运行经费 and its subjects those of organs (501-504)."""
        return self is not Nature.INSTITUTION


class Tier(StrEnum):
    """Level of government the department belongs to."""

    CENTRAL = "中央"
    PROVINCE = "省级"
    CITY = "市级"
    DISTRICT = "区级"
    COUNTY = "县级"
    TOWNSHIP = "乡级"


class Stage(StrEnum):
    """Which version of the year's budget a packet is."""

    FIRST_SUBMISSION = "一上"
    CONTROL_FIGURES = "一下"
    SECOND_SUBMISSION = "二上"
    APPROVED = "批复"
    DISCLOSED = "公开"
    ADJUSTED = "调整"


class PriorBasis(StrEnum):
    """What last year's figures are."""

    BUDGET = "预算数"
    EXECUTION = "执行数"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Whose packet this is, for which year, by which edition."""

    department: str
    """Full name, the same everywhere in print."""
    short_name: str = ""
    department_code: str
    tier: Tier = Tier.CITY
    year: int
    """预算年度."""
    stage: Stage = Stage.DISCLOSED
    edition: str
    prior_basis: PriorBasis = PriorBasis.BUDGET
    approval_date: date | None = None
    """批复日期; the 20 days for publication run from it (预算法 art. 14)."""
    publication_date: date | None = None
    publication_place: str = ""
    """公开平台或网址."""
    has_summary: bool = False
    """Whether 一图读懂 is part of the packet, where the edition has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One budget unit of the department (本级 or 所属单位)."""

    key: str
    """单位编码, e.g. 124001."""
    name: str
    nature: Nature = Nature.ADMINISTRATIVE
    is_headquarters: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the income or spending grid: a classification with this year's and last year's amount."""

    key: str
    unit: str
    flow: Flow
    source: str = ""
    """资金来源, a code of the edition's list."""
    function: str = ""
    """支出功能分类, 7 digits; shorter only for last year's figures of which no more is known."""
    department_economic: str = ""
    government_economic: str = ""
    """Empty: it follows from the department subject and the unit's nature. Filled: typed over by hand."""
    kind: str = ""
    """A `Kind`. Empty: that of the project, else it follows from the class of the department subject."""
    project: str = ""
    amount: Fen | None = None
    prior: Fen | None = None
    note: str = ""
    """测算依据."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project with the texts of its target form; its yearly amounts are the sums of its lines."""

    key: str
    unit: str
    name: str
    kind: str = "project.general"
    use: str = ""
    """资金用途."""
    leader: str = ""
    contact: str = ""
    phone: str = ""
    start: date | None = None
    end: date | None = None
    total: Fen | None = None
    """项目总金额 over all years; None: the same as this year's."""
    prior_total: Fen | None = None
    overview: str = ""
    basis: str = ""
    necessity: str = ""
    measures: str = ""
    plan: str = ""
    remark: str = ""
    overall_goal: str = ""
    annual_goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One performance indicator of a project, or of the department as a whole when `project` is empty."""

    key: str
    project: str = ""
    group: str
    """一级指标."""
    subgroup: str
    """二级指标."""
    name: str
    """三级指标."""
    comparator: str = ""
    number: str = ""
    measure: str = ""
    grade: str = ""
    """A defined grade such as 健全, where no number is meant."""

    @property
    def value(self) -> str:
        """指标值 as printed."""
        return self.grade or f"{self.comparator}{self.number}{self.measure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One of the year's main tasks (年度主要任务)."""

    key: str
    name: str
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreePublicItem:
    """What is typed for one item of “三公”; this year's amount is the sum of its spending lines.

    `key` names the item in the edition's table (abroad, reception, vehicle_running, vehicle_purchase).
    """

    key: str
    prior: Fen | None = None
    batches: int | None = None
    """批次 of receptions, 团组 of journeys, 辆 of vehicles."""
    people: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed that could be missed."""
        return not (self.prior or self.batches or self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procurement:
    """One line of the procurement budget."""

    key: str
    unit: str
    category: str
    """货物 A, 工程 B or 服务 C: letters of the 品目 catalogue."""
    item: str = ""
    source: str = ""
    amount: Fen | None = None
    prior: Fen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """State property held at the end of last year, and how much is to be bought this year."""

    key: str
    unit: str
    kind: str
    """A key of the edition's asset list, e.g. vehicle.general."""
    held: int = 0
    planned: int = 0
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A special transfer payment the department distributes."""

    key: str
    unit: str
    name: str
    amount: Fen | None = None


class StaffMeasure(StrEnum):
    """What a number of people counts."""

    APPROVED = "核定编制"
    LEADERS = "领导职数"
    CURRENT = "现有编制"
    SERVING = "在职人员"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """A number of posts or people, e.g. 核定编制, 行政, 16."""

    key: str
    unit: str
    measure: StaffMeasure
    category: str = ""
    """行政, 事业, 主任 …; empty where the number is not divided."""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An internal office (内设科室)."""

    key: str
    unit: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A reason or explanation in the department's own words, asked once and printed wherever it is needed.

    `key` names what it explains: a subject of the edition, e.g. `three_public.reception`. What is not printed
    is an `Answer`.
    """

    key: str
    text: str
    assumed: bool = False
    """The reason is an assumption that somebody has still to confirm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText:
    """A text block kept over the years (`duties`, `notice`, …)."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Why a finding of 需说明 may stand: a reason for those who review the packet, never printed in it.

    `key` is what the finding is known by (`rules.Finding.key`): its rule and its main place, so that it stays
    the same while figures change. The id of a rule alone answers its findings without one of their own.
    """

    key: str
    text: str
    author: str = ""
    """Who gave the reason."""
    written_at: str = ""
    """When: ISO 8601 with its distance from UTC."""
    basis: str = ""
    """Digest of the figures under the finding at that time; empty where they were not recorded."""
    told: str = ""
    """What the finding said at that time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One step of the review before publication: 三级审核 or 保密审查.

    `key` names the step: first_review, second_review, third_review or secrecy.
    """

    key: str
    reviewer: str = ""
    reviewed_on: date | None = None
    opinion: str = ""
    basis: str = ""
    """Digest of what was reviewed; empty where it was not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedParagraph:
    """A paragraph of the narrative in somebody's own words, around the values it is linked to.

    `key` names the paragraph it stands for as it was when it was first edited: section and number, never a
    word of it. Both texts are in the notation of `narrative.tokens`, so that no value is kept in them.
    """

    key: str
    text: str
    generated: str = ""
    """The program's words it replaced; when those are others now, it may be out of date."""
    written_at: str = ""
    """When: ISO 8601 with its distance from UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedText:
    """A text as it was in an earlier year's packet, where one was taken over.

    `key` is the place it stands at now (`texts/duties/text`). What still reads the same asks to be confirmed.
    """

    key: str
    text: str
    year: int
    """预算年度 of the packet it comes from."""
    confirmed: str = ""
    """Its paragraphs that somebody has read and that hold this year too, one a line."""

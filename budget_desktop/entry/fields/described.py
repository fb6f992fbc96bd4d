"""Every field people fill, described once: for the grids and forms of the window, and for the 填报表."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Record
from budget_desktop.domain.records import (
    Asset,
    Header,
    Indicator,
    Line,
    Nature,
    Office,
    PriorBasis,
    Procurement,
    Project,
    Staffing,
    StaffMeasure,
    Stage,
    Task,
    ThreePublicItem,
    Tier,
    Transfer,
    Unit,
)
from budget_desktop.entry.fields.choices import (
    DEPARTMENT_ECONOMIC,
    FUNCTION,
    GOVERNMENT_ECONOMIC,
    PROJECT,
    SOURCE,
    UNIT,
    LineKind,
    asset_kinds,
    basic_kinds,
    categories,
    members,
    project_kinds,
    yes_no,
)
from budget_desktop.entry.fields.kinds import (
    AmountKind,
    CellKind,
    ChoiceKind,
    CountKind,
    DateKind,
    IndicatorKind,
    TextKind,
    YearKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One field of a record."""

    title: str
    key: str
    kind: CellKind
    required: bool = False
    """An empty one is still to be filled."""
    basis: str = ""
    """The field that keeps the sum an amount was worked out by."""


@dataclass(frozen=True, kw_only=True)
class Sort:
    """A sort of records people list: its fields in the order they are filled."""

    title: str
    noun: str
    """What one is called: 收入行, 项目."""
    record_type: type[Record] | type[Header]
    fields: tuple[Described, ...]
    holds: Callable[[Any], bool] = lambda _record: True
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """What every new record of the sort has."""

    def __getitem__(self, key: str) -> Described:
        """A field by its name; KeyError if there is none."""
        return self._by_key[key]

    @property
    def _by_key(self) -> Mapping[str, Described]:
        return {each.key: each for each in self.fields}


def _plain(key: str, title: str) -> Described:
    return Described(title=title, key=key, kind=TextKind())


_UNIT = Described(title="单位", key="unit", kind=UNIT)
_SOURCE = Described(title="资金来源", key="source", kind=SOURCE, required=True)
_THIS_YEAR = Described(title="本年金额", key="amount", kind=AmountKind(), basis="note", required=True)
_LAST_YEAR = Described(title="上年金额", key="prior", kind=AmountKind())
_NOTE = _plain("note", "测算依据")

HEADER = Sort(
    title="部门概况",
    noun="部门概况",
    record_type=Header,
    fields=(
        Described(title="部门全称", key="department", kind=TextKind("部门全称")),
        _plain("short_name", "简称"),
        Described(title="部门编码", key="department_code", kind=TextKind("部门编码")),
        Described(title="部门级别", key="tier", kind=ChoiceKind("部门级别", members(Tier))),
        Described(title="预算年度", key="year", kind=YearKind()),
        Described(title="编制阶段", key="stage", kind=ChoiceKind("编制阶段", members(Stage))),
        Described(title="上年数口径", key="prior_basis", kind=ChoiceKind("上年数口径", members(PriorBasis))),
        Described(title="批复日期", key="approval_date", kind=DateKind()),
        Described(title="公开日期", key="publication_date", kind=DateKind()),
        _plain("publication_place", "公开平台或网址"),
    ),
)

UNITS = Sort(
    title="预算单位",
    noun="单位",
    record_type=Unit,
    fields=(
        Described(title="单位编码", key="key", kind=TextKind("单位编码")),
        Described(title="单位名称", key="name", kind=TextKind(), required=True),
        Described(title="性质", key="nature", kind=ChoiceKind("单位性质", members(Nature))),
        Described(title="本级", key="is_headquarters", kind=ChoiceKind("是否本级", yes_no)),
    ),
)

STAFFING = Sort(
    title="人员编制",
    noun="人员行",
    record_type=Staffing,
    fields=(
        _UNIT,
        Described(title="口径", key="measure", kind=ChoiceKind("口径", members(StaffMeasure))),
        _plain("category", "类别"),
        Described(title="人数", key="count", kind=CountKind()),
    ),
)

OFFICES = Sort(
    title="内设科室",
    noun="科室",
    record_type=Office,
    fields=(_UNIT, Described(title="科室名称", key="name", kind=TextKind(), required=True)),
)

INCOME = Sort(
    title="收入",
    noun="收入行",
    record_type=Line,
    fields=(_UNIT, _SOURCE, _THIS_YEAR, _LAST_YEAR, _NOTE),
    holds=lambda line: line.flow is Flow.INCOME,
    fixed={"flow": Flow.INCOME},
)

SPENDING = Sort(
    title="支出",
    noun="支出行",
    record_type=Line,
    fields=(
        _UNIT,
        _SOURCE,
        Described(title="项目", key="project", kind=PROJECT),
        Described(title="功能科目", key="function", kind=FUNCTION, required=True),
        Described(title="部门经济科目", key="department_economic", kind=DEPARTMENT_ECONOMIC, required=True),
        Described(
            title="类型", key="kind", kind=LineKind("支出类型", basic_kinds, optional=True), required=True
        ),
        Described(title="政府经济科目", key="government_economic", kind=GOVERNMENT_ECONOMIC),
        _THIS_YEAR,
        _LAST_YEAR,
        _NOTE,
    ),
    holds=lambda line: line.flow is not Flow.INCOME,
    fixed={"flow": Flow.SPENDING},
)

PROJECTS = Sort(
    title="项目",
    noun="项目",
    record_type=Project,
    fields=(
        Described(title="项目名称", key="name", kind=TextKind("项目名称")),
        Described(title="所属单位", key="unit", kind=UNIT),
        Described(title="项目类型", key="kind", kind=ChoiceKind("项目类型", project_kinds)),
        _plain("use", "资金用途"),
        _plain("leader", "项目负责人"),
        _plain("contact", "联系人"),
        _plain("phone", "联系电话"),
        Described(title="开始时间", key="start", kind=DateKind()),
        Described(title="结束时间", key="end", kind=DateKind()),
        Described(title="项目总金额", key="total", kind=AmountKind()),
        Described(title="上年度总金额", key="prior_total", kind=AmountKind()),
        _plain("overview", "项目概况"),
        _plain("basis", "立项依据"),
        _plain("necessity", "项目设立的必要性"),
        _plain("measures", "项目配套制度措施"),
        _plain("plan", "项目实施计划"),
        _plain("remark", "备注"),
        _plain("overall_goal", "项目总目标"),
        _plain("annual_goal", "年度绩效目标"),
    ),
)

INDICATORS = Sort(
    title="绩效指标",
    noun="指标",
    record_type=Indicator,
    fields=(
        Described(title="项目", key="project", kind=PROJECT),
        _plain("group", "一级指标"),
        _plain("subgroup", "二级指标"),
        Described(title="三级指标", key="name", kind=TextKind(), required=True),
        Described(title="符号", key="comparator", kind=IndicatorKind("comparator")),
        Described(title="数值", key="number", kind=IndicatorKind("number")),
        Described(title="计量单位", key="measure", kind=IndicatorKind("measure")),
        Described(title="定性值", key="grade", kind=IndicatorKind("grade")),
    ),
)

TASKS = Sort(
    title="年度主要任务",
    noun="任务",
    record_type=Task,
    fields=(
        Described(title="任务名称", key="name", kind=TextKind(), required=True),
        _plain("content", "主要内容"),
    ),
)

THREE_PUBLIC = Sort(
    title="三公经费",
    noun="三公项目",
    record_type=ThreePublicItem,
    fields=(
        _LAST_YEAR,
        Described(title="数量", key="batches", kind=CountKind(optional=True)),
        Described(title="人数", key="people", kind=CountKind(optional=True)),
    ),
)

PROCUREMENT = Sort(
    title="政府采购预算",
    noun="采购行",
    record_type=Procurement,
    fields=(
        _UNIT,
        Described(title="类别", key="category", kind=ChoiceKind("采购类别", categories)),
        _plain("item", "品目"),
        _SOURCE,
        Described(title="本年金额", key="amount", kind=AmountKind(), required=True),
        _LAST_YEAR,
    ),
)

ASSETS = Sort(
    title="国有资产占用（上年末）",
    noun="资产行",
    record_type=Asset,
    fields=(
        _UNIT,
        Described(title="资产类别", key="kind", kind=ChoiceKind("资产类别", asset_kinds)),
        Described(title="上年末数", key="held", kind=CountKind()),
        Described(title="本年购置", key="planned", kind=CountKind()),
        _plain("use", "用途"),
    ),
)

TRANSFERS = Sort(
    title="专项转移支付项目",
    noun="转移支付",
    record_type=Transfer,
    fields=(
        _UNIT,
        Described(title="项目名称", key="name", kind=TextKind(), required=True),
        Described(title="金额", key="amount", kind=AmountKind(), required=True),
    ),
)

TEXTS: Mapping[str, str] = {
    "organisation.basis": "编制依据",
    "notice": "公开说明",
    "duties": "部门职责",
    "organisation.note": "机构设置补充说明",
    "performance.goal": "年度履职目标",
    "performance.focus": "重点工作",
}
"""Long texts with a field of their own, by their keys."""

REASONS: Mapping[str, str] = {
    "staffing": "人员差异原因",
    "change.three_public": "“三公”合计增减原因",
    "change.running_costs": "机关运行经费增减原因",
    "change.total": "收支总计增减的原因",
    "change.fiscal.general": "一般公共预算收支增减的原因",
    "change.fiscal.fund": "政府性基金收支增减的原因",
    "change.fiscal.capital": "国有资本经营预算收支增减的原因",
    "change.fund": "政府性基金预算支出增减的原因",
    "basic.none": "没有基本支出的原因",
    "government_economic": "政府经济科目的说明",
    "project_split": "项目按经济科目拆分的说明",
    "prior.none": "没有上年数的原因",
    "prior.basis": "上年数的口径（机构改革等）",
}
"""Reasons and explanations, by the keys of their remarks."""

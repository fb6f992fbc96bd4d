"""One small department's budget, known exactly: what layouts print and what readings come back to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget_desktop.domain.codes import Dimension, covers


@dataclass(frozen=True)
class Entry:
    function: str
    kind: str
    economic: str
    source: str
    yuan: Decimal
    project: str = ""

    def code(self, dimension: Dimension) -> str:
        return {
            Dimension.FUNCTION: self.function,
            Dimension.KIND: self.kind,
            Dimension.DEPARTMENT_ECONOMIC: self.economic,
            Dimension.SOURCE: self.source,
            Dimension.PROJECT: self.project,
        }[dimension]


def _entry(function: str, kind: str, economic: str, source: str, yuan: str, project: str = "") -> Entry:
    return Entry(function, kind, economic, source, Decimal(yuan), project)


ENTRIES = (
    _entry("2010301", "basic.pay", "30101", "S1.1", "600000.00"),
    _entry("2010301", "basic.pay", "30102", "S1.1", "280000.50"),
    _entry("2010301", "basic.public", "30201", "S1.1", "35000"),
    _entry("2010301", "basic.public", "30211", "S1.1", "25000.75"),
    _entry("2010302", "project.general", "30227", "S1.1", "150000", "信息化运维"),
    _entry("2010399", "project.special", "30201", "S1.1", "80000.25", "专项检查"),
    _entry("2080501", "basic.household", "30301", "S1.1", "12000"),
    _entry("2080505", "basic.pay", "30108", "S1.1", "96000"),
    _entry("2101101", "basic.pay", "30110", "S1.1", "48000"),
    _entry("2210201", "basic.pay", "30113", "S1.1", "72000"),
    _entry("2120804", "project.special", "31005", "S2.1", "50000", "道路修缮"),
)
NAMES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "2010399": "其他政府办公厅（室）及相关机构事务支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120804": "农村基础设施建设支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30108": "机关事业单位基本养老保险缴费",
    "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30211": "差旅费",
    "30227": "委托业务费",
    "303": "对个人和家庭的补助",
    "30301": "离休费",
    "310": "资本性支出",
    "31005": "基础设施建设",
}

GENERAL = tuple(entry for entry in ENTRIES if entry.source.startswith("S1"))
FUND = tuple(entry for entry in ENTRIES if entry.source.startswith("S2"))
BASIC = tuple(entry for entry in GENERAL if entry.kind.startswith("basic"))
PROJECTS = tuple(entry for entry in ENTRIES if entry.project)


def total(entries: Iterable[Entry], **codes: str) -> Decimal:
    """What the entries below some codes come to, in 元."""
    return sum(
        (
            entry.yuan
            for entry in entries
            if all(covers(Dimension(name), code, entry.code(Dimension(name))) for name, code in codes.items())
        ),
        Decimal(),
    )


def grouped(entries: Iterable[Entry], *dimensions: Dimension) -> dict[tuple[str, ...], Decimal]:
    """The entries added up by some of their codes."""
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for entry in entries:
        found[tuple(entry.code(dimension) for dimension in dimensions)] += entry.yuan
    return dict(found)

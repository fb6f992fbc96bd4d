"""The budgets themselves. None has anything that must be mended or explained."""

from collections.abc import Mapping
from dataclasses import replace

from benchmarks.books.making import FARM_STATION, FARMING, OFFICE, SERVICE, YUAN, Budget, Venture, staff
from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.domain.codes import Kind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer, Nature, Procurement, Task, Transfer, Unit
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.rules import check
from tests.rules.books import BUREAU, CENTRE, EDITION, INSTITUTION, MIXED, ORGAN, SQUAD

_FARM = Unit(key="130001", name="丙县农业农村局", is_headquarters=True)
_STATION = Unit(key="130002", name="丙县农业技术推广站", nature=Nature.INSTITUTION)
_QUARANTINE = Unit(key="130003", name="丙县动物卫生监督所", nature=Nature.CIVIL_SERVICE_LIKE)
_SEED = Unit(key="130004", name="丙县种子管理站", nature=Nature.INSTITUTION)

_ORGAN = Budget(
    department="甲局",
    units=(BUREAU,),
    running=staff(BUREAU, "B", 1_386_420, OFFICE),
    ventures=(
        Venture("P1", "调查研究", BUREAU, "2010302", {"30201": 42_300, "30202": 18_650, "30227": 236_800}),
        Venture("P2", "档案整理", BUREAU, "2010302", {"30202": 61_900, "30226": 87_450, "31002": 96_300}),
    ),
    procurement=(
        Procurement(
            key="C1", unit=BUREAU.key, category="A", item="办公设备", source="S1.1", amount=96_300 * YUAN
        ),
        Procurement(
            key="C2", unit=BUREAU.key, category="C", item="调查服务", source="S1.1", amount=187_500 * YUAN
        ),
    ),
    people={BUREAU.key: 18},
    tasks=(Task(key="T1", name="专题调查", content="完成专题调查和成果汇编"),),
    duties="甲局负责全市专题调查研究和成果汇编，管理档案整理。",
    offices=("综合科", "调查科"),
)
"""A single organ with basic spending, two projects and last year's figures."""

_INSTITUTION = Budget(
    department="甲局信息中心",
    units=(replace(CENTRE, is_headquarters=True),),
    running=(
        *staff(CENTRE, "B", 864_730, SERVICE),
        *staff(CENTRE, "E", 127_460, SERVICE, source="S6"),
    ),
    ventures=(
        Venture(
            "P1", "系统维护", CENTRE, "2010350", {"30213": 143_280, "30227": 69_750}, source="S6", prior=90
        ),
    ),
    people={CENTRE.key: 23},
)
"""A single institution that also earns money."""

_TOGETHER = Budget(
    department="丙县农业农村局",
    units=(_FARM, _STATION, _QUARANTINE, _SEED),
    running=(
        *staff(_FARM, "A", 2_147_860, FARMING),
        *staff(_STATION, "B", 936_540, FARM_STATION),
        *staff(_QUARANTINE, "C", 718_290, FARMING),
        *staff(_SEED, "D", 402_570, FARM_STATION),
    ),
    ventures=(
        Venture("P1", "病虫害防治", _FARM, "2130108", {"30218": 318_400, "30226": 57_620, "30227": 264_900}),
        Venture("P2", "种子检测", _SEED, "2130109", {"30218": 84_370, "31003": 156_200}, prior=80),
        Venture("P3", "农业补贴", _FARM, "2130122", {"30310": 1_265_000}, kind=Kind.PROJECT_SPECIAL),
    ),
    procurement=(
        Procurement(
            key="C1", unit=_SEED.key, category="A", item="检测设备", source="S1.1", amount=156_200 * YUAN
        ),
        Procurement(
            key="C2", unit=_FARM.key, category="C", item="统防统治服务", source="S1.1", amount=264_900 * YUAN
        ),
    ),
    people={_FARM.key: 31, _STATION.key: 17, _QUARANTINE.key: 12, _SEED.key: 8},
)
"""A department of four units, organs and institutions."""

_FUND = Budget(
    department="乙局",
    units=(replace(BUREAU, name="乙局"),),
    running=staff(BUREAU, "B", 973_150, OFFICE),
    ventures=(
        Venture(
            "P1",
            "城市道路建设",
            BUREAU,
            "2120803",
            {"30905": 2_386_000, "30299": 41_700},
            source="S2.1",
            kind=Kind.PROJECT_SPECIAL,
        ),
        Venture(
            "P2",
            "土地出让业务",
            BUREAU,
            "2120806",
            {"30226": 73_560, "30227": 318_240},
            source="S2.1",
            prior=110,
        ),
        Venture(
            "P3", "旧账清理", BUREAU, "2010302", {"30202": 27_380, "30226": 64_910}, source="S10", prior=None
        ),
    ),
    procurement=(
        Procurement(
            key="C1", unit=BUREAU.key, category="B", item="道路工程", source="S2.1", amount=2_386_000 * YUAN
        ),
    ),
    transfers=(Transfer(key="Z1", unit=BUREAU.key, name="道路养护补助", amount=1_284_600 * YUAN),),
    people={BUREAU.key: 14},
)
"""Money of a government fund, money carried over, and a special transfer payment."""

_FIRST = Budget(
    department="甲局执法队",
    units=(replace(SQUAD, is_headquarters=True),),
    running=tuple(
        # Guests and cars of a first year would be growth from nothing, to be explained.
        line
        for line in staff(SQUAD, "B", 614_380, OFFICE, prior=None)
        if line.department_economic not in {"30217", "30231"}
    ),
    ventures=(Venture("P1", "执法检查", SQUAD, "2010302", {"30211": 48_730, "30226": 36_190}, prior=None),),
    people={SQUAD.key: 11},
)
"""A unit in its first year: nothing is known of the year before."""

_BARE = Budget(
    department="丁办公室",
    units=(Unit(key="141001", name="丁办公室", is_headquarters=True),),
    ventures=(
        Venture(
            "P1",
            "日常办公保障",
            Unit(key="141001", name="丁办公室"),
            "2010399",
            {"30201": 36_870, "30202": 12_450, "30211": 27_630},
        ),
    ),
)
"""Project spending alone: no people, no cars, no fund, most tables empty."""


def _sample() -> Packet:
    """The real case as mended, its reasons given for just these figures."""
    text = assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8")
    (packet,) = read_exchange(text)
    answers = tuple(
        Answer(key=finding.key, text=finding.reason.text, basis=finding.basis)
        for finding in check(disclose(packet, EDITION))
        if finding.reason is not None
    )
    return replace(packet, answers=answers)


BOOKS: Mapping[str, Packet] = {
    "行政单位": _ORGAN.packet,
    "事业单位": _INSTITUTION.packet,
    "四个单位汇总": _TOGETHER.packet,
    "政府性基金和结转": _FUND.packet,
    "首次编制无上年数": _FIRST.packet,
    "只有项目支出": _BARE.packet,
    "真实案例": _sample(),
    "小行政单位": ORGAN,
    "小事业单位": INSTITUTION,
    "小汇总": MIXED,
}
"""By what they are."""

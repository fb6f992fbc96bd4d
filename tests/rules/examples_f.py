"""Examples of the rules of family F: performance targets."""

from dataclasses import replace
from datetime import date

from budget_desktop.domain.records import LongText, Task
from tests.rules.books import (
    INSTITUTION,
    MIXED,
    ORGAN,
    added,
    changed,
    income,
    indicator,
    project,
    spend,
    wan,
    without,
)
from tests.rules.example import CARRIED, HEAD, Example, of, printing

_TARGET = {"project": "", "group": "产出指标", "subgroup": "重点工作任务完成"}
_KITCHEN = indicator("食堂卫生检查次数", number="3", measure="次")
_OTHER = {
    "overview": "办好机关食堂卫生。",
    "measures": "定期检查食堂卫生。",
    "overall_goal": "三年内食堂卫生全部合格。",
}
_COPIES = tuple(
    indicator(f"第{number}项", number="3", measure="处", key=f"{owner}{number}", project=owner)
    for owner in ("study", "roads")
    for number in ("一", "二", "三")
)
_ONLY_CARRIED = changed(
    added(
        without(ORGAN, "P1", "P2", "P3"),
        income("I3", "S10", 6),
        spend("X", "S10", "2010302", "30201", "", 6, project="study"),
    ),
    "study",
    start=date(2018, 1, 1),
    end=date(2019, 12, 31),
)
_TRAINING = indicator("业务培训次数", number="2", measure="次")
_COVERAGE = indicator("企业业务培训覆盖率", number="95")
_COST = {"subgroup": "成本", "measure": "万元", "comparator": "≤"}


def _key_of(name: str, project: str) -> str:
    return next(each.key for each in ORGAN.indicators if (each.name, each.project) == (name, project))


_MAYBE = added(ORGAN, indicator("机制建立情况", grade="已建立"))

EXAMPLES = {
    "F01": Example(
        finds=(
            printing("overall", "fiscal", "amount", 1),
            printing("overall", "basic", "amount", 1),
            printing("overall", "total", "amount", 1),
        ),
        counters=(of(CARRIED),),
    ),
    "F02": Example(
        finds=(
            of(changed(ORGAN, "P1", project="", kind="project.general")),
            printing("project.study", "this", "amount", 1),
        ),
        counters=(of(CARRIED),),
    ),
    "F03": Example(
        finds=(
            of(changed(ORGAN, "study", total=wan(39))),
            of(changed(changed(ORGAN, "study", prior_total=wan(1)), "P1", prior=wan(2))),
        ),
        counters=(
            # A project of several years.
            of(changed(ORGAN, "study", total=wan(90))),
            of(changed(ORGAN, "study", total=wan(40), prior_total=0)),
        ),
    ),
    "F04": Example(
        finds=(of(changed(ORGAN, "study", use="业务类")),),
        passes=(of(changed(ORGAN, "study", use="一般性项目")),),
        counters=(of(changed(ORGAN, "study", use="用于开展业务培训")),),
    ),
    "F05": Example(
        finds=(of(without(ORGAN, *(each.key for each in ORGAN.indicators if each.subgroup == "成本"))),),
        counters=(
            of(without(ORGAN, *(each.key for each in ORGAN.indicators if each.subgroup == "其它"))),
            # No money, no form to fill.
            of(
                replace(
                    without(ORGAN, "P4", "I2"),
                    indicators=tuple(each for each in ORGAN.indicators if each.project != "roads"),
                )
            ),
            of(HEAD),
        ),
    ),
    "F06": Example(
        finds=(
            of(added(ORGAN, indicator("服务水平", grade="有效提升"))),
            of(added(ORGAN, indicator("预算编制完整性", grade="完整性"))),
            of(added(ORGAN, indicator("强化防范宣传", grade="强化宣传完成"))),
            of(added(ORGAN, indicator("发放率", number="95", comparator=""))),
            of(added(ORGAN, indicator("发放率"))),
            of(added(ORGAN, indicator("发放率", number="多"))),
        ),
        counters=(
            of(_MAYBE),
            of(added(ORGAN, indicator("资金到位及时有效性", grade="及时有效"))),
            of(added(ORGAN, indicator("检查次数", number="20", comparator="", measure="次"))),
            of(added(ORGAN, indicator("服务水平", grade="明显提高，位次进入前10"))),
            of(added(ORGAN, indicator("按期完成率", grade="按期完成"))),
            of(added(ORGAN, indicator("成本", grade="不适用"))),
        ),
    ),
    "F07": Example(
        finds=(
            of(added(ORGAN, indicator("发放率", number="95", measure="次"))),
            of(added(ORGAN, indicator("发放率", number="95", measure=""))),
            of(added(ORGAN, indicator("群众满意度", number="105", subgroup="满意度"))),
            of(added(ORGAN, indicator("对企业进行培训", number="2", measure="个"))),
            of(added(ORGAN, indicator("中微企业户数", number="2", measure="户"))),
        ),
        counters=(
            of(added(ORGAN, indicator("建成培训基地", number="2", measure="个"))),
            of(added(ORGAN, indicator("任务完成率", number="110"))),
            of(added(ORGAN, indicator("发生率", number="2", measure="‰", comparator="≤"))),
            of(added(ORGAN, indicator("群众满意度", number="90", measure="分", subgroup="满意度"))),
        ),
    ),
    "F08": Example(
        finds=(
            of(added(ORGAN, indicator("安全事故发生数", number="1", measure="起"))),
            of(added(ORGAN, indicator("印刷单价", number="10", measure="元", subgroup="成本"))),
        ),
        counters=(
            of(added(ORGAN, indicator("投诉办结率", number="95"))),
            of(added(ORGAN, indicator("审理案件数", number="95", measure="件"))),
            of(added(ORGAN, indicator("节约印刷成本", number="10", measure="元", subgroup="成本"))),
            of(added(ORGAN, indicator("安全事故数", number="1", measure="起", comparator="≤"))),
        ),
    ),
    "F09": Example(
        finds=(
            of(added(ORGAN, indicator("市民满意度", number="90", subgroup="社会效益"))),
            of(added(ORGAN, indicator("政策知晓度", number="90", subgroup="满意度"))),
        ),
        counters=(
            of(added(ORGAN, indicator("服务对象认可率", number="90", subgroup="满意度"))),
            of(added(ORGAN, indicator("满意度调查次数", grade="不适用"))),
        ),
    ),
    "F11": Example(
        finds=(
            of(added(changed(ORGAN, "study", annual_goal="本年开展业务培训3次，覆盖五个镇。"), _TRAINING)),
            of(added(changed(ORGAN, "study", overall_goal="企业业务培训覆盖率达到90%。"), _COVERAGE)),
            of(
                added(
                    ORGAN,
                    LongText(key="performance.goal", text="组织业务培训5次"),
                    replace(_TRAINING, project="", group="产出指标", subgroup="重点工作任务完成"),
                )
            ),
        ),
        passes=(
            of(added(changed(ORGAN, "study", annual_goal="本年开展业务培训2次，覆盖五个镇。"), _TRAINING)),
        ),
        counters=(
            # Of another year, another matter, another measure, and of a project that runs on.
            of(added(changed(ORGAN, "study", annual_goal="上年业务培训3次，本年覆盖五个镇。"), _TRAINING)),
            of(added(changed(ORGAN, "study", annual_goal="本年召开座谈会3次，覆盖五个镇。"), _TRAINING)),
            of(added(changed(ORGAN, "study", annual_goal="本年业务培训300人，覆盖五个镇。"), _TRAINING)),
            of(
                added(
                    changed(ORGAN, "study", overall_goal="开展业务培训6次，覆盖全市。", total=wan(120)),
                    _TRAINING,
                )
            ),
            # Two indicators of one matter: one of them has the number.
            of(
                added(
                    changed(ORGAN, "study", annual_goal="本年业务培训3次，覆盖五个镇。"),
                    _TRAINING,
                    replace(_TRAINING, key="Y", name="业务培训（干部）次数", number="3"),
                )
            ),
        ),
    ),
    "F12": Example(
        finds=(of(added(ORGAN, indicator("项目总成本", number="50", **_COST))),),
        passes=(of(added(ORGAN, indicator("项目总成本", number="40", **_COST))),),
        counters=(
            of(added(ORGAN, indicator("项目总成本", number="400000", **{**_COST, "measure": "元"}))),
            # A price of one thing, a share, and all the years together.
            of(added(ORGAN, indicator("印刷单位成本", number="50", **_COST))),
            of(added(ORGAN, indicator("项目总成本节约率", number="5", subgroup="成本"))),
            of(added(changed(ORGAN, "study", total=wan(90)), indicator("总成本", number="90", **_COST))),
        ),
    ),
    "F13": Example(
        finds=(
            of(changed(ORGAN, "study", start=date(2020, 5, 1), end=date(2020, 4, 1))),
            of(changed(ORGAN, "study", start=date(2018, 1, 1), end=date(2019, 12, 31))),
            of(changed(ORGAN, "study", start=date(2021, 1, 1), end=date(2021, 12, 31))),
        ),
        counters=(
            of(changed(ORGAN, "study", start=date(2018, 1, 1), end=date(2022, 12, 31))),
            of(changed(ORGAN, "study", start=None, end=None)),
            # What is left over of last year's money is spent this year.
            of(_ONLY_CARRIED),
        ),
    ),
    "F14": Example(
        finds=(
            of(changed(ORGAN, "study", overall_goal="")),
            of(changed(ORGAN, "study", annual_goal="2020年")),
            of(changed(ORGAN, "study", plan="甲局正常办公项目。")),
            of(changed(ORGAN, "study", plan="")),
        ),
        counters=(
            of(
                changed(
                    ORGAN,
                    "study",
                    plan="一季度招标，二季度保障正常办公场所搬迁，三季度验收，四季度结算付款。",
                )
            ),
        ),
    ),
    "F15": Example(
        finds=(
            of(added(ORGAN, Task(key="T1", name="养护道路"))),
            of(
                added(
                    ORGAN,
                    indicator("推动企业上市", number="1", measure="家", **_TARGET),
                    indicator("企业培育", grade="达标", key="Y"),
                )
            ),
        ),
        counters=(
            of(
                added(
                    ORGAN,
                    Task(key="T1", name="养护道路"),
                    indicator("养护道路（里程）", grade="达标", **_TARGET),
                )
            ),
            of(
                added(
                    ORGAN,
                    indicator("推动企业上市", number="1", measure="家", **_TARGET),
                    indicator("新增上市企业", number="1", measure="家", key="Y"),
                )
            ),
        ),
    ),
    "F16": Example(
        finds=(printing("overall", "fiscal", "amount", 149), printing("overall", "total", "amount", 149)),
        counters=(of(CARRIED), of(INSTITUTION)),
    ),
    "F17": Example(
        finds=(
            of(changed(ORGAN, "study", leader="王小明")),
            of(changed(ORGAN, "study", contact="欧阳小明、李红")),
            of(changed(ORGAN, "study", leader="张某", phone="0391-0000000")),
            of(changed(ORGAN, "study", phone="138 0000 0000")),
            of(changed(ORGAN, "study", contact="办公室13800000000")),
        ),
        counters=(
            of(changed(ORGAN, "study", leader="张某", contact="李××")),
            # The number of the office, and the office itself.
            of(changed(ORGAN, "study", phone="0391-0000000")),
            of(changed(ORGAN, "study", leader="高新科", contact="办公室")),
        ),
    ),
    "F18": Example(
        finds=(of(added(changed(ORGAN, "roads", **_OTHER), _KITCHEN)), of(added(ORGAN, *_COPIES))),
        counters=(
            # Both projects speak of it.
            of(
                added(
                    changed(changed(ORGAN, "roads", **_OTHER), "study", overview="食堂卫生调查。"), _KITCHEN
                )
            ),
            # Nothing is known of the project.
            of(
                added(
                    changed(
                        changed(ORGAN, "roads", **_OTHER), "study", plan="", overall_goal="", annual_goal=""
                    ),
                    _KITCHEN,
                )
            ),
            of(added(ORGAN, *_COPIES[:5])),
        ),
    ),
    "F19": Example(
        finds=(
            of(without(ORGAN, "C1", "C2")),
            of(changed(ORGAN, "roads", kind="project.general")),
            of(added(ORGAN, indicator("干部培训", number="2", measure="次"))),
        ),
        counters=(
            of(
                added(
                    changed(ORGAN, "P1", department_economic="30216"),
                    indicator("干部培训", number="2", measure="次"),
                )
            ),
            of(added(ORGAN, indicator("干部培训", grade="不适用"))),
        ),
    ),
    "F20": Example(
        finds=(
            of(without(ORGAN, _key_of("预算执行率", ""))),
            of(without(ORGAN, _key_of("合同管理完备性", "study"))),
            of(changed(ORGAN, _key_of("重点工作完成率", ""), name="不适用", grade="不适用")),
        ),
        counters=(
            # An empty group is told of by itself.
            of(without(ORGAN, *(each.key for each in ORGAN.indicators if each.subgroup == "绩效管理"))),
            of(changed(ORGAN, _key_of("预算执行率", ""), grade="不适用")),
            of(changed(ORGAN, _key_of("重点工作完成率", ""), name="道路养护完成率")),
        ),
    ),
    "F21": Example(
        finds=(
            of(
                added(
                    without(
                        ORGAN,
                        *(
                            each.key
                            for each in ORGAN.indicators
                            if each.name == "预算执行率" and each.project
                        ),
                    ),
                    indicator(
                        "预算执行率",
                        number="100",
                        comparator="=",
                        group="投入与目标管理",
                        subgroup="投入管理",
                    ),
                )
            ),
        ),
        # Each project has its own people to please.
        counters=(of(added(ORGAN, indicator("群众满意度", number="80", subgroup="满意度"))),),
    ),
    "F23": Example(
        finds=(of(changed(ORGAN, "roads", name="调查研究")),),
        # Every unit may have a project of that name.
        counters=(of(changed(changed(MIXED, "roads", name="调查研究"), "roads", unit="124002")),),
    ),
    "F24": Example(
        finds=(of(added(ORGAN, project("later", "后续研究"))),),
        counters=(
            # A project that ended last year stays for the comparison.
            of(
                added(
                    ORGAN,
                    project("past", "往年研究"),
                    spend("X", "S1.1", "2010302", "30227", "", None, project="past", prior=wan(5)),
                )
            ),
            of(replace(ORGAN, lines=())),
        ),
    ),
    "F22": Example(
        finds=(
            of(changed(ORGAN, "study", total=wan(400))),
            of(changed(changed(ORGAN, "P1", prior=wan(30)), "study", prior_total=wan(300))),
        ),
        # A project of several years costs more than one of them; nobody typed last year.
        counters=(
            of(changed(ORGAN, "study", total=wan(40))),
            of(changed(ORGAN, "study", total=wan(400), end=date(2022, 12, 31))),
            of(changed(ORGAN, "study", prior_total=wan(300))),
        ),
    ),
}

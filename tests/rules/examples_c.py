"""Examples of the rules of family C: the narrative and the overview."""

from dataclasses import replace

from budget_desktop.domain.records import LongText, Staffing, StaffMeasure, Task
from tests.rules.books import MIXED, ORGAN, added, changed, explained
from tests.rules.example import CARRIED, ROUNDED, Example, of, saying

_POSTS = (
    Staffing(key="N1", unit="124001", measure=StaffMeasure.APPROVED, category="行政", count=16),
    Staffing(key="N2", unit="124001", measure=StaffMeasure.CURRENT, category="行政", count=16),
)
_DUTIES = LongText(key="duties", text="负责全市道路桥梁的养护，牵头协调防汛。")
_COPIED = LongText(key="performance.focus", text="进一步夯实预算绩效管理的基础。")

EXAMPLES = {
    "C02": Example(
        finds=(saying("overall", "甲局2020年收入总计149.00万元，支出总计150.00万元。"),),
        passes=(of(ROUNDED), saying("overall", "收入总计150.00万元，支出总计150.00万元。")),
    ),
    "C03": Example(
        finds=(saying("income", "收入合计150.00万元，其中：事业收入140.00万元，占93.33%。"),),
        passes=(of(CARRIED), of(ROUNDED), saying("income", "收入合计150.00万元。")),
    ),
    "C04": Example(
        finds=(saying("spending", "支出合计150.00万元，其中：基本支出100.00万元；项目支出40.00万元。"),),
        passes=(of(ROUNDED),),
    ),
    "C05": Example(
        finds=(saying("income", "收入合计150.00万元，其中：事业收入150.00万元，占90%。"),),
        # Shares of small amounts are worked out from exact ones.
        passes=(of(ROUNDED), saying("income", "收入合计3.00万元，其中：事业收入1.00万元，占33.33%。")),
    ),
    "C07": Example(
        finds=(saying("general", "年初预算为140.00万元。主要用于教育（类）支出40.00万元，占28.57%。"),),
        passes=(of(MIXED),),
    ),
    "C16": Example(
        finds=(saying("performance", "编报绩效目标的预算项目共3个，涉及预算资金50.00万元。"),),
        passes=(saying("performance", "今年的重点工作共3个。"),),
    ),
    "C17": Example(
        finds=(
            saying("assets", "2019年期末，甲局共有车辆2辆，其中：一般公务用车1辆、其他用车0辆；无设备。"),
        ),
        passes=(saying("assets", "2019年期末，甲局共有车辆1辆。"),),
    ),
    "C19": Example(
        finds=(
            of(replace(MIXED, units=tuple(replace(unit, is_headquarters=True) for unit in MIXED.units))),
            of(replace(MIXED, units=tuple(replace(unit, is_headquarters=False) for unit in MIXED.units))),
            saying("composition", "包括甲局本级预算和3个所属单位预算：", "1.甲局", "2.乙所", packet=MIXED),
            saying("composition", "本预算为汇总预算。"),
        ),
        # The packet of one subordinate unit.
        passes=(of(replace(ORGAN, units=(replace(ORGAN.units[0], is_headquarters=False),))),),
    ),
    "C20": Example(
        finds=(
            of(added(ORGAN, _POSTS[0], replace(_POSTS[1], count=8))),
            of(added(ORGAN, replace(_POSTS[0], count=9))),
            of(explained(added(ORGAN, replace(_POSTS[0], count=9)), "staffing")),
        ),
        passes=(
            # Six posts are vacant.
            of(added(ORGAN, *_POSTS)),
        ),
    ),
    "C26": Example(
        finds=(
            saying("fund", "比2019年增加1.00万元，主要原因是。"),
            saying("fund", "甲局2020年无政府性基金支出0.00万元。"),
            saying("fund", "其他用车主要0辆。"),
            of(added(ORGAN, LongText(key="notice", text="本年工作包括。"))),
        ),
        passes=(
            saying("fund", "2019年无此项预算，本年新增0.30万元，主要原因是新增职能。"),
            saying("fund", "无偿划拨10.00万元，主要用于道路。"),
        ),
    ),
    "C28": Example(
        finds=(of(added(ORGAN, _COPIED)),),
        passes=(
            # The finance bureau says so rightly.
            of(replace(added(ORGAN, _COPIED), header=replace(ORGAN.header, department="甲市财政局"))),
        ),
    ),
    "C29": Example(
        finds=(of(added(ORGAN, LongText(key="notice", text="机构改革正在推进。"))),),
        passes=(of(added(ORGAN, LongText(key="notice", text="推进道路建设。"))),),
    ),
    "C30": Example(
        finds=(of(added(ORGAN, _DUTIES, Task(key="T1", name="推进企业上市", content="辅导企业"))),),
        passes=(
            of(added(ORGAN, _DUTIES, Task(key="T1", name="养护道路"))),
            of(added(ORGAN, _DUTIES, Task(key="T1", name="做好管理工作"))),
            of(changed(added(ORGAN, _DUTIES, Task(key="T1", name="养护道路")), "duties", text="")),
        ),
    ),
}

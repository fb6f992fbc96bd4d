"""Examples of the rules of family C on amounts, shares and lists in the text."""

from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.records import LongText, Transfer
from tests.rules.books import INSTITUTION, MIXED, ORGAN, added, changed, income, spend, wan
from tests.rules.example import CARRIED, EVERY_SOURCE, ROUNDED, Example, of, saying, spoken

_OVERALL = "甲局2020年收入总计150.00万元，支出总计150.00万元"
_ITEM = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）"
_RUNNING = "甲局2020年机关运行经费支出预算为"
_PURCHASES = "2020年政府采购预算安排29.00万元，其中：政府采购货物预算9.00万元、政府采购工程预算0.00万元"
_ALLOTTING = "我部门将提出资金分配意见。"
_TRANSFER = Transfer(key="T1", unit="124001", name="道路补助", amount=wan(5))
_OUTSIDE = added(ORGAN, income("Y", "S6", 5), spend("X", "S6", "2010302", "30227", "", 5, project="study"))
"""Some of the outsourcing is paid from the unit's own earnings."""
_UNNAMED = added(ORGAN, income("Y", "S1.1", 5), spend("X", "S1.1", "2010302", "30227", "project.general", 5))
"""Project spending that belongs to no project."""
_CAPITAL = added(ORGAN, income("Y", "S5", 5), spend("X", "S5", "2010302", "30227", "", 5, project="study"))
"""Money of the state capital budget."""


def _mentioned_only() -> Disclosure:
    """The budget of state capital is spoken of, and no amount of it anywhere."""
    disclosure = saying("income", "收入合计150.00万元。")()
    spoken_of = saying("fiscal", "另有国有资本经营预算。")().sections["fiscal"]
    return replace(disclosure, sections={**disclosure.sections, "fiscal": spoken_of})


EXAMPLES = {
    "C01": Example(
        finds=(
            spoken("income", "政府性基金预算收入10.00万元", "政府性基金预算收入11.00万元"),
            spoken("fiscal", "一般公共预算收支预算为140.00", "一般公共预算收支预算为104.00"),
            spoken("spending", "基本支出100.00万元", "基本支出90.00万元"),
        ),
        counters=(
            # Printed to two decimals, or with more of them.
            of(ROUNDED),
            # What covers a gap shares a column of 预算02表 with 事业基金, and a name of its own in the text.
            of(EVERY_SOURCE),
            spoken("spending", "基本支出100.00万元", "基本支出100万元"),
            # The amount of last year, and of one unit.
            saying("spending", "2019年基本支出90.00万元。"),
            saying("spending", "甲局信息中心基本支出100.00万元。", packet=MIXED),
        ),
    ),
    "C02": Example(
        finds=(saying("overall", "甲局2020年收入总计149.00万元，支出总计150.00万元。"),),
        passes=(saying("overall", "收入总计150.00万元，支出总计150.00万元。"),),
        counters=(of(ROUNDED), saying("overall", f"{_OVERALL}，2019年收入总计120.00万元。")),
    ),
    "C03": Example(
        finds=(saying("income", "收入合计150.00万元，其中：事业收入140.00万元，占93.33%。"),),
        passes=(of(CARRIED), saying("income", "收入合计150.00万元。")),
        counters=(of(ROUNDED),),
    ),
    "C04": Example(
        finds=(saying("spending", "支出合计150.00万元，其中：基本支出100.00万元；项目支出40.00万元。"),),
        counters=(of(ROUNDED),),
    ),
    "C05": Example(
        finds=(saying("income", "收入合计150.00万元，其中：事业收入150.00万元，占90%。"),),
        # Shares of small amounts are worked out from exact ones.
        counters=(of(ROUNDED), saying("income", "收入合计3.00万元，其中：事业收入1.00万元，占33.33%。")),
    ),
    "C06": Example(
        finds=(
            saying("income", "收入合计150.00万元，其中：事业收入140.00万元，占93.33%。"),
            # Only rounding: told for information.
            saying(
                "income",
                "收入合计3.00万元：甲1.00万元，占33.33%；乙1.00万元，占33.33%；丙1.00万元，占33.33%。",
            ),
        ),
        counters=(
            # A share that is wrong by itself is told of alone.
            saying("income", "收入合计150.00万元，其中：事业收入150.00万元，占90%。"),
        ),
    ),
    "C07": Example(
        finds=(
            saying("general", "年初预算为140.00万元。主要用于教育（类）支出40.00万元，占28.57%。"),
            spoken("general", "卫生健康（类）支出3.00万元", "卫生健康（类）支出30.00万元"),
        ),
        passes=(of(MIXED),),
        plain="各类的金额取自同一张表，逐类比较；四舍五入的尾差按笔数放宽，没有会误报的情形。",
    ),
    "C08": Example(
        finds=(
            spoken("general", "一般行政管理事务（项）40.00万元", "一般行政管理事务（项）41.00万元"),
            spoken("general", "一般行政管理事务（项）", "一般管理事务（项）"),
            spoken("general", "行政单位医疗（项）3.00万元", "教师进修（项）33.00万元"),
            saying("general", f"{_ITEM}行政运行（项）72.00万元。"),
        ),
        counters=(
            # One 项 of several units is told once.
            of(MIXED),
            # What is booked on a class alone is told of elsewhere.
            of(changed(ORGAN, "B1", function="201")),
            # Not listed by 项 at all: what is told by class is looked at elsewhere.
            saying("general", "甲局2020年一般公共预算支出年初预算为140.00万元。"),
        ),
    ),
    "C09": Example(
        finds=(
            of(added(ORGAN, LongText(key="use.2210201", text="主要用于机关事业单位职业年金缴费支出"))),
            of(added(ORGAN, LongText(key="use.2210201", text="住房公积金支出。"))),
        ),
        counters=(
            # Another subject is named along with what the money is for.
            of(added(ORGAN, LongText(key="use.2010301", text="发放工资、缴纳住房公积金"))),
        ),
    ),
    "C10": Example(
        finds=(
            spoken("general", "人员经费78.00万元", "人员经费87.00万元"),
            spoken("general", "一般公共预算基本支出100.00", "一般公共预算基本支出110.00"),
            spoken("general", "主要包括：办公费", "主要包括：办公费、水费"),
        ),
        counters=(
            # Words of one's own are no subjects.
            spoken("general", "主要包括：办公费", "主要包括：日常开支、办公费"),
        ),
    ),
    "C11": Example(
        finds=(
            saying("spending", "其中：“调查研究”36.00万元。"),
            saying("spending", "项目有：调查研究40.00万元、道路整治10.00万元。", packet=_UNNAMED),
        ),
        passes=(saying("spending", "项目有：调查研究40.00万元、道路整治10.00万元。"),),
        # One of them is named as an example.
        counters=(saying("spending", "项目支出50.00万元，主要是调查研究40.00万元。"),),
    ),
    "C12": Example(
        finds=(
            saying("fund", "甲局2020年政府性基金预算支出12.00万元。"),
            saying("fund", "甲局2020年没有政府性基金预算安排的支出。"),
        ),
        passes=(of(INSTITUTION),),
        # Nothing of another fund.
        counters=(saying("fund", "政府性基金预算支出10.00万元，没有新增项目。"),),
    ),
    "C13": Example(
        finds=(
            _mentioned_only,
            saying("fiscal", "没有国有资本经营预算安排的支出。", packet=_CAPITAL),
        ),
        counters=(
            # That there is none is said in words.
            saying("fiscal", "没有国有资本经营预算安排的支出。"),
            # No change is not nothing.
            saying("fiscal", "与2019年相比，国有资本经营预算收支预算无变化。", packet=_CAPITAL),
        ),
    ),
    "C14": Example(
        finds=(
            saying("running_costs", f"{_RUNNING}20.00万元。"),
            saying("running_costs", f"{_RUNNING}22.00万元。", packet=changed(ORGAN, "B6", prior=wan(20))),
        ),
        counters=(
            # Institutions have none.
            saying("running_costs", f"{_RUNNING}0.00万元。", packet=INSTITUTION),
            # Nobody knows last year's figures.
            saying("running_costs", f"{_RUNNING}22.00万元。"),
        ),
    ),
    "C15": Example(
        finds=(
            saying("procurement", "2020年政府采购预算安排29.00万元。"),
            saying("procurement", f"{_PURCHASES}、政府采购服务预算10.00万元。"),
        ),
        passes=(saying("procurement", f"{_PURCHASES}、政府采购服务预算20.00万元。"),),
        counters=(saying("procurement", "2020年没有政府采购预算。", packet=INSTITUTION),),
    ),
    "C16": Example(
        finds=(
            saying("performance", "编报绩效目标的预算项目共3个，涉及预算资金50.00万元。"),
            saying("performance", "编报绩效目标的预算项目共2个，涉及预算资金40.00万元。"),
        ),
        # Other things are counted too.
        counters=(saying("performance", "今年的重点工作共3个。"),),
    ),
    "C17": Example(
        finds=(
            saying("assets", "2019年期末，甲局共有车辆2辆，其中：一般公务用车1辆、其他用车0辆；无设备。"),
            saying("assets", "2020年期末，甲局共有车辆1辆。"),
            spoken("assets", "通用设备0台（套）", "通用设备3台（套）"),
        ),
        # Without classes there is nothing to add up.
        counters=(saying("assets", "2019年期末，甲局共有车辆1辆。"),),
    ),
    "C18": Example(
        finds=(
            saying("transfers", f"专项转移支付项目共有0项。{_ALLOTTING}"),
            saying("transfers", "专项转移支付项目共有1项。", packet=added(ORGAN, _TRANSFER)),
            saying("transfers", "专项转移支付项目共有2项，有道路补助。", packet=added(ORGAN, _TRANSFER)),
            of(added(ORGAN, replace(_TRANSFER, amount=None))),
            spoken("transfers", "道路补助5.00万元", "道路补助6.00万元", packet=added(ORGAN, _TRANSFER)),
        ),
        # Whoever allots money says so.
        counters=(of(added(ORGAN, _TRANSFER)),),
    ),
    "C21": Example(
        finds=(saying("economic", "委托业务费35.00万元。"),),
        counters=(
            # All of it, or that of fiscal money alone.
            saying("economic", "委托业务费35.00万元。", packet=_OUTSIDE),
            saying("economic", "委托业务费30.00万元。", packet=_OUTSIDE),
        ),
    ),
    "C22": Example(
        finds=(saying("economic", "2020年会议费2.00万元，培训费0.00万元。"),),
        passes=(saying("economic", "2020年会议费0.00万元。"),),
        # What another year and another unit had.
        counters=(saying("economic", "2019年会议费2.00万元，甲局信息中心差旅费3.00万元。", packet=MIXED),),
    ),
    "C24": Example(
        finds=(
            saying("economic", "本年“三公”经费2.00万元。"),
            saying("three_public", "公务接待费1.00万元，公务接待费1.50万元。"),
        ),
        counters=(
            saying("economic", "2019年“三公”经费2.00万元。"),
            # What one project takes of it.
            saying("economic", "项目中安排公务接待费0.50万元。"),
        ),
    ),
    "C31": Example(
        finds=(saying("fiscal", "甲局2020年财政拨款收入140.00万元。"),),
        passes=(saying("fiscal", "甲局2020年财政拨款收入150.00万元。"),),
        counters=(
            # Called by its own name, or the only one there is.
            saying("fiscal", "甲局2020年一般公共预算财政拨款支出140.00万元。"),
            saying("fiscal", "甲局2020年财政拨款收入100.00万元。", packet=INSTITUTION),
        ),
    ),
}

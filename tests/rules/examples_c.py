"""Examples of the rules of family C on the overview, sentences and terms."""

from dataclasses import replace

from budget_desktop.domain.records import CarriedText, EditedParagraph, LongText, Staffing, StaffMeasure, Task
from budget_desktop.narrative.tokens import noted
from tests.rules.books import MIXED, ORGAN, added, changed, explained, shown
from tests.rules.example import Example, listing, of, saying, spoken

_POSTS = (
    Staffing(key="N1", unit="124001", measure=StaffMeasure.APPROVED, category="行政", count=16),
    Staffing(key="N2", unit="124001", measure=StaffMeasure.CURRENT, category="行政", count=16),
)
_DUTIES = LongText(key="duties", text="负责全市道路桥梁的养护，牵头协调防汛。")
_COPIED = LongText(key="performance.focus", text="进一步夯实预算绩效管理的基础。")
_TOTALS = noted(shown(ORGAN).sections["overall"][0])
_OWN_TOTALS = EditedParagraph(
    key="overall.1", text=_TOTALS.replace("收入总计", "各项收入总计"), generated=_TOTALS
)

_REFORM = noted(shown(ORGAN).sections["economic"][0])
_OWN_REFORM = EditedParagraph(key="economic.1", text=f"说明如下：{_REFORM}", generated=_REFORM)

_OWN_PLACE = f"edited_paragraphs/{_OWN_REFORM.key}/text"


def _carried(text: str, confirmed: str = "") -> CarriedText:
    return CarriedText(key="texts/notice/text", text=text, year=2019, confirmed=confirmed)


def _own(old: str, new: str) -> EditedParagraph:
    return replace(_OWN_TOTALS, text=_OWN_TOTALS.text.replace(old, new))


EXAMPLES = {
    "C19": Example(
        finds=(
            of(replace(MIXED, units=tuple(replace(unit, is_headquarters=True) for unit in MIXED.units))),
            of(replace(MIXED, units=tuple(replace(unit, is_headquarters=False) for unit in MIXED.units))),
            saying("composition", "包括甲局本级预算和3个所属单位预算：", "1.甲局", "2.乙所", packet=MIXED),
            saying("composition", "本预算为汇总预算。"),
        ),
        # The packet of one subordinate unit.
        counters=(of(replace(ORGAN, units=(replace(ORGAN.units[0], is_headquarters=False),))),),
    ),
    "C20": Example(
        finds=(
            of(added(ORGAN, _POSTS[0], replace(_POSTS[1], count=8))),
            of(added(ORGAN, replace(_POSTS[0], count=9))),
            of(explained(added(ORGAN, replace(_POSTS[0], count=9)), "staffing")),
            spoken("organisation", "在职人员10人", "在职人员11人"),
        ),
        counters=(
            # Of one unit alone something is told.
            spoken("organisation", "在职人员10人", "在职人员10人，其中信息中心在职人员4人"),
            # Six posts are vacant.
            of(added(ORGAN, *_POSTS)),
        ),
    ),
    "C23": Example(
        finds=(
            saying("glossary", "一、基本支出：是指人员经费和公用经费。"),
            spoken("glossary", "十、政府采购：", "十、结余分配："),
        ),
        counters=(
            # Without a glossary another rule speaks.
            saying("glossary"),
            # In the heads of the tables only.
            spoken("glossary", "十、政府采购：", "十、政府采购：", "十一、事业基金：是指基金。"),
        ),
    ),
    "C25": Example(
        finds=(
            saying("three_public", "甲局2020年“三公”经费3.00元。"),
            saying("fund", "比上年增加5万，主要原因是新增职能。"),
            saying("fund", "政府性基金预算支出10.00。"),
        ),
        counters=(
            # What is counted is no money, and a place may be called so.
            saying("economic", "服务群众3万人次，覆盖人口5万。万里路街道支出10.00万元。"),
            # A small amount in 元.
            saying("economic", "公务接待每批支出300元。"),
        ),
    ),
    "C26": Example(
        finds=(
            saying("fund", "比2019年增加1.00万元，主要原因是。"),
            saying("fund", "甲局2020年无政府性基金支出0.00万元。"),
            saying("fund", "其他用车主要0辆。"),
            of(added(ORGAN, LongText(key="notice", text="本年工作包括。"))),
        ),
        counters=(
            saying("fund", "2019年无此项预算，本年新增0.30万元，主要原因是新增职能。"),
            saying("fund", "无偿划拨10.00万元，主要用于道路。"),
        ),
    ),
    "C27": Example(
        finds=(
            listing(*range(1, 12)),
            listing(1, 0, *range(2, 12)),
            saying("economic", "见《支出经济分类总表》。"),
            saying("economic", "见预算12表。"),
        ),
        counters=(
            # Another document that is a table too.
            saying("economic", "见《干部选拔任用情况调查表》和预算06表。"),
        ),
    ),
    "C28": Example(
        finds=(of(added(ORGAN, _COPIED)),),
        counters=(
            # The finance bureau says so rightly.
            of(replace(added(ORGAN, _COPIED), header=replace(ORGAN.header, department="甲市财政局"))),
        ),
    ),
    "C29": Example(
        finds=(of(added(ORGAN, LongText(key="notice", text="机构改革正在推进。"))),),
        counters=(of(added(ORGAN, LongText(key="notice", text="推进道路建设。"))),),
    ),
    "C30": Example(
        finds=(of(added(ORGAN, _DUTIES, Task(key="T1", name="推进企业上市", content="辅导企业"))),),
        counters=(
            of(added(ORGAN, _DUTIES, Task(key="T1", name="养护道路"))),
            of(added(ORGAN, _DUTIES, Task(key="T1", name="做好管理工作"))),
            of(changed(added(ORGAN, _DUTIES, Task(key="T1", name="养护道路")), "duties", text="")),
        ),
    ),
    "C32": Example(
        finds=(
            of(added(ORGAN, replace(_OWN_TOTALS, generated=_TOTALS.replace("总计", "合计")))),
            of(added(ORGAN, replace(_OWN_TOTALS, key="fund.7", generated="⟦T09/a/b⟧"))),
            of(added(ORGAN, _own("⟦T01/income.total/amount⟧", "30"))),
        ),
        counters=(
            # The figures are others than when it was edited, the wording is not.
            of(changed(changed(added(ORGAN, _OWN_TOTALS), "I1", amount=0), "P1", amount=0)),
        ),
    ),
    "C33": Example(
        finds=(
            of(added(ORGAN, _own("⟦T01/income.total/amount⟧", "⟦T01/income.total/amount｜约30｜批复取整⟧"))),
            of(added(ORGAN, _own("万元。", "万元，约有3成用于项目。"))),
        ),
        counters=(
            # A figure of the program's own words.
            of(added(ORGAN, _OWN_REFORM)),
        ),
    ),
    "C34": Example(
        finds=(
            of(
                added(
                    ORGAN, LongText(key="notice", text="机构改革正在进行。"), _carried("机构改革正在进行。")
                )
            ),
            # One paragraph was touched, the other not.
            of(
                added(
                    ORGAN,
                    LongText(key="notice", text="改革已完成。\n另行公开。"),
                    _carried("改革中。\n另行公开。"),
                )
            ),
            of(added(ORGAN, _OWN_REFORM, CarriedText(key=_OWN_PLACE, text=_OWN_REFORM.text, year=2019))),
        ),
        passes=(of(added(ORGAN, LongText(key="notice", text="改革已完成。"), _carried("改革中。"))),),
        counters=(
            of(added(ORGAN, LongText(key="notice", text="另行公开。"), _carried("另行公开。", "另行公开。"))),
            # The text is gone; a place of another version of the program.
            of(added(ORGAN, _carried("另行公开。"))),
            of(added(ORGAN, CarriedText(key="elsewhere/x/y", text="另行公开。", year=2019))),
        ),
    ),
    "C35": Example(
        finds=(
            of(added(ORGAN, LongText(key="notice", text="2018年起实行。"), _carried("自2018年实行。"))),
            of(
                added(
                    ORGAN,
                    LongText(key="notice", text="按甲政〔2017〕3号办。"),
                    _carried("依甲政〔2017〕3号。"),
                )
            ),
        ),
        counters=(
            of(added(ORGAN, LongText(key="notice", text="2020年起实行。"), _carried("2019年实行。"))),
            of(added(ORGAN, LongText(key="notice", text="2018年起。"), _carried("2018年。", "2018年起。"))),
        ),
    ),
}

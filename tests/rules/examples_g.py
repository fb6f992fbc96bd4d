"""Examples of the rules of family G: on codes, names and wording."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.money import AmountFormat, Measure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer, CarriedText, LongText
from budget_desktop.outline import Heading
from budget_desktop.tables.table import Cell
from tests.rules.books import MIXED, ORGAN, added, changed, income, indicator, shown, spend, wan
from tests.rules.example import HEAD, Example, Make, of, saying

_FULL = "济源市人民政府金融服务办公室"
_OFFICE = replace(
    ORGAN,
    header=replace(ORGAN.header, department=_FULL),
    units=(replace(ORGAN.units[0], name=_FULL),),
)

_RENAMED = added(ORGAN, CarriedText(key="header/department", text="甲办公室", year=2019))


def _noting(text: str, packet: Packet = ORGAN) -> Make:
    return of(added(packet, LongText(key="notice", text=text)))


def _relabelled(table: str, **fields: Any) -> Make:
    """The disclosure with the labels of a table changed."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        printed = replace(disclosure.tables[table], **fields)
        return replace(disclosure, tables={**disclosure.tables, table: printed})

    return make


def _with_cell(table: str, row: str, column: str, change: Callable[[Cell], Cell]) -> Make:
    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        printed = disclosure.tables[table]
        assert (row, column) in printed.by_address
        body = tuple(
            tuple(
                change(cell) if cell and (cell.row, cell.column) == (row, column) else cell for cell in line
            )
            for line in printed.body
        )
        return replace(disclosure, tables={**disclosure.tables, table: replace(printed, body=body)})

    return make


def _renamed(table: str, row: str, name: str, column: str = "name") -> Make:
    return _with_cell(table, row, column, lambda cell: replace(cell, text=name))


def _blanked(table: str, row: str) -> Make:
    return _with_cell(table, row, "amount", lambda cell: replace(cell, amount=None))


def _recoded(old: str, new: str) -> Packet:
    """The department of three units with one of them under another code."""
    units = tuple(replace(unit, key=new) if unit.key == old else unit for unit in MIXED.units)
    return replace(MIXED, units=units)


def _titled(old: str, new: str) -> Make:
    """The disclosure with a heading changed."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        blocks = tuple(
            replace(block, text=new) if isinstance(block, Heading) and block.text == old else block
            for block in disclosure.outline.blocks
        )
        assert blocks != disclosure.outline.blocks
        return replace(disclosure, outline=replace(disclosure.outline, blocks=blocks))

    return make


EXAMPLES = {
    "G01": Example(
        finds=(of(replace(ORGAN, header=replace(ORGAN.header, year=2025))),),
        plain="只比较两个年度，没有相似而正确的情形。",
    ),
    "G02": Example(
        finds=(
            of(replace(ORGAN, header=replace(ORGAN.header, department=" "))),
            of(changed(_OFFICE, "124001", name="济源市政府金融办公室")),
            _noting("职能划入市政府金融服务办公室。", _OFFICE),
            _noting("市政府金融办正常办公。", _OFFICE),
            _noting("济源市人民政府金融服务本级另抽调人员。", _OFFICE),
        ),
        counters=(
            _noting(f"{_FULL}负责全市金融业发展，做好金融服务工作。", _OFFICE),
            _noting("人员经费由市政府办公室、济源市人民政府办公室保障，济源市金融业发展良好。", _OFFICE),
            _noting("与郑州市政府金融办、省政府金融服务办公室交流。", _OFFICE),
            _noting("按照《关于市政府金融办设置的通知》执行。", _OFFICE),
            _noting(
                "由市政府金融办负责。",
                replace(_OFFICE, header=replace(_OFFICE.header, short_name="市政府金融办")),
            ),
            of(changed(_OFFICE, "124001", name=f"{_FULL}本级")),
            of(added(_OFFICE, Answer(key="B26", text="由市政府金融办负责"))),
        ),
    ),
    "G03": Example(
        finds=(
            _relabelled("T05", number=""),
            _relabelled("T05", title=""),
            _relabelled("T05", number="预算04表"),
        ),
        plain="表号、表题有就是有，没有就是没有；没有表号的绩效表不在其列，各清洁账套都有这样的表。",
    ),
    "G04": Example(
        finds=(
            _relabelled("T05", left_caption="编制单位:甲局"),
            _relabelled("T05", left_caption="编制单位：甲 局"),
            _relabelled("T05", right_caption="单位：元"),
            _relabelled("T05", right_caption=""),
            _relabelled("T05", left_caption="填报单位：甲局"),
            of(changed(ORGAN, "124001", name="甲局 本级")),
        ),
        counters=(of(replace(ORGAN, header=replace(ORGAN.header, department=""))),),
    ),
    "G05": Example(
        finds=(_noting("我单位2020年编制了绩效目标。"),),
        counters=(
            _noting("我部门及所属单位编制了绩效目标。"),
            _noting(
                "我单位编制了绩效目标。",
                replace(ORGAN, units=(replace(ORGAN.units[0], is_headquarters=False),)),
            ),
            # The form of a project is the unit's own.
            of(changed(ORGAN, "study", plan="一季度我单位招标，二季度实施，三季度验收。")),
        ),
    ),
    "G06": Example(
        finds=(
            of(changed(ORGAN, "B1", unit="")),
            of(changed(ORGAN, "B1", unit="999")),
            of(changed(ORGAN, "B1", source="")),
            of(changed(ORGAN, "B1", source="S1")),
            of(changed(ORGAN, "B1", source="借款")),
            of(changed(ORGAN, "B1", function="")),
            of(changed(ORGAN, "B1", function="20103")),
            of(changed(ORGAN, "B1", function="201030101")),
            of(changed(ORGAN, "B1", function="2010377")),
            of(changed(ORGAN, "B1", function="政府办公厅")),
            of(changed(ORGAN, "B1", department_economic="")),
            of(changed(ORGAN, "B1", department_economic="301")),
            of(changed(ORGAN, "B1", department_economic="30177")),
            of(changed(ORGAN, "B1", government_economic="50177")),
            of(changed(ORGAN, "B1", kind="", department_economic="30902")),
            of(changed(ORGAN, "B1", kind="basic")),
            of(changed(ORGAN, "P1", project="gone")),
            of(changed(ORGAN, "I1", source="S1")),
        ),
        counters=(
            # Half-filled is normal: what has no amount needs no codes yet.
            of(added(ORGAN, spend("X", "", "", "", "", None), income("Y", "", None))),
            # Of last year only the class may be known.
            of(added(ORGAN, spend("X", "S1", "201", "", "project", None, prior=wan(3)))),
        ),
    ),
    "G07": Example(
        finds=(
            _renamed("T05", "124001/2010302", "一般行政管理"),
            _renamed("T02", "124001/2010302", ""),
            _renamed("T07", "301", "工资福利"),
            _renamed("T06", "301/30101/50101", "工资奖金", "government_name"),
        ),
        counters=(
            # A code the list does not have is told of by itself.
            of(changed(ORGAN, "B1", function="2010377")),
        ),
    ),
    "G08": Example(
        finds=(
            _noting("上年安排12.5万元。"),
            _noting("上年安排12000.00万元。"),
            _relabelled("T05", amounts=AmountFormat(Measure.WAN, decimals=4)),
        ),
        counters=(
            _noting("上年安排12万元、1,200万元，人均3.50元。"),
            of(changed(ORGAN, "I1", amount=wan(123456.789))),
        ),
    ),
    "G09": Example(
        finds=(_blanked("T08", "abroad"),),
        # Blank in all its rows, or nothing in it at all.
        counters=(of(HEAD), of(changed(ORGAN, "B7", amount=None))),
    ),
    "G10": Example(
        finds=(_noting("办理XX项目。"), _noting("主要原因是××。"), _noting("（若无，请删去）本年无变化。")),
        counters=(
            _noting("采购XXL号工作服，覆盖率=完成数/总数×100%。"),
            of(changed(ORGAN, "study", leader="张××")),
        ),
    ),
    "G11": Example(
        finds=(_noting("详见附件。http://www.example.cn/1.doc"), _noting("在www.jiayuan.gov.cn公开。")),
        counters=(_noting("在市政府网站公开。"),),
    ),
    "G12": Example(
        finds=(
            _noting("项目效益、、满意度。"),
            _noting("通知,意见。"),
            _noting("根据甲政办【2014】18号。"),
            _noting("根据甲政办(2014)18号。"),
            _noting("根据甲政办〔2012〕关于融资的意见。"),
        ),
        counters=(
            _noting("等等……甲乙——丙，（2020）年，1,000元，2:1，3.5%。"),
            _noting("根据甲政办〔2014〕18号、财预〔2017〕12、13号，甲办〔2012〕第9号。"),
        ),
    ),
    "G13": Example(
        finds=(_noting("打击非集资活动。"), of(changed(ORGAN, "study", plan="推进资产对付工作，三月完成。"))),
        counters=(
            _noting("打击非法集资活动，注重实效。"),
            of(added(ORGAN, indicator("打击非集资活动", number="2", measure="次"))),
        ),
    ),
    "G15": Example(
        finds=(saying("glossary", "一、财政拨款收入：是指区级财政当年拨付的资金。"),),
        counters=(saying("glossary", "一、财政拨款收入：是指市级财政当年拨付的资金。"),),
    ),
    "G14": Example(
        finds=(
            _noting("1.制定方案；\n3.完成验收。"),
            _noting("一是加强宣传；二是开展培训；二是严格检查。"),
            _noting("（一）宣传。1.方案；2.实施。（三）检查。"),
            saying("glossary", "一、财政拨款收入：是指市级财政当年拨付的资金。", "三、项目支出：是指支出。"),
            _titled("六、支出预算经济分类情况说明", "五、支出预算经济分类情况说明"),
        ),
        counters=(
            _noting("（一）宣传。1.方案；2.实施。（二）检查。1.方案；2.实施。"),
            # Ranges and figures are no numbering.
            _noting("一、二季度招标。三、四季度验收。1.5万元用于印刷。3.2万元用于培训。"),
            _noting("一、一般工作。二、重点工作。"),
            _noting("2.续前文。3.验收。"),
        ),
    ),
    "G16": Example(
        finds=(
            _noting("经费2019持平。"),
            _noting("2019 年完成。"),
            _noting("安排1 000.00万元。"),
        ),
        counters=(
            _noting("2019年持平，甲政办〔2019〕3号，项目编码2019010，2019—2020年度预算。"),
            _noting("第1 2号楼共2019.50万元。"),
        ),
    ),
    "G17": Example(
        finds=(
            _noting("比上年增长5.20，主要是增加项目。"),
            _noting("占全部支出的35。"),
            _noting("完成率达到95%%。"),
            _noting("完成率达到百分之95%。"),
            saying("spending", "甲局2020年基本支出100.00万元，占66.67；项目支出50.00万元，占33.33%。"),
        ),
        counters=(
            _noting("增长5.20%，下降3个百分点，增加2.00万元，提高到3倍，占3/4，下降2位。"),
            _noting("占地500平方米，增长较快。"),
        ),
    ),
    "G18": Example(
        finds=(
            of(replace(ORGAN, header=replace(ORGAN.header, department_code="125"))),
            of(_recoded("124002", "12402")),
            of(_recoded("124001", "124")),
        ),
        counters=(
            # One unit, one code for both.
            of(replace(ORGAN, header=replace(ORGAN.header, department_code="124001"))),
        ),
    ),
    "G19": Example(
        finds=(_noting("经费比上年持平。"), _noting("经费与2019年增加2.00万元。")),
        passes=(_noting("经费与上年持平，比2019年增加2.00万元，与上年相比减少1.00万元，比上年基本无变化。"),),
        counters=(_noting("比上年增加2.00万元，与预算数持平。"),),
    ),
    "G22": Example(
        finds=(
            _noting("济源市人民政府金融服务公室负责本项工作。", _OFFICE),
            _noting("由济源市人民政府融金服务办公室编制。", _OFFICE),
            _noting("甲局息中心另行编报。", MIXED),
        ),
        # The name itself, and offices whose names differ by another character.
        counters=(
            _noting("济源市人民政府金融服务办公室与甲局信息中心。", MIXED),
            _noting("甲局讯息中心、乙局信息中心另行编报。", MIXED),
        ),
    ),
    "G23": Example(
        finds=(_noting("2018年部门预算由本局编制。"), _noting("本局2021年预算已经下达。")),
        # Last year's budget, documents and their numbers, plans of other years.
        counters=(
            _noting("2019年预算执行情况良好，2020年度预算由本局编制。"),
            _noting("根据《关于编制2018年部门预算的通知》（财预〔2017〕98号），2021年完成验收。"),
        ),
    ),
    "G24": Example(
        finds=(
            _noting("促进我县经济发展。"),
            of(changed(ORGAN, "study", plan="按县委、县政府部署，三月完成。")),
        ),
        counters=(_noting("促进我市经济发展，指导该县工作。我区指济源示范区。"),),
    ),
    "G25": Example(
        finds=(_noting("我委负责本项工作。"), _noting("由郑州市财政局另行通知。")),
        counters=(_noting("我局负责，我委托的事项由会同的市财政局办理，局面稳定。赴郑州市培训。"),),
    ),
    "G26": Example(
        finds=(_noting("原甲办公室负责本项工作。", _RENAMED),),
        passes=(_noting("甲局负责本项工作。", _RENAMED),),
        counters=(
            _noting("甲局负责。", added(ORGAN, CarriedText(key="header/department", text="甲局", year=2019))),
        ),
    ),
    "G27": Example(
        finds=(
            _noting("负责金融\u200b监管。"),
            of(replace(ORGAN, header=replace(ORGAN.header, short_name="金融\ufeff办"))),
        ),
        passes=(_noting("负责金融监管。"),),
        # Blanks and new lines are seen, rare characters beyond the first plane too.
        counters=(_noting("一、负责监管；\n　　二、\t负责𬭛矿。"),),
    ),
}

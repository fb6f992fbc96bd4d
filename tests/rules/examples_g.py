"""Examples of the rules of family G: on codes, names and wording."""

from dataclasses import replace

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import LongText, Remark
from tests.rules.books import ORGAN, added, changed, income, indicator, spend, wan
from tests.rules.example import Example, Make, of, saying

_FULL = "济源市人民政府金融服务办公室"
_OFFICE = replace(
    ORGAN,
    header=replace(ORGAN.header, department=_FULL),
    units=(replace(ORGAN.units[0], name=_FULL),),
)


def _noting(text: str, packet: Packet = ORGAN) -> Make:
    return of(added(packet, LongText(key="notice", text=text)))


EXAMPLES = {
    "G01": Example(finds=(of(replace(ORGAN, header=replace(ORGAN.header, year=2025))),)),
    "G02": Example(
        finds=(
            of(replace(ORGAN, header=replace(ORGAN.header, department=" "))),
            of(changed(_OFFICE, "124001", name="济源市政府金融办公室")),
            _noting("职能划入市政府金融服务办公室。", _OFFICE),
            _noting("市政府金融办正常办公。", _OFFICE),
            _noting("济源市人民政府金融服务本级另抽调人员。", _OFFICE),
        ),
        passes=(
            _noting(f"{_FULL}负责全市金融业发展，做好金融服务工作。", _OFFICE),
            _noting("人员经费由市政府办公室、济源市人民政府办公室保障，济源市金融业发展良好。", _OFFICE),
            _noting("与郑州市政府金融办、省政府金融服务办公室交流。", _OFFICE),
            _noting("按照《关于市政府金融办设置的通知》执行。", _OFFICE),
            _noting(
                "由市政府金融办负责。",
                replace(_OFFICE, header=replace(_OFFICE.header, short_name="市政府金融办")),
            ),
            of(changed(_OFFICE, "124001", name=f"{_FULL}本级")),
            of(added(_OFFICE, Remark(key="finding.B26", text="由市政府金融办负责"))),
        ),
    ),
    "G05": Example(
        finds=(_noting("我单位2020年编制了绩效目标。"),),
        passes=(
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
            of(changed(ORGAN, "B1", kind="")),
            of(changed(ORGAN, "B1", kind="basic")),
            of(changed(ORGAN, "P1", project="gone")),
            of(changed(ORGAN, "I1", source="S1")),
        ),
        passes=(
            # Half-filled is normal: what has no amount needs no codes yet.
            of(added(ORGAN, spend("X", "", "", "", "", None), income("Y", "", None))),
            # Of last year only the class may be known.
            of(added(ORGAN, spend("X", "S1", "201", "", "project", None, prior=wan(3)))),
        ),
    ),
    "G10": Example(
        finds=(_noting("办理XX项目。"), _noting("主要原因是××。"), _noting("（若无，请删去）本年无变化。")),
        passes=(
            _noting("采购XXL号工作服，覆盖率=完成数/总数×100%。"),
            of(changed(ORGAN, "study", leader="张××")),
        ),
    ),
    "G11": Example(
        finds=(_noting("详见附件。http://www.example.cn/1.doc"), _noting("在www.jiayuan.gov.cn公开。")),
        passes=(_noting("在市政府网站公开。"),),
    ),
    "G12": Example(
        finds=(
            _noting("项目效益、、满意度。"),
            _noting("通知,意见。"),
            _noting("根据甲政办【2014】18号。"),
            _noting("根据甲政办(2014)18号。"),
            _noting("根据甲政办〔2012〕关于融资的意见。"),
        ),
        passes=(
            _noting("等等……甲乙——丙，（2020）年，1,000元，2:1，3.5%。"),
            _noting("根据甲政办〔2014〕18号、财预〔2017〕12、13号，甲办〔2012〕第9号。"),
        ),
    ),
    "G13": Example(
        finds=(_noting("打击非集资活动。"), of(changed(ORGAN, "study", plan="推进资产对付工作，三月完成。"))),
        passes=(
            _noting("打击非法集资活动，注重实效。"),
            of(added(ORGAN, indicator("打击非集资活动", number="2", measure="次"))),
        ),
    ),
    "G15": Example(
        finds=(saying("glossary", "一、财政拨款收入：是指区级财政当年拨付的资金。"),),
        passes=(saying("glossary", "一、财政拨款收入：是指市级财政当年拨付的资金。"),),
    ),
}

"""Checks of families A and B that cannot speak yet, and why. Their ids are taken all the same."""

from dataclasses import dataclass

_NO_TABLE = "本程序现有版次的表套没有这张表。"


@dataclass(frozen=True, slots=True)
class Later:
    """One check that waits for something."""

    id: str
    statement: str
    reason: str


LATER = (
    Later(
        "A24",
        "本年收入合计与上年结转结余之和等于收入总计，本年支出合计与结转下年之和等于支出总计。",
        "2021年以后的收支总表才有这些栏目，" + _NO_TABLE,
    ),
    Later(
        "A25",
        "分单位列示的表，合计等于各单位之和。",
        _NO_TABLE + "按功能科目分单位列示的各表由A09、A11核对。",
    ),
    Later("B23", "项目支出表的合计等于支出总表的项目支出，各项目与绩效目标表一致。", _NO_TABLE),
    Later("B24", "国有资本经营预算支出表的合计等于财政拨款收支总表的国有资本经营预算。", _NO_TABLE),
    Later(
        "B28",
        "汇总表各数等于各单位之和，扣除单位之间的往来。",
        "现有版次的资金来源没有上级补助、附属单位上缴等往来；各单位行与合计由A09、A11核对。",
    ),
    Later("B31", "会议费、培训费等表的金额不小于基本支出表的同一科目。", _NO_TABLE),
    Later(
        "B33",
        "以元列示的表与以万元列示的表和说明，换算后一致。",
        "现有版次的表和说明都用万元，由同一金额印出。",
    ),
    Later("B34", "不公开的项目剔除后，公开的项目与合计的差额有注明。", "尚不能标记不公开的项目。"),
)

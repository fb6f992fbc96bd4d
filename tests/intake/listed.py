"""Layouts of procurement, assets, transfers and targets, after published tables, and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

Record = tuple[str, ...]
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Listed:
    """One sheet, the numbers it must yield by what they are about, and how many it must leave."""

    name: str
    title: str
    rows: Rows
    truth: Mapping[Record, Decimal]
    """Text values of the record and the field, in order, and the figure."""
    merged: tuple[str, ...] = ()
    left: int = 0
    """Numbers that are neither taken nor totals."""

    def write(self, sheet: Worksheet) -> None:
        for row in ([self.title], *self.rows):
            sheet.append([value if value != "" else None for value in row])
        for area in self.merged:
            sheet.merge_cells(area)


def _truth(*records: tuple[Record, float]) -> dict[Record, Decimal]:
    return {record: Decimal(str(figure)) for record, figure in records}


PROCUREMENT = (
    Listed(
        name="by-fund",
        title="2020年政府采购支出预算表",
        rows=[
            ["单位：万元"],
            ["品目大类", "采购项目名称", "采购品目", "组织形式", "总计", "资金来源", "", ""],
            ["", "", "", "", "", "一般公共预算", "政府性基金", "其他收入"],
            ["合计", "", "", "", 46.5, 31.5, 5, 10],
            ["货物", "办公设备更新", "台式计算机", "集中采购", 16.5, 6.5, "", 10],
            ["货物", "办公设备更新", "复印纸", "集中采购", 5, 5, "", ""],
            ["服务", "物业管理", "物业管理服务", "分散采购", 25, 20, 5, ""],
        ],
        merged=("F3:H3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4"),
        truth=_truth(
            (("A", "台式计算机", "S1", "amount"), 6.5),
            (("A", "台式计算机", "S9", "amount"), 10),
            (("A", "复印纸", "S1", "amount"), 5),
            (("C", "物业管理服务", "S1", "amount"), 20),
            (("C", "物业管理服务", "S2", "amount"), 5),
        ),
    ),
    Listed(
        name="groups-with-totals",
        title="表九 2020年政府采购预算明细表",
        rows=[
            ["单位：元"],
            ["项目", "2019年预算数", "2020年预算数"],
            ["合计", 90000, 125000.5],
            ["A 货物", 60000, 65000.5],
            ["台式计算机", 40000, 45000.5],
            ["打印机", 20000, 20000],
            ["C 服务", 30000, 60000],
            ["法律服务", 30000, 60000],
            ["注：本表按集中采购目录编制"],
        ],
        truth=_truth(
            (("A", "台式计算机", "", "prior"), 40000),
            (("A", "台式计算机", "", "amount"), 45000.5),
            (("A", "打印机", "", "prior"), 20000),
            (("A", "打印机", "", "amount"), 20000),
            (("C", "法律服务", "", "prior"), 30000),
            (("C", "法律服务", "", "amount"), 60000),
        ),
    ),
    Listed(
        name="coded-with-quantities",
        title="2020年部门政府采购预算表",
        rows=[
            ["单位：元"],
            ["单位名称", "品目编码", "采购品目名称", "数量", "单价", "金额", "资金来源"],
            ["某某局", "A02010105", "便携式计算机", 5, 6000, 30000, "财政拨款"],
            ["某某局", "B0701", "办公楼维修", 1, 80000, 80000, "财政拨款"],
            ["合计", "", "", "", "", 110000, ""],
        ],
        truth=_truth(
            (("A", "便携式计算机", "S1.1", "amount"), 30000),
            (("B", "办公楼维修", "S1.1", "amount"), 80000),
        ),
        left=4,
    ),
    Listed(
        name="classes-as-columns",
        title="政府采购情况表",
        rows=[
            ["单位：万元"],
            ["单位名称", "合计", "货物", "工程", "服务"],
            ["合计", 60, 20, 30, 10],
            ["某某局", 60, 20, 30, 10],
        ],
        truth=_truth(
            (("A", "", "", "amount"), 20), (("B", "", "", "amount"), 30), (("C", "", "", "amount"), 10)
        ),
    ),
    Listed(
        name="classes-only",
        title="政府采购预算表（A类、B类、C类）",
        rows=[
            ["单位：万元"],
            ["项目", "金额"],
            ["一、货物", 20],
            ["二、工程", ""],
            ["三、服务", 10],
            ["合计", 30],
        ],
        truth=_truth((("A", "", "", "amount"), 20), (("C", "", "", "amount"), 10)),
    ),
)
TRANSFERS = (
    Listed(
        name="by-name",
        title="2020年专项转移支付预算表",
        rows=[
            ["单位：万元"],
            ["序号", "项目名称", "金额"],
            ["", "合计", 300],
            [1, "普惠金融发展专项", 180],
            [2, "企业上市奖补", 120],
        ],
        truth=_truth((("普惠金融发展专项", "amount"), 180), (("企业上市奖补", "amount"), 120)),
        left=2,
    ),
    Listed(
        name="by-area",
        title="对下转移支付预算表",
        rows=[
            ["", "", "单位：元"],
            ["转移支付项目", "地区", "预算数"],
            ["农村公路养护", "甲县", 100000],
            ["农村公路养护", "乙县", 50000],
            ["合计", "", 150000],
        ],
        truth=_truth((("农村公路养护", "amount"), 150000)),
    ),
)
ASSETS = (
    Listed(
        name="kinds-as-rows",
        title="2020年国有资产占有使用情况表",
        rows=[
            ["资产名称", "计量单位", "上年末数量", "账面价值（万元）", "本年计划购置数"],
            ["一、车辆", "辆", 5, 100, 1],
            ["其中：一般公务用车", "辆", 2, 40, 1],
            ["执法执勤用车", "辆", 3, 60, 0],
            ["二、单价50万元以上通用设备", "台（套）", 1, 80, ""],
            ["三、单价100万元以上专用设备", "台（套）", 0, 0, 2],
        ],
        truth=_truth(
            (("vehicle.general", "held"), 2),
            (("vehicle.general", "planned"), 1),
            (("vehicle.enforcement", "held"), 3),
            (("vehicle.enforcement", "planned"), 0),
            (("equipment.general", "held"), 1),
            (("equipment.special", "held"), 0),
            (("equipment.special", "planned"), 2),
        ),
        left=5,
    ),
    Listed(
        name="kinds-as-columns",
        title="国有资产情况表",
        rows=[
            ["单位名称", "车辆", "", "", "单价50万元以上通用设备"],
            ["", "小计", "一般公务用车", "其他用车", ""],
            ["合计", 3, 2, 1, 4],
            ["某某局", 3, 2, 1, 4],
        ],
        merged=("B2:D2", "A2:A3", "E2:E3"),
        truth=_truth(
            (("vehicle.general", "held"), 2),
            (("vehicle.other", "held"), 1),
            (("equipment.general", "held"), 4),
        ),
    ),
)
LISTED = (*PROCUREMENT, *TRANSFERS, *ASSETS)
"""All that lists figures."""


def national_form(sheet: Worksheet) -> None:
    """The form of a project as most places print it since 2021; numbers where a spreadsheet had numbers."""
    rows: Rows = [
        ["项目支出绩效目标表"],
        ["（2020年度）", "", "", "", "单位：万元"],
        ["项目名称", "信息化运维", "", "主管部门", "某某局"],
        ["项目资金总额", 20, "", "年度资金总额", 15],
        ["总体目标", "实施期目标", "", "年度目标"],
        ["", "建成并稳定运行。", "", "全年系统可用。\n无重大故障。"],
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"],
        ["产出指标", "数量指标", "巡检次数", "≥", 12, "次", 20],
        ["", "质量指标", "系统可用率", "≥", 0.995, "", 30],
        ["", "时效指标", "故障响应", "定性", "及时", "", 20],
        ["效益指标", "社会效益指标", "服务能力", "定性", "提高", "", 10],
        ["满意度指标", "服务对象满意度指标", "使用人员满意度", "≥", 90, "%", 20],
    ]
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    sheet["E9"].number_format = "0.0%"
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("A8:A10")


NATIONAL = {
    ("产出指标", "数量指标", "巡检次数"): "≥12次",
    ("产出指标", "质量指标", "系统可用率"): "≥99.5%",
    ("产出指标", "时效指标", "故障响应"): "及时",
    ("效益指标", "社会效益指标", "服务能力"): "提高",
    ("满意度指标", "服务对象满意度指标", "使用人员满意度"): "≥90%",
}


def list_of_targets(sheet: Worksheet) -> None:
    """The targets of several projects in one table."""
    rows: Rows = [
        ["2020年部门项目绩效目标汇总表"],
        ["项目名称", "一级指标", "二级指标", "三级指标", "指标值"],
        ["信息化运维", "产出指标", "数量指标", "巡检次数", "≥12次"],
        ["", "效益指标", "社会效益指标", "服务能力", "提高"],
        ["专项检查", "产出指标", "数量指标", "检查次数", 4],
    ]
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    sheet.merge_cells("A3:A4")

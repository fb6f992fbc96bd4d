"""Procurement, assets, transfers and targets of a workbook against a packet: compared, written, undone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Asset, Indicator, LongText, Procurement, Project, Transfer
from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.intake.origins import told_origin
from budget_desktop.entry.intake.plan import Use, plan_intake
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.export.workbook import write_workbook
from budget_desktop.intake.layout.read import read_layout
from budget_desktop.intake.reading import read_workbook
from tests.entry.intake.test_plan import PACKET, UNIT, planned, question, written
from tests.intake.listed import LISTED, list_of_targets, national_form
from tests.intake.pages import Writer
from tests.intake.sheets import EDITION

(SAMPLE,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
WRITERS = {listed.name: listed.write for listed in LISTED}


def sheet(title: str, *rows: Sequence[Any]) -> Writer:
    def fill(page: Worksheet) -> None:
        for row in ([title], *rows):
            page.append([value if value != "" else None for value in row])

    return fill


def test_procurement_comes_in_by_fund_with_where_it_came_from(tmp_path: Path) -> None:
    plan = planned({"采购": WRITERS["by-fund"]})
    after = written(plan, PACKET, tmp_path)
    bought = {(one.category, one.item, one.source): one.amount for one in after.procurement}
    assert bought == {
        ("A", "台式计算机", "S1.1"): 6_5000_00,
        ("A", "台式计算机", "S9"): 10_0000_00,
        ("A", "复印纸", "S1.1"): 5_0000_00,
        ("C", "物业管理服务", "S1.1"): 20_0000_00,
        ("C", "物业管理服务", "S2.1"): 5_0000_00,
    }
    key = after.procurement[0].key
    told = told_origin(after, EntryPlace("procurement", key, "amount"))
    assert told == "2020年6月1日从“来源.xlsx”的 采购 F6 导入，当时是 65,000.00 元"


def test_a_project_that_goes_on_is_compared_with_what_it_was_to_cost_last_year(tmp_path: Path) -> None:
    def form(name: str, total: int) -> Writer:
        rows = (["项目名称", name], ["项目总金额", total], ["年度绩效目标", "查到位"])
        return sheet("2019年项目支出绩效目标表", ["单位：万元"], *rows)

    now = replace(PACKET, projects=(Project(key="P1", unit=UNIT.key, name="专项检查"),))
    plan = planned({"一": form("专项检查", 20), "二": form("早已办完", 7)}, now)
    (project,) = written(plan, now, tmp_path).projects
    assert (project.prior_total, project.total, project.annual_goal) == (20_0000_00, None, "")
    assert {table.sheet: use for table, use, _ in plan.uses} == {"一": Use.ENTERED, "二": Use.LEFT}


def test_what_the_packet_has_is_the_same_or_changed_and_never_twice(tmp_path: Path) -> None:
    kept = Procurement(key="C1", unit=UNIT.key, category="A", item="打印机", amount=2_0000_00)
    other = Procurement(key="C2", unit=UNIT.key, category="C", item="法律服务", amount=1_00)
    packet = replace(PACKET, procurement=(kept, other))
    plan = planned({"采购": WRITERS["groups-with-totals"]}, packet)
    fates = {item.title.partition(" · ")[2]: item.fate for item in plan.items}
    assert fates["A 货物 · 打印机 · 本年金额"] is Fate.SAME
    assert fates["C 服务 · 法律服务 · 本年金额"] is Fate.CHANGED
    assert fates["A 货物 · 台式计算机 · 本年金额"] is Fate.NEW
    after = written(plan, packet, tmp_path)
    assert [(one.item, one.amount, one.prior) for one in after.procurement] == [
        ("打印机", 2_0000_00, 2_0000_00),
        ("法律服务", 6_0000_00, 3_0000_00),
        ("台式计算机", 4_5000_50, 4_0000_00),
    ]


def test_a_thing_of_no_class_is_asked_for() -> None:
    page = sheet("2020年政府采购表", ["单位：元"], ["采购品目", "金额"], ["打印机", 10000])
    plan = planned({"采购": page})
    assert plan.is_open
    assert not plan.changing
    assert "货物、工程还是服务" in question(plan, "category:打印机")
    answered = planned({"采购": page}, answers={"category:打印机": "A"})
    assert [item.new for item in answered.changing] == [1_0000_00]


def test_procurement_without_a_unit_of_money_is_asked_for() -> None:
    page = sheet("2020年政府采购表", ["采购品目", "品目大类", "金额"], ["打印机", "货物", 10000])
    assert "没有写金额单位" in question(planned({"采购": page}), "measure")


def test_of_last_years_workbook_only_procurement_is_compared_with(tmp_path: Path) -> None:
    page = sheet(
        "2019年政府采购表", ["单位：元"], ["采购品目", "品目大类", "金额"], ["打印机", "货物", 10000]
    )
    property_ = sheet("2019年国有资产表", ["资产名称", "上年末数量"], ["一般公务用车", 2])
    plan = planned({"采购": page, "资产": property_})
    after = written(plan, PACKET, tmp_path)
    (one,) = after.procurement
    assert (one.amount, one.prior) == (None, 1_0000_00)
    assert not after.assets
    assert any("上年的绩效目标、资产和转移支付不作比较" in notice for notice in plan.notices)
    assert {table.sheet: use for table, use, _ in plan.uses} == {"采购": Use.ENTERED, "资产": Use.LEFT}


def test_assets_and_transfers(tmp_path: Path) -> None:
    had = Asset(key="Z1", unit=UNIT.key, kind="vehicle.general", held=1, use="机要通信")
    packet = replace(
        PACKET, assets=(had,), transfers=(Transfer(key="T1", unit=UNIT.key, name="企业上市奖补"),)
    )
    plan = planned(
        {"资产": WRITERS["kinds-as-rows"], "转移": WRITERS["by-name"]}, packet, answers={"year": "this"}
    )
    after = written(plan, packet, tmp_path)
    assert {(one.kind, one.held, one.planned, one.use) for one in after.assets} == {
        ("vehicle.general", 2, 1, "机要通信"),
        ("vehicle.enforcement", 3, 0, ""),
        ("equipment.general", 1, 0, ""),
        ("equipment.special", 0, 2, ""),
    }
    assert {one.name: one.amount for one in after.transfers} == {
        "企业上市奖补": 120_0000_00,
        "普惠金融发展专项": 180_0000_00,
    }


def test_targets_find_their_project_or_make_it(tmp_path: Path) -> None:
    known = Project(key="P1", unit=UNIT.key, name="信息化运维", overall_goal="旧的目标")
    old = Indicator(
        key="I1",
        project="P1",
        group="产出指标",
        subgroup="数量指标",
        name="巡检次数",
        comparator="≥",
        number="6",
        measure="次",
    )
    packet = replace(PACKET, projects=(known,), indicators=(old,))
    plan = planned({"运维": national_form, "汇总": list_of_targets}, packet)
    changed = {item.title: (item.old, item.new) for item in plan.items if item.fate is Fate.CHANGED}
    assert changed == {
        "项目 · 信息化运维 · 项目总目标": ("旧的目标", "建成并稳定运行。"),
        "指标 · 信息化运维 · 产出指标 · 数量指标 · 巡检次数 · 指标值": ("≥6次", "≥12次"),
    }
    after = written(plan, packet, tmp_path)
    assert [project.name for project in after.projects] == ["信息化运维", "专项检查"]
    assert {one.name for one in after.indicators if one.project == after.projects[1].key} == {"检查次数"}
    assert after.projects[0].total == 20_0000_00


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's own workbook."""
    target = tmp_path_factory.mktemp("published") / "公开表.xlsx"
    tables = tuple(disclose(SAMPLE, EDITION).tables.values())
    write_workbook(tables, target, title="公开表", author="")
    return target


def test_the_published_forms_come_back_as_they_were_entered(tmp_path: Path, published: Path) -> None:
    sample, goal = SAMPLE, "performance.goal"
    bare = replace(
        sample,
        lines=(),
        projects=(),
        indicators=(),
        tasks=(),
        texts=tuple(text for text in sample.texts if text.key != goal),
    )
    plan = plan_intake(read_layout(read_workbook(published), EDITION), bare, EDITION, {})
    after = written(plan, bare, tmp_path)

    def without_keys(records: Sequence[Any]) -> list[Any]:
        return [
            replace(each, key="", **({"project": ""} if hasattr(each, "project") else {})) for each in records
        ]

    assert without_keys(after.tasks) == without_keys(sample.tasks)
    assert without_keys(after.indicators) == without_keys(sample.indicators)
    assert without_keys(after.projects) == without_keys(sample.projects)
    assert {LongText(key=text.key, text=text.text) for text in after.texts} == set(sample.texts)

"""Last year's exchange file against this year's packet: only what is compared with is written, in one go."""

from dataclasses import replace
from pathlib import Path

import pytest

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.errors import KnownError
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Procurement, Project, Stage, Unit
from budget_desktop.entry.intake.comparing import Fate
from budget_desktop.entry.intake.last_year import last_of, plan_last_year
from tests.entry.intake.test_plan import HEADER, PACKET, UNIT, question, written
from tests.intake.sheets import EDITION

PAY = Line(
    key="L1",
    unit=UNIT.key,
    flow=Flow.SPENDING,
    source="S1.1",
    function="2010301",
    department_economic="30101",
    amount=60_0000_00,
)
RECEPTION = replace(PAY, key="L2", department_economic="30217", amount=5000_00)
CHECKED = replace(PAY, key="L3", function="2010302", project="P1", amount=8_0000_00)
PROJECT = Project(key="P1", unit=UNIT.key, name="专项检查", total=20_0000_00, overall_goal="查到位")
BOUGHT = Procurement(key="C1", unit=UNIT.key, category="A", item="打印机", amount=2_0000_00)
LAST = Packet(
    header=replace(HEADER, year=2019),
    units=(UNIT,),
    lines=(PAY, RECEPTION, CHECKED),
    projects=(PROJECT,),
    procurement=(BOUGHT,),
)


def test_amounts_of_then_stand_beside_those_of_now(tmp_path: Path) -> None:
    now = replace(PACKET, lines=(replace(PAY, key="N1", amount=66_0000_00),))
    plan = plan_last_year(LAST, now, EDITION, {}, "去年.json")
    after = written(plan, now, tmp_path)
    assert [(line.department_economic, line.amount, line.prior) for line in after.lines] == [
        ("30101", 66_0000_00, 60_0000_00),
        ("30217", None, 5000_00),
        ("30101", None, 8_0000_00),
    ]
    assert {item.key: item.prior for item in after.three_public}["reception"] == 5000_00
    assert [(one.amount, one.prior) for one in after.procurement] == [(None, 2_0000_00)]
    assert [(project.name, project.overall_goal) for project in after.projects] == [("专项检查", "")]
    assert {origin.file for origin in after.origins} == {"去年.json"}


def test_what_is_taken_twice_is_the_same(tmp_path: Path) -> None:
    plan = plan_last_year(LAST, PACKET, EDITION, {}, "去年.json")
    after = written(plan, PACKET, tmp_path)
    again = plan_last_year(LAST, after, EDITION, {}, "去年.json")
    # The project is there now, so what it was to cost in all is new.
    assert {item.fate for item in again.items if item.title != "项目 · 专项检查 · 上年度总金额"} == {
        Fate.SAME
    }


def test_a_unit_nobody_knows_is_asked_for() -> None:
    other = Unit(key="124002", name="某某中心")
    now = replace(PACKET, units=(UNIT, other))
    moved = replace(UNIT, key="999001", name="旧单位")
    last = replace(LAST, units=(moved,), lines=(replace(PAY, unit="999001"),), projects=(), procurement=())
    plan = plan_last_year(last, now, EDITION, {}, "去年.json")
    assert not plan.changing
    assert "旧单位" in question(plan, "unit:旧单位")
    answered = plan_last_year(last, now, EDITION, {"unit:旧单位": "124002"}, "去年.json")
    assert len(answered.changing) == 1 + len(EDITION.three_public)


def test_another_departments_file_is_told() -> None:
    last = replace(LAST, header=replace(LAST.header, department="别的局", department_code="999"))
    plan = plan_last_year(last, PACKET, EDITION, {}, "去年.json")
    assert any("别的局" in notice for notice in plan.notices)


def test_of_several_stages_the_last_and_of_other_years_none() -> None:
    first = replace(LAST, header=replace(LAST.header, stage=Stage.FIRST_SUBMISSION))
    assert last_of([LAST, first, PACKET], PACKET, "去年.json") is LAST
    with pytest.raises(KnownError, match="没有 2019 年的预算"):
        last_of([PACKET], PACKET, "今年.json")

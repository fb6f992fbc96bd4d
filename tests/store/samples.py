"""Packets to put into books."""

from datetime import date

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Answer,
    Asset,
    CarriedText,
    EditedParagraph,
    Header,
    Indicator,
    Line,
    LongText,
    Nature,
    Office,
    PriorBasis,
    Procurement,
    Project,
    Remark,
    Review,
    Staffing,
    StaffMeasure,
    Stage,
    Task,
    ThreePublicItem,
    Tier,
    Transfer,
    Unit,
)

HEADQUARTERS = "124001"
SCHOOL = "124002"


def full_packet() -> Packet:
    """Every kind of record, and one of each with no field left at its default."""
    return Packet(
        header=Header(
            department="某市供销合作社联合社",
            short_name="市供销社",
            department_code="124",
            tier=Tier.COUNTY,
            year=2025,
            stage=Stage.APPROVED,
            edition="changsha-2025",
            prior_basis=PriorBasis.EXECUTION,
            approval_date=date(2025, 1, 20),
            publication_date=date(2025, 2, 8),
            publication_place="市政府门户网站",
            has_summary=True,
        ),
        units=(
            Unit(key=SCHOOL, name="干部学校", nature=Nature.INSTITUTION, is_headquarters=True),
            Unit(key=HEADQUARTERS, name="本级"),
        ),
        lines=(
            Line(
                key="L2",
                unit=SCHOOL,
                flow=Flow.SPENDING,
                source="S1.1",
                function="2010301",
                department_economic="30101",
                government_economic="50501",
                kind="project.special",
                project="P1",
                amount=-350_000_00,
                prior=10**15,
                note="人均 “3” 万元\n分两行\t和 '引号' \\ 😀",
            ),
            Line(key="L1", unit=HEADQUARTERS, flow=Flow.INCOME, amount=0),
        ),
        projects=(
            Project(
                key="P1",
                unit=SCHOOL,
                name="培训",
                kind="project.special",
                use="办班",
                leader="张三",
                contact="李四",
                phone="0731-88888888",
                start=date(2025, 1, 1),
                end=date(2027, 12, 31),
                total=1_000_000_00,
                prior_total=900_000_00,
                overview="概况",
                basis="依据",
                necessity="必要性",
                measures="措施",
                plan="计划",
                remark="备注",
                overall_goal="总目标",
                annual_goal="年度目标",
            ),
        ),
        indicators=(
            Indicator(
                key="I1",
                project="P1",
                group="产出",
                subgroup="数量",
                name="班次",
                comparator="≥",
                number="3",
                measure="期",
                grade="健全",
            ),
            Indicator(key="I2", group="效益", subgroup="社会效益", name="满意度"),
        ),
        tasks=(Task(key="T1", name="改革", content="深化"),),
        three_public=(ThreePublicItem(key="reception", prior=12_00, batches=3, people=21),),
        procurement=(
            Procurement(
                key="P1", unit=SCHOOL, category="A", item="A02", source="S1", amount=1_00, prior=2_00
            ),
        ),
        assets=(Asset(key="A1", unit=SCHOOL, kind="vehicle.general", held=2, planned=1, use="公务"),),
        transfers=(Transfer(key="T1", unit=SCHOOL, name="专项", amount=5_00),),
        controls=(
            Control(
                key="K1",
                unit=SCHOOL,
                controlled=Controlled.PROCUREMENT,
                source="S1.1",
                function="2010301",
                department_economic="302",
                kind="project",
                project="P1",
                amount=350_000_00,
                document="财预〔2025〕3号",
            ),
            Control(key="K2", controlled=Controlled.INCOME),
        ),
        staffing=(Staffing(key="S1", unit=SCHOOL, measure=StaffMeasure.SERVING, category="行政", count=16),),
        offices=(Office(key="O1", unit=SCHOOL, name="办公室"),),
        remarks=(Remark(key="three_public.reception", text="因为", assumed=True),),
        texts=(LongText(key="duties", text="职责"),),
        answers=(
            Answer(
                key="B30@units/124001",
                text="车辆统一保障",
                author="王会计",
                written_at="2025-01-22T09:30:00.000+08:00",
                basis="0123456789abcdef",
                told="没有安排公务用车运行维护费",
            ),
        ),
        reviews=(
            Review(
                key="secrecy",
                reviewer="李主任",
                reviewed_on=date(2025, 2, 6),
                opinion="不涉密，同意公开",
                basis="fedcba9876543210",
            ),
        ),
        edited_paragraphs=(
            EditedParagraph(
                key="fund.1",
                text="本年⟦T09/total/total⟧万元",
                generated="安排⟦T09/total/total⟧万元",
                written_at="2025-02-06T10:00:00.000+08:00",
            ),
        ),
        carried_texts=(
            CarriedText(key="texts/duties/text", text="负责甲。\n负责乙。", year=2024, confirmed="负责甲。"),
        ),
        origins=(
            Origin(
                key="lines/L1/amount",
                file="一般公共预算.xlsx",
                cells="05 F8",
                amount=100,
                taken_at="2025-02-06T10:00:00.000+08:00",
            ),
        ),
    )


def small_packet(lines: int = 3, year: int = 2025) -> Packet:
    """One unit, one project and some lines."""
    return Packet(
        header=Header(department="某部门", department_code="124", year=year, edition="changsha-2025"),
        units=(Unit(key=HEADQUARTERS, name="本级"),),
        projects=(Project(key="P1", unit=HEADQUARTERS, name="项目"),),
        lines=tuple(
            Line(key=f"L{number}", unit=HEADQUARTERS, flow=Flow.SPENDING, amount=number * 100)
            for number in range(1, lines + 1)
        ),
    )

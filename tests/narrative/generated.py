"""Any department: books drawn fact by fact, with amounts down to what the text does not show."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from budget_desktop.domain.codes import Flow, Kind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Asset,
    Header,
    Indicator,
    Line,
    Nature,
    Office,
    PriorBasis,
    Procurement,
    Project,
    Remark,
    Staffing,
    StaffMeasure,
    ThreePublicItem,
    Tier,
    Transfer,
    Unit,
)
from budget_desktop.edition import load_edition

EDITION = load_edition("henan-jiyuan-2020")
STEP = 2_500
"""A quarter of 0.01 万元 in 分: of the last place of an amount in the text."""
AMOUNTS = st.sampled_from([0, 1, 2, 20, 4 * 10**7, -8, -1_001]) | st.integers(1, 4 * 10**6)
"""Some too small to be seen, some taken away."""
_SOURCES = ("S1.1", "S1.2", "S2.1", "S3", "S5", "S6", "S8", "S9", "S10", "S11")
_SPENDING = (
    ("2010301", "30101", Kind.BASIC_PAY),
    ("2010301", "30201", Kind.BASIC_PUBLIC),
    ("2010301", "30231", Kind.BASIC_PUBLIC),
    ("2080501", "30302", Kind.BASIC_HOUSEHOLD),
    ("2010302", "30212", Kind.PROJECT_GENERAL),
    ("2010302", "30217", Kind.PROJECT_GENERAL),
    ("2010399", "31013", Kind.PROJECT_SPECIAL),
    ("2120801", "30227", Kind.PROJECT_SPECIAL),
)
_SUBJECTS = ("total", "fund", "running_costs", "fiscal.general", "three_public.reception", "three_public")
_NATURES = st.sampled_from(list(Nature))
_ITEMS = ("abroad", "reception", "vehicle_running", "vehicle_purchase")
_KINDS = tuple(kind.key for kind in EDITION.asset_kinds if kind.parent)
_MEASURES = {
    StaffMeasure.APPROVED: ("行政", "事业"),
    StaffMeasure.LEADERS: ("主任", "副主任"),
    StaffMeasure.CURRENT: ("行政", "事业"),
    StaffMeasure.SERVING: ("",),
}
_COUNTS = st.integers(0, 60)
_REASONS = st.sampled_from(["", "。", "任务增减。", "由于汛期任务变动"])


def _fen(steps: int) -> int:
    return steps * STEP


_MAYBE = st.none() | AMOUNTS.map(_fen)


@st.composite
def packets(draw: st.DrawFn) -> Packet:
    """A packet of one to three units with some of everything."""
    names = draw(st.lists(st.sampled_from("乙丙丁"), unique=True, max_size=2))
    units = tuple(
        Unit(key=f"12400{number}", name=f"辰溪县{name}", nature=draw(_NATURES), is_headquarters=number == 1)
        for number, name in enumerate(("水务局", *(f"{name}水管站" for name in names)), start=1)
    )
    keys = st.sampled_from([unit.key for unit in units])
    projects = tuple(
        Project(key=f"P{name}", unit=draw(keys), name=f"{name}渠整修")
        for name in draw(st.lists(st.sampled_from("甲乙丙"), unique=True, max_size=3))
    )
    lines = [*draw(_lines(keys, Flow.INCOME)), *draw(_lines(keys, Flow.SPENDING))]
    lines += [_of_project(project, draw(AMOUNTS)) for project in projects]
    return Packet(
        header=Header(
            department="辰溪县水务局", department_code="124", year=2020, edition=EDITION.key,
            tier=draw(st.sampled_from(list(Tier))), prior_basis=draw(st.sampled_from(list(PriorBasis))),
            publication_date=date(2020, 6, 19),
        ),
        units=units,
        lines=tuple(replace(line, key=f"L{number}") for number, line in enumerate(lines, start=1)),
        projects=projects,
        indicators=tuple(
            Indicator(key=f"I{project.key}", project=project.key, group="产出", subgroup="数量", name="渠")
            for project in projects
            if draw(st.booleans())
        ),
        three_public=tuple(
            ThreePublicItem(
                key=key,
                prior=draw(_MAYBE),
                batches=draw(st.none() | _COUNTS),
                people=draw(st.none() | _COUNTS),
            )
            for key in _ITEMS
        ),
        procurement=tuple(
            Procurement(key=f"C{letter}", unit="124001", category=letter, amount=_fen(draw(AMOUNTS)))
            for letter in draw(st.lists(st.sampled_from("ABC"), unique=True))
        ),
        assets=tuple(
            Asset(key=f"A{number}", unit="124001", kind=kind, held=draw(_COUNTS), planned=draw(_COUNTS))
            for number, kind in enumerate(draw(st.lists(st.sampled_from(_KINDS), max_size=4)))
        ),
        transfers=tuple(
            Transfer(key=f"T{name}", unit="124001", name=f"{name}项补助", amount=draw(_MAYBE))
            for name in draw(st.lists(st.sampled_from("甲乙丙"), unique=True, max_size=3))
        ),
        staffing=tuple(draw(_staffing(units))),
        offices=tuple(
            Office(key=f"O{name}", unit=draw(keys), name=f"{name}科")
            for name in draw(st.lists(st.sampled_from(["工程", "财务", "综合"]), unique=True))
        ),
        remarks=tuple(
            Remark(key=f"change.{subject}", text=draw(_REASONS))
            for subject in draw(st.lists(st.sampled_from(_SUBJECTS), unique=True))
        ),
    )  # fmt: skip


@st.composite
def _lines(draw: st.DrawFn, units: st.SearchStrategy[str], flow: Flow) -> list[Line]:
    """Lines whose last year's amounts are known all together or not at all."""
    knows = draw(st.booleans())
    lines: list[Line] = []
    for _ in range(draw(st.integers(0, 6))):
        function, economic, kind = draw(st.sampled_from(_SPENDING)) if flow == Flow.SPENDING else ("", "", "")
        lines.append(
            Line(
                key="",
                unit=draw(units),
                flow=flow,
                source=draw(st.sampled_from(_SOURCES)),
                function=function,
                department_economic=economic,
                kind=kind,
                amount=_fen(draw(AMOUNTS)),
                prior=_fen(draw(AMOUNTS)) if knows else None,
            )
        )
    return lines


def _of_project(project: Project, steps: int) -> Line:
    return Line(
        key="", unit=project.unit, flow=Flow.SPENDING, source="S1.1", function="2010399",
        department_economic="30201", project=project.key, amount=_fen(steps),
    )  # fmt: skip


@st.composite
def _staffing(draw: st.DrawFn, units: tuple[Unit, ...]) -> list[Staffing]:
    return [
        Staffing(key=f"{unit.key}{measure}{category}", unit=unit.key, measure=measure, category=category,
                 count=draw(_COUNTS))
        for unit in units
        for measure, categories in _MEASURES.items()
        if draw(st.booleans())
        for category in categories
    ]  # fmt: skip

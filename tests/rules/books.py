"""Small clean packets, and ways to spoil them. Amounts are in 万元."""

from dataclasses import replace
from datetime import date
from typing import Any

from budget_desktop.disclosure import Disclosure, Press
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.records import (
    Asset,
    Header,
    Indicator,
    Line,
    Nature,
    Procurement,
    Project,
    Remark,
    Review,
    Staffing,
    StaffMeasure,
    ThreePublicItem,
    Unit,
)
from budget_desktop.edition import load_edition
from budget_desktop.narrative.text import Run
from budget_desktop.rules.checking import Checker
from budget_desktop.rules.finding import Finding
from budget_desktop.tables.spec import FormSpec
from budget_desktop.tables.table import Cell

EDITION = load_edition("henan-jiyuan-2020")
WAN = 1_000_000
HEADER = Header(
    department="甲局",
    department_code="124",
    year=2020,
    edition=EDITION.key,
    approval_date=date(2020, 6, 5),
    publication_date=date(2020, 6, 19),
    publication_place="甲市政府网站预算公开专栏",
)

REVIEWS = tuple(
    Review(key=step.key, reviewer="张某", reviewed_on=date(2020, 6, 18), opinion="同意")
    for step in EDITION.guard.reviews
)
"""Everybody has looked and agreed."""


BUREAU = Unit(key="124001", name="甲局", is_headquarters=True)
CENTRE = Unit(key="124002", name="甲局信息中心", nature=Nature.INSTITUTION)
SQUAD = Unit(key="124003", name="甲局执法队", nature=Nature.CIVIL_SERVICE_LIKE)


def wan(amount: float) -> int:
    return round(amount * WAN)


def income(key: str, source: str, amount: float | None, **fields: Any) -> Line:
    """An income line of 甲局."""
    known: dict[str, Any] = {
        "key": key,
        "unit": "124001",
        "flow": Flow.INCOME,
        "source": source,
        "amount": None if amount is None else wan(amount),
    }
    return Line(**known | fields)


def spend(
    key: str, source: str, function: str, economic: str, kind: str, amount: float | None, **fields: Any
) -> Line:
    """A spending line of 甲局, or of the `unit` given."""
    known: dict[str, Any] = {
        "key": key,
        "unit": "124001",
        "flow": Flow.SPENDING,
        "source": source,
        "function": function,
        "department_economic": economic,
        "kind": kind,
        "amount": None if amount is None else wan(amount),
    }
    return Line(**known | fields)


def _basic(unit: Unit, mark: str) -> tuple[Line, ...]:
    """Basic spending as it should be: 100万元 from the general budget."""
    organ = unit.nature.is_organ
    work, retired, medical = ("2010301", "2080501", "2101101") if organ else ("2010350", "2080502", "2101102")
    lines = (
        (work, "30101", "basic.pay", 50),
        ("2080505", "30108", "basic.pay", 8),
        ("2080506", "30109", "basic.pay", 4),
        (medical, "30110", "basic.pay", 3),
        ("2210201", "30113", "basic.pay", 5),
        (work, "30201", "basic.public", 20),
        (work, "30231", "basic.public", 2),
        (retired, "30302", "basic.household", 8),
    )
    return tuple(
        spend(f"{mark}{number}", "S1.1", *classified, unit=unit.key)
        for number, classified in enumerate(lines, start=1)
    )


def project(key: str, name: str, unit: str = "124001", kind: str = "project.general") -> Project:
    """A project with its texts."""
    return Project(
        key=key,
        unit=unit,
        name=name,
        kind=kind,
        start=date(2020, 1, 1),
        end=date(2020, 12, 31),
        plan="1.三月底前制定方案；\n2.十月底前完成。",
        overall_goal=f"三年内{name}覆盖全市各镇。",
        annual_goal=f"本年{name}覆盖五个镇。",
    )


_OWN = {"满意度": "群众满意度", "重点工作任务完成": "重点工作完成率", "履职效益": "群众诉求办结率"}
"""Indicators of one's own where the form names none."""


def targets(*projects: str, idle: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """Indicators in every place of the form of the department and of each project; `idle` do not apply."""
    found: list[Indicator] = []
    for spec in EDITION.tables.values():
        if not isinstance(spec, FormSpec):
            continue
        rows = [row for block in spec.blocks for row in block.indicators]
        for owner in projects if spec.each else ("",):
            for row in rows:
                own = _OWN.get(row.subgroup, "不适用")
                for name in [named.name for named in row.names] or [own]:
                    share = name not in idle and name.endswith(("率", "满意度"))
                    value = {"comparator": "≥", "number": "95", "measure": "%"} if share else {}
                    grade = "" if share else "不适用" if name in (*idle, "不适用") else "达标"
                    key = f"K{owner}{len(found)}"
                    found.append(
                        Indicator(
                            key=key,
                            project=owner,
                            group=row.group,
                            subgroup=row.subgroup,
                            name=name,
                            grade=grade,
                            **value,
                        )
                    )
    return tuple(found)


def indicator(name: str, *, number: str = "", grade: str = "", **fields: str) -> Indicator:
    """A further indicator of the first project."""
    known = {
        "key": "X",
        "project": "study",
        "group": "产出目标",
        "subgroup": "数量",
        "comparator": "≥" if number else "",
        "measure": "%" if number else "",
    }
    return Indicator(**{"name": name, "number": number, "grade": grade, **known, **fields})


def _three_public(reception: float, running: float) -> tuple[ThreePublicItem, ...]:
    prior = {"abroad": 0, "reception": reception, "vehicle_running": running, "vehicle_purchase": 0}
    return tuple(ThreePublicItem(key=key, prior=wan(amount)) for key, amount in prior.items())


ORGAN = Packet(
    header=HEADER,
    units=(BUREAU,),
    lines=(
        income("I1", "S1.1", 140),
        income("I2", "S2.1", 10),
        *_basic(BUREAU, "B"),
        spend("P1", "S1.1", "2010302", "30227", "", 30, project="study"),
        spend("P2", "S1.1", "2010302", "30217", "", 1, project="study"),
        spend("P3", "S1.1", "2010302", "31002", "", 9, project="study"),
        spend("P4", "S2.1", "2120899", "30299", "", 10, project="roads"),
    ),
    projects=(
        project("study", "调查研究"),
        project("roads", "道路整治", kind="project.special"),
    ),
    indicators=targets("study", "roads"),
    procurement=(
        Procurement(key="C1", unit="124001", category="A", item="办公设备", amount=wan(9)),
        Procurement(key="C2", unit="124001", category="C", item="调查", amount=wan(20)),
    ),
    assets=(Asset(key="A1", unit="124001", kind="vehicle.general", held=1),),
    staffing=(Staffing(key="S1", unit="124001", measure=StaffMeasure.SERVING, count=10),),
    three_public=_three_public(1, 2),
    reviews=REVIEWS,
)
"""An organ with basic spending, two projects and money of a government fund."""

INSTITUTION = replace(
    ORGAN,
    units=(replace(CENTRE, is_headquarters=True),),
    lines=(
        income("I1", "S1.1", 100, unit="124002"),
        income("I2", "S6", 10, unit="124002"),
        *_basic(CENTRE, "B"),
        spend("P1", "S6", "2010350", "30227", "", 10, unit="124002", project="study"),
    ),
    projects=(project("study", "调查研究", unit="124002"),),
    indicators=targets("study", idle=("政府采购执行率", "专项资金细化率")),
    procurement=(),
    assets=(Asset(key="A1", unit="124002", kind="vehicle.general", held=1),),
    staffing=(Staffing(key="S1", unit="124002", measure=StaffMeasure.SERVING, count=10),),
    three_public=_three_public(0, 2),
)
"""A single institution that also earns money."""

MIXED = replace(
    ORGAN,
    units=(BUREAU, CENTRE, SQUAD),
    lines=(
        *ORGAN.lines,
        income("I3", "S1.1", 100, unit="124002"),
        *_basic(CENTRE, "C"),
        income("I4", "S1.1", 100, unit="124003"),
        *_basic(SQUAD, "D"),
    ),
    three_public=_three_public(1, 6),
)
"""A department with an institution and a squad run like an organ."""


# One book after another, as in the window: several times as fast, and by `tests/test_again.py` the same.
_PRESS = Press(EDITION)
_CHECKER = Checker()


def shown(packet: Packet) -> Disclosure:
    return _PRESS.disclose(packet)


def check(disclosure: Disclosure) -> tuple[Finding, ...]:
    return _CHECKER.findings(disclosure)


def changed(packet: Packet, key: str, **fields: Any) -> Packet:
    """The packet with fields of the record of that key changed."""
    for name in COLLECTIONS.values():
        records: tuple[Record, ...] = getattr(packet, name)
        if any(record.key == key for record in records):
            new = tuple(replace(record, **fields) if record.key == key else record for record in records)
            return _with(packet, {name: new})
    raise KeyError(key)


def added(packet: Packet, *records: Record) -> Packet:
    """The packet with further records."""
    for record in records:
        name = COLLECTIONS[type(record)]
        packet = _with(packet, {name: (*getattr(packet, name), record)})
    return packet


def without(packet: Packet, *keys: str) -> Packet:
    """The packet without the records of these keys."""
    kept = {
        name: tuple(record for record in getattr(packet, name) if record.key not in keys)
        for name in COLLECTIONS.values()
    }
    return _with(packet, kept)


def _with(packet: Packet, collections: dict[str, Any]) -> Packet:
    return replace(packet, **collections)


def explained(packet: Packet, key: str, text: str = "情况属实", *, assumed: bool = False) -> Packet:
    """The packet with a reason written down."""
    return added(packet, Remark(key=key, text=text, assumed=assumed))


def tampered(disclosure: Disclosure, table: str, row: str, column: str, amount: float) -> Disclosure:
    """The disclosure with one printed amount changed behind the builder's back."""

    def change(cell: Cell | None) -> Cell | None:
        here = cell is not None and (cell.row, cell.column) == (row, column)
        return replace(cell, amount=wan(amount)) if cell is not None and here else cell

    printed = disclosure.tables[table]
    assert (row, column) in printed.by_address, (table, row, column)
    body = tuple(tuple(change(cell) for cell in line) for line in printed.body)
    return replace(disclosure, tables={**disclosure.tables, table: replace(printed, body=body)})


def retold(disclosure: Disclosure, section: str, old: str, new: str) -> Disclosure:
    """The disclosure with a run of one section of the narrative typed over."""

    def change(run: Run) -> Run:
        return run._replace(text=new) if run.text == old else run

    paragraphs = disclosure.sections[section]
    assert any(run.text == old for paragraph in paragraphs for run in paragraph.runs), old
    told = tuple(replace(each, runs=tuple(change(run) for run in each.runs)) for each in paragraphs)
    return replace(disclosure, sections={**disclosure.sections, section: told})

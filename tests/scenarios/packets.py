"""Scenarios as accountants write them: the TOML files beside this one, read into packets.

A line reads `flow source function economic kind amount prior`, amounts in 万元, `-` for nothing:
`spending S1.1 2010399 30217 project.general 0.50 0.50`. Headquarters is unit 124001, an organ, unless `units`
says otherwise; a line of another unit begins with its code, one of a project with the project's number (P1).
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Measure, parse_amount
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Asset,
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
    Staffing,
    StaffMeasure,
    ThreePublicItem,
    Tier,
    Transfer,
    Unit,
)
from budget_desktop.edition import load_edition

HERE = Path(__file__).parent
EDITION = load_edition("henan-jiyuan-2020")
HEADQUARTERS = "124001"
Scenario = Mapping[str, Any]


def scenarios() -> dict[str, Scenario]:
    """Every scenario by its file and name."""
    return {
        f"{path.stem}: {scenario['name']}": scenario
        for path in sorted(HERE.glob("*.toml"))
        for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
    }


def packet(scenario: Scenario) -> Packet:
    """What was typed in a scenario."""
    return Packet(
        header=Header(
            department=scenario.get("department", "甲局"),
            department_code="124",
            year=2020,
            edition=EDITION.key,
            tier=Tier(scenario.get("tier", "市级")),
            prior_basis=PriorBasis(scenario.get("basis", "预算数")),
            publication_date=date(2020, 6, 19),
        ),
        units=tuple(
            Unit(
                key=key,
                name=name,
                nature=Nature(nature),
                is_headquarters=key in scenario.get("headquarters", [HEADQUARTERS]),
            )
            for key, (name, nature) in scenario.get("units", {HEADQUARTERS: ["甲局", "行政"]}).items()
        ),
        lines=tuple(line(text, number) for number, text in enumerate(scenario.get("lines", []), start=1)),
        projects=tuple(
            Project(key=f"P{number}", unit=HEADQUARTERS, name=text.split()[0])
            for number, text in enumerate(scenario.get("projects", []), start=1)
        ),
        indicators=tuple(
            Indicator(
                key=f"I{number}", project=f"P{number}", group="产出目标", subgroup="数量", name="完成数"
            )
            for number, text in enumerate(scenario.get("projects", []), start=1)
            if text.endswith("有目标")
        ),
        remarks=tuple(Remark(key=key, text=text) for key, text in scenario.get("remarks", {}).items()),
        texts=tuple(LongText(key=key, text=text) for key, text in scenario.get("texts", {}).items()),
        three_public=tuple(
            ThreePublicItem(key=key, prior=wan(values[0]), batches=values[1], people=values[2])
            for key, values in scenario.get("three_public", {}).items()
        ),
        procurement=tuple(
            Procurement(key=f"C{number}", unit=HEADQUARTERS, category=category, amount=wan(amount))
            for number, (category, amount) in enumerate(scenario.get("procurement", []), start=1)
        ),
        assets=tuple(
            Asset(key=f"A{number}", unit=HEADQUARTERS, kind=kind, held=held, planned=planned, use=use)
            for number, (kind, held, planned, use) in enumerate(scenario.get("assets", []), start=1)
        ),
        transfers=tuple(
            Transfer(key=f"T{number}", unit=HEADQUARTERS, name=name, amount=wan(amount))
            for number, (name, amount) in enumerate(scenario.get("transfers", []), start=1)
        ),
        staffing=tuple(
            staffing(number, *values) for number, values in enumerate(scenario.get("staffing", []), start=1)
        ),
        offices=tuple(
            office(text, number) for number, text in enumerate(scenario.get("offices", []), start=1)
        ),
    )


def line(text: str, number: int) -> Line:
    """A line of income or spending."""
    words = ["" if word == "-" else word for word in text.split()]
    owner = words.pop(0) if words[0][0] in "P1" else ""
    flow, source, function, economic, kind, amount, prior = words
    return Line(
        key=f"L{number}",
        unit=owner if owner.isdigit() else HEADQUARTERS,
        flow=Flow(flow),
        source=source,
        function=function,
        department_economic=economic,
        kind=kind,
        project=owner if owner.startswith("P") else "",
        amount=wan(amount),
        prior=wan(prior),
    )


def staffing(number: int, measure: str, category: str, count: int) -> Staffing:
    """A number of people; one of another unit begins with its code."""
    unit, name = split(measure)
    return Staffing(key=f"S{number}", unit=unit, measure=StaffMeasure(name), category=category, count=count)


def office(text: str, number: int) -> Office:
    """An office; one of another unit begins with its code."""
    unit, name = split(text)
    return Office(key=f"O{number}", unit=unit, name=name)


def split(text: str) -> tuple[str, str]:
    """The unit, headquarters where none is named, and what it has."""
    unit, _, name = text.rpartition(" ")
    return unit or HEADQUARTERS, name


def wan(text: str) -> int | None:
    """An amount in 万元."""
    return parse_amount(text, Measure.WAN)

"""A few facts in, sentences and cells out. The scenarios are the TOML files beside this one.

A line reads `flow source function economic kind amount prior`, amounts in 万元, `-` for nothing:
`spending S1.1 2010399 30217 project.general 0.50 0.50`. Headquarters is unit 124001, an organ, unless `units`
says otherwise; a line of another unit begins with its code.
"""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import Measure, parse_amount
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import (
    Asset,
    Header,
    Line,
    LongText,
    Nature,
    Procurement,
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


def scenarios() -> list[Any]:
    return [
        pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")
        for path in sorted(HERE.glob("*.toml"))
        for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
    ]


@pytest.mark.parametrize("scenario", scenarios())
def test_scenario(scenario: dict[str, Any]) -> None:
    disclosure = disclose(packet(scenario), EDITION)
    text = "\n".join(paragraph.text for paragraph in disclosure.paragraphs)
    for sentence in scenario.get("says", []):
        assert sentence in text, text
    for words in scenario.get("never", []):
        assert words not in text
    for address, expected in scenario.get("cells", {}).items():
        table, row, column = address.split(" ")
        assert printed(disclosure, table, row, column) == expected, address


def printed(disclosure: Disclosure, table: str, row: str, column: str) -> str:
    found = disclosure.tables[table]
    return found.amounts.text(found.amount(row, column))


def packet(scenario: dict[str, Any]) -> Packet:
    header = Header(
        department="甲局", department_code="124", year=2020, edition=EDITION.key, tier=Tier.CITY,
        publication_date=date(2020, 6, 19),
    )  # fmt: skip
    units = scenario.get("units", {"124001": ["甲局", "行政"]})
    return Packet(
        header=replace(header, tier=Tier(scenario.get("tier", "市级"))),
        units=tuple(
            Unit(key=key, name=name, nature=Nature(nature), is_headquarters=key == "124001")
            for key, (name, nature) in units.items()
        ),
        lines=tuple(line(text, number) for number, text in enumerate(scenario.get("lines", []), start=1)),
        remarks=tuple(Remark(key=key, text=text) for key, text in scenario.get("remarks", {}).items()),
        texts=tuple(LongText(key=key, text=text) for key, text in scenario.get("texts", {}).items()),
        three_public=tuple(
            ThreePublicItem(key=key, prior=wan(values[0]), batches=values[1], people=values[2])
            for key, values in scenario.get("three_public", {}).items()
        ),
        procurement=tuple(
            Procurement(key=f"C{number}", unit="124001", category=category, amount=wan(amount))
            for number, (category, amount) in enumerate(scenario.get("procurement", []), start=1)
        ),
        assets=tuple(
            Asset(key=f"A{number}", unit="124001", kind=kind, held=held, planned=planned, use=use)
            for number, (kind, held, planned, use) in enumerate(scenario.get("assets", []), start=1)
        ),
        transfers=tuple(
            Transfer(key=f"T{number}", unit="124001", name=name, amount=wan(amount))
            for number, (name, amount) in enumerate(scenario.get("transfers", []), start=1)
        ),
        staffing=tuple(
            Staffing(
                key=f"S{n}", unit="124001", measure=StaffMeasure(measure), category=category, count=count
            )
            for n, (measure, category, count) in enumerate(scenario.get("staffing", []), start=1)
        ),
    )


def line(text: str, number: int) -> Line:
    words = ["" if word == "-" else word for word in text.split()]
    unit = words.pop(0) if words[0].isdigit() else "124001"
    flow, source, function, economic, kind, amount, prior = words
    return Line(
        key=f"L{number}",
        unit=unit,
        flow=Flow(flow),
        source=source,
        function=function,
        department_economic=economic,
        kind=kind,
        amount=wan(amount),
        prior=wan(prior),
    )


def wan(text: str) -> int | None:
    return parse_amount(text, Measure.WAN)

"""Made-up packets of a chosen size, the same every time."""

import random
from dataclasses import replace

from budget_desktop.domain.codes import Dimension, Flow, Kind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Line, Nature, Unit
from budget_desktop.edition import load_edition

EDITION = "henan-jiyuan-2020"
FUNCTIONS_USED = 40
"""Departments book on a few dozen 项; ten thousand lines over a thousand 项 would be no department."""


def packet(facts: int) -> Packet:
    """A packet of three units whose lines give that many facts (two a line: this year and last)."""
    chance = random.Random(facts)
    catalogue = load_edition(EDITION).catalogue
    functions = [entry.code for entry in catalogue.entries(Dimension.FUNCTION) if entry.level == "项"]
    economic = [entry.code for entry in catalogue.entries(Dimension.DEPARTMENT_ECONOMIC) if entry.is_leaf]
    used = chance.sample(functions, FUNCTIONS_USED)
    units = (
        Unit(key="124001", name="甲局", is_headquarters=True),
        Unit(key="124002", name="甲局信息中心", nature=Nature.INSTITUTION),
        Unit(key="124003", name="甲局执法队", nature=Nature.CIVIL_SERVICE_LIKE),
    )
    spending = tuple(
        Line(
            key=f"L{number}",
            unit=chance.choice(units).key,
            flow=Flow.SPENDING,
            source=chance.choice(("S1.1", "S1.2", "S2.1", "S6")),
            function=chance.choice(used),
            department_economic=chance.choice(economic),
            kind=chance.choice(tuple(Kind)),
            amount=chance.randrange(1, 10**8),
            prior=chance.randrange(1, 10**8),
        )
        for number in range(1, max(1, facts // 2 - 3))
    )
    income = tuple(
        replace(line, key=f"I{number}", flow=Flow.INCOME, function="", department_economic="", kind="")
        for number, line in enumerate(spending[:4], start=1)
    )
    header = Header(department="甲局", department_code="124", year=2020, edition=EDITION)
    return Packet(header=header, units=units, lines=(*income, *spending))

"""Made-up packets of a chosen size, the same every time."""

import random
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.books.making import FARM_STATION, FARMING, OFFICE, SERVICE, Budget, Venture, staff
from budget_desktop.domain.codes import Dimension, Flow, Kind
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Line, Nature, Unit
from budget_desktop.edition import load_edition

EDITION = "henan-jiyuan-2020"
FUNCTIONS_USED = 40
"""Departments book on a few dozen 项; ten thousand lines over a thousand 项 would be no department."""

_LINES_OF_A_UNIT = 40
"""About half of them what it runs on, the rest projects."""
_UNWRITTEN = 3
"""Reasons still to be written: a book being worked on asks for a few."""
_BOUGHT = ("30201", "30202", "30211", "30213", "30218", "30226", "30227", "30299", "31002", "31003")


def balanced(facts: int) -> Packet:
    """A budget nearly in order, as departments have them, of about that many facts.

    Units run on the same few subjects, income pays for spending source by source, every project has its
    targets, and a few reasons are missing.
    """
    chance = random.Random(facts)
    lines = facts // 2
    units = tuple(_unit(number) for number in range(1, max(2, round(lines / _LINES_OF_A_UNIT)) + 1))
    running = tuple(line for unit in units for line in _running(unit, chance))
    ventures = tuple(_ventures(units, lines - len(running), chance))
    people = {unit.key: chance.randrange(6, 60) for unit in units}
    budget = Budget(
        department="丙县农业农村局", units=units, running=running, ventures=ventures, people=people
    )
    packet = budget.packet
    return replace(packet, remarks=packet.remarks[_UNWRITTEN:])


def _unit(number: int) -> Unit:
    if number == 1:
        return Unit(key="130001", name="丙县农业农村局", is_headquarters=True)
    nature = Nature.INSTITUTION if number % 2 else Nature.CIVIL_SERVICE_LIKE
    return Unit(key=f"130{number:03}", name=f"丙县农业农村局第{number}所", nature=nature)


def _running(unit: Unit, chance: random.Random) -> Iterator[Line]:
    """What a unit runs on; institutions earn a part of it."""
    at = chance.choice((FARMING, OFFICE) if unit.nature.is_organ else (FARM_STATION, SERVICE))
    yield from staff(unit, f"U{unit.key}.", chance.randrange(300_000, 3_000_000), at)
    if unit.nature is Nature.INSTITUTION:
        yield from staff(unit, f"E{unit.key}.", chance.randrange(100_000, 500_000), at, source="S6")


def _ventures(units: tuple[Unit, ...], lines: int, chance: random.Random) -> Iterator[Venture]:
    """Projects of a few subjects each, until these many lines are used up."""
    number = 0
    while lines > 0:
        number += 1
        bought = sorted(chance.sample(_BOUGHT, min(lines, chance.randrange(3, 9))))
        lines -= len(bought)
        yield Venture(
            key=f"P{number}",
            name=f"第{number}项业务保障",
            unit=chance.choice(units),
            function=chance.choice(("2130108", "2130109", "2130122", "2010302")),
            buys={subject: chance.randrange(10_000, 500_000) for subject in bought},
            kind=Kind.PROJECT_SPECIAL if number % 7 == 0 else Kind.PROJECT_GENERAL,
            prior=chance.choice((90, 100, 105)),
        )


def scattered(facts: int) -> Packet:
    """Three units whose lines fall anywhere: nothing balances, a third of the rules finds much."""
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

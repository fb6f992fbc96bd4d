"""For every rule what it must find and what it must leave alone.

`finds` are failing examples; `passes` are packets the rule looks at and finds nothing in, besides the clean
books mostly those where a simpler rule would raise a false alarm. Tables that are right by construction are
spoilt with `tampered`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Asset, Nature, Transfer
from tests.rules.books import (
    CENTRE,
    INSTITUTION,
    MIXED,
    ORGAN,
    added,
    changed,
    income,
    retold,
    shown,
    spend,
    tampered,
    wan,
    without,
)

Make = Callable[[], Disclosure]


@dataclass(frozen=True)
class Example:
    """Examples of one rule."""

    finds: tuple[Make, ...]
    passes: tuple[Make, ...] = ()


def of(packet: Packet) -> Make:
    return lambda: shown(packet)


def printing(table: str, row: str, column: str, amount: float, packet: Packet = ORGAN) -> Make:
    return lambda: tampered(shown(packet), table, row, column, amount)


CLEAN = {"organ": of(ORGAN), "institution": of(INSTITUTION), "mixed": of(MIXED)}
"""Books without any finding; every rule must pass them."""

_HEAD = Packet(header=ORGAN.header, units=ORGAN.units)
_CANCELLING = added(
    _HEAD,
    spend("L1", "S1.1", "2010301", "30201", "basic.public", 5),
    spend("L2", "S1.1", "2010302", "30202", "basic.public", -5),
)
"""Amounts that cancel out: the totals are blank and right, whatever is to be said about a negative amount."""
_ROUNDED = added(
    _HEAD,
    income("I1", "S1.1", 0.009),
    spend("L1", "S1.1", "2010301", "30201", "basic.public", 0.0045),
    spend("L2", "S1.1", "2010302", "30202", "basic.public", 0.0045),
)
_ROUNDED_ALIKE = changed(
    changed(changed(_ROUNDED, "I1", amount=23_000), "L1", amount=11_000), "L2", amount=12_000
)
_CARRIED = added(
    ORGAN,
    income("I3", "S10", 6),
    spend("P5", "S10", "2010302", "30201", "", 6, project="study"),
    income("I4", "S11", 2),
    spend("P6", "S11", "2010302", "30202", "", 2, project="study"),
)
"""Money carried over, and a gap covered from the reserve."""
_ITEM = "124001/2010302"

EXAMPLES = {
    "A01": Example(
        finds=(
            of(without(ORGAN, "I1", "I2")),
            of(changed(ORGAN, "I1", amount=wan(141))),
            printing("T01", "income.total", "amount", 151),
        ),
        passes=(
            of(_CARRIED),
            # Last year need not balance.
            of(changed(ORGAN, "I1", prior=wan(99))),
        ),
    ),
    "A02": Example(finds=(printing("T01", "income.S10", "amount", 1),), passes=(of(_CARRIED),)),
    "A03": Example(finds=(printing("T01", "income.S6", "amount", 1),)),
    "A04": Example(finds=(printing("T01", "spending.basic", "S10", 1),), passes=(of(_CARRIED),)),
    "A05": Example(finds=(printing("T01", "spending.project", "S2", 9),)),
    "A06": Example(
        finds=(
            printing("T04", "spending.201", "S1.1", 9999),
            of(added(ORGAN, spend("X", "S1.2", "2010301", "30202", "basic.public", -1))),
        ),
        passes=(of(added(ORGAN, spend("X", "S1.2", "2010301", "30202", "basic.public", 1))),),
    ),
    "A07": Example(
        finds=(
            printing("T01", "spending.basic.pay", "total", 1),
            printing("T01", "spending.total", "S1", 1),
            of(changed(ORGAN, "B1", kind="")),
        ),
    ),
    "A08": Example(
        finds=(
            printing("T01", "spending.nature.1", "total", 1),
            # Pay out of a project has no row among 1-9.
            of(changed(ORGAN, "P1", department_economic="30199")),
        ),
        passes=(of(changed(ORGAN, "P1", department_economic="39999")),),
    ),
    "A09": Example(
        finds=(
            printing("T02", "total", "total", 149),
            printing("T02", _ITEM, "S6", 1),
            of(changed(MIXED, "I3", unit="124001")),
        ),
        passes=(of(_CARRIED),),
    ),
    "A10": Example(
        finds=(printing("T03", _ITEM, "basic", 1), printing("T05", "total", "project.special", 1)),
    ),
    "A11": Example(
        finds=(printing("T03", "124001", "total", 149), printing("T09", "total", "project", 11)),
    ),
    "A12": Example(
        finds=(printing("T06", "302", "S1", 1), printing("T07", "301/30101/50101", "total", 51)),
    ),
    "A13": Example(
        finds=(
            printing("T04", "income.S1", "amount", 1),
            printing("T04", "spending.201", "S2", 1),
            of(changed(ORGAN, "P4", source="S6")),
        ),
        # Money of one's own is no fiscal money.
        passes=(of(changed(INSTITUTION, "I2", amount=wan(12))),),
    ),
    "A14": Example(finds=(printing("T06", "302", "S6", 1), printing("T06", "total", "S2", 9))),
    "A15": Example(finds=(printing("T07", "301", "S1.1", 1), printing("T07", "total", "S1.2", 1))),
    "A16": Example(
        finds=(printing("T08", "total", "amount", 9), printing("T08", "vehicle_running", "amount", 1)),
    ),
    "A17": Example(finds=(of(changed(ORGAN, "P4", project="", kind="basic.public")),)),
    "A18": Example(
        finds=(
            of(without(ORGAN, "I1", "I2")),
            # Income alone, nothing planned yet.
            of(added(_HEAD, income("I1", "S1.1", 5))),
        ),
        passes=(of(_CANCELLING), of(_HEAD)),
    ),
    "A19": Example(
        finds=(
            printing("T01", "spending.project", "total", 0),
            printing("T06", "301", "total", 0),
            printing("T08", "vehicle", "amount", 0),
        ),
        passes=(of(_CANCELLING),),
    ),
    "A20": Example(
        finds=(of(_ROUNDED),), passes=(of(_ROUNDED_ALIKE), printing("T08", "total", "amount", 3.01))
    ),
    "A21": Example(
        finds=(
            of(added(ORGAN, replace(ORGAN.lines[2], key="again"))),
            of(added(ORGAN, replace(ORGAN.lines[2], key="again", amount=wan(1)))),
            of(added(ORGAN, replace(ORGAN.lines[0], key="again"))),
        ),
        passes=(
            # Two grounds, written down.
            of(
                added(
                    changed(ORGAN, "B6", note="一楼"),
                    replace(ORGAN.lines[7], key="again", note="二楼"),
                )
            ),
            of(added(ORGAN, replace(ORGAN.lines[2], key="again", government_economic="50199"))),
            of(added(ORGAN, replace(ORGAN.lines[2], key="again", amount=None))),
            of(added(MIXED, replace(ORGAN.lines[2], key="again", unit="124003", source="S6"))),
        ),
    ),
    "A22": Example(
        finds=(
            of(changed(ORGAN, "B1", amount=wan(-50))),
            of(changed(ORGAN, "B1", prior=wan(-50))),
            of(changed(ORGAN, "study", total=-1)),
            of(changed(ORGAN, "reception", prior=-1)),
            of(changed(ORGAN, "C1", amount=-1)),
            of(added(ORGAN, Transfer(key="T1", unit="124001", name="补助", amount=-1))),
            of(changed(ORGAN, "B1", amount=wan(10_000_001))),
        ),
        passes=(of(changed(ORGAN, "B1", amount=0, prior=0)), of(changed(ORGAN, "B1", prior=wan(10_000_000)))),
    ),
    "A23": Example(
        finds=(
            of(changed(ORGAN, "B1", prior=wan(50) // 10_000)),
            of(changed(ORGAN, "B1", prior=wan(50) * 10_000)),
            of(changed(ORGAN, "study", total=wan(40) // 10_000)),
            of(changed(changed(ORGAN, "P1", prior=wan(30)), "study", prior_total=wan(30) // 10_000)),
            of(changed(ORGAN, "reception", prior=wan(1) * 10_000)),
            of(changed(ORGAN, "C1", prior=wan(9) // 10_000)),
            # No last year to compare with, but 30元 would have to be 30万元 for the budget to balance.
            of(changed(ORGAN, "P1", amount=wan(30) // 10_000)),
            of(changed(ORGAN, "I2", amount=wan(10) // 10_000)),
        ),
        passes=(
            of(changed(ORGAN, "B1", prior=wan(50) // 1_000)),
            of(changed(ORGAN, "B1", prior=0)),
            of(changed(ORGAN, "P1", amount=wan(30) // 1_000)),
        ),
    ),
    "B01": Example(finds=(printing("T02", "total", "total", 149),)),
    "B02": Example(finds=(printing("T03", "total", "total", 149),)),
    "B03": Example(finds=(printing("T03", "total", "basic.pay", 1),)),
    "B04": Example(finds=(printing("T02", _ITEM, "total", 1),)),
    "B05": Example(
        finds=(
            of(without(ORGAN, "I2")),
            of(changed(ORGAN, "I2", source="S3")),
            printing("T02", "total", "S2", 9),
        ),
        # 用事业单位基金弥补收支差额 stands in the column 事业基金.
        passes=(of(_CARRIED),),
    ),
    "B06": Example(finds=(printing("T04", "income.total", "amount", 149),)),
    "B07": Example(
        finds=(printing("T04", "spending.total", "S2", 9), printing("T01", "spending.total", "S1.1", 9)),
    ),
    "B08": Example(finds=(printing("T05", "124001/2080505", "total", 9),)),
    "B09": Example(finds=(printing("T05", "total", "total", 9),)),
    "B10": Example(
        finds=(printing("T05", _ITEM, "project", 41),),
        passes=(of(changed(ORGAN, "P1", source="S6")),),
    ),
    "B11": Example(finds=(printing("T09", "total", "total", 9), printing("T01", "spending.total", "S2", 9))),
    "B12": Example(
        finds=(printing("T03", _ITEM, "total", 41), of(changed(ORGAN, "P1", source=""))),
        passes=(of(changed(ORGAN, "P1", source="S5")), of(_CARRIED)),
    ),
    "B13": Example(finds=(printing("T06", "total", "total", 149), printing("T06", "total", "S2", 9))),
    "B14": Example(
        finds=(printing("T01", "spending.nature.1", "S1", 9), printing("T07", "302", "total", 1)),
        # Pay out of a project: A08 tells of it, the other classes still agree.
        passes=(of(changed(ORGAN, "P1", department_economic="30199")), of(changed(ORGAN, "B6", source="S6"))),
    ),
    "B15": Example(
        finds=(printing("T07", "total", "total", 99), printing("T07", "301/30101/50101", "total", 51)),
        passes=(of(changed(ORGAN, "B6", source="S6")),),
    ),
    "B16": Example(
        finds=(
            of(changed(ORGAN, "B6", kind="basic.pay")),
            of(changed(ORGAN, "B6", department_economic="39999")),
        ),
        passes=(
            of(changed(ORGAN, "B6", department_economic="31002")),
            # The table shows the general budget alone.
            of(changed(ORGAN, "B6", kind="basic.pay", source="S6")),
        ),
    ),
    "B17": Example(
        finds=(printing("T08", "reception", "amount", 0), printing("T08", "reception", "amount", 2)),
        passes=(
            # In a project, and in a fund that the table does not show.
            of(changed(ORGAN, "P2", source="S2.1")),
            of(changed(ORGAN, "P2", department_economic="30212")),
        ),
    ),
    "B18": Example(
        finds=(
            of(changed(ORGAN, "B6", department_economic="39999")),
            lambda: retold(shown(ORGAN), "running_costs", "22.00", "22.09"),
        ),
        passes=(of(changed(ORGAN, "B6", department_economic="31002")), of(changed(ORGAN, "B6", source="S6"))),
    ),
    "B19": Example(
        finds=(lambda: replace(shown(INSTITUTION), sections=shown(ORGAN).sections),),
        passes=(of(replace(INSTITUTION, units=(replace(CENTRE, nature=Nature.CIVIL_SERVICE_LIKE),))),),
    ),
    "B20": Example(
        finds=(
            of(changed(ORGAN, "C1", category="D")),
            of(changed(ORGAN, "C1", amount=wan(200))),
        ),
        # Everything that can be procured is procured: 302 and 310, basic and project, of all funds.
        passes=(of(changed(ORGAN, "C2", amount=wan(20 + 2 + 30 + 1 + 10))),),
    ),
    "B21": Example(
        finds=(
            of(changed(ORGAN, "B6", government_economic="50502")),
            of(changed(INSTITUTION, "B6", government_economic="50201")),
            of(changed(MIXED, "D6", government_economic="50502")),
        ),
        passes=(
            of(changed(ORGAN, "B8", government_economic="50999")),
            of(changed(INSTITUTION, "P1", department_economic="39999")),
        ),
    ),
    "B22": Example(
        finds=(
            of(changed(ORGAN, "B6", government_economic="50202")),
            of(changed(ORGAN, "B6", government_economic="50501")),
        ),
        passes=(
            # The pair of the other kind of unit: one cause, and B21 tells it.
            of(changed(ORGAN, "B6", government_economic="50502")),
            of(changed(ORGAN, "B6", government_economic="50201")),
            of(changed(ORGAN, "B6", department_economic="30250", government_economic="50201")),
        ),
    ),
    "B25": Example(
        finds=(
            of(added(ORGAN, spend("X", "S1.1", "2010301", "30108", "basic.pay", 1))),
            of(added(ORGAN, spend("X", "S1.1", "2210201", "30103", "basic.pay", 1))),
        ),
        passes=(
            # Everything booked on one function: there is no twin.
            of(changed(changed(ORGAN, "B2", function="2010301"), "B3", function="2010301")),
            # Equal from the general budget; the rest is paid from own money under the work itself.
            of(added(ORGAN, spend("X", "S6", "2010301", "30108", "basic.pay", 3))),
            # Other insurance, and the costs of pensioners.
            of(added(ORGAN, spend("X", "S1.1", "2101199", "30112", "basic.pay", 1))),
            of(added(ORGAN, spend("X", "S1.1", "2080501", "30299", "basic.public", 1))),
        ),
    ),
    "B26": Example(
        finds=(of(without(ORGAN, "B5")), of(without(MIXED, "C2", "C4"))),
        passes=(of(without(ORGAN, "B1", "B2")),),
    ),
    "B27": Example(
        finds=(
            of(without(ORGAN, *(f"B{number}" for number in range(1, 9)))),
            of(changed(ORGAN, "S1", count=0)),
        ),
        passes=(
            of(without(ORGAN, "S1")),
            # Nobody serving, but pensioners to be paid.
            of(without(changed(ORGAN, "S1", count=0), "B1", "B2", "B3", "B4", "B5")),
        ),
    ),
    "B29": Example(
        finds=(printing("T06", "total", "S10", 5, _CARRIED), of(without(_CARRIED, "I3"))),
        passes=(of(_CARRIED),),
    ),
    "B30": Example(
        finds=(
            of(without(ORGAN, "B7")),
            of(without(ORGAN, "A1")),
            of(added(ORGAN, spend("X", "S1.1", "2010302", "31013", "", 18, project="study"))),
        ),
        passes=(
            # The first car is bought this year and driven this year.
            of(
                added(
                    changed(ORGAN, "A1", held=0, planned=1),
                    spend("X", "S1.1", "2010302", "31013", "", 18, project="study"),
                )
            ),
            of(without(ORGAN, "A1", "B7")),
        ),
    ),
    "B32": Example(
        finds=(of(without(ORGAN, "C1", "C2")),),
        passes=(
            of(
                added(
                    without(ORGAN, "C1", "C2"), Asset(key="A2", unit="", kind="equipment.general", planned=1)
                )
            ),
        ),
    ),
    "G06": Example(
        finds=(
            of(changed(ORGAN, "B1", unit="")),
            of(changed(ORGAN, "B1", unit="999")),
            of(changed(ORGAN, "B1", source="")),
            of(changed(ORGAN, "B1", source="S1")),
            of(changed(ORGAN, "B1", source="借款")),
            of(changed(ORGAN, "B1", function="")),
            of(changed(ORGAN, "B1", function="20103")),
            of(changed(ORGAN, "B1", function="201030101")),
            of(changed(ORGAN, "B1", function="2010377")),
            of(changed(ORGAN, "B1", function="政府办公厅")),
            of(changed(ORGAN, "B1", department_economic="")),
            of(changed(ORGAN, "B1", department_economic="301")),
            of(changed(ORGAN, "B1", department_economic="30177")),
            of(changed(ORGAN, "B1", government_economic="50177")),
            of(changed(ORGAN, "B1", kind="")),
            of(changed(ORGAN, "B1", kind="basic")),
            of(changed(ORGAN, "P1", project="gone")),
            of(changed(ORGAN, "I1", source="S1")),
        ),
        passes=(
            # Half-filled is normal: what has no amount needs no codes yet.
            of(added(ORGAN, spend("X", "", "", "", "", None), income("Y", "", None))),
            # Of last year only the class may be known.
            of(added(ORGAN, spend("X", "S1", "201", "", "project", None, prior=wan(3)))),
        ),
    ),
}

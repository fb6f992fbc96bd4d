"""Examples of the rules of family B: between tables and between entries."""

from dataclasses import replace

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Asset, Line, Nature
from tests.rules.books import (
    CENTRE,
    INSTITUTION,
    MIXED,
    ORGAN,
    added,
    changed,
    retold,
    shown,
    spend,
    wan,
    without,
)
from tests.rules.example import (
    CARRIED,
    ITEM,
    ROUNDED,
    Example,
    of,
    printing,
)


def _under_one_function(packet: Packet) -> Packet:
    """All basic spending under one functional subject."""
    return replace(
        packet,
        lines=tuple(
            replace(line, function="2010399") if line.kind.startswith("basic") else line
            for line in packet.lines
        ),
    )


def _office(number: int, function: str = "2010301") -> Line:
    return spend(f"O{number}", "S1.1", function, f"3020{number + 2}", "basic.public", 1)


_LONGER = added(ORGAN, spend("P5", "S1.1", "2010302", "30202", "", 1, project="study"))
_EARNING = added(
    changed(INSTITUTION, "I2", amount=wan(11)),
    spend("E1", "S6", "2010350", "30201", "basic.public", 1, unit="124002"),
)
"""An institution that runs itself in part on what it earns."""
_KNOWN = replace(ORGAN, lines=tuple(replace(line, prior=line.amount) for line in ORGAN.lines))
"""Last year's figures known, the same as this year's."""

ONE_NUMBER = "同一个数在两张表中列示，比较的是精确到分的数，不受四舍五入影响，没有会误报的情形。"

EXAMPLES = {
    "B01": Example(finds=(printing("T02", "total", "total", 149),), plain=ONE_NUMBER),
    "B02": Example(finds=(printing("T03", "total", "total", 149),), plain=ONE_NUMBER),
    "B03": Example(finds=(printing("T03", "total", "basic.pay", 1),), plain=ONE_NUMBER),
    "B04": Example(finds=(printing("T02", ITEM, "total", 1),), plain=ONE_NUMBER),
    "B05": Example(
        finds=(
            of(without(ORGAN, "I2")),
            of(changed(ORGAN, "I2", source="S3")),
            printing("T02", "total", "S2", 9),
            # The column agrees, the sources in it do not.
            of(changed(ORGAN, "I1", source="S1.2")),
            of(changed(CARRIED, "I4", source="S8")),
        ),
        # 用事业单位基金弥补收支差额 stands in the column 事业基金.
        counters=(of(CARRIED),),
    ),
    "B06": Example(finds=(printing("T04", "income.total", "amount", 149),), plain=ONE_NUMBER),
    "B07": Example(
        finds=(printing("T04", "spending.total", "S2", 9), printing("T01", "spending.total", "S1.1", 9)),
        plain=ONE_NUMBER,
    ),
    "B08": Example(finds=(printing("T05", "124001/2080505", "total", 9),), counters=(of(ROUNDED),)),
    "B09": Example(finds=(printing("T05", "total", "total", 9),), plain=ONE_NUMBER),
    "B10": Example(
        finds=(printing("T05", ITEM, "project", 41),),
        counters=(of(changed(ORGAN, "P1", source="S6")),),
    ),
    "B11": Example(
        finds=(printing("T09", "total", "total", 9), printing("T01", "spending.total", "S2", 9)),
        plain=ONE_NUMBER,
    ),
    "B12": Example(
        finds=(printing("T03", ITEM, "total", 41), of(changed(ORGAN, "P1", source=""))),
        counters=(of(changed(ORGAN, "P1", source="S5")), of(CARRIED)),
    ),
    "B13": Example(
        finds=(printing("T06", "total", "total", 149), printing("T06", "total", "S2", 9)),
        counters=(of(ROUNDED),),
    ),
    "B14": Example(
        finds=(printing("T01", "spending.nature.1", "S1", 9), printing("T07", "302", "total", 1)),
        # Pay out of a project: A08 tells of it, the other classes still agree.
        counters=(
            of(changed(ORGAN, "P1", department_economic="30199")),
            of(changed(ORGAN, "B6", source="S6")),
        ),
    ),
    "B15": Example(
        finds=(printing("T07", "total", "total", 99), printing("T07", "301/30101/50101", "total", 51)),
        counters=(of(changed(ORGAN, "B6", source="S6")),),
    ),
    "B16": Example(
        finds=(
            of(changed(ORGAN, "B6", kind="basic.pay")),
            of(changed(ORGAN, "B6", department_economic="39999")),
        ),
        counters=(
            of(changed(ORGAN, "B6", department_economic="31002")),
            # The table shows the general budget alone.
            of(changed(ORGAN, "B6", kind="basic.pay", source="S6")),
        ),
    ),
    "B17": Example(
        finds=(printing("T08", "reception", "amount", 0), printing("T08", "reception", "amount", 2)),
        counters=(
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
        counters=(
            of(changed(ORGAN, "B6", department_economic="31002")),
            of(changed(ORGAN, "B6", source="S6")),
        ),
    ),
    "B19": Example(
        finds=(lambda: replace(shown(INSTITUTION), sections=shown(ORGAN).sections),),
        counters=(of(replace(INSTITUTION, units=(replace(CENTRE, nature=Nature.CIVIL_SERVICE_LIKE),))),),
    ),
    "B20": Example(
        finds=(
            of(changed(ORGAN, "C1", category="D")),
            of(changed(ORGAN, "C1", amount=wan(200))),
        ),
        # Everything that can be procured is procured: 302 and 310, basic and project, of all funds.
        counters=(of(changed(ORGAN, "C2", amount=wan(20 + 2 + 30 + 1 + 10))),),
    ),
    "B21": Example(
        finds=(
            of(changed(ORGAN, "B6", government_economic="50502")),
            of(changed(INSTITUTION, "B6", government_economic="50201")),
            of(changed(MIXED, "D6", government_economic="50502")),
        ),
        counters=(
            of(changed(ORGAN, "B8", government_economic="50999")),
            of(changed(INSTITUTION, "P1", department_economic="39999")),
        ),
    ),
    "B22": Example(
        finds=(
            of(changed(ORGAN, "B6", government_economic="50202")),
            of(changed(ORGAN, "B6", government_economic="50501")),
        ),
        counters=(
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
        counters=(
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
        counters=(of(without(ORGAN, "B1", "B2")),),
    ),
    "B27": Example(
        finds=(
            of(without(ORGAN, *(f"B{number}" for number in range(1, 9)))),
            of(changed(ORGAN, "S1", count=0)),
        ),
        counters=(
            of(without(ORGAN, "S1")),
            # Nobody serving, but pensioners to be paid.
            of(without(changed(ORGAN, "S1", count=0), "B1", "B2", "B3", "B4", "B5")),
        ),
    ),
    "B29": Example(
        finds=(printing("T06", "total", "S10", 5, CARRIED), of(without(CARRIED, "I3"))),
        counters=(of(CARRIED),),
    ),
    "B30": Example(
        finds=(
            of(without(ORGAN, "B7")),
            of(without(ORGAN, "A1")),
            of(changed(ORGAN, "A1", planned=1)),
            of(added(ORGAN, spend("X", "S1.1", "2010302", "31013", "", 18, project="study"))),
        ),
        counters=(
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
        counters=(
            of(
                added(
                    without(ORGAN, "C1", "C2"), Asset(key="A2", unit="", kind="equipment.general", planned=1)
                )
            ),
        ),
    ),
    "B35": Example(
        finds=(
            # 行政运行 of an institution, of a project; 一般行政管理事务 of basic spending; others' retired.
            of(changed(MIXED, "C6", function="2010301")),
            of(changed(ORGAN, "P1", function="2010301")),
            of(changed(ORGAN, "B6", function="2010302")),
            of(changed(ORGAN, "B8", function="2080502")),
        ),
        # A body run like an organ books like one.
        counters=(of(MIXED), of(changed(ORGAN, "P1", function="2010399"))),
    ),
    "B36": Example(
        finds=(
            of(changed(ORGAN, "B3", function="2080599")),
            of(changed(ORGAN, "B3", department_economic="30114")),
        ),
        # Everything under one function is a way of booking too.
        counters=(of(_under_one_function(ORGAN)), of(without(ORGAN, "B3"))),
    ),
    "B37": Example(
        finds=(
            of(changed(ORGAN, "P2", function="2010399")),
            of(added(ORGAN, *(_office(number) for number in range(3)), _office(4, function="2010399"))),
        ),
        # Two subjects with several lines each are meant; insurance stands under its own.
        counters=(
            of(changed(changed(_LONGER, "P1", function="2010399"), "P2", function="2010399")),
            of(ORGAN),
        ),
    ),
    "B38": Example(
        finds=(of(changed(_KNOWN, "I1", prior=wan(141))), of(changed(_KNOWN, "B6", prior=wan(2)))),
        # Where only one side of last year was typed there is nothing to compare.
        counters=(of(_KNOWN), of(changed(ORGAN, "B6", prior=wan(2)))),
    ),
    "B39": Example(
        finds=(of(changed(_KNOWN, "vehicle_running", prior=wan(3))),),
        counters=(of(_KNOWN), of(changed(ORGAN, "vehicle_running", prior=wan(3)))),
    ),
    "B40": Example(
        finds=(
            of(changed(ORGAN, "C2", source="S2.1", amount=wan(20))),
            of(changed(ORGAN, "C2", unit="124002", source="S1.1")),
        ),
        # Without a source the department's spending as a whole is the measure.
        counters=(
            of(changed(ORGAN, "C2", source="S1", amount=wan(21))),
            of(changed(ORGAN, "C2", unit="124002")),
        ),
    ),
    "B41": Example(
        finds=(of(changed(ORGAN, "S1", count=100)), of(changed(ORGAN, "S1", count=1))),
        counters=(of(without(ORGAN, "S1")),),
    ),
    "B42": Example(
        finds=(of(changed(_EARNING, "E1", kind="basic.household")),),
        # Projects buy of every class, and the general budget is checked by its table.
        counters=(of(_EARNING), of(INSTITUTION), of(changed(ORGAN, "B6", kind="basic.pay"))),
    ),
}

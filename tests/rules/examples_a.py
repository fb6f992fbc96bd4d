"""Examples of the rules of family A: inside one table and in what was entered."""

from dataclasses import replace

from budget_desktop.domain.records import Transfer
from tests.rules.books import (
    INSTITUTION,
    MIXED,
    ORGAN,
    added,
    changed,
    income,
    spend,
    wan,
    without,
)
from tests.rules.example import (
    CANCELLING,
    CARRIED,
    HEAD,
    ITEM,
    ROUNDED,
    ROUNDED_ALIKE,
    Example,
    of,
    printing,
)

_GUESTS_AND_CARS = added(
    HEAD,
    income("I1", "S1.1", 0.009),
    spend("L1", "S1.1", "2010301", "30217", "basic.public", 0.0045),
    spend("L2", "S1.1", "2010301", "30231", "basic.public", 0.0045),
)
"""Items that print as 0.00 each and as 0.01 together, as all that follows."""
_EARNED_IN_PARTS = added(HEAD, income("I1", "S6", 0.0045), income("I2", "S9", 0.0045))
_PAID_IN_PARTS = added(
    HEAD,
    spend("L1", "S6", "2010350", "30201", "basic.public", 0.0045),
    spend("L2", "S9", "2010350", "30202", "basic.public", 0.0045),
)

EXAMPLES = {
    "A01": Example(
        finds=(
            of(without(ORGAN, "I1", "I2")),
            of(changed(ORGAN, "I1", amount=wan(141))),
            printing("T01", "income.total", "amount", 151),
        ),
        counters=(
            of(CARRIED),
            # Last year need not balance.
            of(changed(ORGAN, "I1", prior=wan(99))),
        ),
    ),
    "A02": Example(finds=(printing("T01", "income.S10", "amount", 1),), counters=(of(CARRIED),)),
    "A03": Example(finds=(printing("T01", "income.S6", "amount", 1),), counters=(of(_EARNED_IN_PARTS),)),
    "A04": Example(finds=(printing("T01", "spending.basic", "S10", 1),), counters=(of(CARRIED),)),
    "A05": Example(finds=(printing("T01", "spending.project", "S2", 9),), counters=(of(_PAID_IN_PARTS),)),
    "A06": Example(
        finds=(
            printing("T04", "spending.201", "S1.1", 9999),
            of(added(ORGAN, spend("X", "S1.2", "2010301", "30202", "basic.public", -1))),
        ),
        counters=(of(added(ORGAN, spend("X", "S1.2", "2010301", "30202", "basic.public", 1))),),
    ),
    "A07": Example(
        finds=(
            printing("T01", "spending.basic.pay", "total", 1),
            printing("T01", "spending.total", "S1", 1),
            of(changed(ORGAN, "B1", kind="", department_economic="30902")),
        ),
        counters=(of(ROUNDED),),
    ),
    "A08": Example(
        finds=(
            printing("T01", "spending.nature.1", "total", 1),
            # Pay out of a project has no row among 1-9.
            of(changed(ORGAN, "P1", department_economic="30199")),
        ),
        counters=(of(changed(ORGAN, "P1", department_economic="39999")),),
    ),
    "A09": Example(
        finds=(
            printing("T02", "total", "total", 149),
            printing("T02", ITEM, "S6", 1),
            of(changed(MIXED, "I3", unit="124001")),
        ),
        counters=(of(CARRIED),),
    ),
    "A10": Example(
        finds=(printing("T03", ITEM, "basic", 1), printing("T05", "total", "project.special", 1)),
        counters=(of(ROUNDED),),
    ),
    "A11": Example(
        finds=(printing("T03", "124001", "total", 149), printing("T09", "total", "project", 11)),
        counters=(of(ROUNDED),),
    ),
    "A12": Example(
        finds=(printing("T06", "302", "S1", 1), printing("T07", "301/30101/50101", "total", 51)),
        counters=(of(ROUNDED),),
    ),
    "A13": Example(
        finds=(
            printing("T04", "income.S1", "amount", 1),
            printing("T04", "spending.201", "S2", 1),
            of(changed(ORGAN, "P4", source="S6")),
        ),
        # Money of one's own is no fiscal money.
        counters=(of(changed(INSTITUTION, "I2", amount=wan(12))),),
    ),
    "A14": Example(
        finds=(printing("T06", "302", "S6", 1), printing("T06", "total", "S2", 9)), counters=(of(ROUNDED),)
    ),
    "A15": Example(
        finds=(printing("T07", "301", "S1.1", 1), printing("T07", "total", "S1.2", 1)),
        counters=(of(ROUNDED),),
    ),
    "A16": Example(
        finds=(printing("T08", "total", "amount", 9), printing("T08", "vehicle_running", "amount", 1)),
        counters=(of(_GUESTS_AND_CARS),),
    ),
    "A17": Example(
        finds=(of(changed(ORGAN, "P4", project="", kind="basic.public")),),
        # Projects of a fund are what it is for.
        counters=(of(ORGAN),),
    ),
    "A18": Example(
        finds=(
            of(without(ORGAN, "I1", "I2")),
            # Income alone, nothing planned yet.
            of(added(HEAD, income("I1", "S1.1", 5))),
        ),
        counters=(of(CANCELLING), of(HEAD)),
    ),
    "A19": Example(
        finds=(
            printing("T01", "spending.project", "total", 0),
            printing("T06", "301", "total", 0),
            printing("T08", "vehicle", "amount", 0),
        ),
        counters=(of(CANCELLING),),
    ),
    "A20": Example(
        finds=(of(ROUNDED),), counters=(of(ROUNDED_ALIKE), printing("T08", "total", "amount", 3.01))
    ),
    "A21": Example(
        finds=(
            of(added(ORGAN, replace(ORGAN.lines[2], key="again"))),
            of(added(ORGAN, replace(ORGAN.lines[2], key="again", amount=wan(1)))),
            of(added(ORGAN, replace(ORGAN.lines[0], key="again"))),
        ),
        counters=(
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
        counters=(
            of(changed(ORGAN, "B1", amount=0, prior=0)),
            of(changed(ORGAN, "B1", prior=wan(10_000_000))),
        ),
    ),
    "A26": Example(
        finds=(
            of(changed(changed(ORGAN, "P2", amount=100), "I1", amount=wan(139) + 100)),
            of(added(ORGAN, Transfer(key="T1", unit="124001", name="小微企业补助", amount=1500))),
        ),
        counters=(of(changed(ORGAN, "P2", amount=5000)), of(changed(ORGAN, "P2", amount=0))),
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
        counters=(
            of(changed(ORGAN, "B1", prior=wan(50) // 1_000)),
            of(changed(ORGAN, "B1", prior=0)),
            of(changed(ORGAN, "P1", amount=wan(30) // 1_000)),
        ),
    ),
}

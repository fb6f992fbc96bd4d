"""The control figure over a row: the narrowest of those that would count it."""

from dataclasses import replace

from budget_desktop.domain.controls import Control, Controlled
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.records import Procurement, Transfer
from budget_desktop.entry.controls import limited
from tests.rules.books import MIXED, ORGAN, added, shown, spend, wan

_EMPTY = spend("N1", "S1.1", "2010301", "30202", "basic.public", None)
_FIGURES = (
    Control(key="K1", controlled=Controlled.SPENDING, amount=wan(151)),
    Control(key="K2", controlled=Controlled.SPENDING, function="2010301", amount=wan(73)),
    Control(key="K3", controlled=Controlled.SPENDING, function="2010301", kind="basic.pay", amount=wan(50)),
    Control(key="K4", controlled=Controlled.SPENDING, function="2080505"),
    Control(key="K5", controlled=Controlled.PROCUREMENT, amount=wan(30)),
)
_BOOK = added(ORGAN, _EMPTY, *_FIGURES)


def _over(key: str, packet: Packet = _BOOK) -> tuple[str, list[str]] | None:
    rows: list[Record] = [*packet.lines, *packet.procurement, *packet.transfers]
    found = limited(next(row for row in rows if row.key == key), shown(packet))
    return None if found is None else (found.control.key, [row.key for row in found.rows])


def test_the_narrowest_figure_counts_and_a_row_still_empty_is_under_it() -> None:
    assert _over("B1") == ("K3", ["B1"])
    assert _over("N1") == ("K2", ["B1", "B6", "B7", "N1"])


def test_a_figure_not_filled_in_limits_nothing() -> None:
    found = _over("B2")
    assert found is not None
    assert found[0] == "K1"
    assert _over("I1") is None


def test_lists_have_figures_of_their_own() -> None:
    assert _over("C1") == ("K5", ["C1", "C2"])
    transfer = Transfer(key="T1", unit="124001", name="道路补助")
    assert _over("T1", added(_BOOK, transfer)) is None


def test_another_unit_is_not_under_a_units_figure() -> None:
    figure = Control(key="K1", unit="124002", controlled=Controlled.PROCUREMENT, amount=wan(3))
    bought = Procurement(key="C9", unit="124001", category="A")
    packet = added(replace(MIXED, procurement=()), bought, figure)
    assert _over("C9", packet) is None
    assert _over("C9", replace(packet, procurement=(replace(bought, unit="124002"),))) == ("K1", ["C9"])

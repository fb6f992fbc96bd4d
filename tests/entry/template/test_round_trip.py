"""A 填报表 nobody typed in changes nothing; what somebody typed arrives, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.domain.packet import Packet
from budget_desktop.entry.template.differences import Fate
from budget_desktop.entry.template.pages import Scope
from tests.entry.template.files import Filled
from tests.narrative.generated import packets


def nothing_differs(filled: Filled, packet: Packet) -> None:
    assert filled.beside(packet).items == ()


def edits_arrive(filled: Filled, packet: Packet, data: st.DataObject) -> None:
    chosen = [line for line in packet.lines if data.draw(st.booleans())][:3]
    amounts = {line.key: data.draw(st.integers(-(10**9), 10**11)) for line in chosen}
    for sheet in ("收入", "支出"):
        for row in range(2, filled.sheet(sheet).max_row + 1):
            key = filled.sheet(sheet).cell(row, 1).value
            if key in amounts:
                filled.type(sheet, row, "本年金额（元）", amounts[str(key)] / 100)
    found = filled.beside(packet)
    arrived = {place: value for item in found.items for place, value in item.values.items()}
    typed = {line.key: amounts[line.key] for line in chosen if amounts[line.key] != line.amount}
    assert {place.key: value for place, value in arrived.items() if place.field == "amount"} == typed
    assert {item.fate for item in found.items} <= {Fate.CHANGED}
    assert {place.field for place in arrived} <= {"amount"}


@given(packets())
@settings(max_examples=8, deadline=None)
def test_a_file_nobody_typed_in_changes_nothing(packet: Packet) -> None:
    nothing_differs(Filled(packet), packet)


@given(packets(), st.data())
@settings(max_examples=4, deadline=None)
def test_amounts_typed_arrive_and_nothing_else(packet: Packet, data: st.DataObject) -> None:
    edits_arrive(Filled(packet), packet, data)


@pytest.mark.slow
@pytest.mark.parametrize("_part", range(10))
@given(packet=packets(), data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_thousand_books_go_out_and_come_back(_part: int, packet: Packet, data: st.DataObject) -> None:
    filled = Filled(packet)
    nothing_differs(filled, packet)
    edits_arrive(filled, packet, data)


@given(packets())
@settings(max_examples=4, deadline=None)
def test_what_one_unit_is_given_leaves_the_others_alone(packet: Packet) -> None:
    unit = packet.units[-1].key
    filled = Filled(packet, Scope(unit=unit))
    assert filled.beside(packet).items == ()
    others = tuple(replace(line, amount=7) for line in packet.lines if line.unit != unit)
    own = tuple(line for line in packet.lines if line.unit == unit)
    assert filled.beside(replace(packet, lines=(*others, *own))).items == ()

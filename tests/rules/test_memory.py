"""What was worked out is worked out again only where something it was made from differs."""

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line
from budget_desktop.rules.b_between.paired import twins, wages
from budget_desktop.rules.balance import balances
from budget_desktop.rules.costs import costs
from budget_desktop.rules.view import View
from tests.rules.books import MIXED, changed, shown


class Looking:
    """Looks at lines one by one and keeps in mind which."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def at(self, view: View, line: Line) -> Iterator[str]:
        self.seen.append(line.key)
        yield f"{view.packet.header.department}{line.key}"


def looked_at_anew(packet: Packet) -> list[str]:
    """The lines looked at after an edit, and what was made of all has to be right."""
    looking = Looking()
    before = View(shown(MIXED))
    before.each(looking.at, before.packet.lines)
    looking.seen.clear()
    after = View(shown(packet), before)
    made = after.each(looking.at, after.packet.lines)
    assert list(made) == [f"{packet.header.department}{line.key}" for line in packet.lines]
    return looking.seen


def test_only_the_line_that_was_changed_is_looked_at() -> None:
    line = MIXED.lines[3]
    assert looked_at_anew(changed(MIXED, line.key, amount=1)) == [line.key]


def test_lines_that_moved_are_not_looked_at() -> None:
    assert looked_at_anew(replace(MIXED, lines=(*MIXED.lines[2:], *MIXED.lines[:2]))) == []


def test_a_new_line_alone_is_looked_at() -> None:
    new = replace(MIXED.lines[0], key="N")
    assert looked_at_anew(replace(MIXED, lines=(*MIXED.lines[:4], new, *MIXED.lines[4:]))) == ["N"]


def test_nothing_is_looked_at_for_a_line_deleted() -> None:
    assert looked_at_anew(replace(MIXED, lines=MIXED.lines[1:])) == []


def test_all_are_looked_at_where_something_else_they_read_differs() -> None:
    header = replace(MIXED.header, department="乙局")
    assert looked_at_anew(replace(MIXED, header=header)) == [line.key for line in MIXED.lines]


def test_one_function_is_asked_of_one_set_of_things() -> None:
    view, looking = View(shown(MIXED)), Looking()
    look = looking.at
    view.each(look, view.packet.lines)
    with pytest.raises(ValueError, match="asked of some things already"):
        view.each(look, view.packet.lines[:2])


def of_the_year(view: View) -> bool:
    return view.packet.header.year == MIXED.header.year


def named(view: View) -> str:
    """The department, in words that the year alone decides about."""
    return view.packet.header.department if view.once(of_the_year) else "另一年度"


def told_in_turn(*packets: Packet) -> list[str]:
    """What is made of packets one after another by a function that a second one reads."""
    view, told = View(shown(packets[0])), []
    for packet in packets:
        view = View(shown(packet), view)
        told.append(view.once(named))
    return told


def test_what_the_first_thing_read_decides_about_is_read_only_then() -> None:
    other = replace(MIXED, header=replace(MIXED.header, year=2021))
    elsewhere = replace(MIXED, header=replace(MIXED.header, department="乙局"))
    own = MIXED.header.department
    assert told_in_turn(MIXED, other, elsewhere, MIXED) == [own, "另一年度", "乙局", own]


def test_what_nobody_asked_for_over_an_edit_is_made_anew() -> None:
    elsewhere = replace(MIXED, header=replace(MIXED.header, department="乙局"))
    first = View(shown(MIXED))
    first.once(named)
    second = View(shown(elsewhere), first)
    third = View(shown(replace(elsewhere, lines=MIXED.lines[1:])), second)
    assert third.once(named) == "乙局"


def test_a_view_goes_by_itself_when_the_next_one_is_made() -> None:
    before = View(shown(MIXED))
    before.each(Looking().at, before.packet.lines)
    after = View(shown(MIXED), before)
    gone = weakref.ref(before)
    gc.disable()
    try:
        del before
        assert gone() is None, "left to Python's collector, it would hold up an edit to come"
    finally:
        gc.enable()
    assert after.packet.lines


@pytest.mark.parametrize("value", [costs, twins, wages])
def test_an_amount_of_daily_spending_makes_no_difference_to_what_names_no_amount_of_it(
    value: Callable[[View], object],
) -> None:
    line = next(
        line for line in MIXED.lines if line.flow is Flow.SPENDING and line.amount and not line.project
    )
    before = View(shown(MIXED))
    known = value(before)
    after = View(shown(changed(MIXED, line.key, amount=(line.amount or 0) + 1)), before)
    assert value(after) is known


def test_income_and_spending_are_compared_source_by_source() -> None:
    line = next(line for line in MIXED.lines if line.flow is Flow.INCOME and line.amount)
    before = View(shown(MIXED))
    gaps = {each.source: each.gap for each in balances(before)}
    after = View(shown(changed(MIXED, line.key, amount=(line.amount or 0) + 1)), before)
    assert {each.source: each.gap for each in balances(after)} == {**gaps, line.source: gaps[line.source] + 1}

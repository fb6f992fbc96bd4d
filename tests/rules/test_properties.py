"""Whatever was typed no rule fails, and books in order are told to be in order."""

from collections import Counter
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.domain.codes import Dimension, Flow, Kind
from budget_desktop.domain.money import MAX_FEN
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import CellPlace
from budget_desktop.domain.records import Header, Line
from budget_desktop.rules import verdict
from budget_desktop.rules.finding import Severity
from budget_desktop.tables.spec import TableSpec
from tests.rules.books import BUREAU, CENTRE, EDITION, HEADER, MIXED, SQUAD, WAN, check, shown, tampered

UNITS = (BUREAU, CENTRE, SQUAD)
CATALOGUE = EDITION.catalogue
SOURCES = [entry.code for entry in CATALOGUE.entries(Dimension.SOURCE) if entry.is_leaf]
ITEMS = [
    entry.code
    for entry in CATALOGUE.entries(Dimension.FUNCTION)
    # 预算04表 of this set has no row for 234 抗疫特别国债安排的支出.
    if entry.level == "项" and not entry.code.startswith("234")
]
STATUTORY = [spec.key for spec in EDITION.tables.values() if isinstance(spec, TableSpec)]
SECTIONS = [entry.code for entry in CATALOGUE.entries(Dimension.DEPARTMENT_ECONOMIC) if entry.level == "款"]

# Books in order


@st.composite
def sound_spending(draw: st.DrawFn) -> Line:
    kind = draw(st.sampled_from(list(Kind)))
    classes = EDITION.limits.kind_classes.get(kind, EDITION.limits.project_classes)
    return Line(
        key="",
        unit=draw(st.sampled_from(UNITS)).key,
        flow=Flow.SPENDING,
        source=draw(st.sampled_from(SOURCES)),
        function=draw(st.sampled_from(ITEMS)),
        department_economic=draw(st.sampled_from([code for code in SECTIONS if code.startswith(classes)])),
        kind=kind,
        # A book in which nothing is spent is told to be empty.
        amount=draw(st.integers(1, 10**12)),
        prior=draw(st.none() | st.integers(0, 10**12)),
    )


def balanced(spending: list[Line]) -> Packet:
    """The spending, each classification once, and just the income that pays for it, unit by unit."""
    once = {
        (line.unit, line.source, line.function, line.department_economic, line.kind): line
        for line in spending
    }
    earned: Counter[tuple[str, str]] = Counter()
    for line in once.values():
        earned[line.unit, line.source] += line.amount or 0
    lines = [
        *(
            Line(key="", unit=unit, flow=Flow.INCOME, source=source, amount=amount)
            for (unit, source), amount in earned.items()
        ),
        *once.values(),
    ]
    numbered = tuple(replace(line, key=f"L{number}") for number, line in enumerate(lines, start=1))
    return Packet(header=HEADER, units=UNITS, lines=numbered)


@settings(max_examples=40, deadline=None)
@given(st.lists(sound_spending(), min_size=1, max_size=12))
def test_books_in_order_have_no_error(spending: list[Line]) -> None:
    findings = check(shown(balanced(spending)))
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []


@settings(max_examples=20, deadline=None)
@given(st.lists(sound_spending(), min_size=1, max_size=6), st.data())
def test_an_amount_changed_on_one_side_is_an_error(spending: list[Line], data: st.DataObject) -> None:
    packet = balanced(spending)
    spoilt = data.draw(st.sampled_from(packet.lines))
    by = data.draw(st.integers(1, 10**9))
    lines = tuple(
        replace(line, amount=(line.amount or 0) + by) if line == spoilt else line for line in packet.lines
    )
    assert not verdict(check(shown(replace(packet, lines=lines)))).ok


# Nonsense

CODES = [
    "",
    "S1",
    "S1.1",
    "S10",
    "S99",
    "201",
    "2010301",
    "20103011",
    "301",
    "30101",
    "50101",
    "505",
    "basic",
]
WORDS = st.sampled_from(
    [*CODES, "basic.pay", "project", "124001", "total", "/", "甲局", "A", "T01", "vehicle.general"]
)
AMOUNTS = st.sampled_from([0, 1, -1, 50, 500_000, MAX_FEN, -MAX_FEN, 10**20]) | st.integers(-(10**9), 10**9)


def value_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type, and texts that mean something elsewhere."""
    if get_origin(hint) is UnionType:
        return st.none() | value_of(next(part for part in get_args(hint) if part is not type(None)))
    if hint is str:
        return WORDS | st.text(max_size=3)
    if hint is bool:
        return st.booleans()
    if hint is int:
        return AMOUNTS
    if hint is date:
        return st.just(date(2020, 6, 19))
    assert issubclass(hint, Enum)
    return st.sampled_from(list(hint))


def nonsense(record: type[Record]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(record)
    return st.builds(record, **{each.name: value_of(hints[each.name]) for each in fields(record)})


HEADERS = st.builds(
    Header,
    department=WORDS,
    department_code=WORDS,
    year=st.integers(1, 9999),
    edition=st.just(EDITION.key),
)
PACKETS = st.builds(
    Packet,
    header=HEADERS,
    **{name: st.lists(nonsense(record), max_size=4).map(tuple) for record, name in COLLECTIONS.items()},
)


@settings(max_examples=50, deadline=None)
@given(PACKETS)
def test_no_packet_makes_a_rule_fail(packet: Packet) -> None:
    findings = check(shown(packet))
    assert all(finding.message for finding in findings)
    assert verdict(findings).text


@settings(max_examples=30, deadline=None)
@given(st.lists(nonsense(Line), max_size=8).map(tuple))
def test_lines_without_sense_among_sound_units_make_no_rule_fail(lines: tuple[Line, ...]) -> None:
    check(shown(Packet(header=HEADER, units=UNITS, lines=lines)))


# Printed tables

PRINTED = [
    (cell.row, table.key, cell.column, cell.amount or 0)
    for table in shown(MIXED).tables.values()
    if table.key in STATUTORY
    for cell in table.cells()
    if cell.role.is_amount and cell.row
]


def assert_noticed(row: str, table: str, column: str, amount: int) -> None:
    findings = check(tampered(shown(MIXED), table, row, column, amount / WAN + 1))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert any(CellPlace(table, row, column) in finding.places for finding in errors), (table, row, column)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PRINTED))
def test_no_printed_amount_is_changed_unnoticed(printed: tuple[str, str, str, int]) -> None:
    assert_noticed(*printed)


@pytest.mark.slow
def test_no_printed_amount_at_all_is_changed_unnoticed() -> None:
    for printed in PRINTED:
        assert_noticed(*printed)

"""Change any one fact: what tells of it changes, and the old value is left nowhere."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from tests.narrative.generated import EDITION, STEP, packets
from tests.narrative.ledger import expected
from tests.narrative.print import printed
from tests.narrative.test_sentences import assert_true, assert_well_written, told

COUNTED = {
    "lines": ("amount", "prior"),
    "three_public": ("prior", "batches", "people"),
    "procurement": ("amount",),
    "assets": ("held", "planned"),
    "transfers": ("amount",),
    "staffing": ("count",),
}
"""Every number that is typed, by collection."""
NAMED = ("units", "projects", "transfers", "offices")
"""Collections whose records have a name that is printed."""


def with_field(packet: Packet, collection: str, number: int, field: str, value: object) -> Packet:
    records = list(getattr(packet, collection))
    new: dict[str, Any] = {field: value}
    records[number] = replace(records[number], **new)
    return _with(packet, collection, tuple(records))


def _with(packet: Packet, collection: str, records: tuple[Any, ...]) -> Packet:
    new: dict[str, Any] = {collection: records}
    return replace(packet, **new)


def assert_gone(old: str, disclosure: Disclosure) -> None:
    pattern = re.compile(rf"(?<![\d.,]){old}(?![\d.,])") if old.isdigit() else re.compile(re.escape(old))
    assert [text for text in printed(disclosure) if pattern.search(text)] == []


@st.composite
def changes(draw: st.DrawFn) -> tuple[Packet, Packet]:
    """A book, and the same with one number typed differently."""
    packet = draw(packets())
    places = [
        (collection, number, field)
        for collection, fields in COUNTED.items()
        for number, record in enumerate(getattr(packet, collection))
        for field in fields
        if getattr(record, field) is not None
    ]
    collection, number, field = draw(st.sampled_from(places or [("header", 0, "")]))
    if collection == "header":
        return packet, packet
    old = getattr(getattr(packet, collection)[number], field)
    step = STEP if field in {"amount", "prior"} else 1
    return packet, with_field(packet, collection, number, field, old + step * draw(st.integers(1, 999)))


def assert_follows(before: Packet, after: Packet) -> None:
    """All that tells of a number that changed reads otherwise, and what it reads is true."""
    first, second = disclose(before, EDITION), disclose(after, EDITION)
    assert_true(second)
    assert_well_written(second)
    was, now = expected(before), expected(after)
    for section in was:
        assert (was[section] == now[section]) or told(first, section) != told(second, section)


@settings(max_examples=20, deadline=None)
@given(changes())
def test_a_number_changed_changes_what_tells_of_it(pair: tuple[Packet, Packet]) -> None:
    assert_follows(*pair)


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None)
@given(changes())
def test_thousands_of_numbers_changed(pair: tuple[Packet, Packet]) -> None:
    assert_follows(*pair)


@settings(max_examples=8, deadline=None)
@given(packets())
def test_no_old_year_is_left(packet: Packet) -> None:
    header = replace(packet.header, year=2031, publication_date=None)
    after = disclose(replace(packet, header=header), EDITION)
    assert_true(after)
    for year in ("2020", "2019"):
        assert_gone(year, after)


@settings(max_examples=8, deadline=None)
@given(packets())
def test_no_old_name_is_left(packet: Packet) -> None:
    for collection in NAMED:
        for number, record in enumerate(getattr(packet, collection)):
            if any(record.name != each.name and record.name in each.name for each in packet.units):
                continue
            after = with_field(packet, collection, number, "name", "新名")
            if collection == "units" and record.is_headquarters:
                after = replace(after, header=replace(packet.header, department="新名"))
            assert_gone(record.name, disclose(after, EDITION))

"""What is written can be read, and is the same; what is canonical is written as it stood."""

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.money import MAX_FEN
from budget_desktop.domain.packet import COLLECTIONS, Packet
from budget_desktop.domain.records import Header, Line, Office, Remark, Unit
from budget_desktop.exchange.notation import AMOUNTS
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.exchange.schema import schema
from budget_desktop.exchange.writing import write_exchange

KEYS = st.text(min_size=1, max_size=5)
TEXTS = st.text(max_size=8)


def values(name: str, hint: Any, references: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[Any]:
    """Everything a field may hold."""
    if name in references:
        return references[name]
    if get_origin(hint) is UnionType:
        return st.none() | values(name, get_args(hint)[0], references)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if hint is int and name in AMOUNTS:
        return st.integers(-MAX_FEN, MAX_FEN)
    limits = (1000, 9999) if name == "year" else (0, 10**9)
    kinds = {str: TEXTS, bool: st.booleans(), date: st.dates(), int: st.integers(*limits)}
    return kinds[hint]


def records(record: type, references: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(record)
    return st.builds(
        record, **{each.name: values(each.name, hints[each.name], references) for each in fields(record)}
    )


@st.composite
def packets(draw: st.DrawFn) -> Packet:
    """A packet with records of every kind, whose references are all kept."""
    unit_keys = draw(st.lists(KEYS, min_size=1, max_size=2, unique=True))
    project_keys = draw(st.lists(KEYS, max_size=2, unique=True))
    references = {
        "unit": st.sampled_from(unit_keys),
        "project": st.sampled_from(["", *project_keys]),
    }
    given_keys = {"units": unit_keys, "projects": project_keys}
    made: dict[str, Any] = {}
    for record, name in COLLECTIONS.items():
        keys = given_keys.get(name) or draw(st.lists(KEYS, max_size=2, unique=True))
        made[name] = tuple(draw(records(record, {**references, "key": st.just(key)})) for key in keys)
    return Packet(header=draw(records(Header, {})), **made)


def reads_as_written(given_packets: list[Packet]) -> None:
    text = write_exchange(given_packets)
    assert read_exchange(text) == tuple(given_packets)
    assert write_exchange(read_exchange(text)) == text
    written_down().validate(json.loads(text))


@cache
def written_down() -> jsonschema.Draft202012Validator:
    """The schema is the same for all; making it takes longer than all else here."""
    return jsonschema.Draft202012Validator(schema())


@given(st.lists(packets(), max_size=2))
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_as_the_same_packets(given_packets: list[Packet]) -> None:
    reads_as_written(given_packets)


@pytest.mark.slow
@pytest.mark.parametrize("_part", range(10))
@given(given_packets=st.lists(packets(), max_size=2))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_thousand_files_read_as_they_were_written(_part: int, given_packets: list[Packet]) -> None:
    reads_as_written(given_packets)


def test_every_kind_of_record_takes_part() -> None:
    assert {each.name for each in fields(Packet)} == {"header", *COLLECTIONS.values()}


def test_written_file_is_spelled_out() -> None:
    packet = Packet(
        header=Header(
            department="甲局", department_code="001", year=2020, edition="e", approval_date=date(2020, 1, 5)
        ),
        units=(Unit(key="001001", name="甲局", is_headquarters=True),),
        lines=(Line(key="L1", unit="001001", flow=Flow.INCOME, source="S1.1", amount=3_500_000, prior=0),),
    )
    assert write_exchange([packet]) == (
        """{
  "format": "budget-desktop/exchange",
  "version": 1,
  "packets": [
    {
      "header": {
        "department": "甲局",
        "department_code": "001",
        "year": 2020,
        "edition": "e",
        "approval_date": "2020-01-05"
      },
      "units": [
        {
          "key": "001001",
          "name": "甲局",
          "is_headquarters": true
        }
      ],
      "lines": [
        {
          "key": "L1",
          "unit": "001001",
          "flow": "income",
          "source": "S1.1",
          "amount": "35000.00",
          "prior": "0.00"
        }
      ]
    }
  ]
}
"""
    )


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-120_050, "-1200.50"), (MAX_FEN, "10000000000000.00")],
)
def test_amounts_are_written_in_yuan_with_two_decimals(amount: int, text: str) -> None:
    header = Header(department="甲", department_code="1", year=2020, edition="e")
    line = Line(key="L1", unit="1", flow=Flow.SPENDING, amount=amount)
    written = write_exchange([Packet(header=header, units=(Unit(key="1", name="甲"),), lines=(line,))])
    assert json.loads(written)["packets"][0]["lines"][0]["amount"] == text
    assert read_exchange(written)[0].lines[0].amount == amount


def test_byte_order_mark_is_tolerated() -> None:
    assert read_exchange("\ufeff" + write_exchange([])) == ()


def test_left_out_keys_are_assigned_in_order_around_those_given() -> None:
    offices = [{"unit": "1", "name": name} for name in "abcd"]
    offices[1]["key"] = "L2"
    offices[3]["key"] = "x"
    packet = {
        "header": {"department": "甲", "department_code": "1", "year": 2020, "edition": "e"},
        "units": [{"key": "1", "name": "甲"}],
        "offices": offices,
        "tasks": [{"name": "t"}],
    }
    text = json.dumps({"format": "budget-desktop/exchange", "version": 1, "packets": [packet]})
    (read,) = read_exchange(text)
    assert read.offices == tuple(
        Office(key=key, unit="1", name=name)
        for key, name in zip(("L1", "L2", "L3", "x"), "abcd", strict=True)
    )
    assert [task.key for task in read.tasks] == ["L1"]
    assert read_exchange(text) == (read,)


def test_order_of_entry_is_kept() -> None:
    header = Header(department="甲", department_code="1", year=2020, edition="e")
    remarks = tuple(Remark(key=key, text="") for key in ("b", "a", "c"))
    assert read_exchange(write_exchange([Packet(header=header, remarks=remarks)]))[0].remarks == remarks

"""Slices choose facts by codes that contain one another; an intersection chooses what both choose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.codes import Dimension, Flow, covers, exactly, parent
from budget_desktop.domain.facts import Fact, Facts, Slice, slice_of, total

FUNCTIONS = ["201", "20103", "2010301", "2010399", "208", "2080505", ""]
SOURCES = ["S1", "S1.1", "S1.11", "S10", "S2", ""]
KINDS = ["basic", "basic.pay", "basic.public", "project.general", ""]
UNITS = ["124001", "124002"]

facts = st.builds(
    Fact,
    amount=st.integers(-(10**9), 10**9),
    line=st.just("L1"),
    unit=st.sampled_from(UNITS),
    flow=st.sampled_from(list(Flow)),
    source=st.sampled_from(SOURCES),
    function=st.sampled_from(FUNCTIONS),
    kind=st.sampled_from(KINDS),
)


def codes(values: list[str]) -> st.SearchStrategy[tuple[str, ...] | None]:
    return st.none() | st.lists(st.sampled_from(values), max_size=3).map(tuple)


slices = st.builds(
    Slice,
    unit=codes(UNITS),
    source=codes(SOURCES[:-1]),
    function=codes([*FUNCTIONS[:-1], exactly("201"), exactly("20103")]),
    kind=codes([*KINDS[:-1], exactly("basic")]),
)


@pytest.mark.parametrize(
    ("dimension", "whole", "part", "expected"),
    [
        (Dimension.FUNCTION, "201", "2010399", True),
        (Dimension.FUNCTION, "2010399", "201", False),
        (Dimension.SOURCE, "S1", "S1.1", True),
        (Dimension.SOURCE, "S1", "S10", False),
        (Dimension.SOURCE, "S1.1", "S1.11", False),
        (Dimension.KIND, "basic", "basic.pay", True),
        (Dimension.UNIT, "124", "124001", False),
    ],
)
def test_codes_contain_one_another(dimension: Dimension, whole: str, part: str, expected: bool) -> None:
    assert covers(dimension, whole, part) is expected


def test_parents_of_subject_codes() -> None:
    assert [parent("2010399"), parent("20103"), parent("201")] == ["20103", "201", ""]


@given(st.lists(facts, max_size=12), slices, slices)
def test_intersection_chooses_what_both_choose(some: list[Fact], left: Slice, right: Slice) -> None:
    both = left & right
    for fact in some:
        assert both.matches(fact) == (left.matches(fact) and right.matches(fact))
    assert total(some, both) == total([fact for fact in some if right.matches(fact)], left)


@given(st.lists(facts, max_size=12), slices)
def test_looking_up_by_codes_finds_what_the_definition_finds(some: list[Fact], chosen: Slice) -> None:
    found = Facts(some)
    assert found.matching(chosen) == [fact for fact in some if chosen.matches(fact)]
    assert found.total(chosen) == total(some, chosen)


def test_a_slice_without_limits_chooses_everything_an_empty_choice_nothing() -> None:
    fact = Fact(amount=1, line="L1", unit="124001", flow=Flow.SPENDING)
    assert Slice().matches(fact)
    assert not Slice(unit=()).matches(fact)
    assert not (Slice(unit=("124001",)) & Slice(unit=("124002",))).matches(fact)


@given(slices)
def test_a_slice_is_made_again_from_what_it_restricts(chosen: Slice) -> None:
    assert slice_of(chosen.chosen()) == chosen


@given(
    st.lists(facts, min_size=1, max_size=12), slices, st.lists(st.tuples(st.integers(0, 11), st.integers()))
)
def test_a_sum_put_right_after_amounts_changed_is_the_sum(
    some: list[Fact], chosen: Slice, typed: list[tuple[int, int]]
) -> None:
    before = Facts(some)
    before.total(chosen)
    now = list(some)
    for number, amount in typed:
        at = number % len(now)
        now[at] = replace(now[at], amount=amount)
        after = Facts(now).after(before)
        assert after.total(chosen) == total(now, chosen)
        before = after


@given(st.lists(facts, max_size=12), slices)
def test_what_the_codes_say_is_worked_out_once_for_all_amounts(some: list[Fact], chosen: Slice) -> None:
    asked: list[Slice] = []

    def places(these: Facts, wanted: Slice) -> tuple[int, ...]:
        asked.append(wanted)
        return tuple(these.places(wanted))

    before = Facts(some)
    after = Facts(replace(fact, amount=fact.amount + 1) for fact in some).after(before)
    assert before.by_codes(places, chosen) == after.by_codes(places, chosen)
    assert asked == [chosen]

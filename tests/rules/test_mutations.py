"""Errors planted in budgets in order are noticed where they stand, and explained rightly."""

from collections import Counter

import pytest

from benchmarks.mutations.judging import Outcome
from benchmarks.mutations.run import KINDS, outcomes

NUMBER, SEED = 100, 2020
KNOWABLE = {kind.name for kind in KINDS if not kind.unknowable}


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return list(outcomes(NUMBER, SEED))


def test_every_kind_is_planted(found: list[Outcome]) -> None:
    assert len(found) == NUMBER
    assert set(Counter(each.kind for each in found)) == {kind.name for kind in KINDS}


def test_errors_that_can_be_known_are_noticed_at_their_place(found: list[Outcome]) -> None:
    missed = [each for each in found if each.kind in KNOWABLE and not (each.noticed and each.placed)]
    assert missed == []


def test_what_is_not_noticed_is_argued(found: list[Outcome]) -> None:
    assert all(each.noticed or each.kind not in KNOWABLE for each in found)


def test_the_first_guess_is_mostly_right(found: list[Outcome]) -> None:
    asked = [each for each in found if each.equation]
    assert sum(each.rank == 1 for each in asked) >= 0.85 * len(asked)


def test_the_same_seed_plants_the_same_errors() -> None:
    once, again = (list(outcomes(5, SEED, explain=False)) for _ in range(2))
    assert once == again

"""Every rule finds what it is there to find, and leaves alone what is in order."""

import re
from dataclasses import replace
from typing import Any

import pytest

from budget_desktop.domain.places import EntryPlace
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.finding import Severity
from budget_desktop.rules.later import LATER
from tests.rules.books import check
from tests.rules.example import CLEAN, Make
from tests.rules.examples import EXAMPLES

FAMILIES = {"A": 25, "B": 34, "C": 31, "D": 18, "E": 13, "F": 21, "G": 21, "H": 21}
"""The checks of a disclosure inspection, by family; the program may have further ones of its own."""
QUOTED = re.compile("“[^“”]*”")
LATIN = re.compile("[A-Za-z]")
INTERNAL = re.compile(r"\b(?:T\d\d|S\d+(?:\.\d+)?|spending|income|basic|project|nature|None)\b|\bL\d")


def cases(which: str) -> list[Any]:
    return [
        pytest.param(rule, make, id=f"{rule}-{number}")
        for rule, example in EXAMPLES.items()
        for number, make in enumerate(getattr(example, which), start=1)
    ]


@pytest.mark.parametrize(("rule", "make"), cases("finds"))
def test_rule_finds(rule: str, make: Make) -> None:
    disclosure = make()
    found = [finding for finding in check(disclosure) if finding.rule == rule]
    assert found
    for finding in found:
        assert finding.message.endswith("。")
        assert not INTERNAL.search(finding.message), finding.message
        assert not LATIN.search(unquoted(finding.message)), finding.message
        assert "。。" not in finding.message
        assert finding.places
        assert len(set(finding.places)) == len(finding.places)
        kinds = [isinstance(place, EntryPlace) for place in finding.places if not is_remark(place)]
        assert kinds == sorted(kinds, reverse=True), "entries that can be changed come first"


def unquoted(message: str) -> str:
    """A message without what it quotes from the packet."""
    while QUOTED.search(message):
        message = QUOTED.sub("", message)
    return message


def is_remark(place: object) -> bool:
    return isinstance(place, EntryPlace) and place.collection == "remarks"


@pytest.mark.parametrize(("rule", "make"), [*cases("passes"), *cases("counters")])
def test_rule_raises_no_false_alarm(rule: str, make: Make) -> None:
    assert [finding.message for finding in check(make()) if finding.rule == rule] == []


@pytest.mark.parametrize("name", CLEAN)
def test_clean_book_has_no_findings(name: str) -> None:
    assert check(CLEAN[name]()) == ()


def test_every_rule_has_examples() -> None:
    assert [rule.id for rule in all_rules()] == sorted(EXAMPLES)
    for rule, example in EXAMPLES.items():
        assert example.finds, rule
        assert example.counters or example.plain.endswith("。"), (
            f"{rule}: where would a simpler rule be wrong?"
        )
        assert not (example.counters and example.plain), rule


def test_every_rule_says_what_it_asks() -> None:
    for rule in all_rules():
        assert re.fullmatch(r"[A-H]\d\d", rule.id)
        assert rule.statement.endswith("。"), rule.id
        assert rule.basis, rule.id
        assert not INTERNAL.search(rule.statement), rule.id


def test_causes_are_rules() -> None:
    ids = {rule.id for rule in all_rules()}
    assert {cause for rule in all_rules() for cause in rule.follows} <= ids


def test_families_are_complete() -> None:
    ids = [rule.id for rule in all_rules()] + [later.id for later in LATER]
    assert len(ids) == len(set(ids))
    assert {
        f"{family}{number:02}" for family, last in FAMILIES.items() for number in range(1, last + 1)
    } <= set(ids)


def test_rules_are_silent_without_the_tables_they_need() -> None:
    disclosure = CLEAN["organ"]()
    for key in disclosure.tables:
        others = {name: table for name, table in disclosure.tables.items() if name != key}
        assert {finding.rule for finding in check(replace(disclosure, tables=others))} == {"H01"}
    assert {finding.rule for finding in check(replace(disclosure, tables={}))} == {"H01"}


def test_severity_may_be_milder_than_the_rule() -> None:
    unlisted = next(
        finding
        for make in EXAMPLES["G06"].finds
        for finding in check(make())
        if "2010377" in finding.message and finding.rule == "G06"
    )
    assert unlisted.severity is Severity.WARNING

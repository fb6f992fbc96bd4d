"""Every sentence reads as it should and tells what was typed, in the scenarios and in any other book."""

import pytest
from hypothesis import given, settings

from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.domain.packet import Packet
from tests.narrative.generated import EDITION, packets
from tests.narrative.grammar import faults
from tests.narrative.ledger import expected, numbers
from tests.scenarios.packets import packet, scenarios

SCENARIOS = scenarios()
TYPED = ("notice", "duties")
"""Sections that print what was typed as it stands."""


def told(disclosure: Disclosure, section: str) -> str:
    return "\n".join(paragraph.text for paragraph in disclosure.sections[section])


def assert_well_written(disclosure: Disclosure) -> None:
    for section, paragraphs in disclosure.sections.items():
        for paragraph in paragraphs:
            assert section in TYPED or list(faults(paragraph.text)) == [], paragraph.text


def assert_true(disclosure: Disclosure) -> None:
    for section, should in expected(disclosure.packet).items():
        text = told(disclosure, section)
        assert numbers(text, disclosure.packet.header.year) == should, text


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenarios_are_well_written(name: str) -> None:
    assert_well_written(disclose(packet(SCENARIOS[name]), EDITION))


@pytest.mark.parametrize(
    "sentence",
    [
        "公务接待费1.00万元，比2019年持平。",
        "无国有资本经营预算收入0万元。",
        "公务接待费1.00万元，比2019年增加0.00万元。",
        "其他收入0.01万元，占0.00%。",
        "比2019年增加1.00万元，主要原因是。",
        "主要用于。",
        "收入合计15.00万元。。",
        "主要原因是主要原因是任务增加。",
        "与2019持平。",
        "收入合计15.00。",
        "（一）“三公经费1.00万元。",
        "收入合计15.00万元",
    ],
)
def test_bad_sentences_are_found(sentence: str) -> None:
    assert list(faults(sentence))


@settings(max_examples=30, deadline=None)
@given(packets())
def test_any_book_is_well_written_and_true(packet: Packet) -> None:
    disclosure = disclose(packet, EDITION)
    assert_well_written(disclosure)
    assert_true(disclosure)


@pytest.mark.slow
@settings(max_examples=3_000, deadline=None)
@given(packets())
def test_thousands_of_books_are_well_written_and_true(packet: Packet) -> None:
    disclosure = disclose(packet, EDITION)
    assert_well_written(disclosure)
    assert_true(disclosure)

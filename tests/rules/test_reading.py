"""The text is read as it stands: amounts, changes and reasons, and what is none of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line, Transfer
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.rules.checking import Checker
from budget_desktop.rules.reading import Told, Way, read
from budget_desktop.rules.told import known, tail, told
from budget_desktop.rules.view import View
from tests.rules.books import EDITION, MIXED, ORGAN, WAN, added, changed, explained, shown, wan
from tests.rules.example import EVERY_SOURCE
from tests.rules.test_properties import balanced, sound_spending

KNOWN = added(
    explained(
        replace(
            changed(ORGAN, "reception", prior=wan(3), batches=10, people=40),
            lines=tuple(replace(line, prior=(line.amount or 0) * 9 // 10) for line in ORGAN.lines),
        ),
        "change.three_public.reception",
        "来访由十五批减为十批",
    ),
    Transfer(key="T1", unit="124001", name="道路补助", amount=wan(5)),
)
"""A book whose last year is known, with a change in most of what it tells."""


def sentence(text: str, section: str = "three_public") -> list[Told]:
    return list(read(EDITION, section, Paragraph(f"{section}.1", (Run(text),))))


def only(text: str, section: str = "three_public") -> Told:
    (found,) = sentence(text, section)
    return found


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("公务接待费1,234.50万元", 1_234_500_000),
        ("公务接待费支出预算数为0.5万元。", 500_000),
        ("公务接待费共计 3000 元", 300_000),
        ("公务接待费：2.00万元", 2_000_000),
    ],
)
def test_amount_follows_its_words(text: str, amount: int) -> None:
    assert only(text).mention.amount == amount


@pytest.mark.parametrize(
    "text", ["公务接待费2020年安排", "公务接待费、会议等20.00万元", "公务接待费比2019年减少1.00万元"]
)
def test_other_numbers_are_not_its_amount(text: str) -> None:
    assert only(text).mention.amount is None


@pytest.mark.parametrize(
    ("text", "way", "difference", "percent"),
    [
        ("，比2019年增加1.00万元，增长50%", Way.UP, WAN, "50"),
        ("，较上年减少1.00万元，降幅为33.33%", Way.DOWN, -WAN, "33.33"),
        ("，2019年无此项预算，本年新增1.00万元", Way.NEW, WAN, ""),
        ("，比2019年下降20%", Way.DOWN, None, "20"),
        ("，与2019年持平", Way.SAME, 0, ""),
        ("，与2019年相比基本无变化", Way.NEARLY, 0, ""),
    ],
)
def test_changes(text: str, way: Way, difference: int | None, percent: str) -> None:
    change = only(f"公务接待费2.00万元{text}。").change
    assert change is not None
    assert (change.way, change.difference, change.percent) == (way, difference, percent)


def test_a_change_belongs_to_the_words_before_it() -> None:
    running, purchase = sentence(
        "公务用车运行维护费2.00万元，与2019年持平；公务用车购置费0.00万元，比2019年减少1.00万元。"
    )
    assert running.change is not None
    assert running.change.way is Way.SAME
    assert purchase.change is not None
    assert purchase.change.difference == -WAN


def test_words_for_both_tell_of_both() -> None:
    found = sentence(
        "收入总计1.00万元，支出总计1.00万元，与2019年相比，收、支总计均增加1.00万元。", "overall"
    )
    assert [(each.name, each.change is not None) for each in found] == [
        ("收入总计", False),
        ("支出总计", False),
        ("收入总计", True),
        ("支出总计", True),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "比2019年减少1.00万元，主要原因是公务接待费压减0.50万元；会议减少。",
            "公务接待费压减0.50万元；会议减少",
        ),
        ("比2019年减少1.00万元（原因是来访（含外宾）减少）。", "来访（含外宾）减少"),
    ],
)
def test_amounts_in_a_reason_are_its_own(text: str, reason: str) -> None:
    found = only(f"公务接待费2.00万元，{text}")
    assert found.change is not None
    assert found.change.reason == reason
    assert found.change.difference == -WAN


def test_last_year_and_other_units_are_left_out() -> None:
    paragraph = Paragraph("economic.1", (Run("2019年公务接待费3.00万元，甲局信息中心公务接待费2.00万元。"),))
    disclosure = shown(MIXED)
    sections = {**disclosure.sections, "economic": (paragraph,)}
    view = View(replace(disclosure, sections=sections))
    assert not [each for each in told(view) if each.section == "economic"]


def test_every_word_of_the_edition_is_one_the_text_uses() -> None:
    """The edition's phrases and the words they are read again with must not drift apart."""
    prior = replace(ORGAN, lines=tuple(replace(line, prior=line.amount) for line in ORGAN.lines))
    spoken = {
        (each.section, each.name) for packet in (EVERY_SOURCE, prior) for each in told(View(shown(packet)))
    }
    words = {(section, name) for section, names in EDITION.reading.told.items() for name in names}
    assert words <= spoken
    printed = "".join(paragraph.text for paragraph in shown(prior).paragraphs)
    assert all(name in printed for name in EDITION.reading.together)


def assert_told_as_known(packet: Packet) -> None:
    view = View(shown(packet))
    for each in told(view):
        should = known(view, each)
        if should is None:
            continue
        if each.mention.amount is not None:
            assert abs(each.mention.amount - should.amount) <= tail(view), each.name
        if each.change is not None and each.change.difference is not None:
            assert should.difference is not None
            assert abs(each.change.difference - should.difference) <= tail(view), each.name


@settings(max_examples=30, deadline=None)
@given(st.lists(sound_spending(), max_size=12))
def test_every_figure_read_is_that_of_its_cell(spending: list[Line]) -> None:
    assert_told_as_known(balanced(spending))


def test_no_number_of_the_text_can_be_changed_unnoticed() -> None:
    """Thresholds in the names of equipment, and numbers within what was typed, are words."""
    disclosure = shown(KNOWN)
    checker = Checker()
    known_before = {finding.message for finding in checker.findings(disclosure)}
    unnoticed = [
        text
        for section in (*EDITION.reading.told, "organisation", "performance", "assets", "transfers")
        for text, spoilt in _spoilt(disclosure, section)
        if {finding.message for finding in checker.findings(spoilt)} <= known_before
    ]
    assert unnoticed == []


def _spoilt(disclosure: Disclosure, section: str) -> Iterator[tuple[str, Disclosure]]:
    """The disclosure with one number of the section changed, each in its turn."""
    told = disclosure.sections[section]
    for position, paragraph in enumerate(told):
        for number in re.finditer(r"(?<!单价)(?<!\d)\d[\d,]*(?:\.\d+)?", paragraph.text):
            digit = str(int(number[0][0]) % 9 + 1)
            text = paragraph.text[: number.start()] + digit + paragraph.text[number.start() + 1 :]
            paragraphs = (*told[:position], Paragraph(paragraph.key, (Run(text),)), *told[position + 1 :])
            yield text, replace(disclosure, sections={**disclosure.sections, section: paragraphs})


def test_changes_read_are_those_of_the_items() -> None:
    packet = explained(changed(ORGAN, "reception", prior=wan(3)), "change.three_public.reception", "压减接待")
    assert_told_as_known(packet)

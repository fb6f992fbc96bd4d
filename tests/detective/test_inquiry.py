"""One error at a time, as people make them; the first guess names it and its mend puts it right."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.books.shelf import BOOKS
from budget_desktop.detective.guess import Guess
from budget_desktop.detective.inquiry import explained, guesses
from budget_desktop.detective.mend import Addition, Change, Removal, mended
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Line
from budget_desktop.rules import check
from budget_desktop.rules.finding import Severity
from tests.rules.books import ORGAN, changed, shown, without

BOOK = BOOKS["行政单位"]
AMOUNT = EntryPlace("lines", "B3", "amount")
RIGHT = next(line for line in BOOK.lines if line.key == "B3")
INTERNAL = re.compile(r"[A-Za-z]{2,}|\b(?:None|basic|lines)\b|S\d")


def guessed(packet: Packet) -> tuple[Guess, ...]:
    """What is said of the first failed equation."""
    disclosure = shown(packet)
    findings = check(disclosure)
    failed = next((each for each in findings if each.difference and not each.follows), None)
    return guesses(disclosure, findings, failed) if failed else ()


def errors(packet: Packet) -> list[str]:
    return [each.message for each in check(shown(packet)) if each.severity is Severity.ERROR]


def mistyped(amount: int) -> Packet:
    return mended(BOOK, Change(AMOUNT, RIGHT.amount, amount))


@pytest.mark.parametrize(
    ("cause", "amount"),
    [
        ("元、万元混淆", (RIGHT.amount or 0) * 10_000),
        ("小数点错位", (RIGHT.amount or 0) * 10),
        ("小数点错位", (RIGHT.amount or 0) // 10),
        ("数字颠倒", 15107200),
        ("正负号错误", -(RIGHT.amount or 0)),
        ("沿用上年数", RIGHT.prior or 0),
    ],
)
def test_a_slip_in_an_amount_is_named_with_the_right_amount(cause: str, amount: int) -> None:
    packet = mistyped(amount)
    first = guessed(packet)[0]
    assert first.cause == cause
    assert first.mend == Change(AMOUNT, amount, RIGHT.amount)
    assert first.place == AMOUNT
    assert errors(mended(packet, first.mend)) == []


def test_a_line_typed_twice_is_to_be_removed() -> None:
    packet = replace(BOOK, lines=(*BOOK.lines, replace(RIGHT, key="again")))
    first = guessed(packet)[0]
    assert first.cause == "重复录入"
    assert first.mend == Removal(EntryPlace("lines", "again"))
    assert errors(mended(packet, first.mend)) == []


def test_a_missing_line_is_known_by_the_gaps_of_both_years() -> None:
    first = guessed(without(BOOK, "B3"))[0]
    assert first.cause == "漏录一行"
    assert isinstance(first.mend, Addition)
    line = first.mend.line
    assert (line.flow, line.source, line.unit) == (Flow.SPENDING, "S1.1", RIGHT.unit)
    assert (line.amount, line.prior) == (RIGHT.amount, RIGHT.prior)
    assert re.fullmatch(
        r"补录一行支出[\d,.]+元，上年[\d,.]+元（“一般公共预算·财政拨款”，科目等留待填写）", first.remedy
    )


def test_what_is_behind_several_findings_is_told_once() -> None:
    disclosure = shown(without(BOOK, "B3"))
    findings = check(disclosure)
    told = explained(disclosure, findings)
    assert len(told) > 1
    first = [found[0].mend for found in told.values() if found]
    assert len(first) == len(set(first))


def test_missing_income_is_income_to_be_added() -> None:
    first = guessed(without(ORGAN, "I2"))[0]
    assert first.cause == "漏录一行"
    assert isinstance(first.mend, Addition)
    assert (first.mend.line.flow, first.mend.line.source) == (Flow.INCOME, "S2.1")
    assert first.remedy.startswith("补录一行收入“政府性基金·当年收入”")


def test_a_missing_contribution_comes_with_its_subjects() -> None:
    """Wages without a housing fund: what is missing is the housing fund."""
    first = guessed(without(BOOK, "B7"))[0]
    assert isinstance(first.mend, Addition)
    line = first.mend.line
    assert (line.department_economic, line.function, line.kind) == ("30113", "2210201", "basic.pay")


@pytest.mark.parametrize(
    ("field", "wrong", "cause"),
    [("source", "S6", "资金来源选错"), ("unit", "130002", "单位选错"), ("function", "2080599", "")],
)
def test_a_line_in_the_wrong_account_is_to_be_moved_back(field: str, wrong: str, cause: str) -> None:
    book = BOOKS["四个单位汇总"]
    line = next(line for line in book.lines if line.key == "A3")
    packet = changed(book, "A3", **{field: wrong})
    found = guessed(packet)
    if not cause:
        assert found == (), "no equation fails; the rules alone speak"
        return
    assert found[0].cause == cause
    assert found[0].mend == Change(EntryPlace("lines", "A3", field), wrong, getattr(line, field))


def test_a_line_on_the_wrong_project_is_to_be_moved_back() -> None:
    first = guessed(changed(BOOK, "P1.2", project="P2"))[0]
    assert first.cause == "项目选错"
    assert first.mend == Change(EntryPlace("lines", "P1.2", "project"), "P2", "P1")


def test_a_total_typed_ten_times_too_large_is_named() -> None:
    total = next(project.total for project in BOOK.projects if project.key == "P1")
    assert total is not None
    first = guessed(changed(BOOK, "P1", total=total * 10))[0]
    assert first.mend == Change(EntryPlace("projects", "P1", "total"), total * 10, total)


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_is_guessed_where_nothing_is_wrong(name: str) -> None:
    assert guessed(BOOKS[name]) == ()


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_any_amount_a_thousandfold_or_negated_is_found(data: st.DataObject) -> None:
    book = BOOKS[data.draw(st.sampled_from(sorted(BOOKS)))]
    line = data.draw(st.sampled_from([line for line in book.lines if line.amount]))
    wrong = (line.amount or 0) * data.draw(st.sampled_from((10_000, 1_000, -1)))
    place = EntryPlace("lines", line.key, "amount")
    found = guessed(mended(book, Change(place, line.amount, wrong)))
    assert Change(place, wrong, line.amount) in [guess.mend for guess in found[:3]]
    assert not any(INTERNAL.search(guess.cause + guess.remedy) for guess in found)
    assert all(guess.reason.endswith("。") and 0 < guess.score <= 1 for guess in found)


CODES = st.sampled_from(["", "S1.1", "S2.1", "S6", "2010301", "30101", "basic.pay", "124001", "study"])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            Line,
            key=st.uuids().map(str),
            unit=CODES,
            flow=st.sampled_from(list(Flow)),
            source=CODES,
            function=CODES,
            department_economic=CODES,
            kind=CODES,
            project=CODES,
            amount=st.none() | st.integers(-(10**12), 10**12),
            prior=st.none() | st.integers(-(10**12), 10**12),
        ),
        max_size=5,
    )
)
def test_no_packet_makes_an_inquiry_fail(lines: list[Line]) -> None:
    disclosure = shown(replace(ORGAN, lines=tuple(lines)))
    findings = check(disclosure)
    for finding in [each for each in findings if each.difference][:2]:
        assert all(guess.remedy for guess in guesses(disclosure, findings, finding))

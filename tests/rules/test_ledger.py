"""Explain or mend: reasons hold for the figures they were written for, each for its own finding."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop import assets
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.rules import check, verdict
from budget_desktop.rules.finding import Finding, Reason, Severity
from budget_desktop.rules.settling import settled
from tests.rules.books import ORGAN, added, changed, explained, shown, wan, without

(_PACKET,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
SAMPLE = replace(_PACKET, answers=())
CARLESS = without(ORGAN, "B7")
"""Cars and no money to run them: B30 asks why."""


def asked(packet: Packet, rule: str = "B30") -> Finding:
    return next(finding for finding in check(shown(packet)) if finding.rule == rule)


def answered(packet: Packet, rule: str = "B30", text: str = "车辆由市机关事务局保障") -> Packet:
    finding = asked(packet, rule)
    told = finding.said.rstrip("。")
    answer = Answer(
        key=finding.key,
        text=text,
        author="王会计",
        written_at="2020-05-30T09:05:00+08:00",
        basis=finding.basis,
        told=told,
    )
    return added(packet, answer)


def test_an_answered_finding_shows_reason_name_and_time() -> None:
    finding = asked(answered(CARLESS))
    assert finding.severity is Severity.INFO
    assert finding.reason is not None
    assert finding.reason.signature == "王会计，2020年5月30日9时05分"
    assert finding.message.endswith("已说明：车辆由市机关事务局保障。")


def test_a_reason_expires_when_the_figures_change_and_returns_with_them() -> None:
    packet = answered(CARLESS)
    asset = next(asset for asset in packet.assets if asset.key in asked(packet).key)
    more = changed(packet, asset.key, held=asset.held + 3)
    finding = asked(more)
    assert finding.severity is Severity.WARNING
    assert finding.reason is not None
    assert finding.reason.expired
    assert "车辆由市机关事务局保障" in finding.message
    assert f"{asset.held}辆" in finding.message
    assert f"{asset.held + 3}辆" in finding.message
    assert asked(changed(more, asset.key, held=asset.held)).severity is Severity.INFO


def test_other_figures_leave_a_reason_in_force() -> None:
    packet = answered(CARLESS)
    assert asked(changed(packet, "B1", note="另一个依据")).severity is Severity.INFO
    assert asked(changed(packet, "B1", amount=wan(51))).severity is Severity.INFO


def test_two_findings_of_one_rule_are_answered_separately() -> None:
    doubtful = ORGAN
    for line in (line for line in ORGAN.lines if line.key in {"B1", "B3"}):
        doubtful = changed(doubtful, line.key, prior=(line.amount or 0) // 10_000)
    findings = [finding for finding in check(shown(doubtful)) if finding.rule == "A23"]
    assert len({finding.key for finding in findings}) == len(findings) == 2
    one = added(doubtful, Answer(key=findings[0].key, text="上年只有试点", basis=findings[0].basis))
    severities = [finding.severity for finding in check(shown(one)) if finding.rule == "A23"]
    assert sorted(severities) == [Severity.INFO, Severity.WARNING]


def test_an_answer_is_found_where_its_place_stands_no_longer_first() -> None:
    weak = [indicator for indicator in SAMPLE.indicators if indicator.key in {"I41", "I42"}]
    packet = answered(SAMPLE, "F06", "由第三方测评")
    assert asked(packet, "F06").key == f"F06@indicators/{weak[1].key}/grade"
    joined = changed(packet, weak[0].key, comparator="", number="", measure="", grade="大幅提高")
    finding = asked(joined, "F06")
    assert finding.key == f"F06@indicators/{weak[0].key}/grade"
    assert finding.severity is Severity.WARNING
    assert finding.reason is not None
    assert finding.reason.text == "由第三方测评"


def test_an_answer_to_a_rule_answers_all_of_it_and_does_not_expire() -> None:
    packet = added(CARLESS, Answer(key="B30", text="统一保障"))
    assert asked(packet).severity is Severity.INFO
    assert asked(replace(packet, assets=tuple(replace(each, held=9) for each in packet.assets))).severity is (
        Severity.INFO
    )


def test_a_printed_reason_answers_and_expires_with_the_answer_beside_it() -> None:
    bare = without(ORGAN, *(f"B{number}" for number in range(1, 9)))
    told = explained(bare, "basic.none", "由机关事务局列支")
    assert asked(told, "B27").severity is Severity.INFO
    beside = answered(told, "B27", "由机关事务局列支")
    assert asked(beside, "B27").severity is Severity.INFO
    people = next(record for record in beside.staffing if record.measure.value == "在职人员")
    grown = changed(beside, people.key, count=people.count + 40)
    assert asked(grown, "B27").severity is Severity.WARNING
    rewritten = replace(grown, remarks=(replace(grown.remarks[-1], text="由上级局列支"),))
    assert asked(rewritten, "B27").severity is Severity.INFO
    unprinted = replace(beside, remarks=())
    assert asked(unprinted, "B27").severity is Severity.WARNING


def test_consequences_are_not_counted() -> None:
    cause = Finding("A01", Severity.ERROR, "。", key="A01@x")
    following = [Finding("A09", Severity.ERROR, "。", key=f"A09@{n}", cause="A01@x") for n in range(5)]
    outcome = verdict([cause, *following])
    assert (outcome.text, outcome.publishable) == ("必须改 1 项", False)
    assert following[0].follows == "A01"
    open_question = verdict([Finding("B30", Severity.WARNING, "。")])
    assert (open_question.ok, open_question.publishable) == (True, False)


def test_every_cause_is_a_finding_as_grave_that_has_no_cause() -> None:
    order = list(Severity)
    for packet in (
        without(ORGAN, "I1"),
        changed(ORGAN, "B1", kind="", department_economic="30902"),
        changed(ORGAN, "B1", function=""),
    ):
        findings = check(shown(packet))
        known = {finding.key: finding for finding in findings}
        assert len(known) == len(findings)
        for finding in findings:
            if finding.cause:
                cause = known[finding.cause]
                assert not cause.cause
                assert order.index(cause.severity) <= order.index(finding.severity)


def test_one_missing_amount_is_one_thing_to_mend() -> None:
    spoilt = (
        without(ORGAN, "I1"),
        without(ORGAN, "B1"),
        changed(ORGAN, "B1", amount=wan(500)),
        changed(ORGAN, "B1", amount=None),
        changed(ORGAN, "B1", kind="", department_economic="30902"),
        changed(ORGAN, "B1", function=""),
        changed(ORGAN, "B1", source=""),
    )
    for packet in spoilt:
        findings = check(shown(packet))
        assert verdict(findings).text == "必须改 1 项"
        assert len([finding for finding in findings if finding.severity is Severity.ERROR]) > 1


@given(author=st.text(max_size=5), written_at=st.text(max_size=30))
def test_any_signature_can_be_shown(author: str, written_at: str) -> None:
    assert author in Reason(text="有理", author=author, written_at=written_at).signature


def test_reasons_from_elsewhere_expire_with_the_figures_they_came_with() -> None:
    packet = settled(shown(added(CARLESS, Answer(key="B30", text="统一保障"))))
    assert asked(packet).severity is Severity.INFO
    assert settled(shown(packet)) == packet
    more = replace(packet, assets=tuple(replace(each, held=9) for each in packet.assets))
    assert asked(more).severity is Severity.WARNING
    assert "统一保障" in asked(more).message


def test_a_printed_reason_from_elsewhere_expires_too() -> None:
    packet = settled(shown(SAMPLE))
    assert asked(packet, "C20").severity is Severity.INFO
    serving = next(each for each in packet.staffing if each.measure.value == "在职人员")
    assert asked(changed(packet, serving.key, count=70), "C20").severity is Severity.WARNING


def test_what_is_not_answered_stays_open() -> None:
    assert settled(shown(CARLESS)) == CARLESS
    expired = changed(answered(CARLESS), "A1", held=9)
    assert settled(shown(expired)) == expired

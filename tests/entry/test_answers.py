"""What is written to the book when a finding is answered, and what is refused as saying nothing."""

import pytest

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer, Header, Remark
from budget_desktop.edition import load_edition
from budget_desktop.entry.answers import answerable, answering, earlier_reasons, refusal
from budget_desktop.rules.finding import Finding, Reason, Severity

EDITION = load_edition("henan-jiyuan-2020")
WORDS = EDITION.limits.words
CAR = EntryPlace("assets", "A1", "held")
CARLESS = Finding(
    "B30",
    Severity.WARNING,
    "有车没有经费。请说明。",
    (CAR,),
    key="B30@assets/A1/held",
    said="有车没有经费。",
    basis="b1",
)
SIGNED = {"author": "王会计", "at": "2020-05-30T09:05:00+08:00"}


def packet(*answers: Answer, remarks: tuple[Remark, ...] = ()) -> Packet:
    header = Header(department="甲局", department_code="124", year=2020, edition=EDITION.key)
    return Packet(header=header, answers=answers, remarks=remarks)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "。", "无", "正常。", "根据实际支出", "因工作需要。", "主要原因是项目调整", "（情况属实）"],
)
def test_what_says_nothing_is_refused_with_a_hint(text: str) -> None:
    assert "如依据的文件" in refusal(text, WORDS)


@pytest.mark.parametrize("text", ["车辆由市里统一保障", "因2020年机构改革划入三人", "见济政办〔2015〕90号"])
def test_a_reason_is_taken(text: str) -> None:
    assert refusal(text, WORDS) == ""


def test_an_answer_keeps_reason_name_time_figures_and_words() -> None:
    values = answering(packet(), CARLESS, " 统一保障 ", **SIGNED)
    stored = Answer(key=CARLESS.key, **{place.field: value for place, value in values.items()})  # type: ignore[arg-type]
    assert {(place.collection, place.key) for place in values} == {("answers", CARLESS.key)}
    assert stored == Answer(
        key=CARLESS.key,
        text="统一保障",
        author="王会计",
        written_at=SIGNED["at"],
        basis="b1",
        told="有车没有经费",
    )


def test_a_printed_reason_goes_to_the_text_and_keeps_its_figures() -> None:
    finding = Finding(
        "B27", Severity.WARNING, "。", key="B27@staffing/S1/count", remark="basic.none", basis="b2"
    )
    values = answering(packet(), finding, "另有列支", **SIGNED)
    assert values[EntryPlace("remarks", "basic.none", "text")] == "另有列支"
    assert values[EntryPlace("answers", finding.key, "basis")] == "b2"


def test_a_reason_missing_in_the_text_is_written_there_alone() -> None:
    place = EntryPlace("remarks", "change.fund", "text")
    finding = Finding("D05", Severity.WARNING, "没有原因。", (place,), key=f"D05@{place}")
    assert answering(packet(), finding, "项目已完工", **SIGNED) == {place: "项目已完工"}
    # One that is there already, and is found wanting, is not overwritten by its defence.
    kept = packet(remarks=(Remark(key="change.fund", text="项目调整"),))
    assert place not in answering(kept, finding, "依据批复只能这样写", **SIGNED)


def test_earlier_reasons_of_the_same_rule_come_first_newest_first() -> None:
    old = packet(
        Answer(key="B30@assets/A1/held", text="去年的", written_at="2019-05-01T00:00:00+08:00"),
        Answer(key="C19", text="别的规则", written_at="2020-05-01T00:00:00+08:00"),
        Answer(key="B30@assets/A2/held", text="前年的", written_at="2018-05-01T00:00:00+08:00"),
        Answer(key="C20", text="去年的"),
    )
    assert earlier_reasons([old], CARLESS) == ("去年的", "前年的", "别的规则")


def test_warnings_and_what_has_a_reason_can_be_answered() -> None:
    assert answerable(CARLESS)
    assert answerable(Finding("B30", Severity.INFO, "。", reason=Reason(text="有理")))
    assert not answerable(Finding("A01", Severity.ERROR, "。"))
    assert not answerable(Finding("A20", Severity.INFO, "。"))

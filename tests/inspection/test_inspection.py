"""The sheet of the pre-inspection: how demands are judged, the clock, the reviews, and the printed page."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer, Project, Transfer
from budget_desktop.edition import edition_keys, load_edition
from budget_desktop.export.pdf import write_pdf
from budget_desktop.inspection.clock import Clock
from budget_desktop.inspection.judging import inspect
from budget_desktop.inspection.looking import noting
from budget_desktop.inspection.page import inspection_outline
from budget_desktop.inspection.questions import QUESTIONS
from budget_desktop.inspection.sheet import Inspection, Result, State
from budget_desktop.rules import check
from budget_desktop.rules.checking import all_rules
from budget_desktop.rules.h_norms.reviews import reviewed_digest
from budget_desktop.rules.later import LATER
from tests.rules.books import MIXED, ORGAN, added, changed, shown, wan

TODAY = date(2020, 6, 20)


def inspected(packet: Packet, today: date = TODAY) -> Inspection:
    disclosure = shown(packet)
    return inspect(disclosure, check(disclosure), today)


def result(inspection: Inspection, key: str) -> Result:
    return next(each for each in inspection.results if each.item.key == key)


def dated(**fields: Any) -> Packet:
    return replace(ORGAN, header=replace(ORGAN.header, **fields))


@pytest.mark.parametrize("key", edition_keys())
def test_sheet_of_an_edition_names_what_there_is(key: str) -> None:
    """Five headings; every demand is decided by rules, by a question or by eye; no rule is misspelt."""
    spec = load_edition(key).inspection
    known = {rule.id for rule in all_rules()} | {later.id for later in LATER}
    families = {f"{rule[0]}*" for rule in known}
    assert [dimension.name for dimension in spec.dimensions] == [
        "及时性",
        "完整性",
        "细化程度",
        "公开方式",
        "真实性",
    ]
    items = [item for dimension in spec.dimensions for item in dimension.items]
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert item.rules or item.question or item.by_eye, item.key
        assert set(item.rules) <= known | families, item.key
        assert not item.question or item.question in QUESTIONS, item.key
        assert item.basis, item.key


def test_packet_in_order_meets_what_can_be_seen_from_it() -> None:
    inspection = inspected(ORGAN)
    open_ = {each.item.key for each in inspection.results if each.state is State.OPEN}
    idle = {each.item.key for each in inspection.results if each.state is State.IDLE}
    unmet = {each.item.key for each in inspection.results if each.state is State.UNMET}
    assert open_ == {"form.place", "true.prior", "true.approved"}, "only what a person has to look at"
    assert idle == {"complete.transfers", "complete.units"}
    # The book for the rules does not say what the department is for.
    assert unmet == {"complete.profile"}
    assert result(inspection, "complete.profile").note == "没有部门职责。"
    assert all(review.state is State.MET for review in inspection.reviews)


def test_finding_makes_its_demand_unmet_and_leads_to_its_place() -> None:
    unbalanced = result(inspected(changed(ORGAN, "I1", amount=wan(139))), "true.within")
    assert unbalanced.state is State.UNMET
    assert "收入合计" in unbalanced.note
    assert EntryPlace("lines", "I1", "amount") in unbalanced.places
    assert all(finding.rule.startswith("A") for finding in unbalanced.findings)


def test_each_personal_datum_is_a_hit_to_decide() -> None:
    packet = changed(changed(ORGAN, "study", leader="王小明"), "roads", phone="13800000000")
    privacy = result(inspected(packet), "form.privacy")
    assert privacy.state is State.UNMET
    assert [finding.places[0] for finding in privacy.findings] == [
        EntryPlace("projects", "roads", "phone"),
        EntryPlace("projects", "study", "leader"),
    ]


def test_advice_leaves_a_demand_open() -> None:
    place = result(inspected(dated(publication_place="")), "form.place")
    assert place.state is State.OPEN
    assert place.places[0] == EntryPlace("header", "", "publication_place")


def test_what_does_not_apply_is_said() -> None:
    transfer = Transfer(key="X", unit="124001", name="道路补助", amount=wan(5))
    assert result(inspected(added(ORGAN, transfer)), "complete.transfers").state is State.MET
    unnamed = replace(transfer, name="")
    assert result(inspected(added(ORGAN, unnamed)), "complete.transfers").state is State.UNMET
    units = result(inspected(MIXED), "complete.units")
    assert units.state is State.OPEN
    assert "甲局信息中心" in units.note


def test_what_only_a_person_sees_is_noted_and_expires() -> None:
    item = result(inspected(ORGAN), "true.prior").item
    values = noting(ORGAN, item, "逐项核对，全部一致", author="张某", at="2020-06-18T09:00:00+08:00")
    fields = {place.field: value for place, value in values.items()}
    (key,) = {place.key for place in values}
    looked = added(ORGAN, Answer(key=key, **fields))  # type: ignore[arg-type]  # all of them are texts
    seen = result(inspected(looked), "true.prior")
    assert (seen.state, seen.note) == (State.MET, "已核对：逐项核对，全部一致（张某）。")
    changed_since = result(inspected(changed(looked, "P1", amount=wan(29))), "true.prior")
    assert changed_since.state is State.OPEN
    assert "内容有改动" in changed_since.note


# The clock

APPROVED = date(2020, 6, 5)


@pytest.mark.parametrize(
    ("published", "today", "left", "state", "told"),
    [
        (None, date(2020, 6, 10), 15, State.OPEN, "还剩15日"),
        (None, date(2020, 6, 25), 0, State.OPEN, "还剩0日"),
        (None, date(2020, 6, 26), -1, State.UNMET, "已超过1日"),
        (date(2020, 6, 19), date(2020, 6, 20), 6, State.MET, "6月19日公开，距批复14日"),
        (date(2020, 6, 19), date(2020, 6, 10), 6, State.OPEN, "6月19日计划公开"),
        (date(2020, 6, 30), date(2020, 7, 1), -5, State.UNMET, "超过5日"),
    ],
)
def test_days_run_from_approval(
    published: date | None, today: date, left: int, state: State, told: str
) -> None:
    inspection = inspected(dated(approval_date=APPROVED, publication_date=published), today)
    assert inspection.clock.left == left
    assert inspection.clock.due == date(2020, 6, 25)
    assert told in inspection.clock.text
    assert result(inspection, "timely.clock").state is state


def test_without_a_date_of_approval_nothing_is_counted() -> None:
    clock = Clock(None, date(2020, 6, 19), TODAY, 20)
    assert clock.left is None
    assert "没有录入批复日期" in clock.text
    assert result(inspected(dated(approval_date=None)), "timely.clock").state is State.OPEN


# Reviews


def test_review_is_of_the_packet_as_it_was() -> None:
    digest = reviewed_digest(ORGAN)
    agreed = replace(ORGAN, reviews=tuple(replace(each, basis=digest) for each in ORGAN.reviews))
    assert all(review.state is State.MET for review in inspected(agreed).reviews)
    later = inspected(changed(agreed, "P1", amount=wan(29)))
    assert {review.note for review in later.reviews} == {"审后有改动"}
    refused = inspected(changed(agreed, "secrecy", opinion="不同意公开"))
    assert [review.note for review in refused.reviews] == ["", "", "", "意见不同意"]
    missing = inspected(replace(ORGAN, reviews=()))
    assert {review.note for review in missing.reviews} == {"未记录"}


# On paper


def page_texts(packet: Packet, path: Path) -> list[str]:
    write_pdf(inspection_outline([inspected(packet)]), path)
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_sheet_is_one_page_with_everything_on_it(tmp_path: Path) -> None:
    (text,) = page_texts(ORGAN, tmp_path / "自查表.pdf")
    flat = "".join(text.split())
    for item in load_edition(ORGAN.header.edition).inspection.dimensions[0].items:
        assert item.text in flat
    for word in ("2020年部门预算公开自查表", "及时性", "真实性", "保密审查", "终审", "张某"):
        assert word in flat


def test_sheet_is_one_page_where_nearly_everything_is_wrong(tmp_path: Path) -> None:
    spoilt = added(
        replace(
            ORGAN,
            header=replace(ORGAN.header, department="甲" * 30, publication_place="", approval_date=None),
            indicators=(),
            reviews=tuple(replace(each, opinion="不同意公开，" * 20) for each in ORGAN.reviews),
            three_public=(),
            staffing=(),
        ),
        *(Project(key=f"N{number}", unit="124001", name="很长的项目名称" * 5) for number in range(3)),
        Transfer(key="X", unit="124001", name=""),
    )
    spoilt = changed(changed(spoilt, "I1", amount=wan(7)), "B1", function="20103")
    assert len(page_texts(spoilt, tmp_path / "自查表.pdf")) == 1

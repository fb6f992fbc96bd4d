"""The reviews before publication (三级审核, 保密审查): recorded, agreed to, and of the packet as it is."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from hashlib import sha256
from itertools import pairwise

from budget_desktop.domain.days import day_text
from budget_desktop.domain.origins import Origin
from budget_desktop.domain.packet import COLLECTIONS, Packet, Record
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer, CarriedText, Header, Review
from budget_desktop.edition.guard import GuardSpec, ReviewStep
from budget_desktop.rules.finding import Observation, Severity
from budget_desktop.rules.registry import Observations, rule
from budget_desktop.rules.view import View

_AFTERWARDS = frozenset({"stage", "approval_date", "publication_date", "publication_place"})
"""Fields of the header that are filled in after a review without making it one of something else."""
_NOT_REVIEWED = (Answer, Review, CarriedText, Origin)
_DEFAULTS: dict[type, tuple[tuple[str, object], ...]] = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in (Header, *COLLECTIONS)
}
"""The fields of each kind of record, with what they hold while nobody filled them in."""


def reviewed_digest(packet: Packet) -> str:
    """Digest of what a review looks at: all that is published, in its order.

    A field that nobody filled in counts for nothing, so that a later version of the program with more fields
    gives the same digest.
    """
    seen = {
        name: [_filled(record) for record in getattr(packet, name)]
        for kind, name in COLLECTIONS.items()
        if kind not in _NOT_REVIEWED
    }
    header = {name: text for name, text in _filled(packet.header).items() if name not in _AFTERWARDS}
    told = json.dumps([header, {name: rows for name, rows in seen.items() if rows}], sort_keys=True)
    return sha256(told.encode()).hexdigest()


def _filled(record: Record | Header) -> dict[str, str]:
    return {
        name: str(value)
        for name, default in _DEFAULTS[type(record)]
        if (value := getattr(record, name)) != default
    }


def is_done(review: Review | None) -> bool:
    """Whether somebody put a name and a day under the step."""
    return review is not None and bool(review.reviewer.strip()) and review.reviewed_on is not None


def stale(packet: Packet) -> frozenset[str]:
    """Keys of the reviews given of something else than the packet is now; those without a digest are none."""
    given = [review for review in packet.reviews if review.basis and is_done(review)]
    # The digest takes its time; without a review to compare it with it is not wanted.
    digest = reviewed_digest(packet) if given else ""
    return frozenset(review.key for review in given if review.basis != digest)


def is_refused(review: Review, guard: GuardSpec) -> bool:
    """Whether the opinion does not agree to the publication."""
    return re.search(guard.refusals, review.opinion) is not None


def _day(review: Review) -> str:
    return day_text(review.reviewed_on) if review.reviewed_on else ""


def _steps(view: View, id_: str = "") -> Iterator[tuple[ReviewStep, Review | None]]:
    by_key = {review.key: review for review in view.packet.reviews}
    for step in view.edition.guard.reviews:
        if step.rule == id_ or not id_:
            yield step, by_key.get(step.key)


def _recorded(view: View, id_: str, advice: str) -> Observations:
    steps = list(_steps(view, id_))
    if missing := [step for step, review in steps if not is_done(review)]:
        yield Observation(
            message=f"没有记录{'、'.join(step.name for step in missing)}（审查人和日期）。",
            advice=advice,
            places=tuple(EntryPlace("reviews", step.key, "reviewer") for step in missing),
        )
    for step, review in steps:
        if review and is_refused(review, view.edition.guard):
            yield Observation(
                message=f"{step.name}的意见是“{review.opinion.strip()}”。",
                advice="请按意见修改后重新审核。",
                places=(EntryPlace("reviews", step.key, "opinion"),),
                severity=Severity.ERROR,
            )
    yield from _late(view, [review for _, review in steps if review and is_done(review)])


def _late(view: View, given: list[Review]) -> Observations:
    """Reviews dated after the publication, or before the step they follow."""
    names = {step.key: step.name for step in view.edition.guard.reviews}
    dated = [(names[review.key], review.reviewed_on, review.key) for review in given if review.reviewed_on]
    published = view.packet.header.publication_date
    for name, day, key in dated:
        if published and day > published:
            yield _misdated(f"{name}的日期{day_text(day)}，晚于公开日期{day_text(published)}", key)
    for (first, before, _), (name, day, key) in pairwise(dated):
        if day < before:
            yield _misdated(f"{name}的日期{day_text(day)}，早于{first}的日期{day_text(before)}", key)


def _misdated(said: str, key: str) -> Observation:
    return Observation(
        message=f"{said}。",
        advice="请核对日期；确是如此的，请说明。",
        places=(EntryPlace("reviews", key, "reviewed_on"),),
        severity=Severity.WARNING,
    )


@rule(
    "H15",
    Severity.ADVICE,
    basis="保守国家秘密法、政府信息公开条例第十七条：公开前应进行保密审查；柞水县、佛山市的做法",
    unconfirmed="审查是否须在本程序留有记录，没有成文的规定；没有记录的只作提示，意见不同意的不能公开。",
)
def secrecy_was_reviewed(view: View) -> Observations:
    """公开前应完成保密审查，并记录审查人、日期和意见。"""
    yield from _recorded(view, "H15", "请在“模拟公开检查”中填写。")


@rule(
    "H17",
    Severity.ADVICE,
    basis="长春市2026年公开稿封面的初审、复审、终审；柞水县的部门负责人审签",
    unconfirmed="三级审核是各地的做法，没有读到全国统一的规定。",
)
def three_reviews_were_made(view: View) -> Observations:
    """公开前应完成初审、复审、终审，并记录审核人、日期和意见。"""
    yield from _recorded(view, "H17", "请在“模拟公开检查”中填写。")


@rule(
    "H21",
    Severity.WARNING,
    basis="审核、公开之后修改的，应重新审核或记录原因（一般做法）",
    unconfirmed="没有读到成文的规定。",
)
def nothing_was_changed_after_the_review(view: View) -> Observations:
    """审核之后又有修改的，应重新审核，或记录修改的内容和原因。"""
    changed = stale(view.packet)
    given = [(step, review) for step, review in _steps(view) if review and review.key in changed]
    if given:
        told = "、".join(
            f"{step.name}（{_day(review)}，{review.reviewer.strip()}）" for step, review in given
        )
        yield Observation(
            message=f"{told}之后，内容有改动。",
            advice="请重新审核，或写明修改的内容和原因。",
            places=tuple(EntryPlace("reviews", step.key, "reviewed_on") for step, _ in given),
        )

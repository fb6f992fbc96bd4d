"""Answering a finding: what is written to the book, what is refused, and what may be offered again."""

import re
from collections.abc import Iterable
from dataclasses import fields

from budget_desktop.domain.folding import quoted
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Answer
from budget_desktop.edition.parts import RuleWords
from budget_desktop.proofreading.reasons import is_hollow
from budget_desktop.rules.finding import SEPARATOR, Finding, Severity

_MOST = 20
"""Earlier reasons offered."""


def answerable(finding: Finding) -> bool:
    """Whether a reason may stand against it: it asks for one, or has one."""
    return finding.severity is Severity.WARNING or finding.reason is not None


def printed_at(packet: Packet, finding: Finding) -> EntryPlace | None:
    """Where the reason will be printed: among the remarks, where the finding misses or prints one."""
    if finding.remark:
        return EntryPlace("remarks", finding.remark, "text")
    place = next(iter(finding.places), None)
    if not isinstance(place, EntryPlace) or (place.collection, place.field) != ("remarks", "text"):
        return None
    remark = packet.remark(place.key)
    return place if remark is None or not remark.text.strip() else None


def refusal(text: str, words: RuleWords, names: Iterable[str] = ()) -> str:
    """Why a text is no reason, in a sentence for the screen; empty where it is one.

    `names` are those of what may be explained: repeating one explains nothing.
    """
    if not re.sub(r"\W", "", text):
        return "还没有写说明。请写明为什么这样是对的，如依据的文件、变动的事项"
    if is_hollow(text, words, names):
        return f"{quoted(text.strip())}没有说出原因。请写具体，如依据的文件、变动的事项和数量"
    return ""


def answering(
    packet: Packet, finding: Finding, text: str, *, author: str, at: str
) -> dict[EntryPlace, object]:
    """The values that answer a finding, by their places, to be written as one step.

    `at` is a time in ISO 8601 with its distance from UTC. A reason that is missing in print is written there
    alone: with it the finding is gone.
    """
    reason = text.strip()
    printed = printed_at(packet, finding)
    values: dict[EntryPlace, object] = {} if printed is None else {printed: reason}
    if printed is not None and not finding.remark:
        return values
    told = finding.said.rstrip("。")
    answer = Answer(
        key=finding.key, text=reason, author=author, written_at=at, basis=finding.basis, told=told
    )
    names = (field.name for field in fields(answer) if field.name != "key")
    return values | {EntryPlace("answers", answer.key, name): getattr(answer, name) for name in names}


def withdrawing(finding: Finding) -> dict[EntryPlace, object]:
    """The values that take a reason back, by their places: an emptied text is a text not written."""
    reason = finding.reason
    values: dict[EntryPlace, object] = {}
    if reason is not None and reason.answer:
        values[EntryPlace("answers", reason.answer, "text")] = ""
    if reason is not None and finding.remark:
        values[EntryPlace("remarks", finding.remark, "text")] = ""
    return values


def earlier_reasons(packets: Iterable[Packet], finding: Finding) -> tuple[str, ...]:
    """Reasons the department gave before, those for the same rule first, the newest of each first."""
    answers = [answer for packet in packets for answer in packet.answers if answer.text.strip()]
    answers.sort(key=lambda answer: answer.written_at, reverse=True)
    answers.sort(key=lambda answer: answer.key.partition(SEPARATOR)[0] != finding.rule)
    current = finding.reason.text if finding.reason else ""
    texts = dict.fromkeys(answer.text.strip() for answer in answers)
    return tuple(text for text in texts if text != current)[:_MOST]


def given_reasons(packets: Iterable[Packet]) -> tuple[str, ...]:
    """Every reason the department gave before, answers and remarks alike, the newest answers first."""
    found = list(packets)
    answers = [answer for packet in found for answer in packet.answers]
    answers.sort(key=lambda answer: answer.written_at, reverse=True)
    remarks = [remark for packet in found for remark in packet.remarks]
    texts = dict.fromkeys([each.text.strip() for each in answers] + [each.text.strip() for each in remarks])
    return tuple(text for text in texts if text)[:_MOST]

"""Explain or mend: what a finding is known by, which figures are under it, and the reason written for it.

A reason holds for the figures it was written for. Where these were recorded (`Answer.basis`) and have
changed, it has expired, and the finding asks again. A reason that is printed stands among the remarks; the
answer beside it, in the same words, keeps the figures. A remark in other words was written anew, and holds.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.domain.places import CellPlace, EntryPlace, Place
from budget_desktop.domain.records import Answer, Header
from budget_desktop.rules.finding import SEPARATOR, Finding, Observation, Reason, Severity

_DIGITS = 16
"""Of the digest, in hexadecimal: enough to tell figures apart, short enough for an exchange file."""


def identity(rule: str, seen: Observation) -> str:
    """What a finding is known by while its figures change."""
    place = _main_place(seen.places)
    return f"{rule}{SEPARATOR}{place}" if place else rule


def _main_place(places: Iterable[Place]) -> Place | None:
    """The first entry; a collection in which something is missing says less than a record of it."""
    known = tuple(places)
    entries = [place for place in known if isinstance(place, EntryPlace)]
    named = next((place for place in entries if place.key or place.field), None)
    return named or next(iter(known), None)


class Figures:
    """The figures under what was seen in one disclosure, looked up by their places."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._disclosure = disclosure
        self._records: dict[str, dict[str, Record]] = {}

    def digest(self, seen: Observation) -> str:
        """Of its amounts, and of what stands at its places and in its lines."""
        under = (seen.expected, seen.found, *re.findall(r"\d[\d,.]*", seen.message), *self._under(seen))
        return hashlib.sha256(repr(under).encode()).hexdigest()[:_DIGITS]

    def _under(self, seen: Observation) -> Iterator[object]:
        for place in sorted(set(seen.places), key=str):
            yield str(place)
            if isinstance(place, EntryPlace):
                record = self._record(place.collection, place.key)
                yield getattr(record, place.field, None) if place.field else None
                yield from _numbers(record)
            elif isinstance(place, CellPlace) and (table := self._disclosure.tables.get(place.table)):
                cell = table.by_address.get((place.row, place.column))
                yield cell.amount if cell else None
        for key in sorted(seen.lines):
            yield key
            yield from _numbers(self._record("lines", key))

    def _record(self, collection: str, key: str) -> Record | Header | None:
        packet = self._disclosure.packet
        if collection == "header":
            return packet.header
        if collection not in self._records:
            records: tuple[Record, ...] = getattr(packet, collection, ())
            self._records[collection] = {record.key: record for record in records}
        return self._records[collection].get(key)


def _numbers(record: Record | Header | None) -> Iterator[int]:
    if record is not None:
        yield from (value for name in record.__slots__ if type(value := getattr(record, name)) is int)


def answered(packet: Packet, finding: Finding, known: Container[str]) -> Finding:
    """A warning with its reason: information while the figures are those it was written for.

    `known` are the keys of all findings, whose answers are their own.
    """
    reason = _reason(packet, finding, known)
    if reason is None:
        return finding
    if reason.expired:
        return replace(finding, reason=reason, message=finding.message + _expired(reason, finding.said))
    told = f"{finding.said}已说明：{reason.text.rstrip('。')}{reason.doubt}。"
    return replace(finding, reason=reason, severity=Severity.INFO, message=told)


def _reason(packet: Packet, finding: Finding, known: Container[str]) -> Reason | None:
    answer = _answer(packet, finding, known)
    written = _reason_of(answer, finding.basis) if answer and answer.text.strip() else None
    if not finding.remark:
        return written
    remark = packet.remark(finding.remark)
    if remark is None or not (text := remark.text.strip()):
        return None
    reason = written if written and written.text == text else Reason(text=text)
    return replace(reason, assumed=remark.assumed)


def _answer(packet: Packet, finding: Finding, known: Container[str]) -> Answer | None:
    """The answer to a finding, to it when its main place was another of its places, or to all of its rule."""
    if not packet.answers:
        return None
    former = (f"{finding.rule}{SEPARATOR}{place}" for place in finding.places)
    keys = (finding.key, *(key for key in former if key not in known), finding.rule)
    return next((found for key in keys if (found := packet.answer_by_key.get(key))), None)


def _reason_of(answer: Answer, basis: str) -> Reason:
    return Reason(
        text=answer.text.strip(),
        answer=answer.key,
        author=answer.author,
        written_at=answer.written_at,
        told=answer.told,
        expired=bool(answer.basis) and answer.basis != basis,
    )


def _expired(reason: Reason, said: str) -> str:
    told = "" if reason.told in {"", said.rstrip("。")} else f"当时的问题：{reason.told.rstrip('。')}。"
    text = reason.text.rstrip("。")
    return f"原来的说明因所据的数有变动，已经失效：{text}。{told}请核实后重新确认或改写。"

"""Find a text, a code or an amount in everything: what was typed, what was found, and what is printed."""

import re
import string
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain, islice
from typing import Any

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.money import AmountError, AmountFormat, Fen, Measure, parse_amount
from budget_desktop.domain.packet import COLLECTIONS, Record
from budget_desktop.domain.places import CellPlace, EntryPlace, Place, TextPlace
from budget_desktop.domain.records import Header, Unit
from budget_desktop.edition.edition import Edition
from budget_desktop.outline import Heading
from budget_desktop.rules.finding import Finding
from budget_desktop.search.folding import folded
from budget_desktop.tables.table import Cell, Table

_AROUND = 16
"""How many characters of a text are shown on either side of a hit."""
_SUBJECTS = frozenset({"function", "department_economic", "government_economic"})
_NAMES = frozenset({"name", "department", "short_name"})
_MONEY = frozenset({"amount", "prior", "total", "prior_total"})
_ELSEWHERE = frozenset({"answers", "edited_paragraphs", "carried_texts", "origins"})
"""Reasons are found with the findings they answer, edited paragraphs as they are printed; texts of last year
where they stand now."""
_UNSEEN = frozenset({"key", "flow", "edition", "unit", "project"})
"""Fields nobody sees as they are; units and projects are found where they are entered."""
_RULE = re.compile(r"[a-z]\d{1,2}")
_NUMBER = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<measure>万元|元)?")


class MatchKind(StrEnum):
    """What was found. The values are the words on screen."""

    AMOUNT = "金额"
    CODE = "编码"
    NAME = "名称"
    TEXT = "文字"
    FINDING = "校验"
    CELL = "表格"
    PARAGRAPH = "正文"


@dataclass(frozen=True, slots=True)
class Match:
    """One place where it stands. `snippet[start:end]` is the hit."""

    kind: MatchKind
    place: Place
    snippet: str
    start: int
    end: int


def find_everywhere(
    text: str, disclosure: Disclosure, findings: Iterable[Finding] = (), *, limit: int = 50
) -> tuple[Match, ...]:
    """Where a text stands: in entries first, then in findings, printed tables, and printed text.

    Each of the four gives `limit` matches at most, so that none hides the others. A record is named once for
    each of its fields, a paragraph once.
    """
    if not text.strip():
        return ()
    wanted = _Wanted(text)
    groups: tuple[Iterator[Match], ...] = (
        _in_entries(wanted, disclosure),
        _in_findings(wanted, findings),
        _in_tables(wanted, disclosure),
        _in_text(wanted, disclosure),
    )
    return tuple(chain.from_iterable(islice(group, limit) for group in groups))


class _Wanted:
    """What is looked for, as a text, as a code and as an amount."""

    def __init__(self, text: str) -> None:
        self.text = folded(text).strip()
        joined = "".join(self.text.split())
        self.code = joined if joined.isascii() and joined.isalnum() else ""
        self.amounts = _amounts(text)
        self.shown = _shown(joined)

    def within(self, kind: MatchKind, place: Place, text: str) -> Iterator[Match]:
        """The text with its hit marked, cut to what stands around it."""
        start, end = self._stretch(text)
        if end:
            first, last = max(start - _AROUND, 0), end + _AROUND
            before, after = "…" if first else "", "…" if last < len(text) else ""
            snippet = before + text[first:last].replace("\n", " ") + after
            shift = len(before) - first
            yield Match(kind, place, snippet, start + shift, end + shift)

    def _stretch(self, text: str) -> tuple[int, int]:
        """Where the text has it; numbers are compared as numbers, so that 15 is in 15.00 and not in 2015."""
        if self.shown is None and not self.amounts:
            start = folded(text).find(self.text)
            return (start, start + len(self.text)) if start >= 0 else (0, 0)
        for number in _NUMBER.finditer(folded(text)):
            if self._is_meant(number["digits"], number["measure"]):
                return number.span()
        return 0, 0

    def _is_meant(self, digits: str, measure: str | None) -> bool:
        value = Decimal(digits.replace(",", ""))
        if measure:
            return value * Measure(measure).fen in self.amounts
        return value == self.shown

    def at_start(self, kind: MatchKind, place: Place, code: str, name: str) -> Iterator[Match]:
        """A code that begins with what is looked for, shown with its name."""
        if self.code and folded(code).startswith(self.code):
            yield Match(kind, place, f"{code} {name}", 0, len(self.code))


def _amounts(text: str) -> frozenset[Fen]:
    """The amounts meant: without a unit 15 may be 元 or 万元. An empty cell is nobody's wish."""
    found: set[Fen] = set()
    for measure in Measure:
        with suppress(AmountError):
            amount = parse_amount(text, measure)
            if amount is not None:
                found.add(amount)
    return frozenset(found)


def _shown(text: str) -> Decimal | None:
    """The number as a table would print it, rounded to what was typed; nothing for other texts."""
    plain = text.replace(",", "")
    digits = plain.removeprefix("-").replace(".", "", 1)
    return Decimal(plain) if digits and not digits.strip(string.digits) else None


def _whole(kind: MatchKind, place: Place, text: str) -> Match:
    return Match(kind, place, text, 0, len(text))


# Entries


def _in_entries(wanted: _Wanted, disclosure: Disclosure) -> Iterator[Match]:
    packet = disclosure.packet
    yield from _in_record(wanted, disclosure, "header", packet.header)
    for collection in COLLECTIONS.values():
        if collection in _ELSEWHERE:
            continue
        records: tuple[Record, ...] = getattr(packet, collection)
        for record in records:
            yield from _in_record(wanted, disclosure, collection, record)


def _in_record(
    wanted: _Wanted, disclosure: Disclosure, collection: str, record: Header | Record
) -> Iterator[Match]:
    key = getattr(record, "key", "")
    if isinstance(record, Unit):
        yield from wanted.at_start(MatchKind.CODE, EntryPlace(collection, key, "key"), key, record.name)
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in _UNSEEN and value is not None and value != "":
            place = EntryPlace(collection, key, field.name)
            yield from islice(_in_field(wanted, disclosure, place, value), 1)


def _in_field(wanted: _Wanted, disclosure: Disclosure, place: EntryPlace, value: Any) -> Iterator[Match]:
    """The ways one field may answer; the first is told."""
    field = place.field
    if field in _MONEY:
        if value in wanted.amounts:
            yield _whole(MatchKind.AMOUNT, place, _exact(value))
    elif isinstance(value, int):
        if wanted.text == str(value) and not isinstance(value, bool):
            yield _whole(MatchKind.TEXT, place, wanted.text)
    elif field in _SUBJECTS:
        name = disclosure.edition.catalogue.name(Dimension(field), value)
        yield from wanted.at_start(MatchKind.CODE, place, value, name)
        yield from wanted.within(MatchKind.NAME, place, name)
    elif isinstance(value, date):
        yield from wanted.within(MatchKind.TEXT, place, f"{value.year}年{value.month}月{value.day}日")
        yield from wanted.within(MatchKind.TEXT, place, value.isoformat())
    else:
        named = MatchKind.NAME if field in _NAMES else MatchKind.TEXT
        yield from wanted.within(named, place, _in_words(disclosure.edition, place, value))


def _in_words(edition: Edition, place: EntryPlace, value: str) -> str:
    """What people read where a code is entered that they never see."""
    match place.collection, place.field:
        case "assets", "kind":
            return next((kind.name for kind in edition.asset_kinds if kind.key == value), value)
        case _, "category":
            return edition.procurement.get(value, value)
        case _, ("source" | "kind") as field:
            return " › ".join(edition.catalogue.path(Dimension(field), value)) or value
    return value


def _exact(amount: Fen) -> str:
    """An amount with all its digits, in 元."""
    return AmountFormat(Measure.YUAN).text(amount) + Measure.YUAN


# Findings


def _in_findings(wanted: _Wanted, findings: Iterable[Finding]) -> Iterator[Match]:
    """Findings of a rule, by its number as it is cited, and those whose reason has the text."""
    cited = _RULE.fullmatch(wanted.code)
    for finding in findings:
        place = next(iter(finding.places), EntryPlace("header"))
        if cited and folded(finding.rule).startswith(wanted.code):
            snippet = f"{finding.rule} {finding.message}"
            yield Match(MatchKind.FINDING, place, snippet, 0, len(wanted.code))
        elif finding.reason is not None and not finding.remark:
            # What is printed is found where it is entered.
            yield from wanted.within(MatchKind.FINDING, place, finding.reason.text)


# What is printed


def _in_tables(wanted: _Wanted, disclosure: Disclosure) -> Iterator[Match]:
    for table in disclosure.tables.values():
        yield from islice(_in_title(wanted, table), 1)
        is_amount = _amount_test(wanted, table)
        for cell in table.cells():
            if not cell.row:
                continue  # labels of a form; what was typed into one is found as an entry
            place = CellPlace(table.key, cell.row, cell.column)
            if not cell.role.is_amount:
                yield from islice(_in_label(wanted, place, cell), 1)
            elif cell.amount and is_amount(cell.amount):
                yield _whole(
                    MatchKind.CELL, place, f"{table.amounts.text(cell.amount)}{table.amounts.measure}"
                )


def _in_title(wanted: _Wanted, table: Table) -> Iterator[Match]:
    """A table by its number or title leads to its first cell."""
    first = next((cell for cell in table.cells() if cell.row), None)
    if first is not None:
        place = CellPlace(table.key, first.row, first.column)
        yield from wanted.within(MatchKind.CELL, place, f"{table.number} {table.title}".strip())


def _in_label(wanted: _Wanted, place: CellPlace, cell: Cell) -> Iterator[Match]:
    """A label by its words, or where a code of the row ends, which may be printed in three parts."""
    if wanted.code.isdigit():
        if cell.text and wanted.code in cell.row.split("/") and wanted.code.endswith(cell.text):
            yield _whole(MatchKind.CELL, place, cell.text)
    else:
        yield from wanted.within(MatchKind.CELL, place, cell.text)


def _amount_test(wanted: _Wanted, table: Table) -> Callable[[Fen], bool]:
    """Whether an amount is the one looked for: exactly, or as it reads in this table."""
    shown = wanted.shown
    return lambda amount: (
        amount in wanted.amounts or (shown is not None and table.amounts.rounded(amount) == shown)
    )


def _in_text(wanted: _Wanted, disclosure: Disclosure) -> Iterator[Match]:
    for block in disclosure.outline.blocks:
        if isinstance(block, Heading):
            yield from wanted.within(MatchKind.PARAGRAPH, TextPlace(block.key), block.text)
    for paragraph in disclosure.paragraphs:
        yield from wanted.within(MatchKind.PARAGRAPH, TextPlace(paragraph.key), paragraph.text)

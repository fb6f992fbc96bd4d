"""A reader of the printed text: which amounts its sentences tell, and how those are said to have moved.

It knows the words an edition tells amounts with (reading.toml), never the phrases or the values a sentence
was written from, so that texts typed over or brought in from elsewhere are read as they stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from budget_desktop.domain.money import AmountError, Fen, Measure, parse_amount
from budget_desktop.domain.places import Place
from budget_desktop.edition.edition import Edition
from budget_desktop.narrative.text import Paragraph
from budget_desktop.rules.texts import origins

NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_BETWEEN = r"(?:年初|支出|收入|收支|预算|安排|金额|总额|数|共计|合计|共|计|为|是)*[：:]?\s*"
AMOUNT = rf"{_BETWEEN}({NUMBER})\s*(万元|元)"
"""What follows the words that tell an amount; its two groups are the number and its measure."""
_AMOUNT = re.compile(AMOUNT)
_CHANGE = re.compile(
    rf"(?P<nearly>基本)?(?:持平|[无没]有?变化)"
    rf"|(?P<way>增加|减少|新增|增长|下降)了?\s*(?P<amount>{NUMBER})\s*(?P<measure>万元|元)"
    rf"(?:[，,]\s*(?:增长|下降|增幅|降幅|增加|减少)[为了]?\s*(?P<percent>{NUMBER})\s*[%％])?"
    rf"|(?P<rate_way>增长|下降)了?\s*(?P<rate>{NUMBER})\s*[%％]"
)
_REASON = re.compile(r"(?:主要)?原因(?:是|为|[：:])")
_YEAR_BEFORE = re.compile(r"(\d{4})\s*年|上年|去年|往年")
_COMPARING = re.compile(r"(?:与|比|较)\s*(?:\d{4}\s*年|上年|去年)[^，。；]*$")
_PART_OF = re.compile(r"其中|项目|用于")
_CLAUSE_ENDS = "，,。；;：:、"


class Way(Enum):
    """Which way an amount is said to have moved."""

    UP = "增加"
    DOWN = "减少"
    NEW = "新增"
    SAME = "持平"
    NEARLY = "基本持平"

    @property
    def sign(self) -> int:
        """Of the difference it tells."""
        return {Way.UP: 1, Way.NEW: 1, Way.DOWN: -1}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """What a sentence says about last year."""

    way: Way
    amount: Fen | None
    """Without its sign; nothing where the sentence gives no amount."""
    percent: str
    """As printed; empty where none is given."""
    reason: str
    start: int
    end: int

    @property
    def difference(self) -> Fen | None:
        """What the sentence says the difference is; nothing where it does not say how much."""
        if self.way in {Way.SAME, Way.NEARLY}:
            return 0
        return None if self.amount is None else self.way.sign * self.amount

    @property
    def rate(self) -> Decimal | None:
        """The percentage it gives."""
        return Decimal(self.percent.replace(",", "")) if self.percent else None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell an amount, with the amount and the change that follow them."""

    name: str
    amount: Fen | None
    measure: str
    change: Change | None
    start: int
    end: int
    before: str
    """The clause up to the words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention, where it stands, and the cell it speaks of."""

    mention: Mention
    section: str
    paragraph: Paragraph
    cell: tuple[str, ...]
    """Table, row and column; empty where no cell prints the amount."""

    @property
    def name(self) -> str:
        """The words it is told with."""
        return self.mention.name

    @property
    def called(self) -> str:
        """The words as a message quotes them."""
        return self.name if self.name.startswith("“") else f"“{self.name}”"

    @property
    def change(self) -> Change | None:
        """How it is said to have moved."""
        return self.mention.change

    @property
    def places(self) -> tuple[Place, ...]:
        """Where to mend it: entries behind the words, then the paragraph."""
        return origins(self.paragraph, self.mention.start, self.mention.end)

    def is_of(self, year: int, units: Iterable[str]) -> bool:
        """Whether the amount is that of the whole department in this year, not of one of these units."""
        before = self.mention.before
        years = {found[1] for found in _YEAR_BEFORE.finditer(before)}
        if years and str(year) not in years and not _COMPARING.search(before):
            return False
        return not any(unit in before for unit in units)

    @property
    def is_of_a_part(self) -> bool:
        """Whether the clause may speak of a part of it only."""
        return bool(_PART_OF.search(self.mention.before))


def read(edition: Edition, section: str, paragraph: Paragraph) -> Iterator[Told]:
    """What a paragraph tells, in its order; words for several amounts are taken apart."""
    cells = edition.reading.names(section)
    together = edition.reading.together
    for mention in _mentions(paragraph.text, (*cells, *together)):
        for name in together.get(mention.name, (mention.name,)):
            each = mention if name == mention.name else _named(mention, name)
            yield Told(each, section, paragraph, cells[name])


def _named(mention: Mention, name: str) -> Mention:
    change, start, end = mention.change, mention.start, mention.end
    return Mention(name, mention.amount, mention.measure, change, start, end, mention.before)


@lru_cache(maxsize=1024)
def _mentions(text: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    pattern = _pattern(names)
    reasons = tuple(_reasons(text, pattern))
    plain = _blanked(text, reasons)
    found = list(pattern.finditer(plain))
    ends = (*(match.start() for match in found[1:]), len(text))
    return tuple(_mention(plain, match, end, reasons) for match, end in zip(found, ends, strict=False))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in longest_first))


@dataclass(frozen=True, slots=True)
class _Reason:
    text: str
    start: int
    end: int


def _reasons(text: str, names: re.Pattern[str]) -> Iterator[_Reason]:
    """The reasons a text gives. What they say of amounts is their own affair."""
    for found in _REASON.finditer(text):
        end = _end_of_reason(text, found, names)
        yield _Reason(text[found.end() : end].strip(), found.start(), end)


def _end_of_reason(text: str, found: re.Match[str], names: re.Pattern[str]) -> int:
    depth = 0
    bracketed = text[: found.start()].endswith(("（", "("))
    for position in range(found.end(), len(text)):
        letter = text[position]
        if letter in "（(":
            depth += 1
        elif letter in "）)":
            if bracketed and not depth:
                return position
            depth -= 1
        elif not bracketed and (
            letter == "。" or (letter in "；;" and names.match(text, position + 1) is not None)
        ):
            return position
    return len(text)


def _blanked(text: str, reasons: Iterable[_Reason]) -> str:
    """The text with its reasons blotted out, every character at its place."""
    for reason in reasons:
        text = text[: reason.start] + " " * (reason.end - reason.start) + text[reason.end :]
    return text


def _mention(text: str, name: re.Match[str], end: int, reasons: tuple[_Reason, ...]) -> Mention:
    stop = text.find("。", name.end(), end)
    sentence_end = end if stop < 0 else stop
    told = _AMOUNT.match(text, name.end(), sentence_end)
    moved = _CHANGE.search(text, name.end(), sentence_end)
    clause = max(text.rfind(mark, 0, name.start()) for mark in _CLAUSE_ENDS) + 1
    return Mention(
        name=name[0],
        amount=amount_of(told[1], told[2]) if told else None,
        measure=told[2] if told else "",
        change=_change(moved, end, reasons) if moved else None,
        start=name.start(),
        end=moved.end() if moved else told.end() if told else name.end(),
        before=text[clause : name.start()],
    )


def _change(found: re.Match[str], end: int, reasons: tuple[_Reason, ...]) -> Change:
    reason = next((each.text for each in reasons if found.end() <= each.start < end), "")
    way = found["way"] or found["rate_way"]
    return Change(
        way=_WAYS[way] if way else Way.NEARLY if found["nearly"] else Way.SAME,
        amount=amount_of(found["amount"], found["measure"]) if found["amount"] else None,
        percent=found["percent"] or found["rate"] or "",
        reason=reason,
        start=found.start(),
        end=found.end(),
    )


_WAYS = {"增加": Way.UP, "增长": Way.UP, "减少": Way.DOWN, "下降": Way.DOWN, "新增": Way.NEW}


@lru_cache(maxsize=4096)
def amount_of(number: str, measure: str) -> Fen | None:
    """A printed amount; nothing for one that cannot be read."""
    try:
        return parse_amount(number, Measure(measure))
    except AmountError:
        return None

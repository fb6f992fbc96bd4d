"""Slips in names: the department's own spelt wrong or otherwise than registered; other offices."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Tier
from budget_desktop.edition import Edition
from budget_desktop.edition.parts import RuleWords
from budget_desktop.narrative.material import scope_of
from budget_desktop.proofreading.last_year import former_names
from budget_desktop.proofreading.slip import Kind, Slip

_TIERS = "省市县区"
_SHORTEST_CORE = 2
_SHORTEST = 5
"""A shorter name with a character more or less is another word."""
_NEVER = "(?!)"
_CITED = re.compile("《[^》]*》")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_OFFICE = "[\u4e00-\u9fff]{0,12}?(?:局|委员会|办公室|政府|中心|厅|院)"


@dataclass(frozen=True)
class Office:
    """Whose texts are read, and what it may be called."""

    name: str
    short_name: str
    units: frozenset[str]
    projects: frozenset[str]
    tier: Tier
    scope: str
    """部门 or 单位."""
    place: str
    """Name of the province and city the edition is for."""
    former: tuple[tuple[str, str], ...] = ()
    """Names it and its units had last year, each with that of today; the longest first."""

    @classmethod
    def of(cls, packet: Packet, edition: Edition) -> "Office":
        """The office whose packet this is."""
        header, former = packet.header, former_names(packet)
        return cls(
            name=header.department.strip(),
            short_name=header.short_name.strip(),
            units=frozenset(unit.name.strip() for unit in packet.units if unit.name.strip()),
            projects=frozenset(project.name for project in packet.projects if project.name),
            tier=header.tier,
            scope=scope_of(packet, edition),
            place=edition.spec.place,
            former=tuple((name, former[name]) for name in _longest_first(former)),
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name of its own, the registered short one included; the longest first."""
        return _longest_first({self.name, self.short_name, *self.units} - {""})

    @cached_property
    def spelling(self) -> "Spelling":
        """How its names can be misspelt."""
        return Spelling.of(self)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The names of an office that can be misspelt, and what a slip makes of them."""

    known: tuple[str, ...]
    """What a text may say, the longest first."""
    meant: Mapping[str, str]
    """Slips with the names they were made from, the longest first."""
    tails: frozenset[str]
    """The slips that are the tail of a name as well."""
    halves: re.Pattern[str]
    """Beginnings and ends of the names: a single slip leaves the one or the other as it is."""

    @classmethod
    def of(cls, office: Office) -> "Spelling":
        """How the names of an office can be misspelt."""
        names = sorted(name for name in {office.name, *office.units} if len(name) >= _SHORTEST)
        known = {name for name in (*office.names, *office.projects) if len(name) >= _SHORTEST}
        meant = {slip: name for name in names for slip in _slips(name)}
        halves = {
            half for name in names for half in (name[: (len(name) - 1) // 2], name[(len(name) + 1) // 2 :])
        }
        return cls(
            known=_longest_first(known),
            meant={slip: meant[slip] for slip in _longest_first(meant)},
            tails=frozenset(slip for slip in meant if any(name.endswith(slip) for name in names)),
            halves=re.compile("|".join(map(re.escape, sorted(halves))) or _NEVER),
        )


def misspelt(text: str, office: Office) -> Iterator[Slip]:
    """Names of the department and its units with a character left out or two exchanged, the longest first."""
    spelling = office.spelling
    # Few texts have half a name in them: with the others that is all.
    if not spelling.halves.search(text):
        return
    text = _blotted(text, spelling.known)
    for slip, name in spelling.meant.items():
        if slip not in text:
            continue
        # The tail of a name may be the tail of another's as well.
        before = "(?<![\u4e00-\u9fff])" if slip in spelling.tails else ""
        found = re.search(before + re.escape(slip), text)
        if found:
            yield Slip(Kind.MISSPELT, *found.span(), name, name)
            text = _blotted(text, {slip})


def _slips(name: str) -> Iterator[str]:
    """The name with a character left out or two neighbours exchanged.

    Another character in place of one makes the name of another office (财政局, 民政局), one less at the end a
    short form.
    """
    for at in range(len(name) - 1):
        yield name[:at] + name[at + 1 :]
        if name[at] != name[at + 1]:
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def other_names(text: str, office: Office, words: RuleWords) -> Iterator[Slip]:
    """Other names of the department in a text: its characters in their order, some left out.

    Only a name that begins like the full one, or with 市 and the like after a word such as 由, is taken for
    one: “郑州市政府金融办” is another office.
    """
    core = _core(office, words)
    if len(core) < _SHORTEST_CORE:
        return
    text = _CITED.sub(lambda cited: "\0" * len(cited[0]), _blotted(text, office.names))
    position = 0
    while position < len(text):
        name = ""
        if text[position] == office.name[0] or (
            text[position] in _TIERS and _free(text, position, words.name_leads)
        ):
            name = _name(text, position, office.name, words.name_endings)
        if name and core in name:
            yield Slip(Kind.OTHER_NAME, position, position + len(name), office.name, office.name)
        position += len(name) if name and core in name else 1


def _free(text: str, position: int, leads: tuple[str, ...]) -> bool:
    before = text[position - 1] if position else ""
    return not _CHINESE.match(before) or before in leads


def _name(text: str, start: int, full: str, endings: tuple[str, ...]) -> str:
    """The longest stretch made of the name's characters in order that ends as an office's name does."""
    stop, pointer = start, 0
    while stop < len(text) and (pointer := full.find(text[stop], pointer) + 1):
        stop += 1
    if text[start] == full[0] and text.startswith("本级", stop):
        return text[start:stop] + "本级"
    while stop > start and text[stop - 1] not in endings:
        stop -= 1
    return text[start:stop]


def _core(office: Office, words: RuleWords) -> str:
    """What tells the department from others: its name without the place and the common parts."""
    name, place = office.name, office.place
    for size in range(len(place), 1, -1):
        for start in range(len(place) - size + 1):
            name = name.replace(place[start : start + size], "")
    for part in words.name_parts:
        name = name.replace(part, "")
    return name


def former(text: str, office: Office) -> Iterator[Slip]:
    """Names of last year that are none any more; not where they are part of a name of today."""
    text = _blotted(text, office.names)
    for name, now in office.former:
        for found in re.finditer(re.escape(name), text):
            yield Slip(Kind.FORMER_NAME, *found.span(), now, now)
        text = _blotted(text, (name,))


def other_scope(text: str, office: Office, scopes: tuple[str, ...] = ("部门", "单位")) -> Iterator[Slip]:
    """我单位 in a department's packet, 我部门 in that of a single unit."""
    for other in scopes:
        if other != office.scope:
            for found in re.finditer(f"我{other}", text):
                yield Slip(Kind.SCOPE, *found.span(), f"我{office.scope}", office.scope)


def other_level(text: str, office: Office, words: RuleWords) -> Iterator[Slip]:
    """我县 in the texts of a city's department."""
    for wrong, right in words.wrong_levels.get(office.tier.value, {}).items():
        for found in re.finditer(re.escape(wrong), text):
            yield Slip(Kind.LEVEL, *found.span(), right, office.tier.value)


def other_self(text: str, office: Office, words: RuleWords) -> Iterator[Slip]:
    """我局 where no name of the office has 局."""
    own = "".join(office.names)
    for ending, pattern in words.self_endings.items():
        if own and ending not in own:
            for found in re.finditer(f"(?<![基根日])[我本]{pattern}", text):
                yield Slip(Kind.SELF, *found.span(), f"{found[0][0]}{office.scope}", office.name)


def elsewhere(text: str, office: Office, words: RuleWords) -> Iterator[Slip]:
    """Offices of other places, which texts taken from there bring along."""
    others = tuple(place for place in words.other_places if place not in office.place)
    # Most texts name no other place.
    if not any(place in text for place in others):
        return
    cited = _CITED.sub(lambda each: "\0" * len(each[0]), _blotted(text, office.names))
    for found in _offices_of(others).finditer(cited):
        yield Slip(Kind.ELSEWHERE, *found.span())


@cache
def _offices_of(places: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, places))}){_OFFICE}")


def other_duties(text: str, office: Office, words: RuleWords) -> Iterator[Slip]:
    """Phrases of another body's work; `about` says whose."""
    own = office.name + "".join(office.units)
    for owner, phrases in words.foreign_duties.items():
        if owner not in own:
            for start, phrase in sorted((text.find(each), each) for each in phrases if each in text):
                yield Slip(Kind.DUTY, start, start + len(phrase), None, owner)


def _blotted(text: str, known: Iterable[str]) -> str:
    """The text without these names, as long as before."""
    for name in known:
        text = text.replace(name, "\0" * len(name))
    return text


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """So that a name goes before another that is part of it."""
    return tuple(sorted(names, key=lambda name: (-len(name), name)))

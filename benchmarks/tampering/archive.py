"""A file made of named texts in a .zip, and ways of tampering that fit any of them."""

import random
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from benchmarks.tampering.change import Change

_MOST = 50
"""Of so many matches in one part the second one of a pair is taken."""


class Archive:
    """The parts of the file as text."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts: Mapping[str, str] = {
                name: archive.read(name).decode("utf-8") for name in archive.namelist()
            }

    def changed(self, name: str, text: str | None) -> bytes:
        """The file with another part of that name, or without it."""
        return zipped({**self.parts, name: text})

    def named(self, pattern: str) -> list[str]:
        """The names of the parts that are like that."""
        return sorted(name for name in self.parts if re.fullmatch(pattern, name))


Make = Callable[[Archive, random.Random], Change | None]


def zipped(parts: Mapping[str, str | bytes | None]) -> bytes:
    """A container of these parts that says nothing besides; one that is None is left out."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return result.getvalue()


def matches(
    file: Archive, chance: random.Random, where: str, pattern: str
) -> tuple[str, list[re.Match[str]]]:
    """A part chosen by chance that has the pattern, and all its matches."""
    names = file.named(where)
    for name in chance.sample(names, len(names)):
        if found := list(re.finditer(pattern, file.parts[name], re.DOTALL)):
            return name, found
    return "", []


def replaced(file: Archive, name: str, match: re.Match[str], text: str) -> Change:
    """The file with something else in the place of a match."""
    part = file.parts[name]
    what = f"{name} “{match[0][:60]}”改为“{text[:60]}”"
    return Change(what, file.changed(name, part[: match.start()] + text + part[match.end() :]))


def one_digit(where: str, number: str) -> Make:
    """A digit of a number becomes another one, and the number another value."""

    def make(file: Archive, chance: random.Random) -> Change | None:
        name, found = matches(file, chance, where, number)
        if not found:
            return None
        match = chance.choice(found)
        place = chance.choice([place for place, one in enumerate(match[0]) if one.isdigit()])
        other = chance.choice([one for one in "0123456789" if one != match[0][place]])
        text = match[0][:place] + other + match[0][place + 1 :]
        return None if float(text) == float(match[0]) else replaced(file, name, match, text)

    return make


def one_letter(where: str, text: str) -> Make:
    """A character of a text becomes another one."""

    def make(file: Archive, chance: random.Random) -> Change | None:
        name, found = matches(file, chance, where, text)
        if not found:
            return None
        match = chance.choice(found)
        place = chance.randrange(len(match[0]))
        if match[0][place].isspace():
            return None
        other = chance.choice([one for one in "甲乙丙09" if one != match[0][place]])
        return replaced(file, name, match, match[0][:place] + other + match[0][place + 1 :])

    return make


def two_swapped(where: str, pattern: str) -> Make:
    """Two different matches in one part change places."""

    def make(file: Archive, chance: random.Random) -> Change | None:
        name, found = matches(file, chance, where, pattern)
        pairs = [
            (one, two)
            for one in found
            for two in found[:_MOST]
            if one.start() < two.start() and one[0] != two[0]
        ]
        if not pairs:
            return None
        one, two = chance.choice(pairs)
        part = file.parts[name]
        text = part[: one.start()] + two[0] + part[one.end() : two.start()] + one[0] + part[two.end() :]
        return Change(f"{name} “{one[0][:60]}”与“{two[0][:60]}”对调", file.changed(name, text))

    return make


def instead(where: str, pattern: str, text: str) -> Make:
    """One of the places of a pattern says something else; `text` may refer to the match as `re.sub` does."""

    def make(file: Archive, chance: random.Random) -> Change | None:
        name, found = matches(file, chance, where, pattern)
        if not found:
            return None
        match = chance.choice(found)
        said = match.expand(text)
        return None if said == match[0] else replaced(file, name, match, said)

    return make


def added(name: str) -> Make:
    """A part that does not belong there."""

    def make(file: Archive, _: random.Random) -> Change | None:
        return Change(f"加入 {name}", file.changed(name, "<x/>"))

    return make


def removed(where: str) -> Make:
    """A part is missing."""

    def make(file: Archive, chance: random.Random) -> Change | None:
        name = chance.choice(file.named(where))
        return Change(f"少了 {name}", file.changed(name, None))

    return make

"""The units of a new book, as a list people type or paste: one a line, code and name in either order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from budget_desktop.domain.records import Nature, Unit
from budget_desktop.entry.readings import Problem, folded

_ADVICE = "请每行写一个单位，编码在前，名称在后，如 124001 某某市财政局"
_CODE = re.compile(r"[0-9A-Za-z]*\d[0-9A-Za-z]*")
_SEPARATOR = re.compile(r"[\s,，;；、|]+")
_HEADINGS = frozenset({"编码", "名称", "单位编码", "单位名称", "预算单位", "单位", "性质", "单位性质"})
_HEADQUARTERS = ("本级", "机关")
_NATURES = {nature.value: nature for nature in Nature}


class _Entry(NamedTuple):
    code: str
    name: str
    nature: Nature | None


def read_units(text: str, department: str, code: str) -> tuple[Unit, ...] | Problem:
    """The units, one of them the headquarters; without any text the department itself is the only one.

    A third word of a line may be the nature. Where it is not said, the headquarters is an organ and the
    others are institutions: a guess to be looked over.
    """
    entries: dict[str, _Entry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word for word in _SEPARATOR.split(line) if word]
        if not words or _HEADINGS.issuperset(words):
            continue
        entry = _entry(number, words)
        if isinstance(entry, Problem):
            return entry
        if entry.code in entries:
            return Problem(f"第 {number} 行的编码 {entry.code} 前面已有", "请核对，每个单位一个编码")
        entries[entry.code] = entry
    if not entries:
        return (Unit(key=f"{code}001", name=department, is_headquarters=True),)
    head = _headquarters(list(entries.values()), department)
    return tuple(_unit(entry, is_headquarters=entry is head) for entry in entries.values())


def _entry(number: int, words: Sequence[str]) -> _Entry | Problem:
    nature = next((_NATURES[word] for word in words if word in _NATURES), None)
    rest = [word for word in words if word not in _NATURES]
    code = next((word for word in rest if _CODE.fullmatch(folded(word))), "")
    name = "".join(word for word in rest if word != code)
    if not code:
        return Problem(f"第 {number} 行没有单位编码", _ADVICE)
    if not name:
        return Problem(f"第 {number} 行没有单位名称", _ADVICE)
    return _Entry(folded(code), name, nature)


def _headquarters(entries: Sequence[_Entry], department: str) -> _Entry:
    """The one named as the department is, else the one that calls itself 本级, else the first."""
    for entry in entries:
        if entry.name == department:
            return entry
    return next((entry for entry in entries if entry.name.endswith(_HEADQUARTERS)), entries[0])


def _unit(entry: _Entry, *, is_headquarters: bool) -> Unit:
    assumed = Nature.ADMINISTRATIVE if is_headquarters else Nature.INSTITUTION
    return Unit(
        key=entry.code, name=entry.name, nature=entry.nature or assumed, is_headquarters=is_headquarters
    )

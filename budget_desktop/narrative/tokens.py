"""The notation of edited paragraphs: words, and in ⟦ ⟧ the values that are filled in anew each time.

`⟦T09/total/total⟧` is the value a paragraph prints of that place, `⟦T09/total/total#2⟧` the second one of the
same place (its change, its rate). `⟦T09/total/total｜about 3｜why⟧` no longer follows the place: it says what
stands there, for the reason given. A bracket that somebody typed is written twice.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from budget_desktop.narrative.text import Paragraph, Run

_OPEN, _CLOSE, _BAR = "⟦⟧｜"
_TOKEN = re.compile(f"{_OPEN}{_OPEN}|{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")
_HARMLESS = str.maketrans({_OPEN: "【", _CLOSE: "】", _BAR: "，"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A value that follows its place."""

    name: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A value that somebody took off its place, and what stands there instead: maybe nothing."""

    name: str
    text: str
    reason: str


Part: TypeAlias = str | Linked | Unlinked


def parts(text: str) -> tuple[Part, ...]:
    """The words and values of a text in this notation; every text can be read."""
    found: list[Part] = []
    end = 0
    for token in _TOKEN.finditer(text):
        _add_words(found, text[end : token.start()])
        end = token.end()
        if token[1] is None:
            _add_words(found, _OPEN)
        else:
            found.append(_value(token[1]))
    _add_words(found, text[end:])
    return tuple(found)


def notation(written: Iterable[Part]) -> str:
    """The text that `parts` reads as these."""
    return "".join(map(_noted, written))


def named(paragraph: Paragraph) -> tuple[tuple[str, Run], ...]:
    """The runs of a generated paragraph with the names of their values; mere words have none.

    Values of one place are counted, since their texts may happen to be the same.
    """
    seen: Counter[str] = Counter()
    found = []
    for run in paragraph.runs:
        name = ""
        if run.origin is not None:
            place = str(run.origin).translate(_HARMLESS)
            seen[place] += 1
            name = place if seen[place] == 1 else f"{place}#{seen[place]}"
        found.append((name, run))
    return tuple(found)


def noted(paragraph: Paragraph) -> str:
    """A generated paragraph in this notation: its wording without any value."""
    return notation(Linked(name) if name else run.text for name, run in named(paragraph))


def _value(inside: str) -> Linked | Unlinked:
    name, bar, rest = inside.partition(_BAR)
    text, _, reason = rest.partition(_BAR)
    return Unlinked(name, text, reason) if bar else Linked(name)


def _noted(part: Part) -> str:
    if isinstance(part, str):
        return part.replace(_OPEN, _OPEN * 2)
    if isinstance(part, Linked):
        return f"{_OPEN}{part.name}{_CLOSE}"
    said = _BAR.join(each.translate(_HARMLESS) for each in (part.text, part.reason))
    return f"{_OPEN}{part.name}{_BAR}{said}{_CLOSE}"


def _add_words(found: list[Part], words: str) -> None:
    if words and found and isinstance(found[-1], str):
        found[-1] += words
    elif words:
        found.append(words)

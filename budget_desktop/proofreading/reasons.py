"""Reasons that say nothing: empty, mere figures, set phrases, or what is to be explained said once more."""

import re
from collections.abc import Iterable

from budget_desktop.edition.parts import RuleWords

_OPENINGS = ("主要原因是", "原因是", "由于", "因为", "因")
_TAIL = 3
"""The end of a name says which of them is meant: 接待费."""


def is_hollow(text: str, words: RuleWords, names: Iterable[str] = ()) -> bool:
    """Whether a text gives no reason. `names`: what may be explained; 公务接待费增加 explains nothing."""
    said = re.sub(r"\W", "", text)
    for opening in _OPENINGS:
        said = said.removeprefix(opening)
    if said in {*words.hollow_answers, *words.vague_reasons}:
        return True
    shorter = (short for name in names for short in (name, name.removesuffix("费"), name[-_TAIL:]))
    for part in sorted({*shorter, *words.hollow_parts}, key=lambda part: (-len(part), part)):
        said = said.replace(part, "")
    return not re.sub(r"\d", "", said)

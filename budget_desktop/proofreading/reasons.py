"""Reasons that say nothing: empty, mere figures, set phrases, or what is to be explained said once more."""

import re
from collections.abc import Iterable

from budget_desktop.edition.parts import RuleWords

_OPENINGS = ("主要原因是", "原因是", "由于", "因为", "因")


def is_hollow(text: str, words: RuleWords, names: Iterable[str] = ()) -> bool:
    """Whether a text gives no reason. `names`: what may be explained; 公务接待费增加 explains nothing."""
    said = re.sub(r"\W", "", text)
    for opening in _OPENINGS:
        said = said.removeprefix(opening)
    if said in {*words.hollow_answers, *words.vague_reasons}:
        return True
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "").replace(name.removesuffix("费"), "")
    for part in sorted(words.hollow_parts, key=len, reverse=True):
        said = said.replace(part, "")
    return not re.sub(r"\d", "", said)

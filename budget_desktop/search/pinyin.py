"""How Chinese characters are read, from the shipped list."""

from collections.abc import Mapping
from functools import cache
from itertools import islice, product

from budget_desktop import assets

_MOST_SPELLINGS = 32
"""More ways to read one name are not followed: each character with several readings doubles them."""


@cache
def readings() -> Mapping[str, tuple[str, ...]]:
    """The syllables of each character, without tones."""
    found: dict[str, tuple[str, ...]] = {}
    lines = assets.resource("pinyin", "gb2312.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            for character in characters:
                found[character] = (*found.get(character, ()), syllable)
    return found


def spellings(text: str) -> list[tuple[str, ...]]:
    """The ways to read a text, a syllable for every character; letters and digits stand for themselves."""
    known = readings()
    each = [known.get(character, (character,)) for character in text]
    return list(islice(product(*each), _MOST_SPELLINGS))

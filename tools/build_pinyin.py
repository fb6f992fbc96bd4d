"""Write resources/pinyin/gb2312.txt: how the Chinese characters of GB 2312 are read, for typing subjects.

Needs pypinyin of PyPI, which the program itself does not (`pip install --target somewhere pypinyin`, then run
this with PYTHONPATH=somewhere). Run it again when the names of an edition change: a character is given its
usual reading, and those it has in the names of the shipped editions (行 in 行政 and in 银行).
"""

import csv
import importlib
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
TARGET = RESOURCES / "pinyin"

HEADER = """\
# Written by tools/build_pinyin.py; change it there.
# How the 6,763 Chinese characters of GB 2312 are read, without tones, v for ü: one syllable a line, then its
# characters by code point. A character with several readings stands in several lines.
# Source: pypinyin {version} of PyPI. Licence: MIT, see licence.txt beside this file.
"""


def gb2312() -> Iterator[str]:
    """The Chinese characters of GB 2312, levels 1 and 2."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue  # five places at the end of level 1 are free


def subject_names() -> Iterator[str]:
    """The names in the code lists of the shipped editions."""
    for file in sorted((RESOURCES / "editions").glob("*/*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from (row["name"] for row in csv.DictReader(stream) if row.get("name"))


def readings(pypinyin: Any, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each Chinese character of the texts with the reading it has there."""
    for text in texts:
        han = [part if part in KNOWN else " " for part in text]
        for word in "".join(han).split():
            spoken = pypinyin.lazy_pinyin(word, style=pypinyin.Style.NORMAL, v_to_u=False)
            yield from zip(word, spoken, strict=True)


KNOWN = frozenset(gb2312())


def main() -> None:
    """Write the readings and the licence they come under."""
    pypinyin: Any = importlib.import_module("pypinyin")
    by_syllable: dict[str, set[str]] = {}
    for character, syllable in readings(pypinyin, [*KNOWN, *subject_names()]):
        by_syllable.setdefault(syllable, set()).add(character)
    lines = (f"{syllable} {''.join(sorted(by_syllable[syllable]))}\n" for syllable in sorted(by_syllable))
    TARGET.mkdir(exist_ok=True)
    source = distribution("pypinyin")
    text = HEADER.format(version=source.version) + "".join(lines)
    (TARGET / "gb2312.txt").write_text(text, encoding="utf-8", newline="\n")
    licence = next(file for file in source.files or () if file.name == "LICENSE.txt")
    shutil.copyfile(str(source.locate_file(licence)), TARGET / "licence.txt")


if __name__ == "__main__":
    main()

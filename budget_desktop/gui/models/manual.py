"""The manual: its contents, its pages in Markdown, and which of them speak of some words.

The pages lie in `resources/help`, where they can be read without the program too; `contents.md` lists them in
their order. That of the rules is made from the rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from budget_desktop import assets

CONTENTS, RULES, START, CHECK = "contents", "rules", "start", "check"

_ENTRY = re.compile(r"- \[(?P<title>[^]]+)]\((?P<target>[^)]+)\)")
_CHAPTER = "## "
_RULE = re.compile(r"[A-H]\d\d")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page: the stem of its file, what the contents call it, and the chapter it stands in."""

    stem: str
    title: str
    chapter: str


@cache
def topics() -> dict[str, Topic]:
    """All pages by their stems, in their order; the contents come first."""
    found = {CONTENTS: Topic(CONTENTS, "目录", "")}
    chapter = ""
    for line in _file(CONTENTS).splitlines():
        if line.startswith(_CHAPTER):
            chapter = line.removeprefix(_CHAPTER)
        elif entry := _ENTRY.match(line):
            stem = stem_of(entry["target"])
            found[stem] = Topic(stem, entry["title"], chapter)
    return found


def topic_at(stem: str, *, in_findings: bool) -> str:
    """The page that tells of what is in front."""
    if in_findings:
        return RULES
    return stem if stem in topics() else START


def page(topic: str) -> str:
    """A page in Markdown."""
    return "".join(_rules()) if topic == RULES else _file(topic)


def stem_of(target: str) -> str:
    """The page a link leads to, as the part before `#` says."""
    return PurePosixPath(target.partition("#")[0]).stem


def speaking_of(words: str) -> list[str]:
    """The pages that hold each of the words, whatever their case; all of them where there are no words."""
    wanted = words.casefold().split()
    return [stem for stem in topics() if all(word in page(stem).casefold() for word in wanted)]


def _file(topic: str) -> str:
    return assets.resource("help", f"{topic}.md").read_text(encoding="utf-8")


@cache
def _rules() -> tuple[str, ...]:
    from budget_desktop.rules.help import help_text

    # The published copy says how it is made; nobody at this window makes it.
    lines = help_text().splitlines(keepends=True)
    return tuple(_linked(line) for line in lines if not line.startswith("本页由"))


def _linked(line: str) -> str:
    """Rules named as causes become links to their rows."""
    said, mark, causes = line.partition("| 见 ")
    return said + mark + _RULE.sub(r"[\g<0>](#\g<0>)", causes) if mark else line


def chapters() -> Iterator[tuple[str, list[Topic]]]:
    """The chapters with their pages; the first has no name and holds the contents."""
    names = dict.fromkeys(topic.chapter for topic in topics().values())
    for name in names:
        yield name, [topic for topic in topics().values() if topic.chapter == name]

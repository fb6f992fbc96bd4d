"""Editing a paragraph of the narrative: what is written to the book, and what is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import EditedParagraph
from budget_desktop.narrative.edited import COLLECTION, missing, new_key
from budget_desktop.narrative.glossary import definition_place, term_at
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.tokens import Linked, Part, named, noted, parts

_SHOWN = 12
"""How much of a value names it in a message."""


def typed_at(paragraph: Paragraph) -> EntryPlace | None:
    """Where a paragraph is changed as a whole: where all of it was typed, or where its term is explained."""
    origins = {run.origin for run in paragraph.runs}
    if term := next(filter(None, map(term_at, origins)), ""):
        return definition_place(term)
    (origin, *others) = origins
    return origin if not others and isinstance(origin, EntryPlace) else None


def refusal(text: str, generated: Paragraph) -> str:
    """Why a text in the notation of `narrative.tokens` cannot stand for the paragraph; empty where it can."""
    values = {name: run.text for name, run in named(generated) if name}
    if not "".join(part for part in parts(text) if isinstance(part, str)).strip():
        return "这一段没有文字。不想改写的，请点“恢复生成文字”"
    if any(isinstance(part, Linked) and part.name not in values for part in parts(text)):
        return "文中有已经不存在的值，标作“已无此数”。请删去，再完成"
    if lost := missing(text, generated):
        shown = "、".join(_shown(values[name]) for name in lost)
        return f"文中少了关联的值：{shown}。请点“放回”，或撤销删除"
    return ""


def rewriting(
    packet: Packet, record: EditedParagraph | None, generated: Paragraph, text: str, *, at: str
) -> dict[EntryPlace, object]:
    """The values that keep a text for a paragraph, to be written as one step.

    A text that is the program's own is not kept. `at` is a time in ISO 8601 with its distance from UTC.
    """
    key = record.key if record else new_key(generated, packet.edited_paragraphs)
    now = noted(generated)
    if text == now:
        return restoring(key)
    values = {"text": text, "generated": now, "written_at": at}
    return {EntryPlace(COLLECTION, key, name): value for name, value in values.items()}


def restoring(key: str) -> dict[EntryPlace, object]:
    """The values that give the paragraph back to the program: an emptied text is a text not written."""
    return {EntryPlace(COLLECTION, key, "text"): ""}


@dataclass(frozen=True, slots=True)
class Moved:
    """How the program words a paragraph otherwise than it did when somebody edited it."""

    new: tuple[tuple[int, int], ...]
    """From where to where its text of today is new."""
    gone: tuple[str, ...]
    """Words it does not write any more."""


def moved(before: str, generated: Paragraph) -> Moved:
    """The difference between a former wording, in the notation of `narrative.tokens`, and that of today."""
    units = [
        (name or letter, letter) for name, run in named(generated) for letter in _letters(name, run.text)
    ]
    former = [unit for part in parts(before) for unit in _units(part)]
    starts = list(accumulate((len(text) for _, text in units), initial=0))
    matcher = SequenceMatcher(None, former, [unit for unit, _ in units], autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    gone = ("".join(unit for unit in former[a:b] if len(unit) == 1) for _, a, b, _, _ in steps)
    return Moved(
        new=tuple((starts[start], starts[end]) for _, _, _, start, end in steps if start < end),
        gone=tuple(words for words in gone if words),
    )


def _letters(name: str, text: str) -> Iterable[str]:
    """A value counts as a whole, words by their letters."""
    return (text,) if name else text


def _units(part: Part) -> Iterable[str]:
    return part if isinstance(part, str) else (part.name,)


def _shown(value: str) -> str:
    return f"“{value[:_SHOWN]}{'…' if len(value) > _SHOWN else ''}”"

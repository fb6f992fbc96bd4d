"""Edited paragraphs put in the place of generated ones, as long as they say the same values.

When the program would word a paragraph otherwise than it did when somebody edited it, the edited one may be
out of date: 增加 may have become 减少. Until somebody decides, the program's words are printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import EditedParagraph
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.narrative.tokens import Linked, Unlinked, named, noted, parts

COLLECTION = "edited_paragraphs"
_HEADER = "header/"
"""Beginning of the names of values that nearly every paragraph has."""

Sections = Mapping[str, tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited paragraph and the generated one it stands for today."""

    record: EditedParagraph
    generated: Paragraph | None
    """None when the program writes no such paragraph any more."""

    @property
    def place(self) -> EntryPlace:
        """Where the words stand."""
        return EntryPlace(COLLECTION, self.record.key, "text")

    @property
    def is_outdated(self) -> bool:
        """Whether the program would now word it otherwise, or has other values to say."""
        return self.generated is not None and noted(self.generated) != self.record.generated

    @property
    def printed(self) -> Paragraph | None:
        """The paragraph with its values of today; None while the program's own words are printed."""
        if self.generated is None or self.is_outdated or missing(self.record.text, self.generated):
            return None
        runs = dict(named(self.generated))
        written: list[Run] = []
        for part in parts(self.record.text):
            if isinstance(part, Linked):
                if part.name not in runs:
                    return None
                written.append(runs[part.name])
            elif words := part.text if isinstance(part, Unlinked) else part:
                written.append(Run(words, self.place))
        return Paragraph(self.generated.key, tuple(written))

    @property
    def unlinked(self) -> tuple[Unlinked, ...]:
        """The values taken off their places."""
        return tuple(part for part in parts(self.record.text) if isinstance(part, Unlinked))


def missing(text: str, generated: Paragraph) -> tuple[str, ...]:
    """Names of the values the generated paragraph says and the text neither says nor gives a reason for."""
    said = {part.name for part in parts(text) if not isinstance(part, str)}
    return tuple(name for name, _ in named(generated) if name and name not in said)


def new_key(paragraph: Paragraph, records: Iterable[EditedParagraph]) -> str:
    """A key for a paragraph that is edited for the first time."""
    taken = {record.key for record in records}
    key, number = paragraph.key, 1
    while key in taken:
        number += 1
        key = f"{paragraph.key}.{number}"
    return key


def with_edits(records: Iterable[EditedParagraph], generated: Sections) -> tuple[Sections, tuple[Edit, ...]]:
    """The sections as they are printed, and what became of every edited paragraph."""
    edits = _matched(tuple(records), generated)
    printed = {each.generated.key: words for each in edits if each.generated and (words := each.printed)}
    if not printed:
        return generated, edits
    sections = {
        name: tuple(printed.get(paragraph.key, paragraph) for paragraph in paragraphs)
        for name, paragraphs in generated.items()
    }
    return sections, edits


def _matched(records: tuple[EditedParagraph, ...], generated: Sections) -> tuple[Edit, ...]:
    """Each with its paragraph. Numbers of paragraphs move as others come and go, places do not."""
    found: dict[str, Paragraph] = {}
    free = {name: list(paragraphs) for name, paragraphs in generated.items()}
    for alike in (_same_wording, _same_values, _same_number):
        for record in records:
            rest = free.get(record.key.partition(".")[0], [])
            if record.key in found or not rest:
                continue
            best = max(rest, key=lambda paragraph: alike(record, paragraph))
            if alike(record, best):
                found[record.key] = best
                rest.remove(best)
    return tuple(Edit(record, found.get(record.key)) for record in records)


def _same_wording(record: EditedParagraph, paragraph: Paragraph) -> int:
    """Alike to the letter; of several the one with the same number."""
    if noted(paragraph) != record.generated:
        return 0
    return 2 if _is_numbered(record, paragraph) else 1


def _same_values(record: EditedParagraph, paragraph: Paragraph) -> int:
    """How many of its own places both speak of."""
    return len(_own(record.generated) & _own(noted(paragraph)))


def _same_number(record: EditedParagraph, paragraph: Paragraph) -> int:
    """The same number, unless each speaks of places of its own."""
    apart = _own(record.generated) and _own(noted(paragraph))
    return int(_is_numbered(record, paragraph) and not apart)


def _is_numbered(record: EditedParagraph, paragraph: Paragraph) -> bool:
    return record.key == paragraph.key or record.key.startswith(f"{paragraph.key}.")


def _own(text: str) -> frozenset[str]:
    names = (part.name for part in parts(text) if isinstance(part, Linked))
    return frozenset(name.partition("#")[0] for name in names if not name.startswith(_HEADER))

"""What a PDF holds, as read: pages with characters and the boxes of their ink, rules, bars, bookmarks."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import compress, groupby
from typing import Any, NamedTuple

from budget_desktop.verification.pdf.tags import Content, Makeup

ARTIFACT = ("Artifact",)
"""What is marked as this alone, those who read aloud pass over."""

LARGE = 80.0
"""Points. Ink as large as this is no text of the document."""
_TAIL = re.compile(r"(?:—(\d+)—)?(校验码[0-9A-F]{8}(?:(?!校验码).)*?)?(?:—(\d+)—)?$", re.DOTALL)
"""What ends a page: check code and edition, and the page number at either side; any may be missing."""


class Mark(NamedTuple):
    """A printed character and the box of its ink, in points from the lower left."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    stroke: int = -1
    """Which of the page's strokes it is part of."""


class Ink(NamedTuple):
    """Printed characters in the order of the file, what is told of them side by side.

    There are tens of thousands in a document; as marks they are looked at only where something is amiss.
    """

    characters: Sequence[str]
    lefts: Sequence[float]
    bottoms: Sequence[float]
    rights: Sequence[float]
    tops: Sequence[float]
    strokes: Sequence[int]

    @property
    def text(self) -> str:
        """What they say."""
        return "".join(self.characters)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """They one by one."""
        return tuple(map(Mark, *self))

    def part(self, start: int, stop: int) -> "Ink":
        """Those from a place on to before another."""
        return Ink._make(column[start:stop] for column in self)

    def chosen(self, which: Iterable[object]) -> "Ink":
        """Those for which something true is said."""
        which = [*which]
        characters, strokes = compress(self.characters, which), compress(self.strokes, which)
        lefts, bottoms, rights, tops = (array("d", compress(edges, which)) for edges in self[1:5])
        return Ink(tuple(characters), lefts, bottoms, rights, tops, array("l", strokes))


class Rule(NamedTuple):
    """A straight rule: at `at`, from `start` to `stop` along the other axis."""

    at: float
    start: float
    stop: float


class Run(NamedTuple):
    """Characters of one stroke, one after another, and the box around the ink of all of them."""

    stroke: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    ink: Ink
    """All of the page, of which these are those from `start` to before `stop`."""
    start: int
    stop: int

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its characters one by one."""
        return self.ink.part(self.start, self.stop).marks


class Stroke(NamedTuple):
    """A text or drawing as the page holds it, with what might hide it."""

    kind: str
    """text, path, bar, or other."""
    font: str = ""
    embedded: bool = True
    shown: bool = True
    """Printed in black where it is text, no filled area where it is a drawing."""
    large: bool = False
    content: int = -1
    """The number under which the structure has it."""
    marks: tuple[str, ...] = ()
    """What it is marked as: the type of its element, or Artifact."""


_NOWHERE = Stroke("text")


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled bar of a chart, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def touches(self, mark: Mark) -> bool:
        """Whether it lies on a character."""
        return (
            self.left < mark.right
            and mark.left < self.right
            and self.bottom < mark.top
            and mark.bottom < self.top
        )


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline pane."""

    title: str
    level: int
    page: int | None
    """Index of the page it leads to."""


@dataclass(frozen=True)
class Page:
    """One page."""

    index: int
    width: float
    height: float
    ink: Ink
    """All but the watermark."""
    watermark: str
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    strokes: tuple[Stroke, ...]
    bars: tuple[Bar, ...]
    """From top to bottom."""
    links: tuple[int, ...]
    """Target pages of the links, in order."""
    notes: int
    """Annotations that are no links."""

    def __getstate__(self) -> dict[str, Any]:
        """Handed to another process it is taken apart: there are hundreds of strokes."""
        told = {field.name: getattr(self, field.name) for field in _FIELDS}
        return told | {"strokes": tuple(zip(*self.strokes, strict=True))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        strokes = map(Stroke._make, zip(*state["strokes"], strict=True))
        self.__dict__.update(state | {"strokes": tuple(strokes)})

    @cached_property
    def solid(self) -> str:
        """Its text without blanks and without what stands at its foot."""
        return self.body.text

    @cached_property
    def number(self) -> int | None:
        """The page number printed at its foot."""
        number = self._tail[1] or self._tail[3]
        return int(number) if number else None

    @cached_property
    def foot(self) -> str:
        """Check code and edition, without blanks; empty where there are none."""
        return self._tail[2] or ""

    @cached_property
    def body(self) -> Ink:
        """Its ink without that of the foot, which is printed last."""
        return self.ink.part(0, self._foot_at)

    def stroke(self, number: int) -> Stroke:
        """A stroke by its number; one that is nowhere on the page is like none."""
        return self.strokes[number] if number >= 0 else _NOWHERE

    @cached_property
    def contents(self) -> frozenset[tuple[int, tuple[str, ...]]]:
        """The numbers of its strokes in the structure, with what they are marked as."""
        return frozenset((stroke.content, stroke.marks) for stroke in self.strokes)

    @cached_property
    def body_runs(self) -> tuple[Run, ...]:
        """Its body stroke by stroke."""
        return tuple(_runs(self.ink, 0, self._foot_at))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All its ink stroke by stroke; body and foot apart."""
        return *self.body_runs, *_runs(self.ink, self._foot_at, len(self.ink.characters))

    @cached_property
    def numbered(self) -> dict[int, str]:
        """Its text by the number under which the structure has it."""
        found: dict[int, str] = {}
        for run in self.runs:
            if (number := self.stroke(run.stroke).content) >= 0:
                found[number] = found.get(number, "") + run.text
        return found

    @cached_property
    def _tail(self) -> re.Match[str]:
        found = _TAIL.search(self.ink.text)
        assert found, "it matches the empty end"  # noqa: S101
        return found

    @property
    def _foot_at(self) -> int:
        """The place in its ink where its foot begins."""
        return len(self.ink.characters) - len(self._tail[0])


_FIELDS = fields(Page)


@dataclass(frozen=True)
class Document:
    """The whole file."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    metadata: dict[str, str]
    language: str
    attachments: int
    makeup: Makeup
    leftovers: tuple[str, ...]
    """Scripts, forms, marks of software and earlier versions that the file holds besides its pages."""

    @cached_property
    def texts(self) -> dict[Content, str]:
        """What is drawn under each number of the structure, without blanks."""
        return {
            Content(page.index, number): text for page in self.pages for number, text in page.numbered.items()
        }

    @property
    def foot(self) -> str:
        """What stands at the foot of its pages."""
        return self.pages[-1].foot if self.pages else ""


def _runs(ink: Ink, start: int, end: int) -> Iterator[Run]:
    characters, lefts, bottoms, rights, tops, strokes = ink
    for stroke, together in groupby(strokes[start:end]):
        stop = start + len([*together])
        text = "".join(characters[start:stop])
        least = min(lefts[start:stop]), min(bottoms[start:stop])
        most = max(rights[start:stop]), max(tops[start:stop])
        yield Run(stroke, text, *least, *most, ink, start, stop)
        start = stop

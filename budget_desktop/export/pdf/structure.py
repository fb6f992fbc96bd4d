"""What the pages say, for those who do not see them: a tree of elements.

Its types are those of tagged PDF (ISO 32000-1, 14.8). It is built while pages are laid out; the pen adds
to each element what it draws for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import NamedTuple, TypeAlias

from budget_desktop.tables.headers import Scope


class Kind(StrEnum):
    """Standard structure types."""

    DOCUMENT = "Document"
    PART = "Part"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"


_HEADINGS = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3)


def heading(depth: int) -> Kind:
    """The type of a heading within so many parts and sections; there are three."""
    return _HEADINGS[min(depth, len(_HEADINGS) - 1)]


class Artifact(Enum):
    """What is no content: readers pass over it. The values are property lists (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "<</Type /Layout>>"
    """Rules, leaders."""
    REPEATED = "<</Type /Pagination>>"
    """Heads and labels printed again after a page break."""
    FOOT = "<</Type /Pagination /Subtype /Footer>>"
    WATERMARK = "<</Type /Pagination /Subtype /Watermark>>"


class Marked(NamedTuple):
    """Content drawn on a page; `number` is its marked-content identifier there."""

    page: int
    number: int


class Area(NamedTuple):
    """The clickable area of a link, by its place among those of its page."""

    page: int
    number: int


class Extent(NamedTuple):
    """What a table cell heads and how many rows and columns it covers."""

    scope: Scope | None = None
    rows: int = 1
    columns: int = 1


Kid: TypeAlias = "Element | Marked | Area"


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure."""

    kind: Kind
    kids: list[Kid] = field(default_factory=list)
    actual: str = ""
    """What it says, where the printed characters do not: a character no face has, letters set wide."""
    alternative: str = ""
    """What a picture shows, in words."""
    extent: Extent | None = None
    """Of a table cell."""
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right and top of a picture, in points."""

    def add(self, kind: Kind, *, actual: str = "", alternative: str = "") -> "Element":
        """A new last child."""
        child = Element(kind, actual=actual, alternative=alternative)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    @property
    def is_drawn(self) -> bool:
        """Whether a page already shows something of it."""
        return bool(self.kids)


Tag: TypeAlias = Element | Artifact


class Group(NamedTuple):
    """A part or section: its element, the level its heading has in the outline, how deep it stands."""

    element: Element
    level: int
    depth: int

    @property
    def heading(self) -> Kind:
        """The type of its heading. No level is left out, though the outline may do so."""
        return heading(self.depth)

"""Sheets, margins and the measures of GB/T 9704-2012. Lengths are in points, upwards from the lower left."""

from collections.abc import Callable
from dataclasses import dataclass, field

from budget_desktop.export.pdf.pen import EM_MIDDLE, Pen, Size

MM = 72 / 25.4

A4: Size = (210 * MM, 297 * MM)
A4_LANDSCAPE: Size = (A4[1], A4[0])
A3_LANDSCAPE: Size = (420 * MM, A4[1])
A3: Size = (A3_LANDSCAPE[1], A3_LANDSCAPE[0])


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a sheet that is printed on."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height


def frame(size: Size, *, top: float, right: float, bottom: float, left: float) -> Frame:
    """What margins in millimetres leave of a sheet."""
    return Frame(left * MM, bottom * MM, size[0] - (left + right) * MM, size[1] - (top + bottom) * MM)


TEXT = frame(A4, top=37, right=26, bottom=35, left=28)
"""版心 of the standard: 156 by 225 mm, of 22 lines of 28 characters."""

BODY_SIZE = 16.0
BODY_LINES = 22
BODY_LEADING = TEXT.height / BODY_LINES
BODY_PITCH = TEXT.width / 28
"""28 characters of 16 points are a little wider than 156 mm, so each gives up a fifth of a point."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the document with a bookmark, and a line in the contents if it is `listed`."""

    name: str
    level: int
    text: str
    listed: bool


@dataclass(slots=True)
class Page:
    """A page laid out and ready to be drawn."""

    size: Size
    draw: Callable[[Pen], None]
    entries: list[tuple[Entry, float]] = field(default_factory=list)
    """What begins on this page, and at which height."""
    counted: bool = True
    """Whether it carries a page number; the cover and the contents do not."""
    footed: bool = True
    """Whether edition and check code stand at its foot; on the cover they do not."""


def baseline(top: float, height: float, size: float) -> float:
    """Baseline of characters of a size in the middle of a slot."""
    return top - height / 2 - EM_MIDDLE * size

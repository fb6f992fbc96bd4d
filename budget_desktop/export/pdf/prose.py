"""Headings, paragraphs and sign-offs, flowing over portrait pages by GB/T 9704-2012."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import Typeface, one_line, printable, typeface
from budget_desktop.export.pdf.linebreak import Line, balanced_lines, break_lines
from budget_desktop.export.pdf.paper import (
    A4,
    BODY_LEADING,
    BODY_PITCH,
    BODY_SIZE,
    TEXT,
    Entry,
    Page,
    baseline,
)
from budget_desktop.export.pdf.pen import Pen
from budget_desktop.export.pdf.structure import Artifact, Element, Group, Kind, Tag
from budget_desktop.export.titles import title_parts

_TITLE_SIZE = 22.0
_TITLE_LEADING = 36.0
_TITLE_GAP = 14.0
"""The least white below a part title."""
_TRACKING = BODY_PITCH - BODY_SIZE
_INDENT = 2 * BODY_PITCH
_LONE_TITLE_AT = 0.4
"""How far down the page a part title stands that has a page to itself."""

_HEADING_ROLES = {1: FontRole.HEI, 2: FontRole.KAI}


@dataclass(slots=True)
class _Slot:
    """A line of the page, or white space of its height."""

    height: float
    keep: bool
    """Whether the next slot must be on the same page."""
    face: Typeface | None = None
    size: float = BODY_SIZE
    x: float = TEXT.left
    line: Line | None = None
    tag: Tag = Artifact.LAYOUT
    entry: Entry | None = None


class Flow:
    """Text from one page turn that is asked for to the next.

    What is set becomes elements of the structure, in the `group` it is handed in with.
    """

    def __init__(self) -> None:
        self._slots: list[_Slot] = []
        self._only_title = True

    def part(self, group: Group, text: str, entry: Entry) -> None:
        """A part title, centred. The caller starts a new flow with it."""
        face = typeface(FontRole.TITLE)
        parts = title_parts(one_line(text))
        lines = [line for part in parts for line in _title_lines(face, part)]
        if not lines:
            return
        # The blank between the parts is not printed.
        actual = one_line(text) if len(parts) > 1 else face.spoken(one_line(text))
        title = group.element.add(group.heading, actual=actual)
        for line in lines:
            x = TEXT.left + (TEXT.width - line.width) / 2
            self._slots.append(_Slot(_TITLE_LEADING, True, face, _TITLE_SIZE, x, line, title))
        self._slots[0].entry = entry
        used = _TITLE_LEADING * len(lines)
        whole = ceil((used + _TITLE_GAP) / BODY_LEADING) * BODY_LEADING
        self._slots.append(_Slot(whole - used, True))

    def heading(self, group: Group, text: str, entry: Entry) -> None:
        """A section or subsection heading, set like a paragraph in its own face."""
        face = typeface(_HEADING_ROLES.get(entry.level, FontRole.FANG))
        lines = set_body(face, one_line(text))
        if not lines:
            return
        title = group.element.add(group.heading, actual=face.spoken(one_line(text)))
        slots = [_Slot(BODY_LEADING, True, face, line=line, tag=title) for line in lines]
        slots[0].entry = entry
        self._extend(slots)

    def paragraph(self, group: Element, text: str) -> None:
        """Running text; a line feed in it begins another paragraph."""
        face = typeface(FontRole.FANG)
        for part in printable(text).split("\n"):
            lines = set_body(face, part)
            if not lines:
                continue
            said = group.add(Kind.PARAGRAPH, actual=face.spoken(part.strip()))
            # Neither the first line nor the last is left alone on a page.
            held = {0, len(lines) - 2}
            last = len(lines) - 1
            self._extend(
                [
                    _Slot(BODY_LEADING, i in held and i < last, face, line=line, tag=said)
                    for i, line in enumerate(lines)
                ]
            )

    def sign_off(self, group: Element, department: str, day: date | None) -> None:
        """Department and date at the right, on one page with the end of the text."""
        for slot in self._slots[-2:]:
            slot.keep = True
        face = typeface(FontRole.FANG)
        name = one_line(department)
        dated = chinese_date(day) if day else ""
        name_width, date_width = (_width(face, text) for text in (name, dated))
        edge = TEXT.right - _INDENT
        # The date begins two characters to the right of the name; a longer date moves both to the left.
        name_x = edge - name_width
        if dated:
            name_x -= max(_INDENT + date_width - name_width, 0)
        date_x = min(name_x + _INDENT, edge - date_width)
        slots = [_Slot(BODY_LEADING, True)]
        if name:
            signed = group.add(Kind.PARAGRAPH, actual=face.spoken(name))
            if name_x < TEXT.left:
                lines = set_body(face, name)
                slots += [_Slot(BODY_LEADING, True, face, line=line, tag=signed) for line in lines]
                date_x = edge - date_width
            else:
                slots.append(_Slot(BODY_LEADING, True, face, x=name_x, line=_plain(face, name), tag=signed))
        if dated:
            on_the_day = group.add(Kind.PARAGRAPH)
            slots.append(_Slot(BODY_LEADING, True, face, x=date_x, line=_plain(face, dated), tag=on_the_day))
        slots[-1].keep = False
        self._extend(slots)

    def pages(self) -> list[Page]:
        """The flow cut into pages."""
        slots = self._slots
        if slots and self._only_title:
            used = sum(slot.height for slot in slots)
            return [_page(slots, TEXT.top - _LONE_TITLE_AT * (TEXT.height - used))]
        pages = []
        start = 0
        while start < len(slots):
            stop = _fill(slots, start)
            pages.append(_page(slots[start:stop], TEXT.top))
            start = stop
        return pages

    def _extend(self, slots: list[_Slot]) -> None:
        self._only_title = self._only_title and not slots
        self._slots += slots


def set_body(face: Typeface, text: str) -> list[Line]:
    """Set a paragraph of the narrative."""
    text = text.strip()
    advances = [face.advances[character] * BODY_SIZE + _TRACKING for character in text]
    return break_lines(text, advances, TEXT.width, em=BODY_PITCH, indent=_INDENT, spaced=True)


def chinese_date(day: date) -> str:
    """A date as official documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"


def title_lines(face: Typeface, size: float, text: str, measure: float) -> list[Line]:
    """Set a title in lines of like length."""
    text = one_line(text)
    return balanced_lines(text, [face.advances[one] * size for one in text], measure, em=size)


def _title_lines(face: Typeface, text: str) -> list[Line]:
    return title_lines(face, _TITLE_SIZE, text, TEXT.width - 2 * _TITLE_SIZE)


def _width(face: Typeface, text: str) -> float:
    return face.width(text) * BODY_SIZE + _TRACKING * len(text)


def _plain(face: Typeface, text: str) -> Line:
    advances = [face.advances[character] * BODY_SIZE + _TRACKING for character in text]
    return break_lines(text, advances, TEXT.width, em=BODY_PITCH, justify=False)[0]


def _fill(slots: list[_Slot], start: int) -> int:
    """Where the page from `start` ends."""
    room = TEXT.height + 0.01
    stop = start
    while stop < len(slots) and slots[stop].height <= room:
        room -= slots[stop].height
        stop += 1
    if stop == len(slots):
        return stop
    together = stop
    while together > start and slots[together - 1].keep:
        together -= 1
    return together if together > start else max(stop, start + 1)


def _page(slots: list[_Slot], top: float) -> Page:
    placed = []
    entries = []
    for slot in slots:
        if slot.entry:
            entries.append((slot.entry, top))
        placed.append((slot, baseline(top, slot.height, slot.size)))
        top -= slot.height

    def draw(pen: Pen) -> None:
        for slot, y in placed:
            if slot.face and slot.line:
                pen.tag = slot.tag
                pen.line(slot.face, slot.size, slot.x, y, slot.line)

    return Page(A4, draw, entries)

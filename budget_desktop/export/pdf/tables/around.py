"""What stands above the grid of a table and below it: number, title, captions, notes."""

from collections.abc import Sequence
from typing import NamedTuple

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import Typeface, one_line, printable, typeface
from budget_desktop.export.pdf.linebreak import Line, break_lines
from budget_desktop.export.pdf.paper import Frame, baseline
from budget_desktop.export.pdf.pen import Pen
from budget_desktop.export.pdf.prose import title_lines
from budget_desktop.export.pdf.structure import Artifact, Element, Group, Kind
from budget_desktop.tables.table import Table

_NOTE_SIZE = 9.0
NOTE_LEADING = 13.0

_CAPTION_SIZE = 10.5
_CAPTION_HEIGHT = 17.0
_TITLE_SIZE = 18.0
_TITLE_LEADING = 27.0
_SUBTITLE_SIZE = 12.0
_SUBTITLE_HEIGHT = 19.0
_GAP = 2.0
"""White above the grid."""


class Text(NamedTuple):
    """A line above the grid; `y` is its distance from the upper edge."""

    face: Typeface
    size: float
    x: float
    y: float
    line: Line
    tag: Element


class Note(NamedTuple):
    """A line of a note."""

    line: Line
    tag: Element


class Above:
    """Number, title, subtitle and captions, and how much height they take."""

    def __init__(self, table: Table, area: Frame, group: Group) -> None:
        self.texts: list[Text] = []
        self.height = 0.0
        self._area = area
        self._title(table, group)
        if subtitle := one_line(table.subtitle):
            said = _said(group.element, _KAI, subtitle)
            self._centred(_KAI, _SUBTITLE_SIZE, _SUBTITLE_HEIGHT, subtitle, said)
        self._captions(one_line(table.left_caption), one_line(table.right_caption), group.element)
        self.height += _GAP

    def draw(self, pen: Pen, top: float) -> None:
        """Print it; after the first page of the table it is a repetition."""
        again = {id(text.tag) for text in self.texts if text.tag.is_drawn}
        for text in self.texts:
            pen.tag = Artifact.REPEATED if id(text.tag) in again else text.tag
            pen.line(text.face, text.size, text.x, top - text.y, text.line)

    def _title(self, table: Table, group: Group) -> None:
        """Number and title are one heading, though they are set apart."""
        number, title = one_line(table.number), one_line(table.title)
        if not number and not title:
            return
        tag = group.element.add(group.heading, actual=f"{number} {title}" if number else _TITLE.spoken(title))
        if number:
            self._captioned(self._area.left, number, tag)
            self.height += _CAPTION_HEIGHT
        self._centred(_TITLE, _TITLE_SIZE, _TITLE_LEADING, title, tag)

    def _captions(self, left: str, right: str, group: Element) -> None:
        """Who made it at the left, the unit of its amounts at the right of the first line."""
        right_width = _SONG.width(right) * _CAPTION_SIZE
        lines = _set(left, _CAPTION_SIZE, self._area.width - right_width - 2 * _CAPTION_SIZE)
        top = self.height
        if lines:
            tag = _said(group, _SONG, left)
            for line in lines:
                self._place(_SONG, _CAPTION_SIZE, self._area.left, _CAPTION_HEIGHT, line, tag)
        if right:
            below, self.height = self.height, top
            self._captioned(self._area.right - right_width, right, _said(group, _SONG, right))
            self.height = max(below, top + _CAPTION_HEIGHT)

    def _centred(self, face: Typeface, size: float, leading: float, text: str, tag: Element) -> None:
        for line in title_lines(face, size, text, self._area.width):
            self._place(face, size, self._area.left + (self._area.width - line.width) / 2, leading, line, tag)

    def _captioned(self, x: float, text: str, tag: Element) -> None:
        advances = [_SONG.advances[one] * _CAPTION_SIZE for one in text]
        line = break_lines(text, advances, 1e6, em=_CAPTION_SIZE, justify=False)[0]
        y = -baseline(-self.height, _CAPTION_HEIGHT, _CAPTION_SIZE)
        self.texts.append(Text(_SONG, _CAPTION_SIZE, x, y, line, tag))

    def _place(self, face: Typeface, size: float, x: float, leading: float, line: Line, tag: Element) -> None:
        self.texts.append(Text(face, size, x, -baseline(-self.height, leading, size), line, tag))
        self.height += leading


def notes_below(table: Table, area: Frame, group: Element) -> list[Note]:
    """The notes below the grid, line by line."""
    notes = []
    for note in table.notes:
        for text in printable(note).split("\n"):
            if lines := _set(text.strip(), _NOTE_SIZE, area.width, justify=True):
                tag = _said(group, _SONG, text.strip())
                notes += [Note(line, tag) for line in lines]
    return notes


def draw_notes(pen: Pen, notes: Sequence[Note], left: float, top: float) -> None:
    """Print some of the notes, one below the other."""
    for index, note in enumerate(notes):
        pen.tag = note.tag
        y = baseline(top - index * NOTE_LEADING, NOTE_LEADING, _NOTE_SIZE)
        pen.line(_SONG, _NOTE_SIZE, left, y, note.line)


def _set(text: str, size: float, measure: float, *, justify: bool = False) -> list[Line]:
    advances = [_SONG.advances[character] * size for character in text]
    return break_lines(text, advances, measure, em=size, justify=justify)


def _said(group: Element, face: Typeface, text: str) -> Element:
    return group.add(Kind.PARAGRAPH, actual=face.spoken(text))


_SONG = typeface(FontRole.SONG)
_TITLE = typeface(FontRole.TITLE)
_KAI = typeface(FontRole.KAI)

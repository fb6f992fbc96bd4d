"""The cover and the contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import Typeface, one_line, typeface
from budget_desktop.export.pdf.linebreak import Line, break_lines
from budget_desktop.export.pdf.paper import A4, BODY_LEADING, MM, TEXT, Entry, Page, baseline
from budget_desktop.export.pdf.pen import Pen
from budget_desktop.export.pdf.prose import chinese_date, title_lines
from budget_desktop.export.pdf.structure import Element, Kind
from budget_desktop.outline import Contents, Cover

_COVER_TOP = A4[1] - 82 * MM
_COVER_DEPARTMENT = 26.0
_COVER_TITLE = 34.0
_COVER_DATE = 18.0
_COVER_DATE_AT = 52 * MM

_CONTENTS_TITLE = 22.0
_CONTENTS_TITLE_HEIGHT = 58.0
_CONTENTS_SIZE = 14.0
_CONTENTS_LEADINGS = (26.0, 25.0, 24.0, 23.0, 22.0)
"""Lines close up as far as this to save a page."""
_PART_GAP = 6.0
"""White above each part."""
_NUMBER_WIDTH = 40.0
"""Kept free at the right for dots and page number."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A line of the contents."""

    entry: Entry
    page: int


def cover_page(cover: Cover, group: Element) -> Page:
    """The first page: department, title, date."""
    title = typeface(FontRole.TITLE)
    fang = typeface(FontRole.FANG)
    top = _COVER_TOP
    placed: list[tuple[Typeface, float, float, Line, Element]] = []
    for text, size, leading, kind in (
        (cover.department, _COVER_DEPARTMENT, 44.0, Kind.PARAGRAPH),
        (cover.title, _COVER_TITLE, 58.0, Kind.HEADING_1),
    ):
        lines = title_lines(title, size, text, TEXT.width)
        if not lines:
            continue
        said = group.add(kind, actual=title.spoken(one_line(text)))
        for line in lines:
            placed.append((title, size, baseline(top, leading, size), line, said))
            top -= leading
        top -= 16
    if cover.date:
        dated = group.add(Kind.PARAGRAPH)
        for line in title_lines(fang, _COVER_DATE, chinese_date(cover.date), TEXT.width):
            placed.append((fang, _COVER_DATE, _COVER_DATE_AT, line, dated))

    def draw(pen: Pen) -> None:
        for face, size, y, line, said in placed:
            pen.tag = said
            pen.line(face, size, (A4[0] - line.width) / 2, y, line)

    return Page(A4, draw, counted=False, footed=False)


def contents_pages(contents: Contents, listed: Sequence[ListedEntry], group: Element) -> list[Page]:
    """The contents: each part, section and table with its page, leading there when clicked."""
    title = one_line(contents.title)
    # The white within the title would be read as blanks.
    head = group.add(Kind.HEADING_1, actual=title)
    items = list(_items(listed, group))
    cuts = {leading: _cut(items, leading) for leading in _CONTENTS_LEADINGS}
    fewest = min(map(len, cuts.values()))
    leading, sheets = next((leading, cut) for leading, cut in cuts.items() if len(cut) == fewest)
    first = [_contents_page(title, head, sheets[0], leading)]
    return first + [_contents_page("", head, sheet, leading) for sheet in sheets[1:]]


def _items(listed: Sequence[ListedEntry], group: Element) -> Iterator["_Item"]:
    """The entries as they are set; those of a part are a list of their own below it."""
    all_entries = group.add(Kind.CONTENTS) if listed else group
    below = all_entries
    for one in listed:
        is_part = one.entry.level == 0
        if not is_part and below is all_entries:
            below = all_entries.add(Kind.CONTENTS)
        elif is_part:
            below = all_entries
        item = below.add(Kind.CONTENTS_ITEM)
        yield _Item(one, item.add(Kind.REFERENCE).add(Kind.LINK))


def _cut(items: Sequence["_Item"], leading: float) -> list[Sequence["_Item"]]:
    """The entries of each page. A part does not stand last on one."""
    sheets: list[Sequence[_Item]] = []
    start = 0
    while start < len(items) or not sheets:
        room = TEXT.height - (0 if sheets else _CONTENTS_TITLE_HEIGHT)
        stop = start
        while stop < len(items) and (items[stop].height(leading) <= room or stop == start):
            room -= items[stop].height(leading)
            stop += 1
        if start < stop - 1 < len(items) - 1 and items[stop - 1].is_part:
            stop -= 1
        sheets.append(items[start:stop])
        start = stop
    return sheets


class _Item:
    def __init__(self, listed: ListedEntry, link: Element) -> None:
        self.tag = link
        self.name = listed.entry.name
        self.number = str(listed.page)
        self.is_part = listed.entry.level == 0
        self.face = typeface(FontRole.HEI if self.is_part else FontRole.FANG)
        self.x = TEXT.left + listed.entry.level * _CONTENTS_SIZE
        self.text = text = one_line(listed.entry.text)
        self.tag.actual = self.face.spoken(text) and f"{text} {self.number}"
        # What numbers a part or a table stands a full character apart from its name.
        advances = [
            (1.0 if character == " " else self.face.advances[character]) * _CONTENTS_SIZE
            for character in text
        ]
        room = TEXT.right - _NUMBER_WIDTH - self.x
        self.lines = break_lines(text, advances, room, em=_CONTENTS_SIZE, justify=False)

    def height(self, leading: float) -> float:
        return len(self.lines) * leading + (_PART_GAP if self.is_part else 0)


def _contents_page(title: str, head: Element, items: Sequence[_Item], leading: float) -> Page:
    def draw(pen: Pen) -> None:
        top = TEXT.top
        if title:
            pen.tag = head
            _spread_title(pen, title, top)
            top -= _CONTENTS_TITLE_HEIGHT
        for item in items:
            _draw_item(pen, item, top, leading)
            top -= item.height(leading)

    return Page(A4, draw, counted=False)


def _spread_title(pen: Pen, title: str, top: float) -> None:
    """目录 with two ems of white between its characters, by spacing: copied text has no blanks."""
    face = typeface(FontRole.TITLE)
    tracking = 2 * _CONTENTS_TITLE if len(title) == 2 else 0
    width = face.width(title) * _CONTENTS_TITLE + tracking * (len(title) - 1)
    y = baseline(top, BODY_LEADING, _CONTENTS_TITLE)
    x = TEXT.left + (TEXT.width - width) / 2
    pen.text(face, _CONTENTS_TITLE, x, y, title, tracking=tracking)


def _draw_item(pen: Pen, item: _Item, top: float, leading: float) -> None:
    song = typeface(FontRole.SONG)
    bottom = top - item.height(leading)
    y = baseline(bottom + len(item.lines) * leading, leading, _CONTENTS_SIZE)
    pen.tag = item.tag
    for line in item.lines:
        pen.line(item.face, _CONTENTS_SIZE, item.x, y, line)
        y -= leading
    y += leading
    number_x = TEXT.right - song.width(item.number) * _CONTENTS_SIZE
    pen.text(song, _CONTENTS_SIZE, number_x, y, item.number)
    pen.dots(item.x + item.lines[-1].width + 6, number_x - 6, y + 0.25 * _CONTENTS_SIZE)
    box = item.x, bottom, TEXT.right, bottom + len(item.lines) * leading
    pen.link(item.tag, item.name, f"转到第{item.number}页：{item.text}", box)

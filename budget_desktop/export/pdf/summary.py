"""一图读懂 on one page: large figures, bars with their numbers beside them, sentences.

All bars are of one colour and each stands on a row with its name and amount, so nothing has to be told apart
by colour: the page says the same in grey, and to those who only hear it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.faces import Typeface, one_line, typeface
from budget_desktop.export.pdf.linebreak import Line, break_lines
from budget_desktop.export.pdf.paper import A4, Entry, Page, baseline, frame
from budget_desktop.export.pdf.pen import Pen, Segment
from budget_desktop.export.pdf.prose import title_lines
from budget_desktop.export.pdf.structure import Element, Extent, Kind, heading
from budget_desktop.narrative.summary import Bar, Chart, Listing, Summary
from budget_desktop.tables.headers import Scope

_FRAME = frame(A4, top=24, right=22, bottom=36, left=22)
_NAME, _BARS, _AMOUNT = 0.34, 0.66, 0.85
"""Where names, bars and amounts end, as shares of the width; what stands beside them ends at the edge."""
_CLEAR = 6.0
"""Points between a name and its bar."""
_BAR_HEIGHT = 0.55
"""Of its row."""
_SCALES = tuple(1 - step / 20 for step in range(11))
"""Everything is made smaller until it stands on the page."""
_MOST_GAP = 22.0
"""White above a section, at most, where there is room."""


class _Type(NamedTuple):
    """How a kind of text is set."""

    face: Typeface
    size: float
    leading: float


class _Text(NamedTuple):
    """A set line with its place from the left and its tag."""

    face: Typeface
    size: float
    x: float
    line: Line
    tag: Element


@dataclass(slots=True)
class _Row:
    """A strip of the page."""

    height: float
    texts: list[_Text] = field(default_factory=list)
    picture: Element | None = None
    """The chart it is a row of."""
    bar: float = 0
    """Length of its bar."""
    opens: bool = False
    """Whether a section begins with it: white above, a rule below."""

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it below `top`."""
        bottom = top - self.height
        if self.picture:
            left, right = (_FRAME.left + share * _FRAME.width for share in (_NAME, _BARS))
            upper = self.picture.box[3] if self.picture.box else top
            self.picture.box = left, bottom, right, upper
            margin = (1 - _BAR_HEIGHT) / 2 * self.height
            if self.bar:
                pen.bar(self.picture, (left, bottom + margin, left + self.bar, top - margin))
        for face, size, x, line, tag in self.texts:
            pen.tag = tag
            pen.line(face, size, x, baseline(top, self.height, size), line)
        if self.opens:
            rule: Segment = (_FRAME.left, bottom + 2, _FRAME.right, bottom + 2)
            pen.rules([rule], 0.6)


def summary_page(summary: Summary, entry: Entry, group: Element) -> Page:
    """The page; what it says is added to `group`."""
    setters = (_Setter(summary, entry.level, scale) for scale in _SCALES)
    chosen = next(one for one in setters if one.height <= _FRAME.height or one.scale == _SCALES[-1])
    group.kids.extend(chosen.elements)
    rows = chosen.rows
    gap = max(min((_FRAME.height - chosen.height) / max(sum(row.opens for row in rows), 1), _MOST_GAP), 0)

    def draw(pen: Pen) -> None:
        top = _FRAME.top
        for row in rows:
            top -= gap if row.opens else 0
            row.draw(pen, top)
            top -= row.height

    return Page(A4, draw, [(entry, _FRAME.top)])


class _Setter:
    """Sets the page at one scale."""

    def __init__(self, summary: Summary, level: int, scale: float) -> None:
        self.scale = scale
        self.title = self._type(FontRole.TITLE, 22, 32)
        self.section = self._type(FontRole.HEI, 13, 24)
        self.body = self._type(FontRole.FANG, 10.5, 16)
        self.small = self._type(FontRole.FANG, 9, 15)
        self.digits = self._type(FontRole.SONG, 10.5, 16)
        self.label = self._type(FontRole.FANG, 12, 20)
        self.large = self._type(FontRole.HEI, 20, 30)
        self.elements: list[Element] = []
        self.rows = [
            *self._titles(summary, level),
            *self._figures(summary.figures),
            *(row for chart in summary.charts for row in self._chart(chart)),
            *(row for listing in summary.listings for row in self._listing(listing)),
        ]
        self.height = sum(row.height for row in self.rows)

    def _titles(self, summary: Summary, level: int) -> Iterator[_Row]:
        face, size, leading = self.title
        title = self._said(heading(level), self.title, summary.title)
        for line in title_lines(face, size, summary.title, _FRAME.width):
            x = _FRAME.left + (_FRAME.width - line.width) / 2
            yield _Row(leading, [_Text(face, size, x, line, title)])
        measure = self._said(Kind.PARAGRAPH, self.small, summary.measure)
        yield _Row(self.small.leading, [*self._at(self.small, summary.measure, 1, 1, measure)])

    def _figures(self, figures: Sequence[tuple[str, str]]) -> Iterator[_Row]:
        """The large figures side by side, each below what it is."""
        tags = [self._said(Kind.PARAGRAPH, self.label, "") for _ in figures]
        labels, amounts = zip(*figures, strict=True)
        for kind, texts in ((self.label, labels), (self.large, amounts)):
            row = _Row(kind.leading)
            for index, (text, tag) in enumerate(zip(texts, tags, strict=True)):
                row.texts += self._at(kind, text, (index + 0.5) / len(figures), 0.5, tag, 1 / len(figures))
            yield row

    def _chart(self, chart: Chart) -> Iterator[_Row]:
        yield self._opening(chart.title)
        if not chart.bars:
            yield from self._paragraph(chart.nothing)
            return
        picture = Element(Kind.FIGURE, alternative=one_line(chart.described))
        table = Element(Kind.TABLE)
        self.elements += (picture, table)
        head = table.add(Kind.TABLE_HEAD).add(Kind.ROW)
        heads = self._cells(self.small, self.small, chart.heads, head, Scope.COLUMN)
        yield _Row(self.small.leading, [*heads])
        body = table.add(Kind.TABLE_BODY)
        most = max(bar.amount for bar in chart.bars)
        for bar in chart.bars:
            texts = (bar.name, bar.shown, bar.beside)
            row = body.add(Kind.ROW)
            yield _Row(
                self.body.leading,
                [*self._cells(self.body, self.digits, texts, row, Scope.ROW)],
                picture,
                _length(bar, most),
            )

    def _listing(self, listing: Listing) -> Iterator[_Row]:
        yield self._opening(listing.title)
        for item in listing.items:
            yield from self._paragraph(item)

    def _opening(self, title: str) -> _Row:
        tag = self._said(heading(1), self.section, title)
        return _Row(self.section.leading, [*self._at(self.section, title, 0, 0, tag)], opens=True)

    def _paragraph(self, text: str) -> Iterator[_Row]:
        face, size, leading = self.body
        text = one_line(text)
        tag = self._said(Kind.PARAGRAPH, self.body, text)
        advances = [face.advances[character] * size for character in text]
        for line in break_lines(text, advances, _FRAME.width, em=size, spaced=True):
            yield _Row(leading, [_Text(face, size, _FRAME.left, line, tag)])

    def _cells(
        self, name: _Type, figure: _Type, texts: tuple[str, str, str], row: Element, scope: Scope
    ) -> Iterator[_Text]:
        """A row of a chart's table; either all three head their columns, or the name heads its row."""
        kinds = (name, figure, figure)
        room = (_NAME, _AMOUNT - _BARS, 1 - _AMOUNT)
        for index, (kind, text, at) in enumerate(zip(kinds, texts, (0, _AMOUNT, 1), strict=True)):
            heads = index == 0 or scope is Scope.COLUMN
            cell = row.add(Kind.HEADER_CELL if heads else Kind.CELL, actual=kind.face.spoken(one_line(text)))
            cell.extent = Extent(scope if heads else None)
            yield from self._at(kind, text, at, 1 if index else 0, cell, room[index])

    def _at(
        self, kind: _Type, text: str, at: float, before: float, tag: Element, room: float = 1
    ) -> Iterator[_Text]:
        """A text on one line at a share of the width, `before` of it to the left; smaller where too wide."""
        text = one_line(text)
        if not text:
            return
        size = min(kind.size, (room * _FRAME.width - _CLEAR) / kind.face.width(text))
        advances = [kind.face.advances[character] * size for character in text]
        (line,) = break_lines(text, advances, A4[0], em=size, justify=False)
        yield _Text(kind.face, size, _FRAME.left + at * _FRAME.width - before * line.width, line, tag)

    def _said(self, kind: Kind, how: _Type, text: str) -> Element:
        element = Element(kind, actual=how.face.spoken(one_line(text)))
        self.elements.append(element)
        return element

    def _type(self, role: FontRole, size: float, leading: float) -> _Type:
        return _Type(typeface(role), size * self.scale, leading * self.scale)


def _length(bar: Bar, most: int) -> float:
    """Of the longest bar the full length; of nothing, or less, none."""
    full = (_BARS - _NAME) * _FRAME.width
    return full * bar.amount / most if bar.amount > 0 else 0.0

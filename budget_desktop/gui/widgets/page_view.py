"""Pages of the packet as they will be printed, one below the other, drawn as they come into sight."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from budget_desktop.gui import theme
from budget_desktop.gui.widgets.zoom import FIT

if TYPE_CHECKING:
    from budget_desktop.verification.pdf.rendering import Picture, Rendering

WHOLE, TWO = 1, 2
"""Stand for a page as large as the view, and for two side by side as large as the width allows."""

_GAP = 16
"""Pixels between pages and around them."""
_KEPT = 24
"""So many drawn pages are kept."""
_INCH = 72
_LARGEST_FIT = 1.3
"""Of the size on paper: a page as wide as a wide window would show little of itself."""
_SMALLEST_FIT = 0.05
"""Pixels a point, in a window pressed together."""
_PAPER, _EDGE = QColor(255, 255, 255), QColor(128, 128, 128)


class PageView(QAbstractScrollArea):
    """Paper is white in any colours of the window."""

    page_changed = Signal(int)
    """The index of the page in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rendering: Rendering | None = None
        self._zoom = FIT
        self._places: list[QRect] = []
        """Where each page is, from the upper left of the first."""
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self._front = 0
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw_next)
        self.setAccessibleName("整套页面")
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_pages(self, rendering: "Rendering | None") -> None:
        """Show a document; one stays on the same page of another issue of it."""
        self._rendering = rendering
        front = self._front
        self._lay_out()
        self.go_to(min(front, max(len(self._places) - 1, 0)))

    def set_zoom(self, value: int) -> None:
        """Per cent, `zoom.FIT`, `WHOLE` or `TWO`."""
        self._zoom = value
        front = self._front
        self._lay_out()
        self.go_to(front)

    @property
    def percent(self) -> int:
        """How large the page in front is shown; 100 is its size on paper."""
        if self._rendering is None or not self._places:
            return 100
        width, _ = self._rendering.sizes[self._front]
        return round(100 * self._places[self._front].width() / (width * self.logicalDpiX() / _INCH))

    @property
    def front(self) -> int:
        """The index of the page in front."""
        return self._front

    def go_to(self, index: int) -> None:
        """Bring a page to the upper edge."""
        if 0 <= index < len(self._places):
            self.verticalScrollBar().setValue(self._places[index].top() - _GAP // 2)
            self._come_to(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to another width."""
        super().resizeEvent(event)
        self.set_zoom(self._zoom)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours around the paper."""
        super().changeEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """First and last page by key; a page up or down as any text."""
        if event.matches(QKeySequence.StandardKey.MoveToStartOfLine):
            self.go_to(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine):
            self.go_to(len(self._places) - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper first; what is printed on it as soon as it is drawn."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.active().window))
        for index, place in self._seen():
            painter.fillRect(place, _PAPER)
            if (pixmap := self._drawn.get(index)) is not None:
                painter.drawPixmap(place, pixmap)
            else:
                self._drawing.start()
            painter.setPen(_EDGE)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def _seen(self) -> Iterator[tuple[int, QRect]]:
        """The pages in sight, with where they are in the view."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        view = self.viewport().rect()
        for index, place in enumerate(self._places):
            moved = place.translated(-left, -top)
            if moved.intersects(view):
                yield index, moved

    def _draw_next(self) -> None:
        """One page at a time, so that the window stays alive."""
        missing = next((index for index, _ in self._seen() if index not in self._drawn), None)
        if missing is None or self._rendering is None:
            return
        ratio = self.devicePixelRatioF()
        width, _ = self._rendering.sizes[missing]
        picture = self._rendering.picture(missing, self._places[missing].width() * ratio * _INCH / width)
        pixmap = QPixmap.fromImage(image_of(picture))
        pixmap.setDevicePixelRatio(ratio)
        self._drawn[missing] = pixmap
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.viewport().update()

    def _lay_out(self) -> None:
        self._drawn.clear()
        sizes = self._rendering.sizes if self._rendering else ()
        room = self.viewport().width() - 2 * _GAP
        columns = 2 if self._zoom == TWO else 1
        self._places = []
        top = widest = 0
        for start in range(0, len(sizes), columns):
            row = sizes[start : start + columns]
            scale = self._scale(row, (room - _GAP * (columns - 1)) / columns)
            top += _GAP
            taken = sum(round(width * scale) for width, _ in row) + _GAP * (len(row) - 1)
            left = max((room - taken) // 2, 0) + _GAP
            for width, height in row:
                self._places.append(QRect(left, top, round(width * scale), round(height * scale)))
                left += round(width * scale) + _GAP
            widest = max(widest, left)
            top = self._places[-1].bottom() + 1
        self._set_range(widest, top + _GAP)
        self.viewport().update()

    def _scale(self, row: Sequence[tuple[float, float]], room: float) -> float:
        """Pixels a point for pages that stand side by side, each with so much room."""
        as_printed = self.logicalDpiX() / _INCH
        if self._zoom not in (FIT, WHOLE, TWO):
            return self._zoom / 100 * as_printed
        fit = room / max(width for width, _ in row)
        if self._zoom == WHOLE:
            fit = min(fit, (self.viewport().height() - 2 * _GAP) / max(height for _, height in row))
        return max(min(fit, _LARGEST_FIT * as_printed), _SMALLEST_FIT)

    def _set_range(self, width: int, height: int) -> None:
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(max(seen // 12, 1))

    def _scrolled(self) -> None:
        middle = self.viewport().height() // 2
        seen = list(self._seen())
        if seen:
            front, _ = min(seen, key=lambda one: abs(one[1].center().y() - middle))
            self._come_to(front)
        self.viewport().update()

    def _come_to(self, index: int) -> None:
        if index != self._front:
            self._front = index
            self.page_changed.emit(index)


def image_of(picture: "Picture") -> QImage:
    """The picture as the window draws it."""
    made = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    # Qt does not keep the bytes alive.
    return made.copy()

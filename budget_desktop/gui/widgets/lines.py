"""Lines of text laid out once, however often they are painted."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_MOST = 1024
"""Lines kept, some screens full. Beyond, all are laid out anew."""


class Line(NamedTuple):
    """A text that was cut to its width and aligned in it."""

    layout: QTextLayout
    height: int

    def draw(self, painter: QPainter, area: QRect, inset: int) -> None:
        """In the middle of an area of this width and twice the inset, with the painter's pen."""
        top = area.top() + area.height() // 2 - self.height // 2
        self.layout.draw(painter, QPoint(area.left() + inset, top))


class Lines:
    """Lines in one font; another font begins them anew."""

    def __init__(self) -> None:
        self._font = QFont()
        self._kept: dict[tuple[str, int, Qt.AlignmentFlag], Line] = {}

    def of(self, text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag) -> Line:
        """A text as far as it goes into a width, with an ellipsis where it is cut."""
        if font != self._font or len(self._kept) >= _MOST:
            self._font = QFont(font)
            self._kept.clear()
        key = text, width, alignment
        if key not in self._kept:
            self._kept[key] = self._laid_out(text, width, alignment)
        return self._kept[key]

    def _laid_out(self, text: str, width: int, alignment: Qt.AlignmentFlag) -> Line:
        layout = self._layout(text, width, alignment)
        if layout.lineAt(0).naturalTextWidth() > width:
            cut = QFontMetrics(self._font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            layout = self._layout(cut, width, alignment)
        return Line(layout, int(layout.lineAt(0).height()))

    def _layout(self, text: str, width: int, alignment: Qt.AlignmentFlag) -> QTextLayout:
        layout, option = QTextLayout(text, self._font), QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.ManualWrap)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout

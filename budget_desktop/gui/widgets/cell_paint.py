"""Paints a cell of a grid. The style is told at once all that Qt would ask of the model role by role."""

from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QStyleOptionViewItem

from budget_desktop.gui import theme
from budget_desktop.gui.models.cells import Look
from budget_desktop.gui.widgets.lines import Lines

_CORNER = 7
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_BY_STYLE = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus).value
"""Cells in these states have a ground or a frame of the style's."""
_lines = Lines()
_LINE_SEPARATOR = "\u2028"
"""What Qt begins a new line at, where several are drawn in one cell."""


def paint_cell(painter: QPainter, option: Any, look: Look) -> None:
    """Paint a cell in the way of `option`, Qt's `QStyleOptionViewItem`, whose fields its stubs do not know.

    Selection shows as a tint, the focus as a frame.
    """
    focused = bool(option.state.value & QStyle.StateFlag.State_HasFocus.value)
    if focused:
        option.state &= ~QStyle.StateFlag.State_HasFocus
    _dress(option, look)
    draw_text(painter, option, look.text, _RIGHT if look.is_number else _LEFT)
    if focused or look.is_wanting or look.is_override or look.severity is not None:
        painter.save()
        _sign(painter, option.rect, look)
        if focused:
            _frame(painter, option.rect)
        painter.restore()


def draw_text(painter: QPainter, option: Any, text: str, alignment: Qt.AlignmentFlag) -> None:
    """Draw a cell of a view that wraps no words in the way of `option`: as the style would, or by it."""
    if option.state.value & _BY_STYLE or not _draw_line(painter, option, text, alignment):
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = text.replace("\n", _LINE_SEPARATOR)
        option.displayAlignment = alignment
        _style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)


def _draw_line(painter: QPainter, option: Any, text: str, alignment: Qt.AlignmentFlag) -> bool:
    """Draw a cell of one line; False, and nothing drawn, if there is more to it.

    The style lays a text out several times whenever it is painted.
    """
    area = option.rect
    line = _lines.of(text, option.font, area.width() - 2 * _inset(), alignment)
    if "\n" in text or line.height > area.height():
        return False
    if option.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(area, option.backgroundBrush)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    line.draw(painter, area, _inset())
    return True


@cache
def _inset() -> int:
    """Between the edge of a cell and its text."""
    return _style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1


@cache
def _style() -> QStyle:
    """The window's own, for cells our style sheet has no rules: asked, it would look for some each time."""
    style = QStyleFactory.create("Fusion")
    style.setParent(QApplication.instance())  # it goes when the application does, not after
    return style


def _dress(option: Any, look: Look) -> None:
    """The colours. What is computed is tinted, what the row above says too is quiet."""
    if look.is_computed:
        option.backgroundBrush = QColor(theme.active().computed)
    if look.is_refused or look.is_repeated:
        ink = theme.active().error if look.is_refused else theme.active().muted
        option.palette.setColor(QPalette.ColorRole.Text, QColor(ink))


def _sign(painter: QPainter, area: QRect, look: Look) -> None:
    """A line below what is wanting, a corner of what was typed over, a corner of a finding."""
    colours = theme.active()
    painter.setPen(Qt.PenStyle.NoPen)
    if look.is_wanting:
        painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), QColor(colours.warning))
    if look.is_override:
        painter.setBrush(QColor(colours.accent))
        foot = area.bottomLeft()
        painter.drawPolygon(QPolygon([foot, foot - QPoint(0, _CORNER), foot + QPoint(_CORNER, 0)]))
    if look.severity is not None:
        painter.setBrush(QColor(theme.sign(look.severity).colour))
        top = area.topRight()
        painter.drawPolygon(QPolygon([top, top - QPoint(_CORNER, 0), top + QPoint(0, _CORNER)]))


def _frame(painter: QPainter, area: QRect) -> None:
    painter.setPen(QPen(QColor(theme.active().accent), theme.FOCUS_FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))

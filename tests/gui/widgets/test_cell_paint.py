"""Cells are drawn by ourselves where that is faster: nobody is to see a difference."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QStyleOptionViewItem

from budget_desktop.gui.widgets.cell_paint import draw_text

ROOM = QRect(5, 3, 130, 24)
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
PLAIN = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active


@pytest.mark.parametrize(
    "state", [PLAIN, QStyle.StateFlag.State_Enabled, PLAIN | QStyle.StateFlag.State_Selected]
)
@pytest.mark.parametrize("alignment", [LEFT, RIGHT])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_cell_looks_as_the_style_would_draw_it(
    application: QApplication, state: QStyle.StateFlag, alignment: Qt.AlignmentFlag, scale: float
) -> None:
    style = QStyleFactory.create("Fusion")
    texts = (
        "",
        "1,234.50",
        "一般公共服务支出",
        "“三公”经费 2020 年预算数与上年相比增加，没有说明。",
        "两\n行",
    )

    def by_style(painter: QPainter, option: Any, text: str, alignment: Qt.AlignmentFlag) -> None:
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text, option.displayAlignment = text.replace("\n", "\u2028"), alignment
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)

    def picture(draw: Callable[..., None], text: str) -> QImage:
        image = QImage(round(150 * scale), round(32 * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.white)
        option: Any = QStyleOptionViewItem()
        option.rect, option.state = ROOM, state
        option.showDecorationSelected, option.textElideMode = True, Qt.TextElideMode.ElideRight
        option.font, option.palette = application.font(), application.palette()
        option.backgroundBrush = QColor("lavender")
        option.palette.setColor(QPalette.ColorRole.Text, QColor("navy"))
        painter = QPainter(image)
        draw(painter, option, text, alignment)
        painter.end()
        return image

    for text in texts:
        for _ in ("laid out", "kept"):
            assert picture(draw_text, text) == picture(by_style, text), text

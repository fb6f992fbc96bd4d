"""The shipped face of the window, so that Chinese is readable on a machine without Chinese fonts."""

import logging

from PySide6.QtGui import QFont, QFontDatabase

from budget_desktop import assets

_log = logging.getLogger(__name__)

_FACE = "ui.ttf"
"""The face of the role `ui` in fonts.toml, not read before the first painting: that takes long."""


def window_font(points: float) -> QFont:
    """Load the shipped face and return it; the system's own where it cannot be loaded."""
    font = QFont()
    number = QFontDatabase.addApplicationFont(str(assets.resource("fonts", _FACE)))
    if number >= 0:
        font.setFamilies(QFontDatabase.applicationFontFamilies(number)[:1])
    else:
        # A missing face is a nuisance, not a reason to refuse work: the system may well have its own.
        _log.warning("界面字体没有装入")
    font.setPointSizeF(points)
    return font

"""The shipped face of the window, so that Chinese is readable on a machine without Chinese fonts."""

import logging
import tomllib

from PySide6.QtGui import QFont, QFontDatabase

from budget_desktop import assets

_log = logging.getLogger(__name__)


def window_font(points: float) -> QFont:
    """Load the shipped face and return it; the system's own where it cannot be loaded."""
    font = QFont()
    try:
        roles = tomllib.loads(assets.resource("fonts", "fonts.toml").read_text(encoding="utf-8"))["roles"]
        number = QFontDatabase.addApplicationFont(str(assets.resource("fonts", roles["ui"]["file"])))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        # A missing face is a nuisance, not a reason to refuse work: the system may well have its own.
        _log.exception("界面字体没有装入")
        families = []
    if families:
        font.setFamilies([families[0]])
    font.setPointSizeF(points)
    return font

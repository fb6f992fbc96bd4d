"""Chinese input on Linux: Qt's wheel knows ibus alone, which fcitx 5 understands through its portal."""

import sys
from collections.abc import MutableMapping
from pathlib import Path


def adapt(environment: MutableMapping[str, str], plugins: Path, platform: str = sys.platform) -> None:
    """Make fcitx reachable, unless this Qt has a plugin for it. To be called before QApplication."""
    if not platform.startswith("linux"):
        return
    asked = environment.get("QT_IM_MODULE", "")
    modifiers = environment.get("XMODIFIERS", "")
    if "fcitx" not in asked and not (not asked and "fcitx" in modifiers):
        return
    if any((plugins / "platforminputcontexts").glob("*fcitx*")):
        return
    environment["QT_IM_MODULE"] = "ibus"
    # Without the portal Qt looks for a program named ibus-daemon and gives up.
    environment["IBUS_USE_PORTAL"] = "1"

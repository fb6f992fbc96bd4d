"""Enter the reference packet, see that it is the reference packet, and write how many keys it took.

`python -m benchmarks.keystrokes` works in the real window, without a screen.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.keystrokes.session import FIGURES, content, enter_reference, reference
from budget_desktop.gui.application import prepare


def main() -> None:
    """Fails, saying in which collection, if the packet is not the reference packet."""
    prepare(QApplication(sys.argv[:1]))
    with tempfile.TemporaryDirectory() as folder:
        entered = enter_reference(Path(folder))
    wanted, typed = content(reference()), content(entered.packet)
    if wrong := [name for name in wanted if wanted[name] != typed[name]]:
        sys.exit("\n".join(f"{name}: typed {typed[name]}\nwanted {wanted[name]}" for name in wrong))
    parts = [
        "# Written by `python -m benchmarks.keystrokes`: keys to enter the reference packet, by page.\n\n"
    ]
    for name, keys in entered.keys.items():
        parts.append(f"{name} = {keys}\n")
        print(f"{name}: {keys} keys")
    print(f"all: {sum(entered.keys.values())} keys, {entered.verdict}")
    FIGURES.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()

"""How many keys it takes to enter the reference packet's 收入 and 支出 into a book that has no lines yet.

`python -m benchmarks.keystrokes` types both tables into the real window, without a screen, checks that the
lines are those of the reference packet, and writes the figures to keystrokes.toml. Every key counts, a
modifier held with it too: Ctrl+D is two.
"""

import os
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from budget_desktop import assets
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Line
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.store.book import Book

FIGURES = Path(__file__).with_name("keystrokes.toml")

INCOME = "S1.1 Tab 15 Tab 15 Tab"
"""Words of digits and letters are typed, names of keys are pressed."""

SPENDING = """
S1.1 Tab jg Tab 2010399 Tab
30201 Tab 3.5 Tab 3.5 Enter
30202 Tab 3.5 Tab 3.5 Enter
30211 Tab 2.5 Tab 2.5 Enter
30217 Tab .5 Tab .5 Enter
Shift+Tab Shift+Tab dj Tab Tab 30202 Tab 5 Tab 5 Tab
Ctrl+End Left Left Left Ctrl+Up 50502 Enter Up Ctrl+Shift+Down Ctrl+D
"""
"""A new row continues the one above. At the end the government subject, which departs from the rule here, is
typed once and filled down."""

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_KEYS = frozenset({"Tab", "Enter", "Up", "Down", "Left", "Right", "Home", "End", "F2", "Esc"})


class Typist:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.keys = 0

    def script(self, text: str) -> None:
        """Type and press what a script says."""
        for word in text.split():
            if word in _KEYS or "+" in word:
                self.press(word)
            else:
                for sign in word:
                    self.keys += 1
                    QTest.keyClicks(self._focus(), sign)

    def press(self, name: str) -> None:
        """Press a key with its modifiers."""
        pressed: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]  # missing in the stubs
        modifiers = pressed.keyboardModifiers()
        self.keys += 1 + sum(bool(modifiers & held) for held in _MODIFIERS)
        QTest.keyClick(self._focus(), pressed.key(), modifiers)
        # Editors are closed by queued calls, and the book is computed anew.
        for _ in range(5):
            QApplication.processEvents()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def reference() -> Packet:
    """The packet to enter."""
    text = assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8")
    return read_exchange(text)[0]


def enter_tables(folder: Path) -> tuple[dict[str, int], Sequence[Line]]:
    """Enter both tables by keyboard; returns the keys for each and the lines that came of it."""
    path = folder / "keys.budget"
    empty = replace(reference(), lines=())
    with Book.create(path) as book:
        book.edit("新建账套", lambda draft: draft.add_packet(empty))
    window = MainWindow(Settings(folder / "window.ini"))
    try:
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        if not window.open_book(path) or window.desk is None:
            raise RuntimeError("the book does not open")
        figures = {}
        for page, script in (("income", INCOME), ("spending", SPENDING)):
            window.show_page(page)
            QApplication.processEvents()
            typist = Typist(window)
            typist.script(script)
            figures[page] = typist.keys
        lines = window.desk.workspace.current_packet().lines
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    return figures, lines


def content(lines: Sequence[Line]) -> list[Line]:
    """Lines without their keys, which a person does not choose."""
    return [replace(line, key="") for line in lines]


def known_figures() -> dict[str, int]:
    """The figures as last written."""
    read = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    return {table: int(read[table]["keys"]) for table in read}


def main() -> None:
    prepare(QApplication(sys.argv[:1]))
    with tempfile.TemporaryDirectory() as folder:
        figures, lines = enter_tables(Path(folder))
    wanted = content(reference().lines)
    if content(lines) != wanted:
        sys.exit(f"typed {content(lines)}\nwanted {wanted}")
    flows = {"income": (Flow.INCOME,), "spending": tuple(flow for flow in Flow if flow is not Flow.INCOME)}
    parts = ["# Written by benchmarks/keystrokes.py: keys pressed to enter the reference packet's lines.\n"]
    for table, keys in figures.items():
        rows = sum(line.flow in flows[table] for line in lines)
        parts.append(f"\n[{table}]\nkeys = {keys}\nrows = {rows}\n")
        print(f"{table}: {keys} keys, {rows} rows")
    FIGURES.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()

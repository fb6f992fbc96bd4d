"""One amount typed in the real window: from the commit to the repainted grid, paper and findings."""

import os
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.measure import Timing
from benchmarks.packets import balanced, scattered
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.navigation import TITLES
from budget_desktop.gui.settings import Settings
from budget_desktop.operations import take_in
from budget_desktop.store.book import Book

_FEN_PER_WAN = 10**6
_ROW = 4
_WARMING = 4
_ROUNDS = 3


def edits_in_the_window(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """An amount of 支出 typed over, with steps, paper and findings in sight, in books of these many facts.

    Each edit takes the budget out of balance or back into it. The last book is never in balance: each of its
    findings is traced to hundreds of entries.
    """
    application = running_application()
    for size in sizes:
        yield from _timed(application, f"{size} facts", balanced(size), runs)
    yield from _timed(application, f"{sizes[0]} facts, nothing balances", scattered(sizes[0]), runs)


def running_application() -> QApplication:
    """The one application of this process, dressed as ours."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    prepare(application)
    return application


def _timed(application: QApplication, name: str, packet: Packet, runs: int) -> Iterator[Timing]:
    with tempfile.TemporaryDirectory() as folder:
        typing = Typing(application, Path(folder), packet)
        walls, processor = zip(*(typing.edit() for _ in range(runs)), strict=True)
        typing.close()
        yield Timing(f"{name}: commit to repainted findings", walls)
        yield Timing(f"{name}: the same, processor time", processor)


class Typing:
    """Somebody who types one amount of 支出 over, again and again, having looked at every page before."""

    def __init__(self, application: QApplication, folder: Path, packet: Packet) -> None:
        self._application = application
        self.row = _ROW
        """Of the grid in which amounts are typed."""
        path = folder / "b.budget"
        with Book.create(path) as book:
            take_in(book, "开始", [packet])
        settings = Settings(folder / "window.ini")
        settings.backs_up = False  # copies of made-up books are none for people to find
        self.window = MainWindow(settings)
        self.window.show()
        self.window.open_book(path)
        for stem in (*TITLES, "spending"):
            self.window.show_page(stem)
            self._settle()
        desk, docks = self.window.desk, self.window.docks
        if desk is None or not (docks.paper.isVisible() and self.window.findings.isVisible()):
            raise RuntimeError("book, paper and findings must be in sight")
        self.grid = desk.tabs.current_page.grids[0]
        record = self.grid.model.records[self.row]
        self.place = EntryPlace("lines", record.key, "amount")
        self.grid.table.setCurrentIndex(self.grid.model.index_of(self.place))
        as_it_was = str(self.grid.model.index_of(self.place).data())
        self._amounts = cycle((str((record.amount or 0) // _FEN_PER_WAN + 1), as_it_was))
        for _ in range(_WARMING):
            self.edit()

    def edit(self) -> tuple[float, float]:
        """One amount over the other; wall and processor time in milliseconds until all of it shows."""
        cell, amount = self.grid.model.index_of(self.place), next(self._amounts)
        wall, processor = time.perf_counter(), time.process_time()
        if not self.grid.model.setData(cell, amount):
            raise RuntimeError("the amount was not taken")
        self._settle()
        return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000

    def close(self) -> None:
        """Let book and window go."""
        self.window.close()

    def _settle(self) -> None:
        """Computing and layout, then painting, then what painting asked for; a large book comes in twice."""
        for _ in range(_ROUNDS):
            self._application.processEvents()
        desk = self.window.desk
        if desk is not None and not desk.workspace.snapshot.is_current:
            while not desk.workspace.snapshot.is_current:
                self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._settle()

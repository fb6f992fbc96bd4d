"""One amount typed in the real window: from the commit until the verdict is painted, and until all is."""

import os
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

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


class Edit(NamedTuple):
    """Milliseconds from the commit of one edit."""

    verdict: float
    """Until the grid, the header, the numbers on the tabs and the findings are painted."""
    everything: float
    """Until the paper and all else that follows is painted too."""
    verdict_processor: float
    processor: float


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
        verdict, everything, *processor = zip(*(typing.edit() for _ in range(runs)), strict=True)
        typing.close()
    yield Timing(f"{name}: commit to repainted findings", verdict)
    yield Timing(f"{name}: commit to all repainted", everything)
    for what, times in zip(("findings", "all"), processor, strict=True):
        yield Timing(f"{name}: {what}, processor time", times)


class _Watched(MainWindow):
    """Takes the time at the end of each repainting in which something that tells the verdict was painted."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.shown_at = self.shown_at_processor = 0.0
        self._was_painted = False

    def watch(self, *verdict: QWidget) -> None:
        """These tell it."""
        for widget in verdict:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name Qt gives it
        """Take note of their painting."""
        if event.type() == QEvent.Type.Paint:
            self._was_painted = True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """At the end of it the screen has what was painted."""
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and self._was_painted:
            self._was_painted = False
            self.shown_at, self.shown_at_processor = time.perf_counter(), time.process_time()
        return done


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
        self.window = _Watched(settings)
        self.window.show()
        self.window.open_book(path)
        for stem in (*TITLES, "spending"):
            self.window.show_page(stem)
            self._settle()
        desk, docks = self.window.desk, self.window.docks
        if desk is None or not (docks.paper.isVisible() and self.window.findings.isVisible()):
            raise RuntimeError("book, paper and findings must be in sight")
        self.grid = desk.tabs.current_page.grids[0]
        header = desk.header
        told_in = (header.verdict, desk.tabs.tabBar(), self.window.findings.table.viewport())
        self.window.watch(*header.totals.values(), *told_in, self.grid.table.viewport())
        record = self.grid.model.records[self.row]
        self.place = EntryPlace("lines", record.key, "amount")
        self.grid.table.setCurrentIndex(self.grid.model.index_of(self.place))
        as_it_was = str(self.grid.model.index_of(self.place).data())
        self._amounts = cycle((str((record.amount or 0) // _FEN_PER_WAN + 1), as_it_was))
        for _ in range(_WARMING):
            self.edit()

    def edit(self) -> Edit:
        """One amount over the other, until all of it shows."""
        cell, amount = self.grid.model.index_of(self.place), next(self._amounts)
        wall, processor = time.perf_counter(), time.process_time()
        if not self.grid.model.setData(cell, amount):
            raise RuntimeError("the amount was not taken")
        self._settle()
        return Edit(
            verdict=(self.window.shown_at - wall) * 1000,
            everything=(time.perf_counter() - wall) * 1000,
            verdict_processor=(self.window.shown_at_processor - processor) * 1000,
            processor=(time.process_time() - processor) * 1000,
        )

    def close(self) -> None:
        """Let book and window go."""
        self.window.close()

    def _settle(self) -> None:
        """Until nothing is left to be done; a large book comes in twice."""
        dispatcher, flags = QAbstractEventDispatcher.instance(), QEventLoop.ProcessEventsFlag
        while dispatcher.processEvents(flags.AllEvents):
            pass
        desk = self.window.desk
        if desk is not None and not desk.workspace.snapshot.is_current:
            while not desk.workspace.snapshot.is_current:
                self._application.processEvents(flags.WaitForMoreEvents)
            self._settle()

"""One amount typed in the real window: from the commit to the repainted grid, paper and findings."""

import os
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.measure import Timing
from benchmarks.packets import balanced, scattered
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.operations import take_in
from budget_desktop.store.book import Book

_FEN_PER_WAN = 10**6
_ROW = 4
"""Of the grid in which amounts are typed."""
_WARMING = 4
_ROUNDS = 3
"""Of events: computing and layout, then painting, then what painting asked for."""


def edits_in_the_window(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """An amount of 支出 typed over, with steps, paper and findings in sight, in books of these many facts.

    Each edit takes the budget out of balance or back into it. The last book is never in balance: each of its
    findings is traced to hundreds of entries.
    """
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    prepare(application)
    for size in sizes:
        yield from _timed(application, f"{size} facts", balanced(size), runs)
    yield from _timed(application, f"{sizes[0]} facts, nothing balances", scattered(sizes[0]), runs)


def _timed(application: QApplication, name: str, packet: Packet, runs: int) -> Iterator[Timing]:
    with tempfile.TemporaryDirectory() as folder:
        window, grid = _opened(application, Path(folder), packet)
        record = grid.model.records[_ROW]
        place = EntryPlace("lines", record.key, "amount")
        amounts = cycle((str((record.amount or 0) // _FEN_PER_WAN + 1), _text_of(grid, place)))
        measured = [_typed(application, grid, place, next(amounts)) for _ in range(_WARMING + runs)]
        walls, processor = zip(*measured[_WARMING:], strict=True)
        yield Timing(f"{name}: commit to repainted findings", walls)
        yield Timing(f"{name}: the same, processor time", processor)
        window.close()


def _opened(application: QApplication, folder: Path, packet: Packet) -> tuple[MainWindow, RecordGrid]:
    path = folder / "b.budget"
    with Book.create(path) as book:
        take_in(book, "开始", [packet])
    window = MainWindow(Settings(folder / "window.ini"))
    window.show()
    window.open_book(path)
    window.show_page("spending")
    _settle(application)
    if window.desk is None or not (window.docks.paper.isVisible() and window.findings.isVisible()):
        raise RuntimeError("book, paper and findings must be in sight")
    grid = window.desk.tabs.current_page.grids[0]
    grid.table.setCurrentIndex(grid.model.index(_ROW, 0))
    _settle(application)
    return window, grid


def _text_of(grid: RecordGrid, place: EntryPlace) -> str:
    return str(grid.model.index_of(place).data())


def _typed(
    application: QApplication, grid: RecordGrid, place: EntryPlace, amount: str
) -> tuple[float, float]:
    """Wall and processor time in milliseconds."""
    cell = grid.model.index_of(place)
    wall, processor = time.perf_counter(), time.process_time()
    if not grid.model.setData(cell, amount):
        raise RuntimeError("the amount was not taken")
    _settle(application)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def _settle(application: QApplication) -> None:
    for _ in range(_ROUNDS):
        application.processEvents()

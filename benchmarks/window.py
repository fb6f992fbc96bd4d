"""One amount typed in the real window: from the commit to the repainted grid, paper and findings."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.measure import Timing
from benchmarks.packets import packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.gui.application import prepare
from budget_desktop.gui.frame.window import MainWindow
from budget_desktop.gui.settings import Settings
from budget_desktop.gui.widgets.record_grid import RecordGrid
from budget_desktop.operations import take_in
from budget_desktop.store.book import Book

_AMOUNT = EntryPlace("lines", "L7", "amount")
_WARMING = 3
_ROUNDS = 3
"""Of events: computing and layout, then painting, then what painting asked for."""


def edits_in_the_window(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """An amount of 支出 typed over, with steps, paper and findings in sight, in books of these many facts."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    prepare(application)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            window, grid = _opened(application, Path(folder), size)
            measured = [_typed(application, grid, 1000 + run) for run in range(_WARMING + runs)]
            yield Timing(f"{size} facts: commit to repainted findings", tuple(measured[_WARMING:]))
            window.close()


def _opened(application: QApplication, folder: Path, size: int) -> tuple[MainWindow, RecordGrid]:
    path = folder / "b.budget"
    with Book.create(path) as book:
        take_in(book, "开始", [packet(size)])
    window = MainWindow(Settings(folder / "window.ini"))
    window.show()
    window.open_book(path)
    window.show_page("spending")
    _settle(application)
    if window.desk is None or not (window.docks.paper.isVisible() and window.findings.isVisible()):
        raise RuntimeError("book, paper and findings must be in sight")
    grid = window.desk.tabs.current_page.grids[0]
    grid.table.setCurrentIndex(grid.model.index_of(_AMOUNT))
    _settle(application)
    return window, grid


def _typed(application: QApplication, grid: RecordGrid, amount: int) -> float:
    cell = grid.model.index_of(_AMOUNT)
    start = time.perf_counter()
    if not grid.model.setData(cell, str(amount)):
        raise RuntimeError("the amount was not taken")
    _settle(application)
    return (time.perf_counter() - start) * 1000


def _settle(application: QApplication) -> None:
    for _ in range(_ROUNDS):
        application.processEvents()

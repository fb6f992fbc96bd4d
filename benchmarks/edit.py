"""One edit, from the call that writes it to the findings, computed as the window does: one after another.

In processor time, so that other work does not count. `python -m benchmarks.edit [FACTS]` shows
where the time of an edit goes.
"""

import cProfile
import gc
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.measure import Timing, times
from benchmarks.packets import EDITION, balanced
from budget_desktop.disclosure import Press, disclose
from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet, Record
from budget_desktop.edition import load_edition
from budget_desktop.operations import take_in
from budget_desktop.rules import check
from budget_desktop.rules.checking import Checker
from budget_desktop.store.book import Book

_FEN_PER_WAN = 10**6
_WARMING = 2
_FROM_SCRATCH = 3
_PROFILED = 10
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Edit:
    """A field typed over and put back, again and again."""

    record: Record
    field: str
    other: Any

    @property
    def values(self) -> Iterator[Any]:
        """What is typed, in turn."""
        return cycle((self.other, getattr(self.record, self.field)))


def typical(packet: Packet) -> Mapping[str, Edit]:
    """Edits of every sort, as an accountant makes them; those the packet has nothing for are left out."""
    spent = [line for line in packet.lines if line.flow is Flow.SPENDING and line.amount]
    basic = [line for line in spent if not line.project]
    projects = [line for line in spent if line.project]
    found: dict[str, Edit] = {}
    for name, lines in (("amount of basic spending", basic), ("amount of a project", projects)):
        if lines:
            line = lines[len(lines) // 2]
            found[name] = Edit(line, "amount", (line.amount or 0) + _FEN_PER_WAN)
    if basic:
        found["amount of last year"] = Edit(basic[0], "prior", (basic[0].prior or 0) + _FEN_PER_WAN)
        found["functional subject"] = Edit(basic[0], "function", "2010399")
    for indicator in packet.indicators[:1]:
        found["value of an indicator"] = Edit(indicator, "number", "7")
    for text in packet.texts[:1]:
        found["long text"] = Edit(text, "text", f"{text.text}另有其他工作。")
    return found


class Work:
    """A book in which edits are made and computed one after another."""

    def __init__(self, book: Book, packet: Packet) -> None:
        take_in(book, "开始", [packet])
        self._book = book
        self._id = book.packets()[0].id
        self._press = Press(load_edition(EDITION))
        self._checker = Checker()
        self._checker.findings(self._press.disclose(book.packet(self._id)))
        # As the window does with what an open book consists of.
        gc.collect()
        gc.freeze()

    def make(self, edit: Edit, value: object) -> tuple[float, float, float]:
        """Make an edit; processor milliseconds of the commit, of tables and sentences, of the findings."""
        start = time.process_time()
        kind, key = type(edit.record), edit.record.key
        self._book.edit("修改", lambda draft: draft.update(self._id, kind, key, **{edit.field: value}))
        packet = self._book.packet(self._id)
        committed = time.process_time()
        disclosure = self._press.disclose(packet)
        told = time.process_time()
        self._checker.findings(disclosure)
        end = time.process_time()
        return (committed - start) * 1000, (told - committed) * 1000, (end - told) * 1000


def edits(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """Each part of each edit in books of these many facts, and the same books from scratch."""
    edition = load_edition(EDITION)
    for size in sizes:
        packet = balanced(size)
        disclosure = disclose(packet, edition)
        yield _from_scratch(f"{size} facts, tables and sentences", partial(disclose, packet, edition))
        yield _from_scratch(f"{size} facts, findings", partial(check, disclosure))
        with tempfile.TemporaryDirectory() as folder, Book.create(Path(folder) / "b.budget") as book:
            work = Work(book, packet)
            for name, edit in typical(packet).items():
                yield from _timed(f"{size} facts, {name}", work, edit, runs)


def _from_scratch(name: str, work: Callable[[], object]) -> Timing:
    return times(f"{name}, from scratch", _FROM_SCRATCH, work, time.process_time)


def _timed(name: str, work: Work, edit: Edit, runs: int) -> Iterator[Timing]:
    values = edit.values
    measured = [work.make(edit, next(values)) for _ in range(2 * (_WARMING + runs))][2 * _WARMING :]
    commits, disclosures, findings = zip(*measured, strict=True)
    yield Timing(f"{name}: commit", commits)
    yield Timing(f"{name}: tables and sentences", disclosures)
    yield Timing(f"{name}: findings", findings)
    yield Timing(f"{name}: all", tuple(map(sum, measured)))


def profile(facts: int) -> None:
    """Print where the time of typical edits goes."""
    packet = balanced(facts)
    with tempfile.TemporaryDirectory() as folder, Book.create(Path(folder) / "b.budget") as book:
        work = Work(book, packet)
        made = [(edit, edit.values) for edit in typical(packet).values()]
        for edit, values in made:
            for _ in range(2 * _WARMING):
                work.make(edit, next(values))
        profiler = cProfile.Profile()
        with profiler:
            for edit, values in made:
                for _ in range(_PROFILED):
                    work.make(edit, next(values))
    found = pstats.Stats(profiler).strip_dirs()
    found.sort_stats("cumulative").print_stats(_MOST_LINES)
    found.sort_stats("tottime").print_stats(_MOST_LINES)


if __name__ == "__main__":
    profile(int(sys.argv[1]) if len(sys.argv) > 1 else 300)

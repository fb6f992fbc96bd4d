"""Export of whole packets: ours, written and verified, beside LibreOffice that converts the same data.

`python -m benchmarks.export [runs]` prints processor time (of all processes of either), wall time and memory.
All take turns in one run, so that their ratio depends on nothing but them.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import Timing, times
from benchmarks.office import PROGRAM, convert, write_document
from benchmarks.packets import balanced
from budget_desktop.disclosure import Disclosure, disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.export.workbook import write_workbook
from budget_desktop.exporting import export_proved
from budget_desktop.gui.collector import set_aside
from budget_desktop.operations import create_sample, take_in
from budget_desktop.outline import Outline, TablePage
from budget_desktop.partner.asking import helped_by
from budget_desktop.partner.process import Partner, start_partner
from budget_desktop.store.book import Book
from tests.export.pdf import samples

_BOTH = frozenset({"xlsx", "pdf"})
_FORTY_PAGES = 240
"""Facts of a made-up packet of about forty pages."""
_THEIRS = "LibreOffice, both files in one process"
_LONG = (2_000, 20_000)
"""Rows of long tables."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of processor time, of every process at work, and of wall time."""

    processor: float
    wall: float


def exports(runs: int) -> Iterator[Timing]:
    """Workbook, PDF and both, of the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sample.budget"
        create_sample(path)
        disclosure = _disclosed(path)
        for kind in ("xlsx", "pdf"):
            only = frozenset({kind})
            yield times(
                f"sample: {kind}, open program", runs, partial(export_packet, disclosure, folder, only)
            )
        work = partial(_run, *_command(path, folder / "out"), compiled=folder / "compiled")
        yield times("sample: both, whole process", runs, work)


def compare(runs: int) -> Iterator[str]:
    """Rows of the table in README.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "forty.budget"
        with Book.create(path) as book:
            take_in(book, "四十页", [balanced(_FORTY_PAGES)])
        disclosure = _disclosed(path)
        pages = _prove(disclosure, folder / "ours")
        set_aside()  # as the window does once a book is open
        partner = start_partner()
        if partner is None:
            sys.exit("there is but one core")
        partner.wait()
        rivals: dict[str, Callable[[], object]] = {
            _THEIRS: _office(disclosure, folder),
            "ours, whole process": partial(
                _run, *_command(path, folder / "ours"), compiled=folder / "compiled"
            ),
            "ours, open program, two processes": partial(_together, partner, disclosure, folder / "ours"),
            "ours, open program, one process": partial(_prove, disclosure, folder / "ours"),
        }
        best = _side_by_side(rivals, runs, partner)
        office = best[_THEIRS]
        for label, cost in best.items():
            figures = f"{cost.processor:.2f} | {cost.processor / office.processor:.2f}"
            yield f"| {label}, {pages} pages | {figures} | {cost.wall:.2f} | {cost.wall / office.wall:.2f} |"
        yield f"\nMost memory of the partner: {_most_memory(partner.id) // 1024} MB"
        partner.end()


def long_tables(runs: int) -> Iterator[str]:
    """Processor time for long tables: in step with their rows, or not."""
    for rows in _LONG:
        outline = samples.outline(TablePage(samples.spending(rows)))
        for kind, work in (("PDF", partial(pdf_bytes, outline)), ("Excel", partial(_workbook, outline))):
            cost = min((_cost(work) for _ in range(runs)), key=lambda one: one.processor)
            yield f"| {kind}, {rows} rows | {cost.processor:.2f} | {cost.processor / rows * 1e6:.0f} |"


def _side_by_side(rivals: dict[str, Callable[[], object]], runs: int, partner: Partner) -> dict[str, Cost]:
    """The cheapest run of each; they take turns."""
    costs: dict[str, list[Cost]] = {label: [] for label in rivals}
    for _ in range(runs + 1):
        for label, work in rivals.items():
            costs[label].append(_cost(work, partner))
    # The first round fills caches and sets up profiles.
    return {
        label: Cost(min(one.processor for one in found[1:]), min(one.wall for one in found[1:]))
        for label, found in costs.items()
    }


def _cost(work: Callable[[], object], partner: Partner | None = None) -> Cost:
    before, started = _processor(partner), time.perf_counter()
    work()
    return Cost(_processor(partner) - before, time.perf_counter() - started)


def _processor(partner: Partner | None) -> float:
    """Of this process, of those it started that have ended, and of the partner, which has not."""
    own = sum(os.times()[:4])
    if partner is None:
        return own
    nanoseconds = Path(f"/proc/{partner.id}/schedstat").read_text(encoding="ascii").split()[0]
    return own + int(nanoseconds) / 1e9


def _most_memory(process: int) -> int:
    """In KB, since it began."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _office(disclosure: Disclosure, folder: Path) -> Callable[[], None]:
    """Text and tables as a document, and the tables as a workbook, both into PDF."""
    document, workbook = folder / "packet.fodt", folder / "tables.xlsx"
    write_document(disclosure.outline, document)
    write_workbook(tuple(disclosure.tables.values()), workbook, title="", author="")

    def run() -> None:
        if PROGRAM is None:
            sys.exit("LibreOffice is not here")
        convert(PROGRAM, (document, workbook), folder / "theirs", folder / "profile")

    return run


def _prove(disclosure: Disclosure, folder: Path) -> int:
    _, proof = export_proved(disclosure, folder, _BOTH, draft=False)
    if not proof.ok:
        raise AssertionError(proof.differences[0].message)
    return proof.counts["PDF 页"]


def _together(partner: Partner, disclosure: Disclosure, folder: Path) -> None:
    with helped_by(partner):
        _prove(disclosure, folder)


def _workbook(outline: Outline) -> None:
    tables = tuple(block.table for block in outline.blocks if isinstance(block, TablePage))
    with tempfile.TemporaryDirectory() as name:
        write_workbook(tables, Path(name) / "long.xlsx", title="", author="")


def _disclosed(path: Path) -> Disclosure:
    with Book.open(path) as book:
        packet = book.packet(book.packets()[0].id)
    return disclose(packet, load_edition(packet.header.edition))


def _command(book: Path, folder: Path) -> tuple[str, ...]:
    return sys.executable, "-m", "budget_desktop", "export", str(book), str(folder)


def _run(*command: str, compiled: Path) -> None:
    """Run a command of ours with its modules compiled, as they are once installed."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPYCACHEPREFIX": str(compiled)}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    # 1 says that the budget has something to mend; the files are written all the same.
    if done.returncode not in {0, 1}:
        raise AssertionError(done.stderr.decode())


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(
        "| what | processor s | of LibreOffice | wall s | of LibreOffice |\n| --- | --- | --- | --- | --- |"
    )
    for row in compare(runs):
        print(row, flush=True)
    print("\n| what | processor s | microseconds a row |\n| --- | --- | --- |")
    for row in long_tables(min(runs, 2)):
        print(row, flush=True)
    own, theirs = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"\nMost memory: this process {own // 1024} MB, the largest one started {theirs // 1024} MB")


if __name__ == "__main__":
    main()

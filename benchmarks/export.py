"""Export of the sample packet, in the running program and as a whole process."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Timing, times
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.export.packet import export_packet
from budget_desktop.operations import create_sample
from budget_desktop.store.book import Book


def exports(runs: int) -> Iterator[Timing]:
    """Workbook, PDF and both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sample.budget"
        create_sample(path)
        with Book.open(path) as book:
            read = book.packet(book.packets()[0].id)
        disclosure = disclose(read, load_edition(read.header.edition))
        for kind in ("xlsx", "pdf"):
            only = frozenset({kind})
            yield times(
                f"sample: {kind}, open program", runs, partial(export_packet, disclosure, folder, only)
            )
        command = [sys.executable, "-m", "budget_desktop", "export", str(path), str(folder / "out")]
        yield times(
            "sample: both, whole process",
            runs,
            partial(subprocess.run, command, check=True, capture_output=True),
        )

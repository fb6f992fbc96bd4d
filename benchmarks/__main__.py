"""Run every benchmark and print the report: `python -m benchmarks [runs]` in the project's environment."""

import platform
import sqlite3
import sys
from collections.abc import Iterator

from benchmarks.edit import edits
from benchmarks.export import exports
from benchmarks.keys import keys_in_the_window
from benchmarks.measure import Timing
from benchmarks.startup import startups
from benchmarks.window import edits_in_the_window

SIZES = (300, 3_000, 10_000)


def measured(runs: int) -> Iterator[Timing]:
    yield from startups(runs)
    yield from edits(SIZES, runs)
    yield from edits_in_the_window(SIZES, runs)
    yield from keys_in_the_window(SIZES, runs)
    yield from exports(runs)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
    print("\n| what | runs | fastest ms | median ms | p95 ms |\n| --- | --- | --- | --- | --- |")
    for timing in measured(runs):
        print(timing.row(), flush=True)


if __name__ == "__main__":
    main()

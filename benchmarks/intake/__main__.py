"""`python -m benchmarks.intake [n]`: files made by hand n damaged ones, and one of 10,000 rows."""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.intake.crafted import CRAFTED, HARMLESS, OLD
from benchmarks.intake.endured import Endurance, largest
from benchmarks.intake.hostile import HOSTILE
from benchmarks.intake.long import long_workbook, measured
from benchmarks.intake.mutated import mutated, old_books
from budget_desktop.edition import load_edition


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake")
    parser.add_argument("n", nargs="?", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=2020)
    chosen = parser.parse_args()
    by_hand = {**{name: make for name, (make, _) in {**HOSTILE, **CRAFTED}.items()}, **HARMLESS}
    print("| files | taken in or left alone | slowest, CPU s | most memory of a process, MB |")
    print("| --- | --- | --- | --- |")
    _endure("by hand", (make() for make in by_hand.values()), len(by_hand))
    outcomes = _endure("damaged", _damaged(chosen.n, chosen.seed), chosen.n)
    print("\n| what became of the damaged | count |\n| --- | --- |")
    for what, count in outcomes.most_common():
        print(f"| {what} | {count} |")
    print("\n| 10,000 rows | CPU s |\n| --- | --- |")
    for what, seconds in measured():
        print(f"| {what} | {seconds:.2f} |")


def _damaged(count: int, seed: int) -> Iterator[bytes]:
    """A third each grow from the small plain workbook, the old ones, and a long one."""
    bases = ((), old_books(OLD), (long_workbook(load_edition("henan-jiyuan-2020"), 200),))
    for number in range(count):
        yield mutated(seed + number, bases[number % 3])


def _endure(kind: str, files: Iterator[bytes], count: int) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        endurance = Endurance(Path(folder))
        for number, data in enumerate(files, start=1):
            outcome = endurance.take(data)
            outcomes[outcome.what] += 1
            slowest = max(slowest, outcome.seconds)
            if number % 100 == 0:
                print(f"{number} / {count}, slowest {slowest:.1f} s", file=sys.stderr, flush=True)
    print(f"| {kind} | {outcomes.total()} | {slowest:.2f} | {largest()} |", flush=True)
    return outcomes


if __name__ == "__main__":
    main()

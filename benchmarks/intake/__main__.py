"""`python -m benchmarks.intake [n]`: n damaged workbooks are read, and one of 10,000 rows is measured."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.intake.long import measured
from benchmarks.intake.mutated import mutated, old_books
from budget_desktop.intake.reading import read_workbook
from budget_desktop.intake.refusal import IntakeError

_OLD = Path(__file__).resolve().parent.parent.parent / "tests" / "intake" / "old"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake")
    parser.add_argument("n", nargs="?", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=2020)
    chosen = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    bases = (*old_books(_OLD), *(path.read_bytes() for path in sorted(_OLD.glob("*.xlsx"))))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.xlsx"
        for number in range(chosen.n):
            # Half of them grow from the small plain workbook, half from the old ones.
            file.write_bytes(mutated(chosen.seed + number, bases if number % 2 else ()))
            began = time.monotonic()
            try:
                read_workbook(file)
                outcomes["read"] += 1
            except IntakeError as error:
                outcomes[error.what.partition("”")[2][:24]] += 1
            slowest = max(slowest, time.monotonic() - began)
            if (number + 1) % 100 == 0:
                print(f"{number + 1} / {chosen.n}, slowest {slowest:.1f} s", file=sys.stderr)
    print("| outcome | count |\n| --- | --- |")
    for what, count in outcomes.most_common():
        print(f"| {what} | {count} |")
    print(f"\nslowest {slowest:.2f} s\n")
    print("| 10,000 rows | CPU s |\n| --- | --- |")
    for what, seconds in measured():
        print(f"| {what} | {seconds:.2f} |")


if __name__ == "__main__":
    main()

"""`python -m benchmarks.mutations [n] [--seed S] [--missed] [--write]` in the project's environment."""

import argparse
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.mutations.report import report
from benchmarks.mutations.run import KINDS, outcomes

README = Path(__file__).parents[1] / "README.md"
_SECTION = re.compile(r"<!-- mutations -->.*<!-- /mutations -->", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations")
    parser.add_argument("n", nargs="?", type=int, default=len(KINDS) * 50)
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--missed", action="store_true", help="list what was missed or wrongly explained")
    parser.add_argument("--write", action="store_true", help="put the report into benchmarks/README.md")
    chosen = parser.parse_args()
    found = []
    for each in outcomes(chosen.n, chosen.seed):
        found.append(each)
        wrong = not each.noticed or not each.placed or (each.equation and each.rank != 1)
        if chosen.missed and wrong:
            print(each.kind, each.book, each.what, each.rules, each.placed, each.rank, flush=True)
        if len(found) % 100 == 0:
            print(f"{len(found)} / {chosen.n}", file=sys.stderr)
    told = report(found)
    print(told)
    if chosen.write:
        day = datetime.now(UTC).date()
        head = f"{day}，{len(found)} 个错误，种子 {chosen.seed}："
        section = f"<!-- mutations -->\n{head}\n\n{told}\n<!-- /mutations -->"
        README.write_text(
            _SECTION.sub(lambda _: section, README.read_text(encoding="utf-8")), encoding="utf-8"
        )


if __name__ == "__main__":
    main()

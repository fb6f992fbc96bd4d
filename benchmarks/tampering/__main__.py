"""`python -m benchmarks.tampering [n] [--seed S] [--books N] [--clean N]` in the project's environment."""

import argparse
import sys
from collections import Counter
from itertools import islice

from benchmarks.books.shelf import BOOKS
from benchmarks.tampering.clean import clean_packets
from benchmarks.tampering.run import outcomes


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tampering")
    parser.add_argument("n", nargs="?", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--books", type=int, default=len(BOOKS), help="only the first so many books")
    parser.add_argument("--clean", type=int, default=0, help="verify so many packets as they are, instead")
    chosen = parser.parse_args()
    if chosen.clean:
        _clean(chosen.clean, chosen.seed)
        return
    done: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    books = dict(islice(BOOKS.items(), chosen.books))
    for number, each in enumerate(outcomes(books, chosen.n, chosen.seed), start=1):
        done[each.sort, each.kind] += 1
        if not each.told:
            missed[each.sort, each.kind] += 1
            print(f"missed: {each.sort} {each.kind} {each.book} {each.what}", flush=True)
        if number % 100 == 0:
            print(f"{number} / {chosen.n}", file=sys.stderr)
    print("| 文件 | 改动 | 次数 | 发现 |\n| --- | --- | --- | --- |")
    for (sort, kind), count in sorted(done.items()):
        print(f"| {sort} | {kind} | {count} | {count - missed[sort, kind]} |")
    print(f"| 合计 | | {done.total()} | {done.total() - missed.total()} |")


def _clean(count: int, seed: int) -> None:
    accused = 0
    for name, told in clean_packets(count, seed):
        accused += bool(told)
        print(f"{name}：{told[0] if told else '相符'}", flush=True)
    print(f"{count} 份没有改动的公开包，{accused} 份被说成不符")


if __name__ == "__main__":
    main()

"""Kill a process that edits a book, again and again, and see whether anything it was told is saved is lost.

Run as a program, so that it may fork: `python -m tests.store.kill_loop FOLDER ROUNDS SEED`.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from budget_desktop.domain.codes import Flow
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Header, Line, Unit
from budget_desktop.store.book import Book, Draft

LINES = 12


def work_until_killed(path: Path, told: int) -> None:
    """Every step sets all lines to one number, so that half a step would show; some steps are taken back."""
    with Book.open(path) as book:
        number = book.packet(1).lines[0].amount or 0
        while True:
            number += 1

            def fill(draft: Draft, amount: int = number) -> None:
                for line in range(LINES):
                    draft.update(1, Line, f"L{line}", amount=amount)

            book.edit("填充", fill)
            if number % 5 == 0:
                book.undo()
                book.redo()
            os.write(told, f"{number}\n".encode())


def main(folder: Path, rounds: int, seed: int) -> None:
    """Raise AssertionError if anything is lost; else say how much was saved."""
    chance = random.Random(seed)  # noqa: S311  # moments to kill at, no secrets
    path = folder / "book.budget"
    lines = tuple(Line(key=f"L{line}", unit="1", flow=Flow.INCOME) for line in range(LINES))
    header = Header(department="部门", department_code="1", year=2025, edition="x")
    packet = Packet(header=header, units=(Unit(key="1", name="本级"),), lines=lines)
    with Book.create(path) as book:
        book.edit("导入", lambda draft: draft.add_packet(packet))
    saved = 0
    for _ in range(rounds):
        saved = max(saved, one_round(path, chance.uniform(0, 0.25)))
        with Book.open(path) as book:
            amounts = {line.amount or 0 for line in book.packet(1).lines}
            assert len(amounts) == 1, f"half a step: {amounts}"
            assert max(amounts) in {saved, saved + 1}, f"{saved} was saved, {amounts} is there"
            saved = max(amounts)
    assert [entry.name for entry in folder.iterdir()] == [path.name]
    print(f"{saved} steps in {rounds} rounds, nothing lost")  # noqa: T201


def one_round(path: Path, patience: float) -> int:
    """Start, wait until the first step is told or a moment has passed, kill; returns the last step told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work_until_killed(path, writing)
    os.close(writing)
    time.sleep(patience)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return max((int(line) for line in told), default=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

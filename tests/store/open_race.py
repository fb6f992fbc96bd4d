"""Let two processes open one book at the same moment, again and again: one must get it, the other be told.

Run as a program, so that it may fork: `python -m tests.store.open_race FOLDER ROUNDS`.
"""

import os
import sys
from pathlib import Path

from budget_desktop.store.book import Book
from budget_desktop.store.errors import BookInUseError


def opener(path: Path, start: int, answer: int, done: int) -> None:
    """Open when told to, say what came of it, and hold on until told to let go."""
    os.read(start, 1)
    try:
        with Book.open(path):
            os.write(answer, b"o")
            os.read(done, 1)
    except BookInUseError:
        os.write(answer, b"r")
    os._exit(0)


def main(folder: Path, rounds: int) -> None:
    """Raise AssertionError unless every time exactly one of the two opened the book."""
    path = folder / "book.budget"
    Book.create(path).close()
    for _ in range(rounds):
        (start_out, start), (answer, answer_in), (done_out, done) = os.pipe(), os.pipe(), os.pipe()
        children = []
        for _ in range(2):
            children.append(os.fork())
            if children[-1] == 0:
                opener(path, start_out, answer_in, done_out)
        os.write(start, b"22")
        answers = sorted(os.read(answer, 1) for _ in children)
        os.write(done, b"22")
        assert all(os.waitpid(child, 0)[1] == 0 for child in children)
        for end in (start_out, start, answer, answer_in, done_out, done):
            os.close(end)
        assert answers == [b"o", b"r"], answers
    with Book.open(path) as book:
        assert not book.opened_after_crash
    print(f"{rounds} races, one winner each")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

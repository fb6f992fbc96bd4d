"""Looking into a book leaves it as it was: whoever has it open, whatever wrote it, wherever it lies."""

import subprocess
import sys
from pathlib import Path

import pytest

from budget_desktop.store.book import Book
from budget_desktop.store.errors import BookInUseError, BookMissingError, NotABookError
from budget_desktop.store.twin import opened_twin

from .outside import utf8
from .test_version_1 import old

__all__ = ["old"]

LOOKED_AT_ELSEWHERE = """
import sys
from pathlib import Path
from budget_desktop.store.twin import opened_twin
with opened_twin(Path(sys.argv[1])) as book:
    print(*(len(book.packet(info.id).lines) for info in book.packets()))
"""


def left_alone(path: Path) -> dict[str, tuple[bytes, int]]:
    """All files of the folder, and when they were written."""
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()}


def test_a_closed_book_is_read_and_left_alone(closed: Path) -> None:
    before = left_alone(closed)
    with Book.open(closed) as book:
        packets = [book.packet(info.id) for info in book.packets()]
    written = left_alone(closed)
    assert written != before, "opening a book writes to it"
    with opened_twin(closed) as twin:
        assert [twin.packet(info.id) for info in twin.packets()] == packets
    assert left_alone(closed) == written


def test_a_book_of_an_earlier_version_is_read_and_not_upgraded(old: Path) -> None:
    before = left_alone(old)
    with opened_twin(old) as twin:
        assert twin.packets()
    assert left_alone(old) == before


def test_a_book_somebody_works_in_is_read_as_it_was_last_saved(book: Book) -> None:
    (info,) = book.packets()
    script = [sys.executable, "-c", LOOKED_AT_ELSEWHERE, str(book.path)]
    done = subprocess.run(script, capture_output=True, check=True, encoding="utf-8", env=utf8())
    assert done.stdout.split() == [str(len(book.packet(info.id).lines))]
    with pytest.raises(BookInUseError), opened_twin(book.path):
        pass  # by ourselves: reading the file would give up our lock on it


def test_what_is_no_book_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BookMissingError), opened_twin(tmp_path / "没有.budget"):
        pass
    (tmp_path / "表.budget").write_bytes(b"PK\3\4" + bytes(200))
    with pytest.raises(NotABookError), opened_twin(tmp_path / "表.budget"):
        pass

"""One edit, from the call that writes it to the disclosure and findings recomputed from the book."""

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.measure import Timing, times
from benchmarks.packets import EDITION, balanced
from budget_desktop.disclosure import disclose
from budget_desktop.domain.records import Line
from budget_desktop.edition import load_edition
from budget_desktop.operations import take_in
from budget_desktop.rules import check
from budget_desktop.store.book import Book


def edits(sizes: tuple[int, ...], runs: int) -> Iterator[Timing]:
    """Commit alone, disclosure alone, and the whole way, for books of these many facts."""
    edition = load_edition(EDITION)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, Book.create(Path(folder) / "b.budget") as book:
            made = balanced(size)
            take_in(book, "开始", [made])
            amounts = count(1)
            yield times(f"{size} facts: commit", runs, partial(_commit, book, amounts))
            yield times(f"{size} facts: disclosure", runs, partial(disclose, made, edition))
            yield times(f"{size} facts: edit to findings", runs, partial(_whole, book, amounts))


def _commit(book: Book, amounts: Iterator[int]) -> None:
    amount = next(amounts)
    packet_id = book.packets()[0].id
    key = book.packet(packet_id).lines[-1].key
    book.edit("改金额", lambda draft: draft.update(packet_id, Line, key, amount=amount))


def _whole(book: Book, amounts: Iterator[int]) -> None:
    _commit(book, amounts)
    check(disclose(book.packet(book.packets()[0].id), load_edition(EDITION)))

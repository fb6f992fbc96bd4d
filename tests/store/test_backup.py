"""A backup is the book as it is now, whole, closed and checked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from budget_desktop.domain.records import Line
from budget_desktop.store.book import Book
from budget_desktop.store.errors import BookMissingError, DamagedBookError, NameTakenError
from budget_desktop.store.file import backup


def test_a_backup_is_the_book_as_it_is_now(book: Book, tmp_path: Path) -> None:
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))
    target = tmp_path / "备份.budget"
    book.backup(target)
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=6))
    with Book.open(target) as copy:
        assert not copy.opened_after_crash
        assert copy.packet(1).lines[0].amount == 5
        copy.undo()
        copy.undo()
        assert copy.packets() == ()
    assert book.packet(1).lines[0].amount == 6


def test_a_backup_leaves_one_file(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    book.backup(folder / "a.budget")
    assert [entry.name for entry in folder.iterdir()] == ["a.budget"]


def test_a_backup_overwrites_nothing(book: Book, tmp_path: Path) -> None:
    for name in ("a.budget", "b.budget-journal"):
        (tmp_path / name).write_text("precious")
    for target in (book.path, tmp_path / "a.budget", tmp_path / "b.budget"):
        with pytest.raises(NameTakenError):
            book.backup(target)
    assert (tmp_path / "a.budget").read_text() == "precious"
    with pytest.raises(BookMissingError):
        book.backup(tmp_path / "gone" / "a.budget")


def test_a_backup_that_is_not_the_same_is_not_kept(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_pages = backup.copy_pages

    def copy_badly(connection: Connection, target: Path) -> None:
        copy_pages(connection, target)
        with closing(sqlite3.connect(target)) as copy:
            copy.execute("UPDATE line SET amount = 1")
            copy.commit()

    monkeypatch.setattr(backup, "copy_pages", copy_badly)
    folder = tmp_path / "备份"
    folder.mkdir()
    with pytest.raises(DamagedBookError, match="没有保留这份备份"):
        book.backup(folder / "a.budget")
    assert list(folder.iterdir()) == []

"""An older book is brought to the newest layout wholly or not at all, and the old one is kept."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from budget_desktop.domain.records import Line, Unit
from budget_desktop.store.book import Book
from budget_desktop.store.errors import BookInUseError, DamagedBookError
from budget_desktop.store.file.migrations import STEPS
from budget_desktop.store.schema import layout

from .next_version import add_colour, become_next_version
from .outside import copy_while_open
from .programs import run_program
from .samples import HEADQUARTERS, small_packet

VERSION = layout.SCHEMA_VERSION
"""This version, while tests pretend to be the next."""


def fail(_: Connection) -> None:
    raise ZeroDivisionError


def lose_a_line(connection: Connection) -> None:
    add_colour(connection)
    connection.exec_driver_sql("DELETE FROM line WHERE key = 'L1'")


def change_an_amount(connection: Connection) -> None:
    add_colour(connection)
    connection.exec_driver_sql("UPDATE line SET amount = amount + 1")


def break_a_reference(connection: Connection) -> None:
    add_colour(connection)
    connection.exec_driver_sql("UPDATE line SET unit = 'nowhere'")


Install = Callable[[Callable[[Connection], None]], None]


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Make this the program of the next version, with a step to it."""

    def install(work: Callable[[Connection], None]) -> None:
        become_next_version(monkeypatch.setattr, work)

    return install


def test_there_is_a_step_for_every_older_version() -> None:
    assert sorted(STEPS) == list(range(1, layout.SCHEMA_VERSION))


def test_an_older_book_is_upgraded_and_kept(closed: Path, next_version: Install) -> None:
    old = closed.read_bytes()
    next_version(add_colour)
    with Book.open(closed) as book:
        assert book.packet(1) == small_packet()
        backup = book.upgrade_backup
        assert backup is not None
        assert backup.name.startswith(f"预算 2025（升级前 格式{VERSION} ")
        assert not book.opened_after_crash
        colours = "SELECT colour FROM unit"
        with book._file.connection.begin():
            assert book._file.connection.exec_driver_sql(colours).scalars().all() == ["红"]
            assert book._file.connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION + 1
    assert closed.read_bytes() != old
    assert sorted(entry.name for entry in closed.parent.iterdir()) == [closed.name, backup.name]
    with Book.open(closed) as book:
        assert book.upgrade_backup is None


def test_the_kept_book_is_the_old_one(
    closed: Path, next_version: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        old = list(connection.iterdump())
    next_version(add_colour)
    with Book.open(closed) as book:
        backup = book.upgrade_backup
    assert backup is not None
    monkeypatch.undo()
    with closing(sqlite3.connect(backup)) as connection:
        assert list(connection.iterdump()) == old
    with Book.open(backup) as book:
        assert book.packet(1) == small_packet()
        assert book.undo_label == "导入"


def test_undo_does_not_reach_behind_an_upgrade_but_history_does(closed: Path, next_version: Install) -> None:
    next_version(add_colour)
    with Book.open(closed) as book:
        assert (book.undo_label, book.redo_label) == (None, None)
        assert book.undo() is None
        book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
        assert [entry.label for entry in book.history(1, Line, "L1", "amount")] == ["改金额", "导入"]
    with Book.open(closed) as book:
        assert book.undo_label == "改金额"
        book.undo()
        assert book.packet(1) == small_packet()


def test_a_copy_of_an_upgraded_book_in_use_is_compared_with_its_log(
    closed: Path, next_version: Install, tmp_path: Path
) -> None:
    next_version(add_colour)
    copy = tmp_path / "copy.budget"
    with Book.open(closed) as book:
        book.edit("改", lambda draft: draft.update(1, Unit, HEADQUARTERS, name="新"))
        copy_while_open(book, copy)
    with Book.open(copy) as book:
        assert book.opened_after_crash
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE unit SET name = '别的'")
        connection.execute("UPDATE book_session SET state = 'open', seal = NULL")
        connection.commit()
    with pytest.raises(DamagedBookError, match="修改记录不符"):
        Book.open(copy)


@pytest.mark.parametrize(
    ("work", "error"),
    [
        (fail, ZeroDivisionError),
        (lambda _: None, DamagedBookError),
        (lose_a_line, DamagedBookError),
        (change_an_amount, DamagedBookError),
        (break_a_reference, DamagedBookError),
    ],
)
def test_a_step_that_goes_wrong_leaves_the_book_as_it_was(
    closed: Path, next_version: Install, work: Callable[[Connection], None], error: type[Exception]
) -> None:
    old = closed.read_bytes()
    next_version(work)
    with pytest.raises(error):
        Book.open(closed)
    assert closed.read_bytes() == old
    kept = [entry for entry in closed.parent.iterdir() if entry != closed]
    assert [entry.name.startswith(f"预算 2025（升级前 格式{VERSION} ") for entry in kept] == [True]


def test_a_layout_no_version_had_is_not_upgraded(closed: Path, next_version: Install) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("CREATE TABLE evil (x)")
    old = closed.read_bytes()
    next_version(add_colour)
    with pytest.raises(DamagedBookError, match="内部结构"):
        Book.open(closed)
    assert closed.read_bytes() == old
    assert list(closed.parent.iterdir()) == [closed]


def test_a_book_somebody_worked_in_meanwhile_is_not_overwritten(closed: Path, next_version: Install) -> None:
    def work(connection: Connection) -> None:
        add_colour(connection)
        with closing(sqlite3.connect(closed)) as somebody:
            somebody.execute("UPDATE book SET generation = generation + 1")
            somebody.commit()

    next_version(work)
    with pytest.raises(BookInUseError):
        Book.open(closed)
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_upgrade_leaves_a_whole_book(tmp_path: Path) -> None:
    assert "every time whole" in run_program("upgrade_kill_loop", tmp_path, 20)

"""What was saved stays saved: through kills, full disks and faults of the disk."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from budget_desktop.domain.records import Line
from budget_desktop.store.book import Book, Draft
from budget_desktop.store.errors import (
    BookInUseError,
    CannotWriteError,
    DamagedBookError,
    DiskFaultError,
    DiskFullError,
    StoreError,
)
from budget_desktop.store.file.faults import in_words

from .programs import run_program
from .samples import small_packet

if sys.platform != "win32":
    import resource


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_program_loses_nothing_it_said_was_saved(tmp_path: Path) -> None:
    assert "nothing lost" in run_program("kill_loop", tmp_path, 15, 1)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("seed", range(5))
def test_a_program_killed_very_often_loses_nothing(tmp_path: Path, seed: int) -> None:
    assert "nothing lost" in run_program("kill_loop", tmp_path, 200, seed)


def fill_up(draft: Draft) -> None:
    draft.update(1, Line, "L1", amount=5)
    draft.update(1, Line, "L2", note="长" * 200_000)


def pragma(book: Book, text: str) -> Any:
    with book._file.connection.begin():
        return book._file.connection.exec_driver_sql(f"PRAGMA {text}").scalar()


def test_a_full_disk_costs_nothing_saved_and_work_goes_on(book: Book) -> None:
    digest, packet = book.digest(), book.packet(1)
    pragma(book, f"max_page_count={pragma(book, 'page_count')}")
    with pytest.raises(DiskFullError) as caught:
        book.edit("大段文字", fill_up)
    assert caught.value.what.startswith("已保存的数据都在")
    assert book.digest() == digest
    assert book.packet(1) == packet
    assert book.undo_label == "导入"
    pragma(book, "max_page_count=1000000")
    book.edit("大段文字", fill_up)
    assert book.packet(1).lines[0].amount == 5


def test_a_full_disk_while_closing_does_not_keep_the_book(book: Book) -> None:
    path = book.path
    book._file.connection.exec_driver_sql(
        "PRAGMA query_only=ON"
    )  # writing the seal fails, whatever the cause
    book._file.connection.commit()
    book.close()
    with Book.open(path) as again:
        assert again.opened_after_crash
        assert again.packet(1) == small_packet()


@pytest.mark.skipif(sys.platform == "win32", reason="a limit to the size of files is how the fault is made")
def test_after_a_fault_of_the_disk_the_file_is_read_again(book: Book) -> None:
    digest, packet = book.digest(), book.packet(1)
    connection = book._file.connection
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (book.path.stat().st_size, hard))
    try:
        with pytest.raises(DiskFaultError, match="没有保存"):
            book.edit("大段文字", fill_up)
        assert book._file.connection is not connection
        assert book.digest() == digest
        assert book.packet(1) == packet
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    book.edit("大段文字", fill_up)
    assert book.packet(1).lines[0].amount == 5


def failing(error_code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = error_code
    return error


def test_a_commit_that_landed_although_it_failed_is_found(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_fail(connection: sqlite3.Connection) -> None:
        connection.commit()
        raise failing(sqlite3.SQLITE_IOERR_FSYNC)

    book.packet(1)
    monkeypatch.setattr(book._file.connection.dialect, "do_commit", commit_and_fail)
    with pytest.raises(DiskFaultError, match="也已保存"):
        book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
    assert book.packet(1).lines[0].amount == 5
    assert book.undo_label == "改金额"
    book.undo()
    assert book.packet(1) == small_packet()


def test_a_disk_that_is_gone_stops_the_work(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def pull_the_plug(connection: sqlite3.Connection) -> None:
        connection.rollback()
        book.path.rename(tmp_path / "elsewhere")
        raise failing(sqlite3.SQLITE_IOERR_WRITE)

    monkeypatch.setattr(book._file.connection.dialect, "do_commit", pull_the_plug)
    with pytest.raises(DiskFaultError, match="已停止编辑"):
        book.edit("改金额", lambda draft: draft.update(1, Line, "L1", amount=5))
    with pytest.raises(DiskFaultError, match="已停止编辑"):
        book.packet(1)
    book.close()
    assert not book.path.exists()
    with Book.open(tmp_path / "elsewhere") as found:
        assert found.packet(1) == small_packet()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, BookInUseError),
        (sqlite3.SQLITE_LOCKED, BookInUseError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, CannotWriteError),
        (sqlite3.SQLITE_CANTOPEN, CannotWriteError),
        (sqlite3.SQLITE_FULL, DiskFullError),
        (sqlite3.SQLITE_IOERR_READ, DiskFaultError),
        (sqlite3.SQLITE_CORRUPT, DamagedBookError),
        (sqlite3.SQLITE_NOTADB, DamagedBookError),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, None),
    ],
)
def test_every_fault_of_the_world_has_its_words(path: Path, code: int, kind: type[StoreError] | None) -> None:
    for error in (failing(code), OperationalError("SELECT", {}, failing(code))):
        told = in_words(error, path)
        assert type(told) is (kind or type(None))
        if told is not None:
            assert told.what
            assert told.advice

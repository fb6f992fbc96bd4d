"""Opening: only a book, only a sound one, only by one at a time, and nothing touched that is refused."""

import json
import os
import shutil
import stat
import struct
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from budget_desktop.domain.records import Line
from budget_desktop.store.book import Book
from budget_desktop.store.errors import (
    BookInUseError,
    BookMissingError,
    CannotWriteError,
    DamagedBookError,
    NewerBookError,
    NotABookError,
)
from budget_desktop.store.file.holder import holder_of
from budget_desktop.store.schema import layout

from .outside import change_outside, open_elsewhere, refused
from .programs import run_program
from .samples import small_packet

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_missing_book(path: Path) -> None:
    assert "找不到" in str(refused(path, BookMissingError))


def test_a_folder_is_not_a_book(path: Path) -> None:
    path.mkdir()
    assert "文件夹" in str(refused(path, NotABookError))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "空文件"),
        (b"hello", "不是部门预算账套"),
        (b"PK\3\4" + bytes(200), "Excel"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "Excel"),
        (b"SQLite format 3\0", "不是部门预算账套"),
        (b"SQLite format 3\0" + bytes(84), "数据库文件"),
    ],
)
def test_other_kinds_of_files(path: Path, content: bytes, text: str) -> None:
    path.write_bytes(content)
    assert text in str(refused(path, NotABookError))


def test_a_real_workbook_and_a_real_database(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    refused(path, NotABookError)
    path.unlink()
    change_outside(path, "CREATE TABLE line (amount)")
    refused(path, NotABookError)


def test_a_newer_book_is_not_touched(closed: Path) -> None:
    with closed.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", layout.SCHEMA_VERSION + 1))
    error = refused(closed, NewerBookError)
    assert f"格式 {layout.SCHEMA_VERSION + 1}" in error.what
    assert "新版" in error.advice


def test_a_book_without_a_version_is_damaged(closed: Path) -> None:
    change_outside(closed, "PRAGMA user_version=0")
    refused(closed, DamagedBookError)


def test_a_second_opener_is_told_who_has_the_book(book: Book) -> None:
    holder = holder_of(book.path)
    assert holder is not None
    answer = open_elsewhere(book.path)
    assert answer.startswith("BookInUseError")
    assert "这台电脑的另一个窗口" in answer
    told = json.loads(announced(book.path).read_text(encoding="utf-8"))
    announced(book.path).write_text(json.dumps({**told, "machine": "PC-201"}), encoding="utf-8")
    assert f"{holder.user}（计算机 PC-201" in open_elsewhere(book.path)
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))


def announced(book: Path) -> Path:
    return book.with_name(f"~${book.name}.lock")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_of_two_who_open_at_the_same_moment_one_gets_the_book(tmp_path: Path) -> None:
    assert "one winner each" in run_program("open_race", tmp_path, 20)


def test_a_second_opener_without_the_side_file(book: Book) -> None:
    announced(book.path).write_text("not json")
    assert "另一个程序正在使用" in open_elsewhere(book.path)


def test_a_second_window_of_this_program_is_refused_and_the_lock_is_kept(book: Book, tmp_path: Path) -> None:
    with pytest.raises(BookInUseError, match="本程序"):
        Book.open(book.path)
    other_name = tmp_path / "link.budget"
    other_name.symlink_to(book.path)
    with pytest.raises(BookInUseError, match="本程序"):
        Book.open(other_name)
    assert open_elsewhere(book.path).startswith("BookInUseError")


def test_a_closed_book_can_be_opened_elsewhere_and_leaves_one_file(book: Book) -> None:
    book.close()
    assert list(book.path.parent.iterdir()) == [book.path]
    assert open_elsewhere(book.path) == "opened"
    assert list(book.path.parent.iterdir()) == [book.path]


def test_a_book_switched_to_another_journal_is_switched_back(closed: Path) -> None:
    change_outside(closed, "PRAGMA journal_mode=WAL")
    with Book.open(closed) as book:
        assert book.packet(1) == small_packet()
    assert list(closed.parent.iterdir()) == [closed]


def test_the_settings_are_those_that_were_measured(book: Book) -> None:
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "busy_timeout": 0,
    }
    with book._file.connection.begin():
        found = {name: book._file.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_who_only_looked_leaves_no_name_behind(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "一位只看看的同事"
    with monkeypatch.context() as patch:
        patch.setattr("getpass.getuser", lambda: name)
        with Book.open(closed):
            pass
    assert name.encode() in closed.read_bytes()
    with Book.open(closed):
        pass
    assert name.encode() not in closed.read_bytes()


def test_a_new_book_may_be_read_by_those_who_may_read_a_new_file(path: Path, tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    Book.create(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


@contextmanager
def as_nobody() -> "Iterator[None]":
    """Root may write everywhere, so be somebody else for a while."""
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody without rights"
)
@pytest.mark.parametrize(
    "forbid",
    [
        lambda path: path.chmod(0o444),
        lambda path: path.parent.chmod(0o555),
        lambda path: path.chmod(0o000),
        lambda path: path.parent.chmod(0o000),
    ],
)
def test_a_place_that_cannot_be_written_to(closed: Path, forbid: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / closed.name
        shutil.copy(closed, path)
        Path(folder).chmod(0o777)
        path.chmod(0o666)
        forbid(path)
        before = path.read_bytes()
        with as_nobody(), pytest.raises(CannotWriteError):
            Book.open(path)
        assert path.read_bytes() == before
        with as_nobody():
            if not os.access(folder, os.W_OK, effective_ids=True):
                with pytest.raises(CannotWriteError):
                    Book.create(path.with_name("new.budget"))
        assert [entry.name for entry in Path(folder).iterdir()] == [path.name]


def test_creating_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BookMissingError, match="文件夹"):
        Book.create(tmp_path / "gone" / "new.budget")

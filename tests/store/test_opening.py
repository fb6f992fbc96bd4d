"""Opening: only a book, only a sound one, only by one at a time, and nothing touched that is refused."""

import os
import shutil
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing, contextmanager
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
    StoreError,
)
from budget_desktop.store.file.checks import check_pages
from budget_desktop.store.file.holder import holder_of

from .programs import run_program
from .samples import small_packet

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from budget_desktop.store.book import Book
from budget_desktop.store.errors import StoreError
try:
    Book.open(Path(sys.argv[1])).close()
except StoreError as error:
    print(type(error).__name__, error)
else:
    print("opened")
"""


def open_elsewhere(path: Path) -> str:
    """What another process meets when it opens the book."""
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=utf8())
    return done.stdout.strip()


def utf8() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}


def change_outside(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path: Path, kind: type[StoreError]) -> StoreError:
    """The error with which a book is refused, after making sure that nothing was touched."""
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    with pytest.raises(kind) as caught:
        Book.open(path)
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()} == before
    return caught.value


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
        file.write(struct.pack(">I", 2))
    error = refused(closed, NewerBookError)
    assert "格式 2" in error.what
    assert "新版" in error.advice


def test_a_book_without_a_version_is_damaged(closed: Path) -> None:
    change_outside(closed, "PRAGMA user_version=0")
    refused(closed, DamagedBookError)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER UPDATE ON book_session BEGIN DELETE FROM line; END",
        "CREATE VIEW evil AS SELECT * FROM line",
        "CREATE TABLE evil (x)",
        "CREATE INDEX evil ON line (amount)",
        "DROP TRIGGER change_entry_refuses_delete",
        "ALTER TABLE line ADD COLUMN evil TEXT",
    ],
)
def test_a_layout_that_is_not_ours_is_refused(closed: Path, statement: str) -> None:
    change_outside(closed, statement)
    assert "内部结构" in refused(closed, DamagedBookError).what


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line SET amount = amount + 1 WHERE key = 'L1'",
        "UPDATE packet SET department = '别的部门'",
        "UPDATE line SET position = 1 WHERE key = 'L3'",
        "DELETE FROM line WHERE key = 'L1'",
        "UPDATE book SET generation = 9",
        "INSERT INTO change_entry VALUES (2, '2025-01-01T00:00:00+08:00', '某人', 'edit', '补', NULL, 'x')",
    ],
)
def test_a_value_changed_outside_is_noticed(closed: Path, statement: str) -> None:
    change_outside(closed, statement)
    refused(closed, DamagedBookError)


def test_a_log_altered_outside_is_noticed(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        (guard,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'change_entry_refuses_update'"
        ).fetchone()
    change_outside(
        closed, "DROP TRIGGER change_entry_refuses_update", "UPDATE change_entry SET who = '某人'", guard
    )
    assert "修改记录" in refused(closed, DamagedBookError).what


def test_flipped_bits_are_noticed(closed: Path) -> None:
    sound = closed.read_bytes()
    with Book.open(closed) as book:
        digest = book.digest()
    for offset in range(100, len(sound), 3989):
        closed.write_bytes(sound[:offset] + bytes([sound[offset] ^ 0x10]) + sound[offset + 1 :])
        try:
            with Book.open(closed) as book:
                assert book.digest() == digest, offset
                assert book.packet(1)
        except StoreError:
            continue


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Tree 4 page 9: unable to get the page. error code=522", "磁盘已断开"),
        ("*** in database main ***\nOn tree page 92 cell 0: failed to get page 86", "磁盘已断开"),
        ("*** in database main ***\nPage 87 is never used", "已损坏（Page 87 is never used）"),
    ],
)
def test_a_disk_that_cannot_be_read_is_not_taken_for_a_broken_book(path: Path, line: str, text: str) -> None:
    class Connection:
        """Answers a check as SQLite does."""

        def exec_driver_sql(self, _: str) -> "Connection":
            return self

        def scalars(self) -> list[str]:
            return [line]

    with pytest.raises(DamagedBookError, match=text):
        check_pages(Connection(), path, thoroughly=False)  # type: ignore[arg-type]  # all that is asked of one


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"CREATE TABLE line", b"\xa0REATE TABLE line"),
        ("本级".encode(), b"\xa0" * 6),
        (b"closed", b"clo\xa0ed"),
        ("导入".encode(), b"\xa0" * 6),
    ],
)
def test_a_text_that_is_none_any_more_is_noticed(closed: Path, sound: bytes, broken: bytes) -> None:
    content = closed.read_bytes()
    assert sound in content
    closed.write_bytes(content.replace(sound, broken))
    refused(closed, DamagedBookError)


def test_a_book_that_lost_what_it_knows_of_itself_is_damaged(closed: Path) -> None:
    change_outside(closed, "DELETE FROM book_session")
    refused(closed, DamagedBookError)


@pytest.mark.parametrize("keep", [150, 5000, -4096])
def test_a_cut_off_book_is_noticed(closed: Path, keep: int) -> None:
    closed.write_bytes(closed.read_bytes()[:keep])
    refused(closed, DamagedBookError)


def test_a_second_opener_is_told_who_has_the_book(book: Book) -> None:
    holder = holder_of(book.path)
    assert holder is not None
    answer = open_elsewhere(book.path)
    assert answer.startswith("BookInUseError")
    assert str(holder) in answer
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_of_two_who_open_at_the_same_moment_one_gets_the_book(tmp_path: Path) -> None:
    assert "one winner each" in run_program("open_race", tmp_path, 20)


def test_a_second_opener_without_the_side_file(book: Book) -> None:
    book.path.with_name(f"~${book.path.name}.lock").write_text("not json")
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


def copy_while_open(book: Book, target: Path) -> None:
    """Copied by another process: closing our own handle on the file would drop our lock on it."""
    script = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", script, str(book.path), str(target)], check=True)


def test_a_book_copied_while_in_use_is_recognised(book: Book, tmp_path: Path) -> None:
    book.edit("改", lambda draft: draft.update(1, Line, "L1", amount=5))
    copy = tmp_path / "copy.budget"
    copy_while_open(book, copy)
    with Book.open(copy) as opened:
        assert opened.opened_after_crash
        assert opened.packet(1) == book.packet(1)
    with Book.open(copy) as opened:
        assert not opened.opened_after_crash


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line SET amount = amount + 1 WHERE key = 'L1'",
        "DELETE FROM line WHERE key = 'L1'",
        "INSERT INTO long_text VALUES (1, '多', 1, '出的一行')",
    ],
)
def test_a_copy_that_contradicts_its_log_is_refused(book: Book, tmp_path: Path, statement: str) -> None:
    copy = tmp_path / "copy.budget"
    copy_while_open(book, copy)
    change_outside(copy, statement)
    with pytest.raises(DamagedBookError, match="修改记录不符"):
        Book.open(copy)


def test_broken_references_are_noticed_after_a_crash(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "copy.budget"
    copy_while_open(book, copy)
    change_outside(copy, "PRAGMA foreign_keys=OFF", "DELETE FROM unit")
    with pytest.raises(DamagedBookError, match="已损坏"):
        Book.open(copy)


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

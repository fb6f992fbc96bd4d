"""A book that does not hold what was saved in it is noticed, and not touched."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from budget_desktop.domain.records import Line
from budget_desktop.store.book import Book
from budget_desktop.store.errors import DamagedBookError, StoreError
from budget_desktop.store.file.checks import check_pages

from .outside import change_outside, copy_while_open, refused


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


def test_what_befell_the_file_while_it_is_open_is_noticed_when_asked(closed: Path) -> None:
    sound = closed.read_bytes()
    place = sound.rindex("某部门".encode())
    with Book.open(closed) as book:
        book.check()
        with closed.open("r+b") as file:
            file.seek(place)
            file.write("别部门".encode())
        with pytest.raises(DamagedBookError, match="备份与恢复"):
            book.check()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Tree 4 page 9: unable to get the page. error code=522", "磁盘已断开"),
        ("*** in database main ***\nOn tree page 92 cell 0: failed to get page 86", "磁盘已断开"),
        ("*** in database main ***\nPage 87 is never used", "已损坏（查出1处）"),
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

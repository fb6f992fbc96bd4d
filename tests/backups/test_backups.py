"""Copies kept by the program: made when something changed, told apart, brought back under a new name."""

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from budget_desktop.backups.restoring import look_into, restore
from budget_desktop.backups.shelf import Reason, backups_in, books_on, folder_of, keep
from budget_desktop.domain.errors import KnownError
from budget_desktop.operations import create_sample
from budget_desktop.store.book import Book

NOW = datetime(2026, 11, 23, 10, 15).astimezone()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "备份"


@pytest.fixture
def book(tmp_path: Path, sample_book: Path) -> Iterator[Book]:
    with Book.open(Path(shutil.copyfile(sample_book, tmp_path / "2020年预算.budget"))) as opened:
        yield opened


def rename(book: Book, name: str) -> None:
    id_ = book.packets()[0].id
    book.edit("改简称", lambda draft: draft.update_header(id_, short_name=name))


def test_a_copy_tells_when_and_why(book: Book, shelf: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    assert kept.path.name.startswith("20261123-101500 关闭时 ")
    assert kept.path.parent == folder_of(book, shelf)
    assert backups_in(folder_of(book, shelf)) == (kept,)
    assert kept.size > 0


def test_an_unchanged_book_is_not_copied_again(book: Book, shelf: Path) -> None:
    assert keep(book, shelf, Reason.OPENED, NOW)
    assert keep(book, shelf, Reason.CLOSED, NOW + timedelta(hours=1)) is None
    rename(book, "金融办")
    assert keep(book, shelf, Reason.CLOSED, NOW + timedelta(hours=2))
    assert len(backups_in(folder_of(book, shelf))) == 2


def test_what_is_handed_over_is_kept_even_so_and_for_good(book: Book, shelf: Path) -> None:
    keep(book, shelf, Reason.CLOSED, NOW)
    handed = keep(book, shelf, Reason.DISCLOSED, NOW)
    assert handed is not None
    assert keep(book, shelf, Reason.DISCLOSED, NOW) is None, "that very state is kept already"
    later = NOW
    for month in range(1, 15):
        later = NOW + timedelta(days=31 * month)
        rename(book, f"第{month}次")
        keep(book, shelf, Reason.CLOSED, later)
    assert handed in backups_in(folder_of(book, shelf))


def test_a_copy_made_after_the_clock_was_set_back_stays(book: Book, shelf: Path) -> None:
    most = 5
    for hour in range(most):
        rename(book, f"第{hour}次")
        keep(book, shelf, Reason.CLOSED, NOW + timedelta(hours=hour), most)
    rename(book, "时钟拨回以后")
    kept = keep(book, shelf, Reason.CLOSED, NOW - timedelta(days=400), most)
    left = backups_in(folder_of(book, shelf))
    assert kept in left
    assert len(left) == most


def test_older_copies_are_thinned_when_one_is_made(book: Book, shelf: Path) -> None:
    for hour in range(5):
        rename(book, f"第{hour}次")
        keep(book, shelf, Reason.CLOSED, NOW + timedelta(hours=hour))
    assert len(backups_in(folder_of(book, shelf))) == 5
    rename(book, "三天以后")
    keep(book, shelf, Reason.CLOSED, NOW + timedelta(days=3))
    assert len(backups_in(folder_of(book, shelf))) == 2


def test_two_books_of_one_name_do_not_mix(book: Book, shelf: Path, tmp_path: Path) -> None:
    keep(book, shelf, Reason.CLOSED, NOW)
    (tmp_path / "另一处").mkdir()
    other = tmp_path / "另一处" / book.path.name
    create_sample(other)
    with Book.open(other) as second:
        keep(second, shelf, Reason.CLOSED, NOW)
    assert [(name, len(backups)) for name, backups in books_on(shelf)] == [("2020年预算", 1)] * 2


def test_foreign_files_in_the_folder_are_left_alone(book: Book, shelf: Path) -> None:
    keep(book, shelf, Reason.CLOSED, NOW)
    folder = folder_of(book, shelf)
    names = ["我的备份.budget", "20269999-101500 关闭时 12345678.budget", "说明.txt"]
    for name in names:
        (folder / name).write_text("别动", encoding="utf-8")
    rename(book, "改过")
    keep(book, shelf, Reason.CLOSED, NOW + timedelta(days=400))
    assert all((folder / name).exists() for name in names)
    assert all(backup.path.name not in names for backup in backups_in(folder))


def test_one_sees_what_stands_in_a_copy(book: Book, shelf: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    before = kept.path.read_bytes()
    (content,) = look_into(kept)
    assert (content.department, content.year) == ("济源市人民政府金融服务办公室", 2020)
    assert content.income == content.spending == 15_00_00_00, "15.00 万元 in 分"
    assert kept.path.read_bytes() == before, "a copy is never opened itself"


def test_a_copy_comes_back_under_a_new_name(book: Book, shelf: Path, tmp_path: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    rename(book, "后来改的")
    restore(kept, tmp_path / "恢复.budget")
    with Book.open(tmp_path / "恢复.budget") as back:
        header = back.packet(back.packets()[0].id).header
    assert header.short_name != "后来改的"
    assert book.packet(book.packets()[0].id).header.short_name == "后来改的"


def test_nothing_is_overwritten_by_bringing_back(book: Book, shelf: Path, tmp_path: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    taken = tmp_path / "已有.budget"
    taken.write_bytes(b"mine")
    with pytest.raises(KnownError, match="已经存在"):
        restore(kept, taken)
    assert taken.read_bytes() == b"mine"


def test_a_damaged_copy_is_told_and_leaves_nothing(book: Book, shelf: Path, tmp_path: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    data = bytearray(kept.path.read_bytes())
    data[4096:8192] = bytes(4096)
    kept.path.write_bytes(data)
    with pytest.raises(KnownError):
        look_into(kept)
    with pytest.raises(KnownError):
        restore(kept, tmp_path / "恢复.budget")
    assert not (tmp_path / "恢复.budget").exists()


def test_a_copy_that_has_gone_is_told(book: Book, shelf: Path) -> None:
    kept = keep(book, shelf, Reason.CLOSED, NOW)
    assert kept is not None
    kept.path.unlink()
    assert kept.size == 0
    with pytest.raises(KnownError, match="找不到"):
        look_into(kept)


def test_a_place_that_takes_no_copies_is_told_and_the_book_goes_on(book: Book, tmp_path: Path) -> None:
    blocked = tmp_path / "文件"
    blocked.write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(KnownError, match="备份文件夹"):
        keep(book, blocked, Reason.CLOSED, NOW)
    rename(book, "照常工作")
    assert backups_in(blocked) == ()
    assert list(books_on(blocked)) == []


def test_a_full_disk_leaves_no_half_copy(book: Book, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError):
        keep(book, shelf, Reason.CLOSED, NOW)
    monkeypatch.undo()
    assert list(folder_of(book, shelf).iterdir()) == []


def test_two_copies_of_one_second_have_two_names(book: Book, shelf: Path) -> None:
    keep(book, shelf, Reason.CLOSED, NOW)
    rename(book, "改过")
    keep(book, shelf, Reason.CLOSED, NOW)
    rename(book, "再改")
    keep(book, shelf, Reason.CLOSED, NOW)
    assert len(backups_in(folder_of(book, shelf))) == 3

"""What is wanted of copies: kept in a file of its own, heeded by window and command line alike."""

import json
import shutil
from pathlib import Path

import pytest

from budget_desktop import assets
from budget_desktop.arguments import DONE
from budget_desktop.backups import unattended
from budget_desktop.backups.shelf import Reason, books_on
from budget_desktop.backups.wishes import FEWEST, Wishes, read_wishes, write_wishes
from budget_desktop.cli import main

SAMPLE = assets.resource("samples", "jiyuan-2020.json")


@pytest.fixture
def book(tmp_path: Path, sample_book: Path) -> Path:
    return Path(shutil.copyfile(sample_book, tmp_path / "账套.budget"))


@pytest.fixture
def wishes_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "设置" / "backup.json"
    monkeypatch.setattr(unattended, "wishes_file", lambda: file)
    write_wishes(file, Wishes(folder=tmp_path / "备份"))
    return file


def test_wishes_come_back_as_they_were_written(tmp_path: Path) -> None:
    wanted = Wishes(on=False, folder=tmp_path / "另一块盘", most=7)
    write_wishes(tmp_path / "新" / "backup.json", wanted)
    assert read_wishes(tmp_path / "新" / "backup.json") == wanted


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"on": "x", "folder": 3, "most": "many"}', "\N{NULL}" * 40, '{"most": null}']
)
def test_a_damaged_file_is_as_in_a_new_program(tmp_path: Path, text: str) -> None:
    file = tmp_path / "backup.json"
    file.write_text(text, encoding="utf-8")
    assert read_wishes(file) == Wishes()


def test_a_number_out_of_bounds_is_brought_in(tmp_path: Path) -> None:
    file = tmp_path / "backup.json"
    file.write_text(json.dumps({"most": -1}), encoding="utf-8")
    assert read_wishes(file).most == FEWEST


def test_the_command_line_copies_a_book_before_it_takes_something_in(
    book: Path, wishes_at: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(SAMPLE), str(book)]) == DONE
    ((_, (kept,)),) = books_on(tmp_path / "备份")
    assert kept.reason is Reason.BEFORE_IMPORT
    assert f"已备份：{kept.path}" in capsys.readouterr().out


def test_nobody_who_wants_none_gets_one_and_a_new_book_needs_none(
    book: Path, wishes_at: Path, tmp_path: Path
) -> None:
    assert main(["import", str(SAMPLE), str(tmp_path / "新.budget")]) == DONE
    write_wishes(wishes_at, Wishes(on=False, folder=tmp_path / "备份"))
    assert main(["import", str(SAMPLE), str(book)]) == DONE
    assert list(books_on(tmp_path / "备份")) == []


def test_a_copy_that_cannot_be_made_is_told_and_stops_nothing(
    book: Path, wishes_at: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "备份").write_text("没有地方", encoding="utf-8")
    assert main(["import", str(SAMPLE), str(book)]) == DONE
    assert "没有备份：无法建立备份文件夹" in capsys.readouterr().out
